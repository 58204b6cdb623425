import { dayAfter, daysIn } from './days.ts'
import type { PublishedCount } from './stated.ts'
import type { Days } from './years.ts'

/** What was published for a period, or follows from what was. */
export interface PublishedValue {
  readonly value: number
  /** One figure where it was printed, several where it is a difference: a longer span first, then what is taken from it. */
  readonly from: readonly PublishedCount[]
}

/** Releases differ by days on where a year begins: the offence came into force on a third of April, a half ends "in October". */
const SLACK = 3

/** The values that releases give a force for a period, each once with every release that gives it. */
export function publishedIn(counts: readonly PublishedCount[], period: Days): readonly PublishedValue[] {
  const values = new Map<number, PublishedValue[]>()
  const add = (found: PublishedValue): void => {
    const there = values.get(found.value)
    if (there === undefined) values.set(found.value, [found])
    else there.push(found)
  }
  for (const count of counts) if (isSame(count, period)) add({ value: count.value, from: [count] })
  // what follows from a figure that is itself disputed proves nothing
  const agreed = counts.filter((one) =>
    counts.every(
      (other) => other.value === one.value || !isSame(other, { start: one.periodStart, end: one.periodEnd }),
    ),
  )
  for (const whole of agreed) {
    if (isSame(whole, period) || !covers(whole, period)) continue
    const before = tiled(agreed, whole.periodStart, period.start)
    const after = tiled(agreed, dayAfter(period.end), dayAfter(whole.periodEnd))
    if (before === undefined || after === undefined) continue
    const parts = [...before, ...after]
    const value = whole.value - parts.reduce((all, part) => all + part.value, 0)
    if (value >= 0 && !values.has(value)) add({ value, from: [whole, ...parts] })
  }
  return [...values.values()].map((found) => {
    const printed = found.filter(({ from }) => from.length === 1)
    const [first] = found
    return {
      value: first?.value ?? 0,
      from: printed.length > 0 ? printed.flatMap(({ from }) => from) : (first?.from ?? []),
    }
  })
}

function isSame({ periodStart, periodEnd }: PublishedCount, { start, end }: Days): boolean {
  return near(periodStart, start) && near(periodEnd, end)
}

function covers({ periodStart, periodEnd }: PublishedCount, { start, end }: Days): boolean {
  return (periodStart <= start || near(periodStart, start)) && (periodEnd >= end || near(periodEnd, end))
}

/** Published counts that follow one another from a day to the day before another; undefined where there is a gap. */
function tiled(counts: readonly PublishedCount[], from: string, until: string): readonly PublishedCount[] | undefined {
  if (near(from, until)) return []
  for (const count of counts) {
    if (!near(count.periodStart, from) || (count.periodEnd > until && !near(count.periodEnd, until))) continue
    if (daysIn(count.periodStart, count.periodEnd) <= SLACK * 2) continue
    const rest = tiled(counts, dayAfter(count.periodEnd), until)
    if (rest !== undefined) return [count, ...rest]
  }
  return undefined
}

function near(one: string, other: string): boolean {
  return Math.abs(Date.parse(one) - Date.parse(other)) <= SLACK * 86_400_000
}
