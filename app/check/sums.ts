import { type Sum, sumsIn } from './parts.ts'
import { roundingOf } from './rounded.ts'
import type { Case, Stated } from './stated.ts'
import { isRecordList, tablesOf } from './tables.ts'
import { type Verdict, verdictOn } from './verdict.ts'

/** A stated total that was weighed against its parts. */
export interface WeighedSum {
  readonly sum: Sum
  readonly stated: number
  /** What the given parts add up to. */
  readonly known: number
  readonly verdict: Verdict
}

const weighed = new WeakMap<readonly Stated[], readonly WeighedSum[]>()

/** Every stated total that is not simply the sum of its parts. Worked out once for a list of figures. */
export function weighedSums(input: Pick<Case, 'stated'>): readonly WeighedSum[] {
  const before = weighed.get(input.stated)
  if (before !== undefined) return before
  const sums = tablesOf(input).flatMap((table) => (isRecordList(table) ? [] : sumsIn(table).flatMap(weigh)))
  weighed.set(input.stated, sums)
  return sums
}

/** Keeps for a list of figures what is known of its parts, none of which shares a file or a force with another. */
export function joinSums(whole: readonly Stated[], parts: readonly (readonly Stated[])[]): void {
  weighed.set(
    whole,
    parts.flatMap((stated) => weighedSums({ stated })),
  )
}

function weigh(sum: Sum): readonly WeighedSum[] {
  const { figure } = sum.total.of
  if (figure.status !== 'ok') return []
  const parts = sum.parts.map(({ of }) => of)
  const verdict = verdictOn(figure.value, parts, roundingOf(sum.total.table))
  if (verdict.is === 'consistent') return []
  let known = 0
  for (const part of parts) if (part.figure.status === 'ok') known += part.figure.value
  return [{ sum, stated: figure.value, known, verdict }]
}
