/** All that is known of a number: it lies from `low` to `high`, both inside; a null end is no bound. */
export interface Interval {
  readonly low: number
  readonly high: number | null
}

/** An interval with both ends. */
export interface Bounded {
  readonly low: number
  readonly high: number
}

/** A number that is known. */
export function exactly(value: number): Bounded {
  return { low: value, high: value }
}

/** Whether nothing is open. */
export function isExact({ low, high }: Interval): boolean {
  return low === high
}

/** Whether a number can be what the interval stands for. */
export function covers({ low, high }: Interval, value: number): boolean {
  return value >= low && (high === null || value <= high)
}

/** Whether both ends are known. */
export const isBounded = (interval: Interval | null): interval is Bounded => interval !== null && interval.high !== null

/** The sum of numbers that vary by themselves: its ends are reached when all stand at the same end. Nothing adds up to 0. */
export function sum(intervals: readonly Interval[]): Interval {
  let low = 0
  let high: number | null = 0
  for (const one of intervals) {
    low += one.low
    high = high === null || one.high === null ? null : high + one.high
  }
  return { low, high }
}

/** The smallest interval that holds all of them; null for none. */
export function hull(intervals: readonly Interval[]): Interval | null {
  const [first, ...rest] = intervals
  if (first === undefined) return null
  return rest.reduce<Interval>(
    (all, one) => ({
      low: Math.min(all.low, one.low),
      high: all.high === null || one.high === null ? null : Math.max(all.high, one.high),
    }),
    first,
  )
}

/** What all of them allow; null where two exclude each other, or for none. */
export function overlap(intervals: readonly Interval[]): Interval | null {
  let low = 0
  let high: number | null = null
  for (const one of intervals) {
    low = Math.max(low, one.low)
    if (one.high !== null) high = high === null ? one.high : Math.min(high, one.high)
  }
  return intervals.length === 0 || (high !== null && low > high) ? null : { low, high }
}

/** By how many `after` is more than `before`, where the two vary by themselves. */
export function difference(before: Bounded, after: Bounded): Bounded {
  return { low: after.low - before.high, high: after.high - before.low }
}

/** The difference as a share of `before`: 0.5 is half as many again. Null where `before` may be 0. */
export function growth(before: Bounded, after: Bounded): Bounded | null {
  if (before.low <= 0) return null
  return { low: (after.low - before.high) / before.high, high: (after.high - before.low) / before.low }
}

/** A part as a share of the part and the rest, which vary by themselves. Null where both may be 0. */
export function share(part: Bounded, rest: Bounded): Bounded | null {
  if (part.low + rest.low <= 0) return null
  const of = (one: number, others: number) => one / (one + others)
  return { low: part.low === 0 ? 0 : of(part.low, rest.high), high: part.high === 0 ? 0 : of(part.high, rest.low) }
}

/** So many for each `size` of a known number of heads. */
export function perHead(count: Bounded, heads: number, size: number): Bounded {
  return { low: (count.low / heads) * size, high: (count.high / heads) * size }
}
