import type { Period } from '../../vocabulary/index.ts'
import { type Civil, civilDay, dayNumber, daysInMonth, iso } from './civil.ts'

/** What kind of stretch a period is, told by its first and last day. */
export type PeriodKind = 'financial year' | 'calendar year' | 'month' | 'quarter' | 'half' | 'day' | 'span'

/** A period that a text states. */
export interface PeriodFound {
  readonly period: Period
  readonly kind: PeriodKind
  /** The text may as well be a band of ages ("16/17"): its neighbours decide. */
  readonly alsoAge?: true
}

/** What the reader knows already from elsewhere in the file. */
export interface PeriodHint {
  /** The span that the table is about: "April" within 2017/18 is April 2017. */
  readonly within?: { readonly start: string; readonly end: string }
  /** The text is known to be a period, as its neighbours are: "17-18" is then no band of ages. */
  readonly expected?: boolean
  /** The header beside it says "Year ending": "March 2018" is then the year to its end. */
  readonly yearEnding?: boolean
  /** The column writes its dates as 04/16/2017; see `writesMonthFirst`. */
  readonly monthFirst?: boolean
}

/** The period between two days, its kind told by its ends. */
export function periodBetween(start: Civil, end: Civil, written: string): PeriodFound | undefined {
  if (dayNumber(end) < dayNumber(start)) return undefined
  const period = { start: iso(start), end: iso(end), written }
  return { period, kind: kindOf(start, end) }
}

function kindOf(start: Civil, end: Civil): PeriodKind {
  if (dayNumber(start) === dayNumber(end)) return 'day'
  if (start.day !== 1 || end.day !== daysInMonth(end.year, end.month)) return 'span'
  const months = (end.year - start.year) * 12 + end.month - start.month + 1
  if (months === 1) return 'month'
  if (months === 3 && start.month % 3 === 1) return 'quarter'
  if (months === 6 && (start.month === 4 || start.month === 10 || start.month === 1 || start.month === 7)) return 'half'
  if (months === 12 && start.month === 4) return 'financial year'
  if (months === 12 && start.month === 1) return 'calendar year'
  return 'span'
}

/** April of a year to March of the next. */
export function financialYear(firstYear: number): { readonly start: Civil; readonly end: Civil } {
  return { start: { year: firstYear, month: 4, day: 1 }, end: { year: firstYear + 1, month: 3, day: 31 } }
}

/** Full months from the first to the last. */
export function months(
  first: { readonly year: number; readonly month: number },
  last: { readonly year: number; readonly month: number },
): { readonly start: Civil; readonly end: Civil } {
  return { start: { ...first, day: 1 }, end: { ...last, day: daysInMonth(last.year, last.month) } }
}

/** The months that follow a month by a number of months (negative: that precede it). */
export function monthsLater(month: { readonly year: number; readonly month: number }, by: number) {
  const count = month.year * 12 + month.month - 1 + by
  return { year: Math.floor(count / 12), month: (((count % 12) + 12) % 12) + 1 }
}

/** The twelve months that end with a day ("12 months to 31 March 2018"). */
export function yearEnding(end: Civil): { readonly start: Civil; readonly end: Civil } {
  const last = end.day === daysInMonth(end.year, end.month)
  if (last) return { start: { ...monthsLater(end, -11), day: 1 }, end }
  const before = { year: end.year - 1, month: end.month, day: end.day }
  return { start: civilDay(dayNumber(before) + 1), end }
}
