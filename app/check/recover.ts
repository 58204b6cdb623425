import { bounds, type Interval } from '../vocabulary/index.ts'
import { allowsSeveral } from './notes.ts'
import { type Sum, sumsIn } from './parts.ts'
import { roundingOf } from './rounded.ts'
import { type Equation, solve } from './solve.ts'
import type { Case, Stated } from './stated.ts'
import { type Fact, isRecordList, keyOf, type Table, tablesByForce } from './tables.ts'
import { verdictOn } from './verdict.ts'

/** A suppressed figure of which the figures around it tell more than its force meant to. */
export interface Recovered {
  readonly of: Stated
  /** What the reply says that it may be. */
  readonly given: Interval
  /** What is left beside the other figures. Never to be stored, shown outside its finding, or exported. */
  readonly range: Interval
  /** The sums that it stands in, and the same figure in other tables. */
  readonly beside: readonly Stated[]
}

/** A force that hides more figures than these is left alone: to search them all takes longer than anybody waits. */
const MOST_HIDDEN = 2000

export interface Recoverable {
  readonly figures: readonly Recovered[]
  /** Forces some of whose hidden figures are too many or too entangled to be worked out, with how many they are. */
  readonly entangled: ReadonlyMap<string, number>
}

/**
 * The suppressed figures of which the others tell more: totals over rows and columns together, and the same figure stated in
 * another table. Those that other figures narrow but leave open are given too, with what is left; what can be `enough` values or
 * more is not searched to its ends.
 */
export function recoverable(input: Pick<Case, 'stated' | 'replies'>, enough = Number.POSITIVE_INFINITY): Recoverable {
  const prose = new Map(input.replies.map((reply) => [reply.file, reply.prose]))
  const figures: Recovered[] = []
  const entangled = new Map<string, number>()
  for (const [force, tables] of tablesByForce(input)) {
    const hiding = tables.filter(({ facts }) => facts.some(({ of }) => of.figure.status === 'suppressed'))
    if (hiding.length === 0) continue
    const hidden = hiding.reduce((sum, { facts }) => sum + facts.filter((fact) => !isKnown(fact)).length, 0)
    if (hidden > MOST_HIDDEN) {
      entangled.set(force, hidden)
      continue
    }
    const found = recoverIn(hiding, tables, enough, (sum) =>
      allowsSeveral(prose.get(sum.total.of.file) ?? [], sum.over),
    )
    figures.push(...found.figures)
    if (found.entangled > 0) entangled.set(force, found.entangled)
  }
  return { figures, entangled }
}

function recoverIn(
  hiding: readonly Table[],
  all: readonly Table[],
  enough: number,
  mayExceed: (sum: Sum) => boolean,
): { readonly figures: readonly Recovered[]; readonly entangled: number } {
  const unknowns: Fact[] = []
  const position = new Map<Fact, number>()
  const unknown = (fact: Fact): number => {
    const known = position.get(fact)
    if (known !== undefined) return known
    position.set(fact, unknowns.length)
    return unknowns.push(fact) - 1
  }
  const equations: Equation[] = []
  const beside = new Map<Fact, Set<Stated>>()
  const stand = (facts: readonly Fact[]): void => {
    for (const fact of facts) {
      if (isKnown(fact)) continue
      const there = beside.get(fact) ?? new Set<Stated>()
      beside.set(fact, there)
      for (const { of } of facts) if (of !== fact.of) there.add(of)
    }
  }
  for (const table of hiding) {
    if (isRecordList(table) || roundingOf(table) !== 0) continue
    for (const sum of sumsIn(table)) {
      if (!tells(sum) || mayExceed(sum)) continue
      const hidden = sum.parts.filter((part) => !isKnown(part)).map(unknown)
      const rest = sum.parts.reduce((known, part) => known + (countOf(part) ?? 0), 0)
      const total = countOf(sum.total)
      if (total !== undefined) equations.push({ plus: hidden, minus: [], is: total - rest })
      else equations.push({ plus: [unknown(sum.total)], minus: hidden, is: rest })
      stand([sum.total, ...sum.parts])
    }
  }
  const sums = equations.length
  for (const facts of claimsOf(hiding, all)) {
    const [first, ...others] = facts.filter((fact) => !isKnown(fact))
    if (first === undefined) continue
    for (const other of others) equations.push({ plus: [unknown(first)], minus: [unknown(other)], is: 0 })
    const value = facts.map(countOf).find((one) => one !== undefined)
    if (value !== undefined) equations.push({ plus: [unknown(first)], minus: [], is: value })
    stand(facts)
  }
  const given = unknowns.map(({ of }) => bounds(of.figure))
  const together = solve(given, equations, enough)
  // another table that says otherwise takes nothing back: whoever reads this one alone can still subtract
  const solved = together.contradicted.size === 0 ? together : solve(given, equations.slice(0, sums), enough)
  const figures = unknowns.flatMap((fact, i): Recovered[] => {
    const given = bounds(fact.of.figure)
    const range = solved.ranges[i] ?? given
    if (fact.of.figure.status !== 'suppressed' || solved.contradicted.has(i) || isAsWide(range, given)) return []
    return [{ of: fact.of, given, range, beside: [...(beside.get(fact) ?? [])] }]
  })
  return { figures, entangled: solved.entangled.size }
}

/** Whether a sum says something about what it hides: all of it counts, and some completion fits. */
function tells({ total, parts }: Sum): boolean {
  if (isKnown(total) && parts.every(isKnown)) return false
  const counts = [total, ...parts].every((fact) => Number.isInteger(countOf(fact) ?? 0))
  const stated = countOf(total)
  if (!counts) return false
  return (
    stated === undefined ||
    verdictOn(
      stated,
      parts.map(({ of }) => of),
    ).is === 'explained'
  )
}

/**
 * Figures of one force that state one thing, hidden in one table at least and in no two ways open: rows that share a label are left
 * out, and so is what is disputed or lies outside the bounds.
 */
function claimsOf(hiding: readonly Table[], all: readonly Table[]): readonly (readonly Fact[])[] {
  const wanted = new Set<number>()
  const nameOf = ({ topic, breakdown }: Fact): number => keyOf(topic, breakdown.claimId)
  for (const { facts } of hiding) {
    for (const fact of facts) if (fact.of.figure.status === 'suppressed' && fact.span !== '') wanted.add(nameOf(fact))
  }
  const claims = new Map<number, Fact[]>()
  for (const table of all) {
    if (isRecordList(table) || roundingOf(table) !== 0) continue
    for (const fact of table.facts) {
      if (fact.breakdown.partial || !wanted.has(nameOf(fact))) continue
      const there = claims.get(nameOf(fact))
      if (there === undefined) claims.set(nameOf(fact), [fact])
      else there.push(fact)
    }
  }
  return [...claims.values()].filter((facts) => {
    const told = new Set(facts.map(({ table, breakdown }) => `${table.nth}|${breakdown.id}`))
    const values = new Set(facts.flatMap((fact) => countOf(fact) ?? []))
    const [value] = values
    const fits = facts.every(({ of }) => {
      const { low, high } = bounds(of.figure)
      return value === undefined || (value >= low && (high === null || value <= high))
    })
    return facts.length > 1 && told.size === facts.length && values.size < 2 && fits
  })
}

function isKnown({ of }: Fact): boolean {
  return of.figure.status === 'ok'
}

function countOf({ of }: Fact): number | undefined {
  return of.figure.status === 'ok' ? of.figure.value : undefined
}

function isAsWide(range: Interval, given: Interval): boolean {
  return range.low <= given.low && (range.high === null || (given.high !== null && range.high >= given.high))
}
