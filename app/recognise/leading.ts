import type { Grid } from './grid.ts'
import { type CellReader, NUMBER, type Reading } from './reading.ts'

/** A row of figures that are the sums of the rows below it, as pivot tables set them: "2017/18 45, Facebook 20, Instagram 25". */
export interface Leading {
  readonly row: number
  /** Last row that it sums. */
  readonly to: number
  readonly reading: Reading
}

/**
 * Rows headed by a period whose figures are the sums of the rows up to the next such row, in every column; empty unless
 * that holds for each of them and the other labels are no periods.
 */
export function leadingPeriods(
  grid: Grid,
  reader: CellReader,
  rows: readonly number[],
  column: number,
  values: readonly number[],
): readonly Leading[] {
  if (rows.length > MOST_ROWS) return []
  const all = labelled(grid, reader, rows, column)
  const heads = all.filter(({ reading }) => reading.period !== undefined && reading.period.alsoAge !== true)
  if (heads.length === 0 || heads.length === all.length || all[0] !== heads[0]) return []
  const found: Leading[] = []
  for (const [i, { row, reading }] of heads.entries()) {
    const next = heads[i + 1]?.row ?? Number.POSITIVE_INFINITY
    const parts = all.filter((one) => one.row > row && one.row < next)
    const end = parts.findIndex((one) => one.reading.total)
    const summed = end < 0 ? parts : parts.slice(0, end)
    const last = summed.at(-1)
    // a total within a group stands below it: then the period only heads
    if (last === undefined || (end >= 0 && i < heads.length - 1)) return []
    if (
      judgedColumns(
        grid,
        reader,
        row,
        summed.map((one) => one.row),
        values,
      ) === 0
    )
      return []
    found.push({ row, to: last.row, reading })
  }
  return found
}

/**
 * Rows of a group ("Social media 44, Facebook 30, Snapchat 14") that repeat the rows below them. The first must be a name that
 * the labels beside it do not explain; those after it follow from group to group.
 */
export function leadingSubtotals(
  grid: Grid,
  reader: CellReader,
  rows: readonly number[],
  column: number,
  values: readonly number[],
  explained: (reading: Reading) => boolean,
): readonly Leading[] {
  if (rows.length > MOST_ROWS) return []
  const all = labelled(grid, reader, rows, column)
  let numbers: readonly (readonly (number | undefined)[])[] | undefined
  const found: Leading[] = []
  let judged = 0
  for (let i = 0; i < all.length; i++) {
    const head = all[i]
    if (head === undefined || head.reading.total || head.reading.subtotal) continue
    if (found.length === 0 ? explained(head.reading) : found.at(-1)?.to !== all[i - 1]?.row) continue
    numbers ??= values.map((column) => all.map(({ row }) => numberAt(grid, reader, row, column)))
    const end = summedTo(numbers, all, i)
    if (end === undefined) continue
    judged += numbers.filter((column) => (column[i] ?? 0) > 0).length
    found.push({ row: head.row, to: all[end]?.row ?? head.row, reading: head.reading })
    i = end
  }
  // one column of one group may add up by chance
  return judged >= 2 ? found : []
}

/**
 * Position of the last of the rows, two at least, that a row sums in every column; undefined where there is none, or nothing but
 * noughts are summed. The first column is added up as it goes; the others only where it fits.
 */
function summedTo(
  columns: readonly (readonly (number | undefined)[])[],
  all: ReturnType<typeof labelled>,
  head: number,
): number | undefined {
  const [first, ...others] = columns
  const total = first?.[head]
  if (total === undefined || !columns.some((column) => (column[head] ?? 0) > 0)) return undefined
  let sum = 0
  for (let end = head + 1; end < all.length && !all[end]?.reading.total; end++) {
    const part = first?.[end]
    if (part === undefined) return undefined
    sum += part
    if (end < head + 2 || !equal(sum, total)) continue
    if (others.every((column) => equal(sumOf(column, head + 1, end), column[head]))) return end
  }
  return undefined
}

function sumOf(column: readonly (number | undefined)[], from: number, to: number): number {
  let sum = 0
  for (let i = from; i <= to; i++) sum += column[i] ?? Number.NaN
  return sum
}

function equal(sum: number, total: number | undefined): boolean {
  return total !== undefined && Math.abs(sum - total) <= 1e-6 * Math.max(1, Math.abs(total))
}

/** Longer lists are no tables that someone has grouped by hand. */
const MOST_ROWS = 400

function labelled(grid: Grid, reader: CellReader, rows: readonly number[], column: number) {
  return rows.flatMap((row) => {
    const index = grid.at(row, column)
    return index < 0 || reader.types[index] === 0 ? [] : [{ row, reading: reader.reading(index) }]
  })
}

/** In how many columns the figure is the sum of the parts; 0 where it differs in any, or nothing but noughts are summed. */
function judgedColumns(
  grid: Grid,
  reader: CellReader,
  row: number,
  parts: readonly number[],
  columns: readonly number[],
): number {
  let judged = 0
  for (const column of columns) {
    const total = numberAt(grid, reader, row, column)
    const numbers = parts.map((part) => numberAt(grid, reader, part, column))
    if (total === undefined || numbers.some((number) => number === undefined)) return 0
    const sum = numbers.reduce<number>((all, number) => all + (number ?? 0), 0)
    if (Math.abs(sum - total) > 1e-6 * Math.max(1, Math.abs(total))) return 0
    if (total > 0) judged++
  }
  return judged
}

function numberAt(grid: Grid, reader: CellReader, row: number, column: number): number | undefined {
  const index = grid.at(row, column)
  // an empty cell among sums is nothing
  if (index < 0 || reader.types[index] === 0) return 0
  if (reader.types[index] !== NUMBER) return undefined
  const found = reader.figure(index)
  return found.is === 'figure' && found.figure.status === 'ok' ? found.figure.value : undefined
}
