import { type Fact, isRecordList, type Table } from './tables.ts'

/** To what forces round counts, the coarsest first. */
const BASES = [10, 5, 3] as const
/** Figures that fall on multiples by chance once in a million tables are not rounded. */
const CHANCE = 1e-6

const known = new WeakMap<Table, number>()

/** To what the counts of a table are rounded: 10, 5 or 3 where all of them are multiples and that is no chance; 0 otherwise. */
export function roundingOf(table: Table): number {
  const before = known.get(table)
  if (before !== undefined) return before
  const rounded = isRecordList(table) ? 0 : roundingAmong(table.facts)
  known.set(table, rounded)
  return rounded
}

function roundingAmong(facts: readonly Fact[]): number {
  const counts = facts.flatMap(({ of, breakdown }) =>
    of.figure.status === 'ok' && of.figure.value !== 0 && breakdown.totals.length === 0 ? [of.figure.value] : [],
  )
  const bases = BASES.filter((base) => counts.every((count) => count % base === 0))
  if (bases.length === 0) return 0
  // the same figure many times is one chance, not many
  const different = new Set(counts).size
  return bases.find((base) => base ** -different <= CHANCE) ?? 0
}
