import type { SheetWindow } from '../../../app/contract/index.ts'
import type { Address } from '../../../app/vocabulary/index.ts'
import type { Axis } from './axis.ts'

interface Press {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

/** Where a key moves the lit cell to; undefined where the key moves nothing. Hidden rows and columns are stepped over. */
export function moveLight(
  press: Press,
  from: Address,
  rows: Axis,
  columns: Axis,
  sheet: SheetWindow | null,
  screen: number,
): Address | undefined {
  if (press.altKey) return undefined
  const control = press.ctrlKey || press.metaKey
  const bottom = Math.max(0, (sheet?.rowCount ?? 1) - 1)
  const right = Math.max(0, (sheet?.columnCount ?? 1) - 1)
  const { row, column } = from
  switch (press.key) {
    case 'ArrowUp':
      return { row: control ? 0 : step(rows, row, -1), column }
    case 'ArrowDown':
      return { row: control ? bottom : step(rows, row, 1), column }
    case 'ArrowLeft':
      return { row, column: control ? 0 : step(columns, column, -1) }
    case 'ArrowRight':
      return { row, column: control ? right : step(columns, column, 1) }
    case 'Home':
      return { row: control ? 0 : row, column: 0 }
    case 'End':
      return { row: control ? bottom : row, column: right }
    case 'PageUp':
      return { row: Math.max(0, row - Math.max(1, screen - 1)), column }
    case 'PageDown':
      return { row: Math.min(rows.count - 1, row + Math.max(1, screen - 1)), column }
    default:
      return undefined
  }
}

function step(axis: Axis, from: number, by: 1 | -1): number {
  let next = from + by
  while (next >= 0 && next < axis.count && axis.isHidden(next)) next += by
  return next >= 0 && next < axis.count ? next : from
}
