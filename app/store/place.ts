const ROWS = 2 ** 20
const COLUMNS = 2 ** 14
/** Observations that one cell may carry. */
export const OBSERVATIONS_A_CELL = 16

/** Sheet, row and column in one whole number, in reading order: the primary key of a cell is its address. */
export function cellKey(sheet: number, row: number, column: number): number {
  return (sheet * ROWS + row) * COLUMNS + column
}

/** What a cell's key says. */
export function placeOf(key: number): { readonly sheet: number; readonly row: number; readonly column: number } {
  const column = key % COLUMNS
  const above = (key - column) / COLUMNS
  const row = above % ROWS
  return { sheet: (above - row) / ROWS, row, column }
}

/** Key of the nth observation of a cell: observations sort as their cells do. */
export function observationKey(cell: number, nth: number): number {
  return cell * OBSERVATIONS_A_CELL + nth
}

/** Key of the cell that carries an observation. */
export function cellOfObservation(key: number): number {
  return Math.floor(key / OBSERVATIONS_A_CELL)
}

/** Lowest key of a sheet's cells; the next sheet's is one past its highest. */
export function firstKey(sheet: number): number {
  return cellKey(sheet, 0, 0)
}
