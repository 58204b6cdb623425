import { useMemo, useRef } from 'react'
import type { SheetWindow } from '../../../app/contract/index.ts'
import { type Axis, layAxis } from './axis.ts'

const ROW_HEIGHT = 22
const COLUMN_WIDTH = 76
const ROW_BAND = 12
const COLUMN_BAND = 20

/** Rows and columns of a sheet in pixels, a little beyond its last cell and never less than the screen. */
export function useAxes(
  sheetKey: string,
  sheet: SheetWindow | null,
  seen: { readonly width: number; readonly height: number },
): { readonly rows: Axis; readonly columns: Axis } {
  const fitted = useFittedWidths(sheetKey, sheet)
  const rowCount = Math.max((sheet?.rowCount ?? 0) + 4, Math.ceil(seen.height / ROW_HEIGHT))
  const columnCount = Math.min(16_384, Math.max((sheet?.columnCount ?? 0) + 2, Math.ceil(seen.width / COLUMN_WIDTH)))
  const hiddenRows = JSON.stringify(sheet?.hiddenRows ?? [])
  const rows = useMemo(
    () => layAxis(rowCount, ROW_HEIGHT, [], JSON.parse(hiddenRows), ROW_BAND),
    [rowCount, hiddenRows],
  )
  const hiddenColumns = JSON.stringify(sheet?.hiddenColumns ?? [])
  const sizes = JSON.stringify(
    sheet?.columnWidths.length
      ? sheet.columnWidths.map(({ first, last, width }) => ({ first, last, size: pixels(width) }))
      : fitted,
  )
  const columns = useMemo(
    () => layAxis(columnCount, COLUMN_WIDTH, JSON.parse(sizes), JSON.parse(hiddenColumns), COLUMN_BAND),
    [columnCount, sizes, hiddenColumns],
  )
  return { rows, columns }
}

/** Widths by what the first cells hold, for files that carry none. Fixed once known: columns do not jump while scrolling. */
function useFittedWidths(
  sheetKey: string,
  sheet: SheetWindow | null,
): readonly { readonly first: number; readonly last: number; readonly size: number }[] {
  const kept = useRef<{ key: string; widths: Map<number, number> }>({ key: '', widths: new Map() })
  if (kept.current.key !== sheetKey) kept.current = { key: sheetKey, widths: new Map() }
  const { widths } = kept.current
  if (sheet !== null && sheet.columnWidths.length === 0) {
    const longest = new Map<number, number>()
    for (const { column, shown, row } of sheet.cells) {
      // A title in the first rows runs over its neighbours and says nothing of its column.
      if (row < 3 && shown.length > 30) continue
      longest.set(column, Math.max(longest.get(column) ?? 0, shown.length))
    }
    for (const [column, length] of longest) {
      if (!widths.has(column)) widths.set(column, Math.min(260, Math.max(56, Math.ceil(length * 6.6) + 16)))
    }
  }
  return [...widths].map(([column, size]) => ({ first: column, last: column, size }))
}

/** Pixels of a width that the file gives in characters. */
function pixels(characters: number): number {
  return Math.min(480, Math.max(18, Math.round(characters * 7 + 5)))
}
