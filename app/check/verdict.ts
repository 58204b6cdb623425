import { bounds, covers, exactly, type Interval, sum } from '../vocabulary/index.ts'
import type { Stated } from './stated.ts'

/** What a stated total is worth beside its parts. */
export type Verdict =
  | { readonly is: 'consistent' }
  /** The parts can come to the total, but only with these sums of the withheld ones, or by rounding. */
  | {
      readonly is: 'explained'
      readonly by: 'suppression'
      readonly rest: number
      readonly withheld: readonly Stated[]
    }
  | { readonly is: 'explained'; readonly by: 'rounding'; readonly difference: number }
  /** No completion comes to the total. `known` is what the given parts add up to, `short` what is missing (below zero: too much). */
  | { readonly is: 'impossible'; readonly known: number; readonly short: number; readonly complete: boolean }

/** Halves and hundredths add up with an error far below the last figure that anyone printed. */
const NEGLIGIBLE = 1e-6

/** Weighs a stated total against its parts; with figures `rounded` to a base, every one may be off by half of it. */
export function verdictOn(total: number, parts: readonly Stated[], rounded = 0): Verdict {
  const withheld = parts.filter(({ figure }) => figure.status !== 'ok')
  let known = 0
  for (const { figure } of parts) if (figure.status === 'ok') known += figure.value
  const difference = total - known
  const slack = (rounded / 2) * (parts.length + 1) + NEGLIGIBLE
  if (withheld.length === 0) {
    if (Math.abs(difference) <= NEGLIGIBLE) return { is: 'consistent' }
    return Math.abs(difference) <= slack
      ? { is: 'explained', by: 'rounding', difference }
      : { is: 'impossible', known, short: difference, complete: true }
  }
  const hidden: Interval = sum(withheld.map(({ figure }) => bounds(figure)))
  if (covers(hidden, difference)) return { is: 'explained', by: 'suppression', rest: difference, withheld }
  if (difference >= hidden.low - slack && (hidden.high === null || difference <= hidden.high + slack)) {
    return { is: 'explained', by: 'rounding', difference }
  }
  const nearest = difference < hidden.low ? hidden.low : (hidden.high ?? difference)
  return { is: 'impossible', known, short: difference - nearest, complete: false }
}

/** What parts can come to. */
export function reachOf(parts: readonly Stated[]): Interval {
  return parts.length === 0 ? exactly(0) : sum(parts.map(({ figure }) => bounds(figure)))
}
