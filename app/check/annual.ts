import { dayAfter, daysIn } from './days.ts'
import { SUBJECT } from './dimensions.ts'
import { groupBy } from './groups.ts'
import { countsPeople } from './measures.ts'
import type { Case, Stated } from './stated.ts'
import { type Fact, isRecordList, type Table } from './tables.ts'
import { type Days, daysOfSpan } from './years.ts'

/** A list leaves out the months without a record: those that it has fill at least this share of the year's days. */
const LEAST_FILLED = 2 / 3

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
    const sum = pieces.length > 0 ? added(pieces) : undefined
    // what is suppressed is not worked out and shown
    if (sum !== undefined || pieces.some(({ of }) => of.figure.status === 'suppressed')) return sum
  }
  for (const table of own) {
    const leaves = leavesOf(table, measure).filter(({ of }) => inside(of, period))
    const parts = isRecordList(table) ? leaves : wholeOf(leaves, table, period)
    const sum = parts.length > 0 ? added(parts) : undefined
    if (sum !== undefined) return sum
  }
  return undefined
}

/** What was asked for, or the one thing that the force counts where it gives that no other name. */
function measureOf(tables: readonly Table[], asked: string): string {
  const measures = new Set(tables.flatMap((table) => [...table.measures]))
  const [only = asked] = measures
  return measures.has(asked) || measures.size > 1 || countsPeople(only) || countsPeople(asked) ? asked : only
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

/** The innermost figures of a table for what was asked. */
function leavesOf(table: Table, measure: string): readonly Fact[] {
  return table.facts.filter(
    ({ of, breakdown }) =>
      of.measure === measure &&
      breakdown.totals.length === 0 &&
      !breakdown.partial &&
      !breakdown.keys.includes(SUBJECT),
  )
}

/**
 * Those of one breakdown that make up the period, each of them once: figures of the period itself, else of the months or
 * quarters in it. None where the table only ever speaks of one part.
 */
function wholeOf(leaves: readonly Fact[], table: Table, period: Days): readonly Fact[] {
  if (table.breakdowns.size < 2) return []
  const span = `${period.start}..${period.end}`
  const whole = leaves.filter((fact) => fact.span === span)
  const used = whole.length > 0 ? whole : leaves
  const kinds = groupBy(used, ({ breakdown }) => breakdown.keys.join('|'))
  return (
    kinds.find(
      (parts) =>
        new Set(parts.map((fact) => `${fact.span}|${fact.breakdown.text}`)).size === parts.length &&
        filled(new Set(parts.map((fact) => fact.span)), period),
    ) ?? []
  )
}

/** Whether periods lie side by side, and leave little of the whole between them. */
function filled(spans: ReadonlySet<string>, whole: Days): boolean {
  const pieces = [...spans].sort().map(daysOfSpan)
  if (pieces.some(({ start }, i) => start <= (pieces[i - 1]?.end ?? ''))) return false
  const days = pieces.reduce((all, { start, end }) => all + daysIn(start, end), 0)
  return days >= LEAST_FILLED * daysIn(whole.start, whole.end)
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
