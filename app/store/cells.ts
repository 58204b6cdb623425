import type { CellTable } from '../vocabulary/index.ts'
import { cellKey } from './place.ts'
import type { SqlDatabase, SqlValue } from './sql.ts'

/** Writes the cells of a sheet. */
export function loadCells(db: SqlDatabase, sheet: number, cells: CellTable): void {
  loadByStatement(db, sheet, cells)
}

/** One INSERT a cell: the plain way, and what the quick one is tested against. */
export function loadByStatement(db: SqlDatabase, sheet: number, cells: CellTable): void {
  const statement = db.prepare('INSERT INTO cell (id, kind, value, raw, style) VALUES (?, ?, ?, ?, ?)')
  try {
    const values: SqlValue[] = [0, 0, null, null, 0]
    for (let i = 0; i < cells.count; i += 1) {
      values[0] = cellKey(sheet, cells.rows[i] ?? 0, cells.columns[i] ?? 0)
      values[1] = cells.kinds[i] ?? 0
      values[2] = storedValue(cells, i)
      values[3] = storedRaw(cells, i)
      values[4] = cells.styleOf[i] ?? 0
      statement.run(values)
    }
  } finally {
    statement.free()
  }
}

/** A number where the cell is one, otherwise its text: what a query over cells wants to see. */
export function storedValue(cells: CellTable, index: number): number | string | null {
  const number = cells.numbers[index] ?? Number.NaN
  // NaN has no place in SQLite: it would come back as NULL.
  if (!Number.isNaN(number)) return number
  const text = cells.texts[index] ?? -1
  return text >= 0 ? (cells.strings[text] ?? '') : null
}

/** The raw text where it is neither the value itself nor the value printed. */
export function storedRaw(cells: CellTable, index: number): string | null {
  const text = cells.texts[index] ?? -1
  if (text < 0 || Number.isNaN(cells.numbers[index] ?? Number.NaN)) return null
  return cells.strings[text] ?? ''
}
