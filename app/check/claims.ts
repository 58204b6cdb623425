import { copies } from './copies.ts'
import { SUBJECT } from './dimensions.ts'
import { groupBy } from './groups.ts'
import type { Case, Stated } from './stated.ts'
import { pairKey, type Strangers, strangersAmong } from './strangers.ts'
import { type Fact, isRecordList, keyOf, type Table, tablesByForce } from './tables.ts'
import type { Thresholds } from './thresholds.ts'

/** The figures that claim to state one thing and do not agree on it. */
export type Dispute = readonly Fact[]

/** What the forces state in more than one way. */
export interface Disputes {
  readonly byForce: ReadonlyMap<string, readonly Dispute[]>
  /** Pairs of tables that count different things, and are no dispute. */
  readonly strangers: readonly Strangers[]
}

const known = new WeakMap<readonly Stated[], { readonly settings: Thresholds; readonly disputes: Disputes }>()

/** Every dispute, force by force. A reply that was sent twice counts once. Worked out once for a list of figures. */
export function disputesIn(input: Pick<Case, 'stated'>, settings: Thresholds): Disputes {
  const before = known.get(input.stated)
  if (before?.settings === settings) return before.disputes
  const again = copies(input, settings.duplicateLeastFigures)
  const claims = [...tablesByForce(input)].map(
    ([force, tables]) => [force, claimsIn(tables.filter(({ file }) => !again.has(`${force}|${file}`)))] as const,
  )
  const strangers = strangersAmong(
    claims.flatMap(([, own]) => own),
    settings,
  )
  const byForce = new Map<string, readonly Dispute[]>()
  for (const [force, own] of claims) {
    const disputed = own.map((facts) => disputeAmong(facts, strangers)).filter((facts) => facts.length > 0)
    if (disputed.length > 0) byForce.set(force, disputed)
  }
  const disputes = { byForce, strangers: [...strangers.values()] }
  known.set(input.stated, { settings, disputes })
  return disputes
}

/** Keeps for a list of figures what is known of its parts, none of which shares a force with another. */
export function joinDisputes(
  whole: readonly Stated[],
  parts: readonly (readonly Stated[])[],
  settings: Thresholds,
): void {
  const all = parts.map((stated) => disputesIn({ stated }, settings))
  const byForce = new Map(all.flatMap((disputes) => [...disputes.byForce]))
  known.set(whole, { settings, disputes: { byForce, strangers: all.flatMap(({ strangers }) => strangers) } })
}

/** What the tables state, each thing with its figures; what only one figure states is left out. */
function claimsIn(tables: readonly Table[]): readonly (readonly Fact[])[] {
  const claims = new Map<number, Fact[]>()
  for (const table of tables) {
    if (isRecordList(table)) continue
    for (const fact of table.facts) {
      if (fact.of.figure.status !== 'ok' || fact.breakdown.partial || fact.span === '') continue
      const name = keyOf(fact.topic, fact.breakdown.claimId)
      const there = claims.get(name)
      if (there === undefined) claims.set(name, [fact])
      else there.push(fact)
    }
  }
  return [...claims.values()].filter(({ length }) => length > 1)
}

/** The figures of one claim, or none where they agree. */
function disputeAmong(facts: readonly Fact[], strangers: ReadonlyMap<number, unknown>): Dispute {
  const [first] = facts
  if (first === undefined || facts.every((fact) => statedBy(fact) === statedBy(first))) return []
  const clear = groupBy(facts, ({ table, breakdown }) => `${table.nth}|${breakdown.id}`).flatMap((group) =>
    isAmbiguous(group) ? [] : group,
  )
  if (new Set(clear.map(statedBy)).size < 2) return []
  if (strangers.size === 0) return clear
  const disputed = clear.filter((one) =>
    clear.some((other) => statedBy(one) !== statedBy(other) && !strangers.has(pairKey(one.table, other.table))),
  )
  // those that agree with one of them are evidence too
  const tables = new Set(disputed.map(({ table }) => table))
  return clear.filter(({ table }) => tables.has(table))
}

/**
 * Whether some figures of one table that say the same are rows of their own that only share a label ("Unknown", "Not
 * recorded") and are no contradiction. Totals and plain counts have no such rows, unless it is all one list.
 */
function isAmbiguous(group: readonly Fact[]): boolean {
  const [first] = group
  if (first === undefined || group.every((fact) => statedBy(fact) === statedBy(first))) return false
  const { table, breakdown } = first
  return table.single || (breakdown.claim !== '' && !breakdown.totals.some((key) => key !== SUBJECT))
}

/** What a figure states; NaN where it is withheld. */
export function statedBy({ of }: Fact): number {
  return of.figure.status === 'ok' ? of.figure.value : Number.NaN
}
