import { type Civil, daysInMonth, isDay } from './civil.ts'
import { MONTH_PATTERN, monthNumber } from './month.ts'

/** A year, month or day as written somewhere in a text; `year` is undefined where only the month is written. */
export interface Instant {
  readonly grain: 'year' | 'month' | 'day'
  readonly year: number | undefined
  readonly month: number
  readonly day: number
  readonly length: number
}

const M = MONTH_PATTERN
const Y4 = '((?:19|20)\\d\\d)'
const Y = '((?:19|20)\\d\\d|\\d\\d)'
/** A time of day behind a date adds nothing to the day. */
const TIME = '(?:[t ]\\d{1,2}:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?(?: ?[ap]m|z)?)?'
const D = '(\\d{1,2})(?:st|nd|rd|th)?'

type Reader = readonly [pattern: RegExp, read: (parts: readonly string[]) => Omit<Instant, 'length'> | undefined]

const sticky = (source: string): RegExp => new RegExp(source, 'y')

/** Tried in order at a position; the first that reads a possible day wins. */
const READERS: readonly Reader[] = [
  [sticky(`${Y4}-(\\d\\d)-(\\d\\d)${TIME}(?!\\d)`), ([, y, m, d]) => day(y, m, d)],
  [sticky(`(\\d{1,2})([/.-])(\\d{1,2})\\2${Y}${TIME}(?![\\d/])`), ([, d, , m, y]) => day(y, m, d)],
  [sticky(`${D}[\\s-]*(?:of\\s+)?(${M})\\.?,?(?:\\s*|-)${Y4}${TIME}(?!\\d)`), ([, d, m, y]) => day(y, named(m), d)],
  [sticky(`${D}[ -]?(${M})[ '-]*(\\d\\d)(?![\\d/])`), ([, d, m, y]) => day(y, named(m), d)],
  [sticky(`(${M})\\.? ${D},? ${Y4}(?!\\d)`), ([, m, d, y]) => day(y, named(m), d)],
  [sticky(`(${M})\\.?,?(?:\\s*|-|/|\\s+of\\s+)${Y4}(?!\\d)`), ([, m, y]) => month(y, named(m))],
  [
    sticky(`(${M})\\.?(?:\\s*[-./]\\s*|\\s*'|\\s+)(\\d\\d)(?![\\d/:]|st|nd|rd|th| ?(?:${M}))`),
    ([, m, y]) => month(y, named(m)),
  ],
  [sticky(`(${M})(\\d\\d)(?!\\d)`), ([, m, y]) => month(y, named(m))],
  [sticky(`${Y4}[ /-](${M})\\b`), ([, y, m]) => month(y, named(m))],
  [sticky(`${Y4}[-/](0[1-9]|1[0-2])(?![\\d/-])`), ([, y, m]) => month(y, m)],
  [sticky(`(0?[1-9]|1[0-2])[/.-]${Y4}(?!\\d)`), ([, m, y]) => month(y, m)],
  [sticky(`${D}\\s*(?:of\\s+)?(${M})\\b(?!\\.?[ '-]*\\d)`), ([, d, m]) => yearless(named(m), d)],
  [sticky(`(${M})\\b\\.?`), ([, m]) => ({ grain: 'month', year: undefined, month: Number(named(m)), day: 0 })],
  [sticky(`${Y4}(?:\\.0)?(?![\\d])`), ([, y]) => ({ grain: 'year', year: Number(y), month: 1, day: 1 })],
]

/** 04/16/2017, as American systems write it. */
const MONTH_FIRST = sticky(`(\\d{1,2})/(\\d{1,2})/${Y}${TIME}(?![\\d/])`)

/** The year, month or day that is written at a position of a plain text; `monthFirst` where the file writes 04/16/2017. */
export function instantAt(text: string, at: number, monthFirst = false): Instant | undefined {
  MONTH_FIRST.lastIndex = at
  const american = monthFirst ? MONTH_FIRST.exec(text) : null
  if (american !== null) {
    const found = day(american[3], american[1], american[2])
    return found && { ...found, length: american[0].length }
  }
  for (const [pattern, read] of READERS) {
    pattern.lastIndex = at
    const parts = pattern.exec(text)
    const found = parts === null ? undefined : read(parts)
    if (parts !== null && found !== undefined) return { ...found, length: parts[0].length }
  }
  return undefined
}

/** First and last day of an instant whose year is known. */
export function daysOf({ grain, month, day }: Instant, year: number): { readonly start: Civil; readonly end: Civil } {
  if (grain === 'year') return { start: { year, month: 1, day: 1 }, end: { year, month: 12, day: 31 } }
  if (grain === 'day') return { start: { year, month, day }, end: { year, month, day } }
  return { start: { year, month, day: 1 }, end: { year, month, day: daysInMonth(year, month) } }
}

/** Two digits are of this century, or of the last where that would be after 2060. */
export function fullYear(written: string | undefined): number {
  const year = Number(written)
  return written === undefined || written.length === 4 ? year : year > 60 ? 1900 + year : 2000 + year
}

function named(month: string | undefined): string {
  return String(monthNumber(month ?? '') ?? 0)
}

function day(year: string | undefined, month: string | undefined, date: string | undefined) {
  const civil = { year: fullYear(year), month: Number(month), day: Number(date) }
  return isDay(civil) ? { grain: 'day' as const, ...civil } : undefined
}

function yearless(month: string, date: string | undefined) {
  const civil = { year: 2000, month: Number(month), day: Number(date) }
  return isDay(civil) ? { grain: 'day' as const, year: undefined, month: civil.month, day: civil.day } : undefined
}

function month(year: string | undefined, number: string | undefined) {
  const civil = { year: fullYear(year), month: Number(number), day: 1 }
  return isDay(civil) ? { grain: 'month' as const, year: civil.year, month: civil.month, day: 0 } : undefined
}
