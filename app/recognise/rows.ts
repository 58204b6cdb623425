import { subtotalOf } from '../names/index.ts'
import type { Address } from '../vocabulary/index.ts'
import { type Axis, axisOf, spanOf, stated } from './axis.ts'
import type { Column } from './columns.ts'
import type { Grid } from './grid.ts'
import {
  type HeadingGroup,
  type LabelColumn,
  LEADING_SUBTOTAL,
  NO_LABEL,
  statement,
  UNLABELLED_TOTAL,
} from './layout.ts'
import { leadingPeriods, leadingSubtotals } from './leading.ts'
import { type CellReader, dayFirst, isMonthFirst, NUMBER, PERCENT, type Reading } from './reading.ts'
import type { RawTable } from './tables.ts'

/** The rows of a table with their labels resolved. */
export interface Rows {
  readonly labels: readonly LabelColumn[]
  readonly rows: Int32Array
  readonly labelRows: Int32Array
  readonly groups: readonly HeadingGroup[]
  /** Rows of the label columns that only head those below. */
  readonly headingRows: readonly number[]
  readonly totalRows: ReadonlySet<number>
  /** Rows with figures whose label could not be made out. */
  readonly unlabelled: readonly number[]
  /** Least share of labels that an axis understands. */
  readonly sure: number
  readonly weakest: string
}

interface Axed extends LabelColumn {
  readonly axis: Axis
  /** The same text in every row that has one. */
  readonly constant: boolean
  /** One of several columns over which the labels of one kind are spread, one to a row. */
  readonly staggered: boolean
  readonly readings: readonly Reading[]
}

/** Resolves the labels of a table's rows: filled down, totals, headings, rows of which every figure is missing. */
export function rowsOf(
  grid: Grid,
  reader: CellReader,
  raw: RawTable,
  columns: readonly Column[],
  titleKeys: readonly string[],
): Rows {
  const values = columns.filter(({ kind }) => kind === 'value').map(({ column }) => column)
  const candidates = [...raw.bodyRows]
  const hasFigures = (row: number): boolean =>
    values.some((column) => {
      const index = grid.at(row, column)
      return index >= 0 && reader.types[index] !== 0
    })
  const names = columns.filter(({ kind }) => kind === 'label')
  const [only] = names
  const leading =
    only === undefined || names.length > 1
      ? []
      : leadingPeriods(grid, reader, candidates.filter(hasFigures), only.column, values)
  const heads = new Map(leading.map((one) => [one.row, one] as const))
  const apart = names.map((column) =>
    labelColumn(
      grid,
      reader,
      column,
      candidates.filter((row) => !heads.has(row)),
      titleKeys,
      hasFigures,
    ),
  )
  const textAt = (row: number, column: number): number => {
    const index = grid.covering(row, column)
    return index >= 0 && reader.types[index] !== 0 ? index : -1
  }
  const labels = staggered(grid, apart, candidates, hasFigures, titleKeys)
  candidates.push(...emptyRowsAtEnd(raw, labels, reader, textAt))
  const [label] = labels
  const subtotals = new Set(
    label === undefined || labels.length > 1 || leading.length > 0 || label.key === '' || label.key === 'period'
      ? []
      : leadingSubtotals(grid, reader, candidates.filter(hasFigures), label.column, values, (reading) =>
          understands(label.axis, reading),
        ).map(({ row }) => row),
  )

  const rows: number[] = []
  const labelRows: number[] = []
  const headingRows: number[] = []
  const groups: { from: number; to: number; states: HeadingGroup['states'] }[] = []
  const totalRows = new Set<number>()
  const unlabelled: number[] = []
  const filled = new Array<number>(labels.length).fill(NO_LABEL)
  const closed = new Set<string>()
  let groupStart = 0
  let openGroup: (typeof groups)[number] | undefined
  // a heading right below another ("2017/18", "Female") adds to it, and so do the later ones of its kind
  let outer: HeadingGroup['states'] = []
  let inner: HeadingGroup['states'] = []
  for (const [position, row] of candidates.entries()) {
    const own = labels.map(({ column }) => textAt(row, column))
    const given = own.flatMap((index, i) =>
      index >= 0 && !(labels[i]?.constant === true && labels.length > 1) ? [i] : [],
    )
    if (!hasFigures(row)) {
      const kind = emptyRowKind(grid, reader, labels, candidates, position, own, given, textAt, hasFigures)
      if (kind === 'heading') {
        const [at = 0] = given
        const index = own[at] ?? -1
        headingRows.push(row)
        if (openGroup !== undefined) openGroup.to = row - 1
        openGroup = undefined
        const said = headingStates(grid, reader, labels[at], index)
        if (candidates[position - 1] === headingRows.at(-2) && headingRows.length > 1) outer = inner
        else outer = outer.filter(({ key }) => said.every((one) => one.key !== key))
        inner = [...said, ...outer.filter(({ key }) => said.every((one) => one.key !== key))]
        const states = inner
        if (states.length > 0) {
          openGroup = { from: row + 1, to: candidates.at(-1) ?? row, states }
          groups.push(openGroup)
        }
        continue
      }
      if (kind === 'nothing') continue
    }
    if (isPercentRow(row, own)) continue
    const head = heads.get(row)
    if (head !== undefined || subtotals.has(row)) {
      totalRows.add(row)
      rows.push(row)
      labelRows.push(head === undefined ? LEADING_SUBTOTAL : UNLABELLED_TOTAL)
      if (head !== undefined) groups.push({ from: row, to: head.to, states: [periodOf(head.reading, own[0] ?? -1)] })
      continue
    }
    const total = own.findIndex((index) => index >= 0 && isAnyTotal(reader.reading(index)))
    if (leading.length > 0 && total >= 0) {
      const span = spanOf(leading.map(({ reading }) => reading))
      groups.push({ from: row, to: row, states: [statement('period', span, 'cell', addressOf(own[0] ?? -1), '')] })
    }
    const resolved = resolveRow(row, own, total)
    rows.push(row)
    labelRows.push(...resolved)
  }
  return {
    labels: labels.map(({ column, key, header, at, span, monthFirst }) => ({
      column,
      key,
      header,
      at,
      span,
      monthFirst,
    })),
    rows: Int32Array.from(rows),
    labelRows: Int32Array.from(labelRows),
    groups,
    headingRows,
    totalRows,
    unlabelled,
    sure: Math.min(1, ...labels.filter(({ axis }) => axis.parts).map(({ axis }) => axis.sure)),
    weakest: labels.reduce((weak, label) => (label.axis.sure < weak.axis.sure ? label : weak), labels[0] ?? NO_AXED)
      .header,
  }

  /** "% change": a row of percentages among the figures, blanks and all. */
  function isPercentRow(row: number, own: readonly number[]): boolean {
    if (own.some((index) => index >= 0 && reader.reading(index).percent)) return true
    const types = values.map((column) => reader.types[Math.max(0, grid.at(row, column))] ?? 0)
    const there = types.filter((_, i) => grid.at(row, values[i] ?? 0) >= 0)
    return there.length > 0 && there.every((type) => type === PERCENT)
  }

  function addressOf(index: number): Address {
    return { row: grid.sheet.cells.rows[index] ?? 0, column: grid.sheet.cells.columns[index] ?? 0 }
  }

  function periodOf({ period, text }: Reading, index: number) {
    const days = period === undefined ? '' : `${period.period.start}..${period.period.end}`
    return statement('period', days, 'cell', addressOf(index), text)
  }

  function resolveRow(row: number, own: readonly number[], total: number): readonly number[] {
    const named = own.some((index, i) => index >= 0 && labels[i]?.constant !== true)
    if (labels.length > 0 && !named && !own.some((index) => index >= 0 && labels.some(({ axis }) => !axis.parts))) {
      // figures without a label: the total of what stands above, if they add up to it
      const everyConstant = labels.every(({ constant }) => constant)
      if (!everyConstant || own.every((index) => index < 0)) {
        totalRows.add(row)
        if (!addsUp(row)) unlabelled.push(row)
        return own.map((index, i) =>
          labels[i]?.constant === true ? (index >= 0 ? row : (filled[i] ?? NO_LABEL)) : UNLABELLED_TOTAL,
        )
      }
    }
    if (total >= 0) totalRows.add(row)
    const grand = total > 0 && isGrandTotal(row, own, total)
    const resolved = own.map((index, i) => {
      const label = labels[i]
      // "Total" merged over the columns of labels is a total of each
      if (index >= 0 && total >= 0 && i > total && own[total] === index) return UNLABELLED_TOTAL
      if (index >= 0) {
        const at = grid.sheet.cells.rows[index] ?? row
        if (i !== total) {
          if (filled[i] !== at && i < labels.length - 1 && label?.constant !== true) startGroup(i)
          filled[i] = at
        }
        return at
      }
      if (label?.staggered === true) return NO_LABEL
      if (label?.constant === true) return filled[i] ?? NO_LABEL
      if (total >= 0 && i > total) return UNLABELLED_TOTAL
      if (total >= 0 && i < total && grand) return UNLABELLED_TOTAL
      return filled[i] ?? NO_LABEL
    })
    if (total >= 0) closed.add(`${total} ${resolved.slice(0, total).join()}`)
    const missing = resolved.some((at, i) => at === NO_LABEL && labels[i]?.key !== '' && labels[i]?.staggered !== true)
    if (missing) unlabelled.push(row)
    return resolved
  }

  function startGroup(i: number): void {
    groupStart = rows.length
    for (let later = i + 1; later < labels.length; later++)
      if (labels[later]?.constant !== true) filled[later] = NO_LABEL
  }

  /** A total row with an empty column before its label: over everything, or over the group that the column names above. */
  function isGrandTotal(row: number, own: readonly number[], total: number): boolean {
    const before = own
      .slice(0, total)
      .flatMap((index, i) => (index < 0 && labels[i]?.constant !== true && labels[i]?.key !== '' ? [i] : []))
    if (before.length === 0) return false
    if (
      closed.has(
        `${total} ${own
          .slice(0, total)
          .map((index, i) => (index >= 0 ? row : filled[i]))
          .join()}`,
      )
    )
      return true
    const group = compareSum(row, groupStart, false)
    if (group === 'equal') return false
    return compareSum(row, 0, true) === 'equal'
  }

  function addsUp(row: number): boolean {
    if (
      compareSum(row, groupStart, false) === 'equal' ||
      compareSum(row, 0, false) === 'equal' ||
      compareSum(row, 0, true) === 'equal'
    )
      return true
    // suppressed parts: it may still be their sum
    return compareSum(row, 0, false) === 'unknown' && candidates.at(-1) === row
  }

  /** Whether the row is the sum of the rows since `from` that are no totals themselves (or only of the totals). */
  function compareSum(row: number, from: number, totalsOnly: boolean): 'equal' | 'different' | 'unknown' {
    let verdict: 'equal' | 'unknown' = 'unknown'
    for (const column of values) {
      const stands = numberAt(row, column)
      if (stands === undefined) continue
      let sum = 0
      let parts = 0
      let known = true
      for (let i = from; i < rows.length; i++) {
        const part = rows[i] ?? 0
        if (totalRows.has(part) !== totalsOnly) continue
        const number = numberAt(part, column)
        if (number === undefined) known = known && reader.types[grid.at(part, column)] === undefined
        else {
          sum += number
          parts++
        }
      }
      if (parts === 0) continue
      if (!known) {
        if (sum > stands + 1e-6) return 'different'
        continue
      }
      if (Math.abs(sum - stands) > 1e-6 * Math.max(1, Math.abs(stands))) return 'different'
      verdict = 'equal'
    }
    return verdict
  }

  function numberAt(row: number, column: number): number | undefined {
    const index = grid.at(row, column)
    if (index < 0 || reader.types[index] !== NUMBER) return undefined
    const found = reader.figure(index)
    return found.is === 'figure' && found.figure.status === 'ok' ? found.figure.value : undefined
  }
}

const NO_AXED: Axed = {
  column: 0,
  key: '',
  header: '',
  at: undefined,
  span: '',
  monthFirst: false,
  axis: { key: '', sure: 1, parts: false },
  constant: true,
  staggered: false,
  readings: [],
}

function isAnyTotal(reading: Reading): boolean {
  return reading.total || reading.subtotal
}

/**
 * Labels that step to the right ("England and Wales" in A, its forces in B): columns of which each row of figures fills
 * just one are read as one, and nothing is filled down in them.
 */
function staggered(
  grid: Grid,
  labels: readonly Axed[],
  rows: readonly number[],
  hasFigures: (row: number) => boolean,
  titleKeys: readonly string[],
): readonly Axed[] {
  if (labels.length < 2 || labels.length > 6 || rows.length > LOOKED_AT) return labels
  const filled = labels.map(() => 0)
  let one = 0
  let more = 0
  for (const row of rows) {
    if (!hasFigures(row)) continue
    const there = labels.flatMap(({ column }, i) => (grid.covering(row, column) >= 0 ? [i] : []))
    if (there.length === 1) one++
    else if (there.length > 1) more++
    for (const i of there) filled[i] = (filled[i] ?? 0) + 1
  }
  if (more > 0 || one < 3 || filled.some((count) => count === 0)) return labels
  const readings = labels.flatMap((label) => label.readings)
  const axis = axisOf(readings, undefined, titleKeys)
  return labels.map((label) => ({ ...label, key: axis.key, axis, constant: false, staggered: true }))
}

/** A column of a hundred thousand labels is judged by its first thousand rows. */
const LOOKED_AT = 1000

function labelColumn(
  grid: Grid,
  reader: CellReader,
  column: Column,
  rows: readonly number[],
  titleKeys: readonly string[],
  hasFigures: (row: number) => boolean,
): Axed {
  let readings: Reading[] = []
  const beside: Reading[] = []
  let first = ''
  let constant = true
  for (const row of rows.length > LOOKED_AT ? sampled(rows) : rows) {
    const index = grid.at(row, column.column)
    if (index < 0 || reader.types[index] === 0) continue
    const reading = reader.reading(index)
    if (!isAnyTotal(reading)) {
      if (first === '') first = reading.text
      else if (reading.text !== first) constant = false
    }
    readings.push(reading)
    if (hasFigures(row)) beside.push(reading)
  }
  const values = readings.filter((reading) => !isAnyTotal(reading))
  const monthFirst = isMonthFirst(readings)
  if (monthFirst) readings = readings.map(dayFirst)
  // headings of groups ("Meeting a child (s.15)" over "Female", "Male") are values of something else than the rows
  const telling = beside.some((reading) => !isAnyTotal(reading)) ? beside : readings
  const axis = axisOf(monthFirst ? telling.map(dayFirst) : telling, column.header?.reading, titleKeys)
  const header = column.header
  return {
    column: column.column,
    // a total of nothing else is no total
    key: axis.parts ? axis.key : '',
    header: header?.reading.text ?? '',
    at: header && {
      row: grid.sheet.cells.rows[header.index] ?? 0,
      column: grid.sheet.cells.columns[header.index] ?? 0,
    },
    span: axis.key === 'period' ? spanOf(readings) : '',
    monthFirst,
    axis,
    constant: constant && values.length > 1,
    staggered: false,
    readings,
  }
}

function sampled(rows: readonly number[]): readonly number[] {
  const step = Math.ceil(rows.length / LOOKED_AT)
  return rows.filter((_, i) => i % step === 0 || i < 50)
}

/** Rows below the last figures that are labelled as the rows above are: their figures are missing. */
function emptyRowsAtEnd(
  raw: RawTable,
  labels: readonly Axed[],
  reader: CellReader,
  textAt: (row: number, column: number) => number,
): readonly number[] {
  const found: number[] = []
  for (const row of raw.tailRows) {
    const known = labels.some(({ column, axis }) => {
      const index = textAt(row, column)
      return index >= 0 && understands(axis, reader.reading(index))
    })
    if (!known) break
    found.push(row)
  }
  return found
}

function understands(axis: Axis, reading: Reading): boolean {
  if (axis.key === 'period') return reading.period !== undefined || reading.month !== undefined
  if (axis.key === 'force') return reading.force !== undefined
  return axis.key !== '' && reading.as(axis.key) !== undefined
}

/** What a row of labels without any figure is. */
function emptyRowKind(
  grid: Grid,
  reader: CellReader,
  labels: readonly Axed[],
  candidates: readonly number[],
  position: number,
  own: readonly number[],
  given: readonly number[],
  textAt: (row: number, column: number) => number,
  hasFigures: (row: number) => boolean,
): 'heading' | 'missing' | 'nothing' {
  if (given.length === 0) return 'nothing'
  if (given.length > 1) return 'missing'
  const [at = 0] = given
  const label = labels[at]
  const index = own[at] ?? -1
  if (label === undefined || index < 0) return 'nothing'
  const reading = reader.reading(index)
  if (reading.total || reading.subtotal) return 'missing'
  const { axis } = label
  const following: Reading[] = []
  let closes = false
  for (let next = position + 1; next < candidates.length && next < position + 200; next++) {
    const row = candidates[next] ?? 0
    const text = textAt(row, label.column)
    if (text < 0) continue
    const found = reader.reading(text)
    if (found.subtotal) {
      const of = subtotalOf(found.text)
      closes = of !== undefined && of !== '' && sameName(of, reading.text)
      break
    }
    if (!hasFigures(row)) break
    following.push(found)
  }
  if (closes) return 'heading'
  if (!understands(axis, reading)) return 'heading'
  const otherFilled = labels.some((other, i) => i !== at && own[i] === -1 && !isSparse(grid, other.column, candidates))
  const value = reading.as(axis.key)
  const parts = value?.split('+') ?? []
  const names = value !== undefined && following.some((next) => parts.includes(next.as(axis.key) ?? ''))
  if (names) return 'heading'
  return otherFilled && following.length > 0 && labels.length > 1 ? 'heading' : 'missing'
}

function sameName(a: string, b: string): boolean {
  const bare = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]+/g, '')
  return bare(a) === bare(b)
}

/** A column that is given once a group. */
function isSparse(grid: Grid, column: number, rows: readonly number[]): boolean {
  let empty = 0
  const looked = Math.min(rows.length, LOOKED_AT)
  for (let i = 0; i < looked; i++) if (grid.at(rows[i] ?? 0, column) < 0) empty++
  return empty * 2 > looked
}

/** What a heading states about the rows below it: a value of a dimension other than theirs. */
function headingStates(grid: Grid, reader: CellReader, label: Axed | undefined, index: number): HeadingGroup['states'] {
  if (index < 0) return []
  const reading = reader.reading(index)
  const at: Address = { row: grid.sheet.cells.rows[index] ?? 0, column: grid.sheet.cells.columns[index] ?? 0 }
  const key =
    reading.period !== undefined
      ? 'period'
      : reading.force !== undefined
        ? 'force'
        : ['gender', 'age', 'outcome', 'offence', 'platform'].find((name) => reading.as(name) !== undefined)
  if (key === undefined || key === label?.key) return []
  const statement = stated(reading, { key, sure: 1, parts: true }, at, '')
  return statement === undefined ? [] : [statement]
}
