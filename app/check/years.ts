import { dayAfter } from './days.ts'
import type { Asked } from './stated.ts'

/** First and last day, both inside. */
export interface Days {
  readonly start: string
  readonly end: string
}

/** The days of a `start..end`. */
export function daysOfSpan(span: string): Days {
  const [start = '', end = ''] = span.split('..')
  return { start, end }
}

/** Whole months of a period whose first day of the month is kept, or undefined where it does not end with a month of its own. */
export function monthsIn({ start, end }: Days): number | undefined {
  const after = dayAfter(end)
  if (start.slice(8) !== after.slice(8)) return undefined
  return (
    (Number(after.slice(0, 4)) - Number(start.slice(0, 4))) * 12 + Number(after.slice(5, 7)) - Number(start.slice(5, 7))
  )
}

/** Days of the year on which the periods asked for begin, as `04-01`. */
export function yearStarts({ request }: Asked): ReadonlySet<string> {
  return new Set(request.periods.map(({ start }) => start.slice(5)))
}

/**
 * The year that a figure falls in: its own period where that is a year of twelve months, else the year, beginning as those
 * asked for do, that holds it. Undefined for spans of more, and for what lies across two years.
 */
export function yearOf(period: Days, starts: ReadonlySet<string>): Days | undefined {
  const months = monthsIn(period)
  if (months === 12) return period
  if (months !== undefined && months > 12) return undefined
  for (const start of starts) {
    const first = `${Number(period.start.slice(0, 4)) - (period.start.slice(5) < start ? 1 : 0)}-${start}`
    const year = { start: first, end: yearEnd(first) }
    if (period.end <= year.end) return year
  }
  return undefined
}

function yearEnd(start: string): string {
  const next = `${Number(start.slice(0, 4)) + 1}${start.slice(4)}`
  return new Date(Date.parse(`${next}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}
