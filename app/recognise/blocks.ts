import type { Address, Range } from '../vocabulary/index.ts'
import type { Assembled } from './assemble.ts'
import { axisOf, spanOf } from './axis.ts'
import { type Column, columnsOf } from './columns.ts'
import type { SheetContext } from './context.ts'
import type { Grid } from './grid.ts'
import { headingsOf } from './headers.ts'
import { type Block, type LabelColumn, type Statement, statement } from './layout.ts'
import { holdsPercentages } from './percent-table.ts'
import { type CellReader, dayFirst, isMonthFirst, NUMBER } from './reading.ts'
import { type Rows, rowsOf } from './rows.ts'
import { severalOffences } from './several.ts'
import { titleValues } from './title-values.ts'
import { type Line, titleBreakdowns, titleKeys, titleMeasure, titlePeriod } from './titles.ts'

/** A table with what was made of it, and what speaks against it. */
export interface Made {
  readonly block: Block
  readonly columns: readonly Column[]
  readonly headingRows: readonly number[]
  readonly totalRows: ReadonlySet<number>
  readonly doubts: readonly Doubt[]
}

/** Why a table may have been misread; `weight` is taken off the score. */
export interface Doubt {
  readonly weight: number
  readonly reason: string
}

/**
 * Makes a table of what was assembled; undefined where nothing in it could be a figure. `columns` are told where a person
 * has said what they are for.
 */
export function blockOf(
  grid: Grid,
  reader: CellReader,
  { table, titles }: Assembled,
  context: SheetContext,
  surroundings: readonly Line[],
  columns: readonly Column[] = columnsOf(grid, reader, table),
): Made | undefined {
  const lines: readonly Line[] = [
    ...context.above.map((text): Line => ({ text, at: undefined, from: 'prose' })),
    ...titles.map((index): Line => ({ text: reader.reading(index).text, at: addressOf(grid, index), from: 'cell' })),
  ]
  const keys = titleKeys(lines)
  const values = columns.filter(({ kind }) => kind === 'value')
  if (table.kind === 'record list' || values.length === 0)
    return recordList(grid, reader, table, columns, lines, context)
  if (explainsSigns(grid, reader, table, columns, titles)) return undefined
  const headings = headingsOf(grid, reader, table, columns, keys, titleBreakdowns(lines))
  const rows = rowsOf(grid, reader, table, columns, keys)
  if (rows.rows.length === 0) return undefined
  const doubts: Doubt[] = []
  const percentages = holdsPercentages(grid, reader, table, columns, lines)
  if (percentages === 'doubtful')
    doubts.push({ weight: 0.4, reason: 'the title speaks of percentages, the figures do not look like them' })
  const labelColumns = rows.labels.map(({ column }) => column)
  const valueColumns = headings.columns.map(({ column }) => column)
  const first = rows.rows[0] ?? 0
  const last = rows.rows.at(-1) ?? first
  const states: Statement[] = [...headings.states]
  const period = cornerPeriod(grid, rows, columns) ?? titlePeriod(lines) ?? context.period
  if (period !== undefined) states.push(period)
  if (!states.some(({ key }) => key === 'measure')) {
    const measure = titleMeasure(lines)
    if (measure !== undefined) states.push(measure)
  }
  const several = severalOffences([...lines, ...surroundings]) ?? context.several
  if (several !== undefined) states.push(several)
  const told = new Set([
    ...states.map(({ key }) => key),
    ...rows.labels.map(({ key }) => key),
    ...headings.columns.flatMap((column) => column.states.map(({ key }) => key)),
  ])
  const namesSheet: Line = { text: grid.sheet.name, at: undefined, from: 'sheet name' }
  states.push(...titleValues([namesSheet, ...lines]).filter(({ key }) => !told.has(key)))
  const block: Block = {
    kind: 'cross table',
    range: rangeOf(table.headerRows[0] ?? first, last, table.left, table.right),
    values: rangeOf(first, last, Math.min(...valueColumns), Math.max(...valueColumns)),
    headerRows: table.headerRows,
    labelColumns,
    titles: titles.map((index) => addressOf(grid, index)),
    labels: rows.labels,
    columns: percentages === 'sure' ? [] : headings.columns,
    rows: rows.rows,
    labelRows: rows.labelRows,
    groups: rows.groups,
    states,
  }
  if (percentages === 'sure') {
    const shares = columns.map((column): Column => (column.kind === 'value' ? { ...column, kind: 'percent' } : column))
    return { block, columns: shares, headingRows: rows.headingRows, totalRows: new Set(), doubts }
  }
  doubts.push(...doubtsOf(rows, headings, columns, block, table.headerRows.length))
  return { block, columns, headingRows: rows.headingRows, totalRows: rows.totalRows, doubts }
}

/** "Symbol | Meaning": a key to signs, and no number in it. */
function explainsSigns(
  grid: Grid,
  reader: CellReader,
  table: Assembled['table'],
  columns: readonly Column[],
  titles: readonly number[],
): boolean {
  const headings = table.headerRows.flatMap((row) => columns.map(({ column }) => grid.at(row, column)))
  const over = [...headings.filter((index) => index >= 0), ...titles]
  if (!over.some((index) => MEANING.test(reader.reading(index).text))) return false
  return table.bodyRows.every((row) =>
    columns.every(({ column }) => {
      const index = grid.at(row, column)
      return index < 0 || reader.types[index] !== NUMBER
    }),
  )
}

const MEANING = /^(?:meanings?|definitions?|explanations?|descriptions?|what (?:it|this) means)$/i

/** The year over a column of labels that are none ("2017/18" in the corner): it is that of the whole table. */
function cornerPeriod(grid: Grid, { labels }: Rows, columns: readonly Column[]): Statement | undefined {
  for (const { column, header } of columns) {
    const label = labels.find((one) => one.column === column)
    const period = header?.reading.period?.period
    if (header === undefined || period === undefined || label === undefined || label.key === 'period') continue
    return statement(
      'period',
      `${period.start}..${period.end}`,
      'cell',
      addressOf(grid, header.index),
      header.reading.text,
    )
  }
  return undefined
}

function doubtsOf(
  rows: Rows,
  headings: ReturnType<typeof headingsOf>,
  columns: readonly Column[],
  block: Block,
  headerRows: number,
): readonly Doubt[] {
  const doubts: Doubt[] = []
  const odd = columns.filter(({ kind, odd }) => kind === 'value' && odd > 0.1)
  if (odd.length > 0) doubts.push({ weight: 0.3, reason: 'texts stand among the figures' })
  // "Offences recorded in 2017/18 | 45": each row says all that a heading could
  const plain = headerRows === 0 && columns.filter(({ kind }) => kind !== 'empty').length === 2 && rows.sure === 1
  if (plain && rows.labels.every(({ key, span }) => key === 'period' && span !== '')) return doubts
  if (headerRows === 0) doubts.push({ weight: 0.3, reason: 'the columns have no headings' })
  else if (headings.unheaded.length > 0)
    doubts.push({ weight: 0.3, reason: 'figures stand in a column without a heading' })
  if (headings.unknown.length > 0)
    doubts.push({ weight: 0.3, reason: `headings that are not understood: ${headings.unknown.slice(0, 3).join(', ')}` })
  if (rows.unlabelled.length > 0)
    doubts.push({ weight: 0.3, reason: `figures without a label in row ${(rows.unlabelled[0] ?? 0) + 1}` })
  if (rows.sure < 0.5)
    doubts.push({
      weight: 0.3,
      reason: `labels that are not understood${rows.weakest === '' ? '' : ` under "${rows.weakest}"`}`,
    })
  if (!statesPeriod(block)) doubts.push({ weight: 0.4, reason: 'no period is stated' })
  return doubts
}

/** Whether every figure finds a period in its row, its column or its table. */
function statesPeriod(block: Block): boolean {
  if (block.states.some(({ key }) => key === 'period')) return true
  if (block.labels.some(({ key, span, compound }) => compound === 'dated' || (key === 'period' && span !== '')))
    return true
  if (block.groups.some(({ states }) => states.some(({ key }) => key === 'period'))) return true
  return block.columns.every(({ states }) => states.some(({ key }) => key === 'period'))
}

/** One row for each offence: no column of figures, a date or period in every row. */
function recordList(
  grid: Grid,
  reader: CellReader,
  table: Assembled['table'],
  columns: readonly Column[],
  lines: readonly Line[],
  context: SheetContext,
): Made | undefined {
  if (table.headerRows.length === 0 || table.bodyRows.length < 2) return undefined
  const labels: LabelColumn[] = []
  for (const column of columns) {
    if (column.kind !== 'label' && column.kind !== 'value') continue
    const written = table.bodyRows.slice(0, 1000).flatMap((row) => {
      const index = grid.at(row, column.column)
      return index >= 0 && reader.types[index] !== 0 ? [reader.reading(index)] : []
    })
    const monthFirst = isMonthFirst(written)
    const readings = monthFirst ? written.map(dayFirst) : written
    const axis = axisOf(readings, column.header?.reading, [])
    // references and remarks are no keys; nor is a column that no two records share
    const own = column.header !== undefined && axis.key !== '' && axis.key !== 'measure'
    const known = column.header?.reading.dimension !== undefined || axis.key === 'period' || axis.key === 'force'
    const shared = new Set(readings.map(({ text }) => text)).size * 2 < readings.length || readings.length < 10
    const key = own && column.header?.reading.reference !== true && (known || shared) ? axis.key : ''
    labels.push({
      column: column.column,
      key,
      header: column.header?.reading.text ?? '',
      at: column.header && addressOf(grid, column.header.index),
      span: key === 'period' ? spanOf(readings) : '',
      monthFirst,
    })
  }
  const days = mainDays(labels, table, grid, reader)
  for (const [i, label] of labels.entries()) {
    if (days?.others.includes(label) === true) labels[i] = { ...label, key: '' }
  }
  const dated = labels.some(({ key, span }) => key === 'period' && span !== '')
  if (labels.filter(({ key }) => key !== '').length < 2 && !dated) return undefined
  const rows = table.bodyRows.filter(
    (row) => labels.filter(({ column }) => grid.at(row, column) >= 0).length * 2 >= labels.length,
  )
  const first = rows[0]
  if (first === undefined) return undefined
  const doubts: Doubt[] = []
  const states: Statement[] = []
  const period = titlePeriod(lines) ?? context.period
  if (period !== undefined) states.push(period)
  if (!dated && period === undefined) doubts.push({ weight: 0.4, reason: 'no period is stated' })
  if (!dated && period !== undefined) doubts.push({ weight: 0.3, reason: 'a list of records without dates' })
  const labelRows = new Int32Array(rows.length * labels.length)
  for (const [i, row] of rows.entries()) {
    for (const [j, { column }] of labels.entries()) {
      const index = grid.covering(row, column)
      labelRows[i * labels.length + j] = index < 0 ? -1 : (grid.sheet.cells.rows[index] ?? row)
    }
  }
  const block: Block = {
    kind: 'record list',
    range: rangeOf(table.headerRows[0] ?? first, rows.at(-1) ?? first, table.left, table.right),
    values: rangeOf(first, rows.at(-1) ?? first, table.left, table.right),
    headerRows: table.headerRows,
    labelColumns: labels.map(({ column }) => column),
    titles: [],
    labels,
    columns: [],
    rows: Int32Array.from(rows),
    labelRows,
    groups: [],
    states,
  }
  return { block, columns, headingRows: [], totalRows: new Set(), doubts }
}

/**
 * Of several columns of days the one that says when the record was made: what is asked for are recorded offences. Undefined
 * where there is but one, or where none or several of them say so.
 */
function mainDays(labels: readonly LabelColumn[], table: Assembled['table'], grid: Grid, reader: CellReader) {
  const columns = labels.filter(({ key, column }) => {
    if (key !== 'period') return false
    const index = grid.at(table.bodyRows[0] ?? 0, column)
    return index >= 0 && reader.reading(index).period?.kind === 'day'
  })
  const recorded = columns.filter(({ header }) => /record|report|created|logged|received/i.test(header))
  const [main] = recorded
  if (columns.length < 2 || main === undefined || recorded.length > 1) return undefined
  return { main, others: columns.filter((column) => column !== main) }
}

function addressOf(grid: Grid, index: number): Address {
  return { row: grid.sheet.cells.rows[index] ?? 0, column: grid.sheet.cells.columns[index] ?? 0 }
}

function rangeOf(top: number, bottom: number, left: number, right: number): Range {
  return { top, left, bottom, right }
}
