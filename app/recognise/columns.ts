import type { Grid } from './grid.ts'
import {
  type CellReader,
  DATE,
  MARK,
  NUMBER,
  PERCENT,
  type Reading,
  TEXT,
  UNCOMPUTED,
  UNREAD,
  WORD,
} from './reading.ts'
import type { RawTable } from './tables.ts'

export type ColumnKind = 'label' | 'value' | 'percent' | 'ignored' | 'empty'

/** A column of a table: what it is for, and the headings that stand directly over it. */
export interface Column {
  readonly column: number
  readonly kind: ColumnKind
  /** Heading directly over the column (or over the merged range that covers it), lowest first found. */
  readonly header: { readonly reading: Reading; readonly index: number } | undefined
  /** Share of its filled cells that are not what the column is for (texts among figures). */
  readonly odd: number
}

interface Counts {
  number: number
  mark: number
  word: number
  percent: number
  text: number
  date: number
  unread: number
  uncomputed: number
  rising: boolean
  /** Each number is one more than the one before, from 1. */
  running: boolean
}

/** Tells the columns of a table apart: labels, figures, percentages, and what is neither (running numbers, comments). */
export function columnsOf(grid: Grid, reader: CellReader, raw: RawTable): readonly Column[] {
  const all: { column: number; counts: Counts; header: Column['header'] }[] = []
  for (let column = raw.left; column <= raw.right; column++) {
    if (grid.columnHidden(column)) continue
    all.push({
      column,
      counts: countsOf(grid, reader, raw.bodyRows, column),
      header: headerOf(grid, reader, raw, column),
    })
  }
  const anyHeader = all.some(({ header }) => header !== undefined)
  const kinds = all.map(
    ({ column, counts, header }, i): ColumnKind =>
      underPercent(grid, reader, raw, column) && counts.number + counts.mark > 0
        ? 'percent'
        : firstGuess(counts, header?.reading, i === 0),
  )
  const lastValue = kinds.lastIndexOf('value')
  const lowest = raw.headerRows.at(-1) ?? 0
  // a first column of numbers without a heading, before headed figures, is a column of labels
  const firstHeadedValue = kinds.findIndex((kind, i) => kind === 'value' && all[i]?.header !== undefined)
  const others = (i: number): boolean => kinds.some((kind, j) => j !== i && kind === 'value')
  return all.map(({ column, counts, header }, i) => {
    let kind = kinds[i] ?? 'empty'
    if (kind === 'value' && header !== undefined && MARKS.test(header.reading.text) && others(i)) kind = 'ignored'
    // "No." over 1, 2, 3, … before a column of labels numbers the rows
    if (i === 0 && kind === 'value' && numbersRows(counts, header?.reading) && kinds[1] === 'label') kind = 'ignored'
    const later = kinds.slice(i + 1).includes('value')
    if (kind === 'value' && header !== undefined && names(header.reading)) {
      const wordless = counts.text + counts.word + counts.date === 0
      // "Medium" between "High" and "Low" is no name of the means of communication
      const values = i > 0 && wordless && STATED_BY_WORDS.has(header.reading.dimension ?? '')
      if (!values && (later || STATED_BY_NUMBERS.has(header.reading.dimension ?? ''))) kind = 'label'
    }
    if (kind === 'value' && later && header === undefined && anyHeader && i === firstHeadedValue - 1) {
      if (!kinds.slice(0, i).includes('value')) kind = 'label'
    }
    if (kind === 'label' && lastValue >= 0 && i > lastValue && header?.reading.dimension === undefined) kind = 'ignored'
    // a heading that stands higher than the others heads no column of its own
    const low = header !== undefined && grid.covering(lowest, column) === header.index
    if (kind === 'empty' && header !== undefined && low && i > kinds.indexOf('value') && lastValue >= 0) {
      kind = header.reading.percent ? 'percent' : headsFigures(header.reading) ? 'value' : 'empty'
    } else if (
      kind === 'empty' &&
      header !== undefined &&
      lastValue > i &&
      headsFigures(header.reading) &&
      !names(header.reading)
    ) {
      kind = header.reading.percent ? 'percent' : 'value'
    }
    const filled =
      counts.number + counts.mark + counts.word + counts.text + counts.date + counts.unread + counts.uncomputed
    const odd = kind === 'value' && filled > 0 ? (counts.text + counts.date) / filled : 0
    return { column, kind, header, odd }
  })
}

/** Columns of the numbers of notes. */
const MARKS = /^(?:foot)?notes?(?: (?:no|number|ref)\.?)?:?$/i

function countsOf(grid: Grid, reader: CellReader, rows: readonly number[], column: number): Counts {
  const counts: Counts = {
    number: 0,
    mark: 0,
    word: 0,
    percent: 0,
    text: 0,
    date: 0,
    unread: 0,
    uncomputed: 0,
    rising: true,
    running: true,
  }
  const { numbers } = grid.sheet.cells
  let last = Number.NEGATIVE_INFINITY
  for (const row of rows) {
    const index = grid.at(row, column)
    if (index < 0) continue
    switch (reader.types[index]) {
      case NUMBER: {
        counts.number++
        const number = numbers[index] ?? Number.NaN
        const value = Number.isNaN(number) ? Number(reader.shown(index)) : number
        if (!(value > last)) counts.rising = false
        if (value !== (counts.number === 1 ? 1 : last + 1)) counts.running = false
        last = value
        break
      }
      case MARK:
        counts.mark++
        break
      case WORD:
        counts.word++
        break
      case PERCENT:
        counts.percent++
        break
      case DATE:
        counts.date++
        break
      case UNREAD:
        counts.unread++
        break
      case UNCOMPUTED:
        counts.uncomputed++
        break
      case TEXT:
        counts.text++
        break
    }
  }
  return counts
}

function numbersRows({ number, running, text, mark, word }: Counts, header: Reading | undefined): boolean {
  return running && number > 1 && text + mark + word === 0 && (header === undefined || NUMBERS.test(header.text))
}

const NUMBERS = /^(?:no|num|nr|number|nos|sr|sl|s)\.?(?: ?no\.?)?$/i

function headerOf(grid: Grid, reader: CellReader, raw: RawTable, column: number): Column['header'] {
  for (let i = raw.headerRows.length - 1; i >= 0; i--) {
    const index = grid.covering(raw.headerRows[i] ?? 0, column)
    if (index >= 0 && reader.types[index] !== 0) return { reading: reader.reading(index), index }
  }
  return undefined
}

/** A heading of any level that covers the column says that it holds percentages. */
function underPercent(grid: Grid, reader: CellReader, raw: RawTable, column: number): boolean {
  return raw.headerRows.some((row) => {
    const index = grid.covering(row, column)
    return index >= 0 && reader.types[index] !== 0 && reader.reading(index).percent
  })
}

function firstGuess(counts: Counts, header: Reading | undefined, first: boolean): ColumnKind {
  const { number, mark, word, percent, text, date, unread, uncomputed } = counts
  const figures = number + mark + unread + uncomputed
  if (figures + word + percent + text + date === 0) return 'empty'
  if (percent > figures || (header?.percent === true && percent + figures >= text)) return 'percent'
  if (header?.reference === true && first && counts.rising && number > 1 && text === 0) return 'ignored'
  if (date > 0 && date >= figures) return 'label'
  if (figures > 0 || word > 0) {
    const saysLabel = header !== undefined && names(header)
    // "0-4", "Unknown" in a column of ages; "Not recorded" in a column of platforms
    if (
      text > number + unread + uncomputed &&
      !(number > 0 && header !== undefined && headsFigures(header) && !saysLabel)
    )
      return 'label'
    if (saysLabel && number === 0) return 'label'
    if (figures === 0) return header !== undefined && headsFigures(header) && !saysLabel ? 'value' : 'label'
    if (header?.reference === true && header.measure === undefined && first && number > 2) return 'ignored'
    return 'value'
  }
  return 'label'
}

/** Dimensions whose values may be plain numbers, so that a column headed by their name holds no figures. */
const STATED_BY_NUMBERS: ReadonlySet<string> = new Set(['age', 'period'])

/** Dimensions of which no value is a number. */
const STATED_BY_WORDS: ReadonlySet<string> = new Set(['platform', 'gender', 'outcome'])

/** The heading names a dimension, so what stands below are its values. */
function names(header: Reading): boolean {
  return header.dimension !== undefined && header.measure === undefined && header.period === undefined
}

/** The heading is one under which figures stand. */
function headsFigures(header: Reading): boolean {
  return (
    header.measure !== undefined ||
    header.period !== undefined ||
    header.month !== undefined ||
    header.total ||
    header.percent ||
    header.force !== undefined ||
    ['gender', 'age', 'platform', 'outcome', 'offence'].some((key) => header.as(key) !== undefined)
  )
}
