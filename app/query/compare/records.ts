import type { Made } from './comparison.ts'
import { type Days, daysBetween, daysKey, type Fit, lengthInDays, sharedDays } from './days.ts'
import type { CompareFigure } from './figures.ts'

/** A gap of more days than this at an end of a list, and it is not taken to cover that end. */
const A_QUARTER = 92

/** Whether the figures of a sheet are a list of records: ones in one column, each of a day, or of a month that comes again. */
export function isRecordList(figures: readonly CompareFigure[]): boolean {
  const [first] = figures
  if (first === undefined || figures.length < 2) return false
  const ones = figures.every(
    ({ status, interval, column, start, end }) =>
      status === 'ok' && interval.low === 1 && column === first.column && lengthInDays({ start, end }) <= 31,
  )
  if (!ones) return false
  if (figures.some(({ start, end }) => start === end)) return true
  return new Set(figures.map((one) => `${daysKey(one)} ${one.part}`)).size < figures.length
}

/** Records within a period, counted. Null where no list has any. */
export function countRecords(figures: readonly CompareFigure[], lists: ReadonlySet<number>, asked: Days) {
  const listed = figures.filter(({ sheet }) => lists.has(sheet))
  // A reply that lists its records twice, with and without outcomes say, is counted by its longest list.
  const sheets = [...lists].map((sheet) => listed.filter((one) => one.sheet === sheet))
  const [list = []] = sheets.sort((a, b) => b.length - a.length)
  const inside = list.filter((one) => sharedDays(one, asked) > 0)
  if (inside.length === 0) return null
  const span = spanOf(list)
  const covered: Days = {
    start: daysBetween(asked.start, span.start) > A_QUARTER ? span.start : asked.start,
    end: daysBetween(span.end, asked.end) > A_QUARTER ? span.end : asked.end,
  }
  const whole = daysKey(covered) === daysKey(asked)
  return {
    ids: inside.flatMap(({ ids }) => ids),
    made: 'records' satisfies Made as Made,
    fit: (whole ? 'same' : 'part') satisfies Fit as Fit,
    covers: [covered],
    illustrative: inside.some(({ illustrative }) => illustrative),
    interval: { low: inside.length, high: inside.length },
    status: 'ok' as const,
    disputed: [],
    added: inside.length,
  }
}

function spanOf(list: readonly Days[]): Days {
  return {
    start: list.reduce((first, { start }) => (start < first ? start : first), '9999-12-31'),
    end: list.reduce((last, { end }) => (end > last ? end : last), ''),
  }
}
