import type { Fact, Table } from './tables.ts'
import type { Thresholds } from './thresholds.ts'

/** Two tables that claim to state the same things and agree on next to none: they count different things. */
export interface Strangers {
  readonly one: Table
  readonly other: Table
  /** Claims that both make, and how many of them differ. */
  readonly shared: number
  readonly differ: number
}

/** More tables than this that state one claim are not compared pair by pair. */
const MOST_TABLES = 30

/**
 * Pairs of tables whose shared claims nearly all differ, by `pairKey`. A sheet on accidents and one on shootings may both give
 * plain counts by year; one wrong figure makes a conflict, sixteen of sixteen make another subject.
 */
export function strangersAmong(
  claims: Iterable<readonly Fact[]>,
  { strangersLeastShared, strangersShare }: Thresholds,
): ReadonlyMap<number, Strangers> {
  const pairs = new Map<number, { one: Table; other: Table; shared: number; differ: number }>()
  for (const facts of claims) {
    const first = new Map<Table, number>()
    for (const { table, of } of facts) {
      if (of.figure.status === 'ok' && !first.has(table)) first.set(table, of.figure.value)
    }
    if (first.size < 2 || first.size > MOST_TABLES) continue
    const stated = [...first]
    for (const [i, [one, value]] of stated.entries()) {
      for (const [other, against] of stated.slice(i + 1)) {
        // two noughts agree on nothing
        if (value === 0 && against === 0) continue
        const key = pairKey(one, other)
        const pair = pairs.get(key) ?? { one, other, shared: 0, differ: 0 }
        pairs.set(key, pair)
        pair.shared++
        if (value !== against) pair.differ++
      }
    }
  }
  for (const [key, { shared, differ }] of pairs) {
    if (shared < strangersLeastShared || differ <= shared * strangersShare) pairs.delete(key)
  }
  return pairs
}

/** A number for two tables, in whatever order. */
export function pairKey(one: Table, other: Table): number {
  return Math.min(one.nth, other.nth) * 67_108_864 + Math.max(one.nth, other.nth)
}
