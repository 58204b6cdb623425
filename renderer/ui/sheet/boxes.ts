import type { SheetCell, SheetWindow } from '../../../app/contract/index.ts'
import type { Range } from '../../../app/vocabulary/index.ts'
import type { Axis } from './axis.ts'

/** A cell placed on the sheet, in pixels. */
export interface CellBox {
  readonly cell: SheetCell
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly merged: boolean
}

/** Places the cells that are not hidden: merged ones over their range, left-aligned text over the empty cells beside it. */
export function placeCells(sheet: SheetWindow, rows: Axis, columns: Axis, zoom = 1): readonly CellBox[] {
  const merges = new Map<string, Range>(sheet.merges.map((range) => [`${range.top},${range.left}`, range]))
  const boxes: CellBox[] = []
  for (const [position, cell] of sheet.cells.entries()) {
    if (cell.hidden || rows.isHidden(cell.row) || columns.isHidden(cell.column)) continue
    const merge = merges.get(`${cell.row},${cell.column}`)
    const right = merge?.right ?? spillsTo(cell, sheet.cells[position + 1], columns, zoom)
    const bottom = merge?.bottom ?? cell.row
    const x = columns.start(cell.column)
    const y = rows.start(cell.row)
    boxes.push({
      cell,
      x,
      y,
      width: end(columns, right) - x,
      height: end(rows, bottom) - y,
      merged: merge !== undefined,
    })
  }
  return boxes
}

/** Last column that a cell's text may run into, as spreadsheets let it. */
function spillsTo(cell: SheetCell, next: SheetCell | undefined, columns: Axis, zoom: number): number {
  const own = cell.column
  if (cell.kind !== 'text' || (cell.align !== null && cell.align !== 'left')) return own
  const needed = (cell.shown.length * 6.4 + 16) * zoom
  const wall = next !== undefined && next.row === cell.row ? next.column - 1 : columns.count - 1
  let column = own
  while (column < wall && end(columns, column) - columns.start(own) < needed && !columns.isHidden(column + 1))
    column += 1
  return column
}

function end(axis: Axis, index: number): number {
  return axis.start(index) + axis.length(index)
}
