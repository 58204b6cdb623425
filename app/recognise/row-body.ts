import type { Address } from '../vocabulary/index.ts'
import type { Column } from './columns.ts'
import { emptyRowsAtEnd, understands } from './empty-rows.ts'
import type { Grid } from './grid.ts'
import { type Axed, labelColumn, staggered } from './label-columns.ts'
import { type Leading, leadingPeriods, leadingSubtotals } from './leading.ts'
import type { CellReader } from './reading.ts'
import type { RawTable } from './tables.ts'

/** The body of a table before its rows are told apart: which columns label them, and which hold their figures. */
export interface Body {
  readonly grid: Grid
  readonly reader: CellReader
  /** Top to bottom, with those at the end whose figures are missing. */
  readonly rows: readonly number[]
  readonly labels: readonly Axed[]
  /** Columns of figures. */
  readonly values: readonly number[]
  /** Rows headed by a period that sum the rows below them, by their row. */
  readonly heads: ReadonlyMap<number, Leading>
  /** Rows that repeat the rows of a group below them. */
  readonly repeats: ReadonlySet<number>
  readonly hasFigures: (row: number) => boolean
  /** Position of the cell that stands at a place or is merged over it, -1 where nothing is read there. */
  readonly textAt: (row: number, column: number) => number
}

/** Tells what the columns of labels hold, by the rows that are no sums of those below them. */
export function bodyOf(
  grid: Grid,
  reader: CellReader,
  raw: RawTable,
  columns: readonly Column[],
  titleKeys: readonly string[],
): Body {
  const values = columns.filter(({ kind }) => kind === 'value').map(({ column }) => column)
  const names = columns.filter(({ kind }) => kind === 'label')
  const hasFigures = (row: number): boolean =>
    values.some((column) => {
      const index = grid.at(row, column)
      return index >= 0 && reader.types[index] !== 0
    })
  const textAt = (row: number, column: number): number => {
    const index = grid.covering(row, column)
    return index >= 0 && reader.types[index] !== 0 ? index : -1
  }
  const [only] = names
  const leading =
    only === undefined || names.length > 1
      ? []
      : leadingPeriods(grid, reader, raw.bodyRows.filter(hasFigures), only.column, values)
  const heads = new Map(leading.map((one) => [one.row, one] as const))
  const below = raw.bodyRows.filter((row) => !heads.has(row))
  const apart = names.map((column) => labelColumn(grid, reader, column, below, titleKeys, hasFigures))
  const labels = staggered(grid, apart, raw.bodyRows, hasFigures, titleKeys)
  const rows = [...raw.bodyRows, ...emptyRowsAtEnd(raw, labels, reader, textAt)]
  const body = { grid, reader, rows, labels, values, heads, hasFigures, textAt }
  return { ...body, repeats: repeatsOf(body) }
}

/** "Social media" over "Facebook" and "Snapchat" in the one column of labels, where that holds no periods. */
function repeatsOf({ grid, reader, rows, labels, values, heads, hasFigures }: Omit<Body, 'repeats'>): Set<number> {
  const [label] = labels
  if (label === undefined || labels.length > 1 || heads.size > 0 || label.key === '' || label.key === 'period')
    return new Set()
  const found = leadingSubtotals(
    grid,
    reader,
    rows.filter(hasFigures),
    label.column,
    values,
    (reading) => understands(label.axis, reading) || reading.measure !== undefined,
  )
  return new Set(found.map(({ row }) => row))
}

/** Where a cell stands, by its position. */
export function addressOf({ grid }: Body, index: number): Address {
  return { row: grid.sheet.cells.rows[index] ?? 0, column: grid.sheet.cells.columns[index] ?? 0 }
}
