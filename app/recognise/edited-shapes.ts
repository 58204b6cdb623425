import { contains, type Range } from '../vocabulary/index.ts'
import type { Assembled } from './assemble.ts'
import { type Column, type ColumnKind, columnsOf } from './columns.ts'
import type { Paint } from './edited-paint.ts'
import { around, overlap } from './edits.ts'
import type { Grid } from './grid.ts'
import type { CellReader } from './reading.ts'
import type { RawTable } from './tables.ts'

/** A table as it was guessed or drawn, with the range that its cells fill; null for one that nobody guessed. */
export interface Shape {
  readonly range: Range
  readonly guess: Assembled | null
  /** The sheet without the cells of other tables that were drawn by hand. */
  readonly grid: Grid
}

/** A table as the roles of its cells make it. */
export interface Reshaped {
  readonly table: RawTable
  readonly columns: readonly Column[]
  /** Rows within the body whose label was made a header: it heads the rows below it. */
  readonly headingRows: readonly number[]
}

/** Tables, and which of them were touched by a role that makes part of a table. */
export interface Shapes {
  readonly untouched: readonly Shape[]
  readonly touched: readonly Shape[]
}

/** Rows or columns that may lie between a table and cells that are made part of it. */
const NEAR = 2

/** The range that a guessed table fills, without its title. */
export function rangeOfTable(table: RawTable): Range {
  const rows = [...table.headerRows, ...table.bodyRows, ...table.tailRows]
  return { top: Math.min(...rows), bottom: Math.max(...rows), left: table.left, right: table.right }
}

/** Gives each painted cell to the table that it stands in or next to; what stands near none makes a table of its own. */
export function shapesOf(grid: Grid, paint: Paint, guessed: readonly Shape[]): Shapes {
  const { rows, columns, count } = grid.sheet.cells
  const touched = new Set<number>()
  const loose = new Map<number, Range>()
  for (let index = 0; index < count; index++) {
    const role = paint.roleOf(index)
    if (role === undefined) continue
    const at = { row: rows[index] ?? 0, column: columns[index] ?? 0 }
    const inside = guessed.findIndex(({ range }) => contains(range, at))
    if (inside >= 0) touched.add(inside)
    if (inside >= 0 || !isPart(role)) continue
    const cell = { top: at.row, left: at.column, bottom: at.row, right: at.column }
    const edit = paint.owner[index] ?? -1
    const before = loose.get(edit)
    loose.set(edit, before === undefined ? cell : around(before, cell))
  }
  const shapes = guessed.map((shape) => ({ ...shape }))
  let left = [...loose.values()]
  for (let found = true; found; ) {
    found = false
    const rest: Range[] = []
    for (const range of left) {
      const near = shapes.findIndex((shape) => isNear(shape.range, range, NEAR))
      const shape = shapes[near]
      if (shape === undefined) rest.push(range)
      else {
        shapes[near] = { ...shape, range: around(shape.range, range) }
        touched.add(near)
        found = true
      }
    }
    left = rest
  }
  return {
    untouched: shapes.filter((_, i) => !touched.has(i)),
    touched: [
      ...shapes.filter((_, i) => touched.has(i)),
      ...grouped(left).map((range) => ({ range, guess: null, grid })),
    ],
  }
}

function isPart(role: string): boolean {
  return role === 'header' || role === 'label' || role === 'value' || role === 'total'
}

/** One stands above, below or beside the other, with at most so many rows or columns between them. */
function isNear(a: Range, b: Range, gap: number): boolean {
  const rowsApart = Math.max(a.top - b.bottom, b.top - a.bottom)
  const columnsApart = Math.max(a.left - b.right, b.left - a.right)
  return (rowsApart <= 0 && columnsApart <= gap) || (columnsApart <= 0 && rowsApart <= gap)
}

/** Ranges that stand above or beside one another, put together. */
function grouped(ranges: readonly Range[]): readonly Range[] {
  let groups: Range[] = []
  for (const range of ranges) {
    const joins = (group: Range): boolean => isNear(group, range, Number.POSITIVE_INFINITY) || overlap(group, range)
    const joined = groups.filter(joins).reduce(around, range)
    groups = [...groups.filter((group) => !joins(group)), joined]
  }
  return groups
}

/** Sorts the rows and columns of a table into headings, body, labels and figures: as painted, and elsewhere as guessed. */
export function reshaped(reader: CellReader, paint: Paint, { range, guess, grid }: Shape): Reshaped {
  const votes = votesOf(grid, reader, paint, range)
  const labelsTo = votes.labelsTo < 0 ? labelsOf(grid, reader, range, guess) : votes.labelsTo
  const rows = [...votes.rows.keys()].sort((a, b) => a - b)
  const told = rows.filter((row) => inBody(votes.rows.get(row)))
  const guessedHeaders = new Set(guess?.table.headerRows)
  const guessedBody = new Set(guess?.table.bodyRows)
  const guessedTail = new Set(guess?.table.tailRows)
  const firstBody = Math.min(
    told[0] ?? Number.POSITIVE_INFINITY,
    ...rows.filter((row) => guessedBody.has(row) && votes.rows.get(row)?.header === 0),
  )
  // What stands above the headings is no figure of theirs, unless it is said to be.
  const firstTold = rows.find((row) => (votes.rows.get(row)?.header ?? 0) > 0 && !inBody(votes.rows.get(row))) ?? -1
  const headed = guess === null || ![...guessedHeaders].some((row) => row < firstTold)
  const headerRows: number[] = []
  const bodyRows: number[] = []
  const headingRows: number[] = []
  const tailRows: number[] = []
  for (const row of rows) {
    const vote = votes.rows.get(row)
    if (vote === undefined || isSetAside(grid, reader, paint, row, labelsTo, range)) continue
    if (inBody(vote)) bodyRows.push(row)
    else if (vote.header > 0) {
      const among = row > firstBody || guessedBody.has(row)
      if (among && vote.headerRight <= labelsTo) headingRows.push(row)
      else headerRows.push(row)
    } else if (guessedHeaders.has(row)) headerRows.push(row)
    else if (guessedTail.has(row) && row > (told.at(-1) ?? -1)) tailRows.push(row)
    else if (headed && row < firstTold && firstTold < firstBody) continue
    else if (guess === null ? row > Math.max(-1, ...headerRows) : guessedBody.has(row) || row > firstBody) {
      bodyRows.push(row)
    }
  }
  const table: RawTable = {
    left: range.left,
    right: range.right,
    kind: votes.values ? 'cross table' : (guess?.table.kind ?? 'cross table'),
    titleRows: [],
    headerRows,
    bodyRows: [...bodyRows, ...headingRows].sort((a, b) => a - b),
    tailRows,
  }
  const columns = columnsOf(grid, reader, table).map((column) => {
    const kind = kindOf(votes.columns.get(column.column))
    return kind === undefined ? column : { ...column, kind, odd: 0 }
  })
  return { table, columns, headingRows }
}

/** Every label of the row was set aside by hand: its figures would pass for a total of the others. */
function isSetAside(
  grid: Grid,
  reader: CellReader,
  paint: Paint,
  row: number,
  labelsTo: number,
  { left, right }: Range,
): boolean {
  let aside = -1
  let figure = -1
  for (let index = grid.firstOf(row); index < grid.endOf(row); index++) {
    const column = grid.sheet.cells.columns[index] ?? 0
    const role = paint.roleOf(index)
    if (column < left || column > right) continue
    const said = paint.owner[index] ?? -1
    // Of a figure and its label the one that was spoken of last decides.
    if (role === 'value' || role === 'total') figure = Math.max(figure, said)
    if (column > labelsTo || reader.types[index] === 0) continue
    if (grid.hidden[index] !== 1) return false
    if (role !== undefined) aside = Math.max(aside, said)
  }
  return aside > figure
}

interface RowVote {
  header: number
  body: number
  /** Last column with a header cell. */
  headerRight: number
}

interface ColumnVote {
  label: number
  value: number
}

function votesOf(grid: Grid, reader: CellReader, paint: Paint, range: Range) {
  const { columns: columnOf } = grid.sheet.cells
  const rows = new Map<number, RowVote>()
  const columns = new Map<number, ColumnVote>()
  let values = false
  let labelsTo = -1
  for (let row = range.top; row <= Math.min(range.bottom, grid.sheet.rowCount - 1); row++) {
    for (let index = grid.firstOf(row); index < grid.endOf(row); index++) {
      const column = columnOf[index] ?? 0
      if (column < range.left || column > range.right) continue
      if (grid.hidden[index] === 1 || reader.types[index] === 0) continue
      const vote = rows.get(row) ?? { header: 0, body: 0, headerRight: -1 }
      const columnVote = columns.get(column) ?? { label: 0, value: 0 }
      rows.set(row, vote)
      columns.set(column, columnVote)
      switch (paint.roleOf(index)) {
        case 'header':
          vote.header++
          vote.headerRight = Math.max(vote.headerRight, column)
          break
        case 'label':
          vote.body++
          columnVote.label++
          labelsTo = Math.max(labelsTo, column)
          break
        case 'value':
        case 'total':
          vote.body++
          columnVote.value++
          values = true
          break
        case undefined:
        case 'note':
        case 'title':
        case 'ignored':
          break
      }
    }
  }
  return { rows, columns, values, labelsTo }
}

/** Last of the columns that stand as labels before the figures of a guessed table. */
function labelsOf(grid: Grid, reader: CellReader, range: Range, guess: Assembled | null): number {
  if (guess === null) return range.left
  const columns = columnsOf(grid, reader, guess.table)
  const figures = columns.find(({ kind }) => kind === 'value')?.column ?? range.right + 1
  return columns.findLast(({ kind, column }) => kind === 'label' && column < figures)?.column ?? range.left
}

/** A row with more labels and figures than headings in it belongs to the body. */
function inBody(vote: RowVote | undefined): boolean {
  return vote !== undefined && vote.body > 0 && vote.body >= vote.header
}

function kindOf(vote: ColumnVote | undefined): ColumnKind | undefined {
  if (vote === undefined || vote.label + vote.value === 0) return undefined
  return vote.label > vote.value ? 'label' : 'value'
}
