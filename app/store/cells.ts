import type { CellTable } from '../vocabulary/index.ts'
import { loadParts } from './bulk.ts'
import { cellKey } from './place.ts'
import type { SqlDatabase, SqlValue } from './sql.ts'

/** Writes the cells of the sheets of a reading, each sheet with its id, by rising ids. Not within a transaction. */
export function loadCells(db: SqlDatabase, sheets: readonly (readonly [id: number, cells: CellTable])[]): void {
  const count = sheets.reduce((sum, [, cells]) => sum + cells.count, 0)
  loadParts(db, 'cell', rowsOf(sheets), count)
}

/** One array for all rows: it is taken before the next is asked for. */
function* rowsOf(sheets: readonly (readonly [id: number, cells: CellTable])[]): Iterable<SqlValue[]> {
  const values: SqlValue[] = [0, 0, null, null, 0]
  for (const [id, cells] of sheets) {
    for (let i = 0; i < cells.count; i += 1) {
      values[0] = cellKey(id, cells.rows[i] ?? 0, cells.columns[i] ?? 0)
      values[1] = cells.kinds[i] ?? 0
      values[2] = storedValue(cells, i)
      values[3] = storedRaw(cells, i)
      values[4] = cells.styleOf[i] ?? 0
      yield values
    }
  }
}

/** A number where the cell is one, otherwise its text: what a query over cells wants to see. */
function storedValue(cells: CellTable, index: number): number | string | null {
  const number = cells.numbers[index] ?? Number.NaN
  // NaN has no place in SQLite: it would come back as NULL.
  if (!Number.isNaN(number)) return number
  const text = cells.texts[index] ?? -1
  return text >= 0 ? (cells.strings[text] ?? '') : null
}

/** The raw text where it is neither the value itself nor the value printed. */
function storedRaw(cells: CellTable, index: number): string | null {
  const text = cells.texts[index] ?? -1
  if (text < 0 || Number.isNaN(cells.numbers[index] ?? Number.NaN)) return null
  return cells.strings[text] ?? ''
}
