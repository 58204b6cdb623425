import type { Address } from '../vocabulary/index.ts'
import { type Axis, axisOf, measureWords, spanOf, stated } from './axis.ts'
import type { Column } from './columns.ts'
import { compoundStates, compoundsOf } from './compound.ts'
import type { Grid } from './grid.ts'
import { type Statement, statement, type ValueColumn } from './layout.ts'
import type { CellReader, Reading } from './reading.ts'
import type { RawTable } from './tables.ts'
import { titlePeriod } from './titles.ts'
import { unheadedTotal } from './unheaded-total.ts'

/** What the headings over the figures state, column by column. */
export interface Headings {
  readonly columns: readonly ValueColumn[]
  /** Statements of a heading over every column ("Number of victims", "Financial Year 2017/18"). */
  readonly states: readonly Statement[]
  /** Columns of figures with no heading at all. */
  readonly unheaded: readonly number[]
  /** Headings that no axis explains. */
  readonly unknown: readonly string[]
  /** Columns whose heading is a total. */
  readonly totals: readonly number[]
}

export interface Place {
  readonly index: number
  /** The cell stands in this very row and column, or its merge covers the place. */
  readonly own: boolean
}

/** Reads the rows of headings from the top down; each is one level with an axis of its own. */
export function headingsOf(
  grid: Grid,
  reader: CellReader,
  raw: RawTable,
  columns: readonly Column[],
  titleKeys: readonly string[],
  breakdowns = '',
): Headings {
  const figures = columns.filter(({ kind }) => kind === 'value' || kind === 'percent').map(({ column }) => column)
  const values = columns.filter(({ kind }) => kind === 'value').map(({ column }) => column)
  const states = new Map<number, Statement[]>(values.map((column) => [column, []]))
  const whole: Statement[] = []
  const unknown = new Set<string>()
  const headed = new Set<number>()
  const totals = new Set<number>()
  const last = raw.headerRows.length - 1
  let name: Reading | undefined
  const seen = new Map<number, Set<number>>()
  const words = new Map<number, { text: string; index: number }>()
  for (const [level, row] of raw.headerRows.entries()) {
    const places = filledRight(grid, reader, raw, row, figures, level === last)
    const distinct = new Set<number>()
    for (const column of values) {
      const place = places.get(column)
      if (place !== undefined) distinct.add(place.index)
    }
    if (distinct.size === 0) continue
    const readings = [...distinct].map((index) => reader.reading(index))
    const [only] = readings
    // a name over everything ("Financial year", a total beside it or not) names the level below
    const named = readings.filter(({ total }) => !total)
    const [name_ = only] = named
    if (
      level < last &&
      named.length === 1 &&
      distinct.size === 2 &&
      name_?.dimension !== undefined &&
      isDescription(name_)
    ) {
      name = name_
      for (const column of values) {
        const place = places.get(column)
        if (place === undefined) continue
        headed.add(column)
        if (reader.reading(place.index).total) totals.add(column)
      }
      continue
    }
    // one text over everything is a name of the level below or says what is counted
    if (distinct.size === 1 && only !== undefined && level < last && isDescription(only)) {
      if (only.dimension !== undefined || namesOwnKey(only, breakdowns)) name = only
      const measure = only.measure
      const index = [...distinct][0] ?? 0
      if (measure === 'victims' || measure === 'suspects') whole.push(say('measure', measure, grid, index, only))
      for (const column of values) if (places.has(column)) headed.add(column)
      continue
    }
    const axis = headingAxis(readings, name, titleKeys, values.length)
    const inWords = axis.key === '' && axis.parts && axis.sure === 0
    const compounds = inWords || axis.sure < 0.6 ? compoundsOf(readings, titleKeys) : undefined
    if (compounds !== undefined) {
      for (const column of values) {
        const place = places.get(column)
        const compound = place === undefined ? undefined : compounds.of.get(reader.reading(place.index))
        if (place === undefined || compound === undefined) continue
        headed.add(column)
        const at = addressOf(grid, place.index)
        for (const fact of compoundStates(compound, compounds, at)) states.get(column)?.push(fact)
      }
      continue
    }
    if (inWords) {
      for (const column of values) {
        const place = places.get(column)
        if (place === undefined) continue
        headed.add(column)
        const reading = reader.reading(place.index)
        const text = reading.total || reading.dimension !== undefined ? '' : measureWords(reading)
        const within = titlePeriod([{ text: reading.text, at: addressOf(grid, place.index), from: 'cell' }])
        if (within !== undefined) states.get(column)?.push(within)
        if (measureWords(reading) === '' && isOneOfSeveral(reading, readings))
          states.get(column)?.push(say('measure', 'offences', grid, place.index, reading))
        if (text === '' || seen.get(column)?.has(place.index) === true) continue
        seen.set(column, (seen.get(column) ?? new Set()).add(place.index))
        const before = words.get(column)
        words.set(
          column,
          before === undefined ? { text, index: place.index } : { text: `${before.text}, ${text}`, index: place.index },
        )
      }
      continue
    }
    if (axis.sure < 0.5 && axis.parts) for (const { text } of readings) unknown.add(text)
    name = undefined
    const span = spanOf(readings)
    for (const column of values) {
      const place = places.get(column)
      if (place === undefined) {
        // a total that stands outside of the groups of this level is a total over them
        if (
          level < last &&
          axis.parts &&
          axis.key !== '' &&
          axis.key !== 'measure' &&
          isTotalBelow(grid, reader, raw, level, column)
        ) {
          const index = totalBelow(grid, reader, raw, level, column)
          const fact = stated(reader.reading(index), axis, addressOf(grid, index), span)
          if (fact !== undefined) states.get(column)?.push(fact)
        }
        continue
      }
      const reading = reader.reading(place.index)
      headed.add(column)
      if (reading.total) totals.add(column)
      const before = seen.get(column) ?? new Set()
      if (before.has(place.index) && !reading.total) continue
      seen.set(column, before.add(place.index))
      const fact = stated(reading, axis, addressOf(grid, place.index), span)
      if (fact !== undefined) states.set(column, withNearer(states.get(column) ?? [], fact))
      else if (axis.key === 'measure' && isOneOfSeveral(reading, readings)) {
        states.get(column)?.push(say('measure', measureWords(reading) || 'offences', grid, place.index, reading))
      }
      if (axis.key === 'period' && reading.measure !== undefined && NOT_OFFENCES.test(reading.measure)) {
        states.get(column)?.push(say('measure', reading.measure, grid, place.index, reading))
      }
    }
  }
  for (const [column, { text, index }] of words) {
    states.get(column)?.push(say('measure', text, grid, index, reader.reading(index)))
  }
  const unheaded = values.filter((column) => !headed.has(column))
  const [bare, ...others] = unheaded
  if (bare !== undefined && others.length === 0) {
    const headedOnes = values
      .filter((column) => column !== bare)
      .map((column) => ({ column, states: states.get(column) ?? [] }))
    const total = unheadedTotal(grid, reader, raw.bodyRows, headedOnes, bare, raw.headerRows.at(-1) ?? 0)
    if (total !== undefined) {
      states.get(bare)?.push(total)
      totals.add(bare)
      unheaded.pop()
    }
  }
  return {
    columns: withAreaOfAll(values.map((column) => ({ column, states: withoutRepeats(states.get(column) ?? []) }))),
    states: whole,
    unheaded,
    unknown: [...unknown],
    totals: [...totals],
  }
}

/** The last column is the only one of an area: "Wales" beside the forces of Wales is their total. */
function withAreaOfAll(columns: readonly ValueColumn[]): readonly ValueColumn[] {
  const areas = columns.filter(({ states }) => states.some(({ key }) => key === 'area'))
  const last = columns.at(-1)
  const others = columns.slice(0, -1)
  if (last === undefined || areas.length !== 1 || areas[0] !== last || others.length < 2) return columns
  if (!others.every(({ states }) => states.some(({ key }) => key === 'force'))) return columns
  const states = last.states.map((one) => (one.key === 'area' ? { ...one, value: 'Total' } : one))
  return [...others, { ...last, states }]
}

/**
 * "Facebook" under "Social media": the heading nearest to the figures says which of the group they are, and a total under
 * the name of a group is one of the group only.
 */
function withNearer(before: readonly Statement[], fact: Statement): Statement[] {
  const group = before.findIndex(({ key, value }) => key === fact.key && value !== 'Total')
  if (group < 0 || GROUPED_APART.has(fact.key) || fact.value === before[group]?.value) return [...before, fact]
  const nearer = fact.value === 'Total' ? { ...fact, value: 'Subtotal' } : fact
  return before.map((one, i) => (i === group ? nearer : one))
}

/** Periods lie within one another, an area around its forces: what both levels state is put together elsewhere. */
const GROUPED_APART: ReadonlySet<string> = new Set(['period', 'month', 'force', 'area', 'measure'])

/** Beside "Number of fatalities" a column of "Number of incidents" is no more of what the title counts. */
function isOneOfSeveral(reading: Reading, readings: readonly Reading[]): boolean {
  if (reading.total || reading.percent || reading.dimension !== undefined) return false
  const own = measureWords(reading)
  const offences = reading.measure === 'offences' || (reading.measure === '' && NAMES_OFFENCES.test(reading.text))
  return (own !== '' || offences) && readings.some((other) => measureWords(other) !== own)
}

const NAMES_OFFENCES = /\b(?:offence|crime|incident)s\b/i

/** A measure that has a name of its own. */
const NOT_OFFENCES = /^(?!offences$)./

/**
 * "Type of use", "Self-defined ethnicity" over "Drawn", "Aimed": by its words or by the title, by which it is the table that
 * is broken down, not what is counted.
 */
function namesOwnKey({ text, measure, total }: Reading, breakdowns: string): boolean {
  if (measure !== undefined || total || text === '' || text.length > LONGEST_KEY) return false
  const bare = text.toLowerCase().trim()
  return BREAKS_DOWN.test(bare) || ` ${breakdowns} `.includes(` ${bare} `)
}

const LONGEST_KEY = 40
const BREAKS_DOWN =
  /^(?:types?|reasons?|levels?|categor(?:y|ies)|methods?) (?:of|for) [a-z ]+$|^(?:[a-z-]+ ){0,3}(?:ethnicity|ethnic group|rank|grade|nationality|religion|disability|disposal|breed|district|borough|division|risk level|status)$/

function isDescription(reading: Reading): boolean {
  return reading.period === undefined && reading.month === undefined && !reading.total && reading.force === undefined
}

/** The axis of a level; headings that are no values of anything known say what is counted. */
function headingAxis(
  readings: readonly Reading[],
  name: Reading | undefined,
  titleKeys: readonly string[],
  columns: number,
): Axis {
  const axis = axisOf(readings, name, titleKeys)
  // under one heading "Offences", or "Number": a count of whatever the title says
  if (columns === 1 && axis.key === 'offence' && readings.every(({ measure }) => measure !== undefined))
    return { ...axis, key: 'measure' }
  // "Offences 2017/18", "Offences 2018/19": a period each, of what is counted
  if (axis.key === 'period' && axis.sure === 1 && readings.some(({ period }) => period !== undefined)) return axis
  if (readings.every(({ measure, total }) => measure !== undefined || total))
    return { ...axis, key: 'measure', sure: 1, parts: readings.some(({ total }) => !total) }
  return axis
}

/** The headings of one row over the columns of figures, carried to the right over the columns that they group. */
export function filledRight(
  grid: Grid,
  reader: CellReader,
  raw: RawTable,
  row: number,
  figures: readonly number[],
  lowest: boolean,
): ReadonlyMap<number, Place> {
  const places = new Map<number, Place>()
  let merged = false
  for (const column of figures) {
    const merge = grid.mergeAt(row, column)
    const index = grid.covering(row, column)
    if (merge !== undefined && index >= 0 && merge.right > merge.left) merged = true
    if (index >= 0 && reader.types[index] !== 0) places.set(column, { index, own: true })
  }
  if (lowest || merged || places.size === 0) return places
  const starts = figures.filter((column) => places.has(column))
  const [first, second] = starts
  // groups that are not merged are of one size: what is left over after the last of them is a total beside them
  const width =
    first !== undefined && second !== undefined
      ? figures.indexOf(second) - figures.indexOf(first)
      : Number.POSITIVE_INFINITY
  let open = -1
  let since = 0
  for (const column of figures) {
    const place = places.get(column)
    if (place !== undefined) {
      open = place.index
      since = 1
      continue
    }
    if (open < 0) continue
    since++
    if (since > width && totalAt(grid, reader, raw, column)) {
      open = -1
      continue
    }
    places.set(column, { index: open, own: false })
  }
  return places
}

function totalAt(grid: Grid, reader: CellReader, raw: RawTable, column: number): boolean {
  const row = raw.headerRows.at(-1)
  const index = row === undefined ? -1 : grid.at(row, column)
  return index >= 0 && reader.reading(index).total
}

function totalBelow(grid: Grid, reader: CellReader, raw: RawTable, level: number, column: number): number {
  for (const row of raw.headerRows.slice(level + 1)) {
    const index = grid.covering(row, column)
    if (index >= 0 && reader.reading(index).total) return index
  }
  return -1
}

function isTotalBelow(grid: Grid, reader: CellReader, raw: RawTable, level: number, column: number): boolean {
  return totalBelow(grid, reader, raw, level, column) >= 0
}

function addressOf(grid: Grid, index: number): Address {
  return { row: grid.sheet.cells.rows[index] ?? 0, column: grid.sheet.cells.columns[index] ?? 0 }
}

function say(key: string, value: string, grid: Grid, index: number, reading: Reading): Statement {
  return statement(key, value, 'cell', addressOf(grid, index), reading.text)
}

function withoutRepeats(statements: readonly Statement[]): readonly Statement[] {
  return statements.filter(
    ({ key, value }, i) => statements.findIndex((other) => other.key === key && other.value === value) === i,
  )
}
