import { type KeyboardEvent, type RefObject, useCallback } from 'react'

/** Keys within a table of cells marked `data-cell`: arrows, Home, End, Page, with Control the ends of the table. */
export function useGridKeys(table: RefObject<HTMLElement | null>): (event: KeyboardEvent) => void {
  return useCallback(
    (event) => {
      const from = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-cell]') : null
      if (table.current === null || from === null || event.altKey) return
      const rows = [...table.current.querySelectorAll<HTMLElement>('[data-row]')].map((row) => [
        ...row.querySelectorAll<HTMLElement>('[data-cell]'),
      ])
      const row = rows.findIndex((cells) => cells.includes(from))
      const column = rows[row]?.indexOf(from) ?? 0
      const to = target(event, row, column, rows.length - 1, (rows[row]?.length ?? 1) - 1)
      if (to === null) return
      event.preventDefault()
      const line = rows[Math.max(0, Math.min(rows.length - 1, to.row))]
      const cell = line?.[Math.max(0, Math.min(line.length - 1, to.column))]
      cell?.focus()
      cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    },
    [table],
  )
}

const PAGE = 15

function target(
  { key, ctrlKey, metaKey }: KeyboardEvent,
  row: number,
  column: number,
  lastRow: number,
  lastColumn: number,
): { readonly row: number; readonly column: number } | null {
  const far = ctrlKey || metaKey
  switch (key) {
    case 'ArrowUp':
      return { row: far ? 0 : row - 1, column }
    case 'ArrowDown':
      return { row: far ? lastRow : row + 1, column }
    case 'ArrowLeft':
      return { row, column: far ? 0 : column - 1 }
    case 'ArrowRight':
      return { row, column: far ? lastColumn : column + 1 }
    case 'Home':
      return { row: far ? 0 : row, column: 0 }
    case 'End':
      return { row: far ? lastRow : row, column: lastColumn }
    case 'PageUp':
      return { row: row - PAGE, column }
    case 'PageDown':
      return { row: row + PAGE, column }
    default:
      return null
  }
}
