import type { Assembly } from './assemble.ts'
import type { Made } from './blocks.ts'
import type { Grid } from './grid.ts'
import { ROLES, type Role } from './layout.ts'
import type { CellReader } from './reading.ts'

/** The one role of each cell, by position in the sheet's table. What belongs to no table is a note below, a title above. */
export function rolesOf(grid: Grid, reader: CellReader, assembly: Assembly, made: readonly Made[]): Uint8Array {
  const { rows, count } = grid.sheet.cells
  const roles = new Uint8Array(count).fill(code('ignored'))
  const firstTable = Math.min(Number.POSITIVE_INFINITY, ...made.map(({ block }) => block.range.top))
  for (let index = 0; index < count; index++) {
    if (grid.hidden[index] === 1) roles[index] = code('hidden')
    else if (reader.types[index] !== 0) roles[index] = code((rows[index] ?? 0) < firstTable ? 'title' : 'note')
  }
  const set = (row: number, column: number, role: Role): void => {
    const index = grid.at(row, column)
    if (index >= 0 && reader.types[index] !== 0) roles[index] = code(role)
  }
  for (const { titles } of assembly.tables) for (const index of titles) roles[index] = code('title')
  for (const { block, columns, headingRows, totalRows } of made) {
    for (const { row, column } of block.titles) set(row, column, 'title')
    for (const row of block.headerRows) for (const { column } of columns) set(row, column, 'header')
    for (const row of block.rows) {
      for (const { column, kind } of columns) {
        if (block.kind === 'record list') set(row, column, 'label')
        else if (kind === 'value') set(row, column, totalRows.has(row) ? 'total' : 'value')
        else
          set(row, column, kind === 'label' ? 'label' : kind === 'ignored' || kind === 'percent' ? 'ignored' : 'note')
      }
    }
    for (const row of headingRows) for (const { column } of columns) set(row, column, 'label')
  }
  return roles
}

function code(role: Role): number {
  return ROLES.indexOf(role)
}
