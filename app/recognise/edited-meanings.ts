import type { Address } from '../vocabulary/index.ts'
import { axisOf, measureWords, ownKey, spanOf, stated } from './axis.ts'
import type { Made } from './blocks.ts'
import type { Paint } from './edited-paint.ts'
import type { Reshaped } from './edited-shapes.ts'
import type { Grid } from './grid.ts'
import { filledRight } from './headers.ts'
import { type Block, type HeadingGroup, type Statement, statement, UNLABELLED_TOTAL } from './layout.ts'
import type { CellReader, Reading } from './reading.ts'

/** A table with what the analyst says its headings, labels and totals mean. */
export function withMeanings(grid: Grid, reader: CellReader, paint: Paint, shape: Reshaped, made: Made): Made {
  const headed = withHeadings(grid, reader, paint, shape, made)
  const labelled = withLabels(grid, reader, paint, headed)
  const grouped = withGroups(grid, reader, paint, shape, labelled)
  return withTotals(grid, reader, paint, grouped)
}

/** Keys that statements treat in their own way; any other is the key of a dimension. */
const STATED_APART: ReadonlySet<string> = new Set(['', 'force', 'period', 'month', 'measure', 'area'])

function keyOf(meaning: string): string {
  return STATED_APART.has(meaning) ? meaning : ownKey(meaning)
}

function withLabels(grid: Grid, reader: CellReader, paint: Paint, made: Made): Made {
  const { block } = made
  const labels = block.labels.map((label) => {
    const cells = block.rows.length > 0 ? cellsOf(grid, reader, block.rows, label.column) : []
    const painted = cells.findLast((index) => paint.roleOf(index) === 'label' && paint.meaningOf(index) !== undefined)
    const over = label.at === undefined ? -1 : grid.at(label.at.row, label.at.column)
    const meaning = painted === undefined ? (over < 0 ? undefined : paint.meaningOf(over)) : paint.meaningOf(painted)
    if (meaning === undefined) return label
    const key = keyOf(meaning)
    return { ...label, key, span: key === 'period' ? spanOf(cells.map((index) => reader.reading(index))) : '' }
  })
  return { ...made, block: { ...block, labels } }
}

function withHeadings(grid: Grid, reader: CellReader, paint: Paint, { table }: Reshaped, made: Made): Made {
  const { block } = made
  const values = block.columns.map(({ column }) => column)
  const states = new Map(block.columns.map(({ column, states }) => [column, [...states]]))
  let whole = [...block.states]
  for (const [level, row] of table.headerRows.entries()) {
    const places = filledRight(grid, reader, table, row, values, level === table.headerRows.length - 1)
    const readings = [...new Set([...places.values()].map(({ index }) => index))].map((index) => reader.reading(index))
    for (const [column, { index }] of places) {
      const meaning = paint.roleOf(index) === 'header' ? paint.meaningOf(index) : undefined
      if (meaning === undefined) continue
      const at = addressOf(grid, index)
      const fact = say(reader.reading(index), keyOf(meaning), at, readings)
      const others = (states.get(column) ?? []).filter((one) => !isAt(one, at))
      states.set(column, fact === undefined ? others : [...others, fact])
      whole = whole.filter((one) => !isAt(one, at))
    }
  }
  const columns = block.columns.map(({ column }) => ({ column, states: states.get(column) ?? [] }))
  return { ...made, block: { ...block, columns, states: whole } }
}

function say(reading: Reading, key: string, at: Address, readings: readonly Reading[]): Statement | undefined {
  if (key === 'measure') {
    const words = measureWords(reading)
    return words === '' ? undefined : statement('measure', words, 'cell', at, reading.text)
  }
  return stated(reading, { key, sure: 1, parts: true }, at, spanOf(readings))
}

/** Labels that were made headers head the rows below them, down to the next of them. */
function withGroups(grid: Grid, reader: CellReader, paint: Paint, { headingRows }: Reshaped, made: Made): Made {
  if (headingRows.length === 0) return made
  const { block } = made
  const last = block.rows.at(-1) ?? 0
  const kept: HeadingGroup[] = []
  const added: HeadingGroup[] = []
  for (const [i, row] of headingRows.entries()) {
    const states = cellsOf(grid, reader, [row], undefined).flatMap((index) => {
      if (paint.roleOf(index) !== 'header') return []
      const reading = reader.reading(index)
      const meaning = paint.meaningOf(index)
      const key = meaning === undefined ? axisOf([reading], undefined, []).key : keyOf(meaning)
      const fact = stated(reading, { key, sure: 1, parts: true }, addressOf(grid, index), '')
      return fact === undefined ? [] : [fact]
    })
    added.push({ from: row + 1, to: (headingRows[i + 1] ?? last + 1) - 1, states })
  }
  const first = headingRows[0] ?? 0
  for (const group of block.groups) if (group.from <= first) kept.push({ ...group, to: Math.min(group.to, first - 1) })
  const heads = new Set(headingRows)
  const width = block.labels.length
  const positions = [...block.rows.keys()].filter((position) => !heads.has(block.rows[position] ?? -1))
  return {
    ...made,
    headingRows: [...new Set([...made.headingRows, ...headingRows])],
    block: {
      ...block,
      groups: [...kept.filter(({ from, to }) => from <= to), ...added].sort((a, b) => a.from - b.from),
      rows: Int32Array.from(positions, (position) => block.rows[position] ?? 0),
      labelRows: Int32Array.from(
        positions.flatMap((position) => [...block.labelRows.subarray(position * width, (position + 1) * width)]),
      ),
    },
  }
}

/** Rows and columns of which the most figures were made totals state the total of what labels and headings name. */
function withTotals(grid: Grid, reader: CellReader, paint: Paint, made: Made): Made {
  const { block } = made
  if (block.kind === 'record list' || !paint.given.has('total')) return made
  const figureColumns = new Set(block.columns.map(({ column }) => column))
  const totalRows = new Set(made.totalRows)
  const labelRows = Int32Array.from(block.labelRows)
  for (const [position, row] of block.rows.entries()) {
    if (!mostly(cellsOf(grid, reader, [row], undefined, figureColumns), paint)) continue
    totalRows.add(row)
    const width = block.labels.length
    const own = block.labels.flatMap(({ column }, j) => (grid.covering(row, column) >= 0 ? [j] : []))
    const from = own.at(-1) ?? 0
    const named = grid.covering(row, block.labels[from]?.column ?? -1)
    const reading = named < 0 ? undefined : reader.reading(named)
    if (reading?.total === true || reading?.subtotal === true) continue
    for (let j = from; j < width; j++) labelRows[position * width + j] = UNLABELLED_TOTAL
  }
  const columns = block.columns.map((column) => {
    const cells = cellsOf(grid, reader, block.rows, column.column).filter((index) => !totalRows.has(rowOf(grid, index)))
    return mostly(cells, paint) ? { ...column, states: column.states.map(total) } : column
  })
  return { ...made, totalRows, block: { ...block, labelRows, columns } satisfies Block }
}

function mostly(cells: readonly number[], paint: Paint): boolean {
  const totals = cells.filter((index) => paint.roleOf(index) === 'total').length
  return totals > 0 && totals * 2 >= cells.length
}

function total(one: Statement): Statement {
  if (one.key === 'force') return statement('area', 'Total', one.from, one.at, one.written)
  return STATED_APART.has(one.key) ? one : statement(one.key, 'Total', one.from, one.at, one.written)
}

function cellsOf(
  grid: Grid,
  reader: CellReader,
  rows: Iterable<number>,
  column: number | undefined,
  among?: ReadonlySet<number>,
): readonly number[] {
  const cells: number[] = []
  for (const row of rows) {
    if (column !== undefined) {
      const index = grid.at(row, column)
      if (index >= 0 && reader.types[index] !== 0) cells.push(index)
      continue
    }
    for (let index = grid.firstOf(row); index < grid.endOf(row); index++) {
      const own = grid.sheet.cells.columns[index] ?? 0
      if (among !== undefined && !among.has(own)) continue
      if (grid.hidden[index] !== 1 && reader.types[index] !== 0) cells.push(index)
    }
  }
  return cells
}

function isAt(one: Statement, at: Address): boolean {
  return one.from === 'cell' && one.at?.row === at.row && one.at.column === at.column
}

function rowOf(grid: Grid, index: number): number {
  return grid.sheet.cells.rows[index] ?? 0
}

function addressOf(grid: Grid, index: number): Address {
  return { row: rowOf(grid, index), column: grid.sheet.cells.columns[index] ?? 0 }
}
