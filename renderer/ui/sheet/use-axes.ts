import { useMemo, useRef } from 'react'
import type { SheetWindow } from '../../../app/contract/index.ts'
import { type Axis, layAxis } from './axis.ts'

const ROW_HEIGHT = 22
const COLUMN_WIDTH = 76
const ROW_BAND = 12
const COLUMN_BAND = 20
/** Columns beside the last one that its text may run into, on however narrow a screen. */
const RUN_OVER = 1

/** Rows and columns of a sheet in pixels, with room beside its last cell for text that runs over. */
export function useAxes(
  sheetKey: string,
  sheet: SheetWindow | null,
  seen: { readonly width: number },
  zoom = 1,
): { readonly rows: Axis; readonly columns: Axis } {
  const fitted = useFittedWidths(sheetKey, sheet)
  const rowCount = Math.max(1, sheet?.rowCount ?? 0)
  const hiddenRows = JSON.stringify(sheet?.hiddenRows ?? [])
  const rows = useMemo(
    () => layAxis(rowCount, Math.round(ROW_HEIGHT * zoom), [], JSON.parse(hiddenRows), ROW_BAND),
    [rowCount, hiddenRows, zoom],
  )
  const hiddenColumns = JSON.stringify(sheet?.hiddenColumns ?? [])
  const sizes = JSON.stringify(
    sheet?.columnWidths.length
      ? sheet.columnWidths.map(({ first, last, width }) => ({ first, last, size: Math.round(pixels(width) * zoom) }))
      : fitted.map(({ size, ...one }) => ({ ...one, size: Math.round(size * zoom) })),
  )
  const unit = Math.round(COLUMN_WIDTH * zoom)
  const columns = useMemo(() => {
    const used = Math.max(1, sheet?.columnCount ?? 0)
    const lay = (count: number): Axis => layAxis(count, unit, JSON.parse(sizes), JSON.parse(hiddenColumns), COLUMN_BAND)
    const free = Math.floor((seen.width - lay(used).total) / unit)
    return lay(Math.min(16_384, used + Math.max(RUN_OVER, free)))
  }, [sheet?.columnCount, seen.width, sizes, hiddenColumns, unit])
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
