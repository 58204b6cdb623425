import { type Axis, axisOf, ownKey, spanOf } from './axis.ts'
import type { Column } from './columns.ts'
import { compoundsOf } from './compound.ts'
import type { Grid } from './grid.ts'
import type { LabelColumn } from './layout.ts'
import { type CellReader, dayFirst, isMonthFirst, type Reading } from './reading.ts'

/** A column of labels with what its labels are values of. */
export interface Axed extends LabelColumn {
  readonly axis: Axis
  /** The same text in every row that has one. */
  readonly constant: boolean
  /** One of several columns over which the labels of one kind are spread, one to a row. */
  readonly staggered: boolean
  readonly readings: readonly Reading[]
}

/** No column of labels. */
export const NO_AXED: Axed = {
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

/** The group that a label closes: `female` of "Female total"; empty where it closes none. */
export function closedGroup(text: string): string {
  return /^(.{2,60}?)[\s:-]+(?:sub[\s-]?)?totals?$/i.exec(text)?.[1]?.toLowerCase() ?? ''
}

/** A total or a subtotal. */
export function isAnyTotal(reading: Reading): boolean {
  return reading.total || reading.subtotal
}

/**
 * Labels that step to the right ("England and Wales" in A, its forces in B): columns of which each row of figures fills
 * just one are read as one, and nothing is filled down in them.
 */
export function staggered(
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
export const LOOKED_AT = 1000

/** Tells what the labels of a column are values of, by its header and by the rows of figures beside them. */
export function labelColumn(
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
  const all = beside.some((reading) => !isAnyTotal(reading)) ? beside : readings
  const groups = new Set(all.map(({ text }) => text.toLowerCase()))
  const telling = all.filter(({ text }) => !groups.has(closedGroup(text)))
  let axis = axisOf(monthFirst ? telling.map(dayFirst) : telling, column.header?.reading, titleKeys)
  const header = column.header
  const known = axis.sure >= 0.6 && axis.key !== '' && axis.key !== ownKey(header?.reading.text ?? '')
  const several = known ? undefined : compoundsOf(values, titleKeys)
  if (several?.rest !== undefined) axis = several.rest
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
    ...(several === undefined ? {} : { compound: several.dated ? 'dated' : 'gendered' }),
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
