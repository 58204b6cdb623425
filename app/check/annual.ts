import { dayAfter } from './days.ts'
import { SUBJECT } from './dimensions.ts'
import { PEOPLE } from './measures.ts'
import type { Case, Stated } from './stated.ts'
import { type Fact, isRecordList, type Table } from './tables.ts'
import type { Days } from './years.ts'

/** What a force counts for a period, and the figures that say so. */
export interface Count {
  readonly value: number
  readonly from: readonly Stated[]
}

/**
 * What a force counts of what was asked in a period: a plain count or a total that states it, else its months added up, else
 * the figures of one table or list that break it down. Undefined where it gives none, or withholds a part.
 */
export function countFor(tables: readonly Table[], period: Days, { request }: Case['asked']): Count | undefined {
  const measure = measureOf(tables, request.measure)
  const span = `${period.start}..${period.end}`
  const own = tables.filter(({ measures }) => measures.has(measure))
  const stated = own.flatMap((table) =>
    isRecordList(table)
      ? []
      : table.facts.filter((fact) => fact.span === span && counts(fact, measure) && fact.of.figure.status === 'ok'),
  )
  if (stated.length > 0) return mostStated(stated)
  for (const table of own) {
    if (isRecordList(table)) continue
    const pieces = tiles(
      table.facts.filter((fact) => counts(fact, measure)),
      period,
    )
    if (pieces.length > 0) return added(pieces)
  }
  for (const table of own) {
    const leaves = table.facts.filter(
      ({ of, breakdown, span: at }) =>
        of.measure === measure &&
        breakdown.totals.length === 0 &&
        !breakdown.partial &&
        !breakdown.keys.includes(SUBJECT) &&
        (at === span || (isRecordList(table) && inside(of, period))),
    )
    const told = new Set(leaves.map(({ breakdown }) => breakdown.text)).size
    if (isRecordList(table) ? leaves.length > 0 : told === leaves.length && told > 1) {
      const sum = added(leaves)
      if (sum !== undefined) return sum
    }
  }
  return undefined
}

/** What was asked for, or the one thing that the force counts where it gives that no other name. */
function measureOf(tables: readonly Table[], asked: string): string {
  const measures = new Set(tables.flatMap((table) => [...table.measures]))
  const [only = asked] = measures
  return measures.has(asked) || measures.size > 1 || PEOPLE.has(only) || PEOPLE.has(asked) ? asked : only
}

/** A figure that stands for all of what was asked, not for a part of it. */
function counts({ of, breakdown }: Fact, measure: string): boolean {
  return of.measure === measure && breakdown.claim === '' && !breakdown.partial
}

/** The value that most figures give, the earliest where several are given as often. */
function mostStated(facts: readonly Fact[]): Count {
  const values = new Map<number, Stated[]>()
  for (const { of } of facts) {
    const value = of.figure.status === 'ok' ? of.figure.value : 0
    values.set(value, [...(values.get(value) ?? []), of])
  }
  let best: Count = { value: 0, from: [] }
  for (const [value, from] of values) if (from.length > best.from.length) best = { value, from }
  return best
}

/** Months (or quarters) that make up the period without gap; none where one is missing or told twice. */
function tiles(facts: readonly Fact[], { start, end }: Days): readonly Fact[] {
  const starts = new Map<string, Fact | undefined>()
  for (const fact of facts) {
    const from = fact.of.periodStart ?? ''
    if (fact.span === '' || from < start || (fact.of.periodEnd ?? '') > end) continue
    const there = starts.get(from)
    if (there === undefined || (there.of.periodEnd ?? '') < (fact.of.periodEnd ?? '')) starts.set(from, fact)
  }
  const pieces: Fact[] = []
  for (let next = start; next <= end; ) {
    const piece = starts.get(next)
    if (piece === undefined) return []
    pieces.push(piece)
    next = dayAfter(piece.of.periodEnd ?? next)
  }
  return pieces
}

function inside({ periodStart, periodEnd }: Stated, { start, end }: Days): boolean {
  return periodStart !== null && periodEnd !== null && periodStart >= start && periodEnd <= end
}

function added(facts: readonly Fact[]): Count | undefined {
  let value = 0
  for (const { of } of facts) {
    if (of.figure.status !== 'ok') return undefined
    value += of.figure.value
  }
  return { value, from: facts.map(({ of }) => of) }
}
