import { bounds, type Figure } from '../vocabulary/index.ts'

/**
 * The least and the most that a figure can be, both attainable. `high` is null where nothing bounds it. Withheld figures are
 * counts: any whole number from `low` to `high`.
 */
export interface Interval {
  readonly low: number
  readonly high: number | null
}

/** What a figure can be. */
export function intervalOf(figure: Figure): Interval {
  return bounds(figure)
}

/** A number that is known. */
export function exactly(value: number): Interval {
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

/** The sum of figures that vary independently of one another. */
export function sumOf(parts: readonly Interval[]): Interval {
  let low = 0
  let high: number | null = 0
  for (const part of parts) {
    low += part.low
    high = high === null || part.high === null ? null : high + part.high
  }
  return { low, high }
}

/** What is left of one figure without another, independent of it; below zero where the other may be greater. */
export function differenceOf(
  from: Interval,
  take: Interval,
): { readonly low: number | null; readonly high: number | null } {
  return {
    low: take.high === null ? null : from.low - take.high,
    high: from.high === null ? null : from.high - take.low,
  }
}

/**
 * The share that a part has in itself and the rest together. Part and rest vary, the whole is always their sum, so the ends
 * are narrower than part ÷ whole would give. Undefined where the whole may be nothing.
 */
export function shareOf(part: Interval, rest: Interval): { readonly low: number; readonly high: number } | undefined {
  if (part.low + rest.low === 0) return undefined
  const low = rest.high === null ? 0 : part.low === 0 ? 0 : part.low / (part.low + rest.high)
  const high = part.high === null ? 1 : part.high === 0 ? 0 : part.high / (part.high + rest.low)
  return { low, high }
}

/**
 * The relative change from one figure to another, independent of it: 0.5 is half as many again. `high` is null where the
 * later has no bound; undefined where the earlier may be nothing.
 */
export function changeOf(
  earlier: Interval,
  later: Interval,
): { readonly low: number; readonly high: number | null } | undefined {
  if (earlier.low <= 0) return undefined
  return {
    low: earlier.high === null ? -1 : (later.low - earlier.high) / earlier.high,
    high: later.high === null ? null : (later.high - earlier.low) / earlier.low,
  }
}

/** A figure for each `per` heads of a population that is known; undefined without one. */
export function rateOf(figure: Interval, population: number, per: number): Interval | undefined {
  if (!(population > 0)) return undefined
  return {
    low: (figure.low * per) / population,
    high: figure.high === null ? null : (figure.high * per) / population,
  }
}
