import type { Fact, Table } from './tables.ts'
import type { Thresholds } from './thresholds.ts'

/** Two tables that claim to state the same things and agree on next to none: they count different things. */
export interface Strangers {
  readonly one: Table
  readonly other: Table
  /** Claims that both make, and how many of them differ. */
  readonly shared: number
  readonly differ: number
  /** For how many forces. */
  readonly forces: number
}

/** More tables than this that state one claim are not compared pair by pair. */
const MOST_TABLES = 60

/**
 * Pairs of tables whose shared claims nearly all differ, by `pairKey`, over all forces that both speak of. A sheet on accidents
 * and one on shootings may both give plain counts by year; one wrong figure makes a conflict, sixteen of sixteen make another
 * subject, and so do two tables that give another figure for each of forty forces. What a force counted again a year later
 * differs everywhere too, but little.
 */
export function strangersAmong(
  claims: Iterable<readonly Fact[]>,
  { strangersLeastShared, strangersShare, strangersNear }: Thresholds,
): ReadonlyMap<number, Strangers> {
  const pairs = new Map<number, Growing>()
  for (const facts of claims) {
    const first = new Map<Table, number>()
    for (const { table, of } of facts) {
      if (of.figure.status === 'ok' && !first.has(table)) first.set(table, of.figure.value)
    }
    if (first.size < 2 || first.size > MOST_TABLES) continue
    const stated = [...first]
    for (let i = 0; i < stated.length; i++) {
      const [one, value = 0] = stated[i] ?? []
      for (let k = i + 1; k < stated.length; k++) {
        const [other, against = 0] = stated[k] ?? []
        // two noughts agree on nothing
        if (one === undefined || other === undefined || (value === 0 && against === 0)) continue
        const key = pairKey(one, other)
        const pair = pairs.get(key) ?? {
          one,
          other,
          shared: 0,
          differ: 0,
          forces: 0,
          apart: 0,
          most: 0,
          far: 0,
          last: null,
        }
        pairs.set(key, pair)
        pair.shared++
        if (pair.forces === 0 || pair.last !== one.force) pair.forces++
        pair.last = one.force
        if (value !== against) pair.differ++
        const [apart, most] = [Math.abs(value - against), Math.max(Math.abs(value), Math.abs(against))]
        pair.apart += apart
        pair.most += most
        if (apart > most * strangersNear) pair.far++
      }
    }
  }
  for (const [key, { shared, differ, forces, apart, most, far }] of pairs) {
    const sameAgain = forces === 1 && (apart <= most * strangersNear || far * 2 < shared)
    if (shared < strangersLeastShared || differ <= shared * strangersShare || sameAgain) pairs.delete(key)
  }
  return pairs
}

interface Growing extends Strangers {
  shared: number
  differ: number
  forces: number
  /** How far the values lie apart in all, and what the larger ones come to. */
  apart: number
  most: number
  /** Claims on which they lie far apart: one slip among many small differences does not make strangers. */
  far: number
  /** Force of the last claim: the claims come force by force. */
  last: string | null
}

/** A number for two tables, in whatever order; the same for every force that both speak of. */
export function pairKey(one: Table, other: Table): number {
  return Math.min(one.grid, other.grid) * 67_108_864 + Math.max(one.grid, other.grid)
}
