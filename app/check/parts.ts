import { dimensionText } from '../vocabulary/index.ts'
import { dayAfter, daysIn } from './days.ts'
import { isPart, SUBJECT, TOTAL } from './dimensions.ts'
import { type Fact, keyOf, placeOf, type Table } from './tables.ts'

/** What a row for a region or nation adds up stands in the rows of forces, and regions and nations overlap. */
const AREA = 'area'

/** A stated total and the figures of its table that it adds up. */
export interface Sum {
  readonly total: Fact
  readonly parts: readonly Fact[]
  /** The key that is totalled, `period`, or several of them joined by `+`. */
  readonly over: string
}

const known = new WeakMap<Table, readonly Sum[]>()

/** Every total of a table with its parts; a total whose parts the table does not give is left out. Worked out once for a table. */
export function sumsIn(table: Table): readonly Sum[] {
  const before = known.get(table)
  if (before !== undefined) return before
  const sums = sumsOf(table)
  known.set(table, sums)
  return sums
}

function sumsOf(table: Table): readonly Sum[] {
  const sums = [...overKeys(table), ...overPeriods(table)]
  const done = new Set(sums.map(({ total }) => total))
  return [...sums, ...overSeveral(table, done)]
}

function overKeys(table: Table): readonly Sum[] {
  const keys = new Set([...table.breakdowns].flatMap(({ totals }) => totals))
  keys.delete(AREA)
  return [...keys].flatMap((key) => {
    const groups = new Map<number, { readonly totals: Fact[]; readonly parts: Fact[] }>()
    for (const fact of table.facts) {
      const value = fact.breakdown.value(key)
      if (value === undefined && key !== SUBJECT) continue
      const name = keyOf(fact.topic, fact.breakdown.withoutId(key))
      const group = groups.get(name) ?? { totals: [], parts: [] }
      groups.set(name, group)
      if (value === TOTAL) group.totals.push(fact)
      else if (value === undefined || isPart(value)) group.parts.push(fact)
    }
    return [...groups.values()].flatMap(({ totals, parts }) =>
      parts.some(({ breakdown }) => breakdown.value(key) !== undefined)
        ? totals.flatMap((total) => summed(total, totals, together(total, inLine(total, parts), key), key))
        : [],
    )
  })
}

function summed(total: Fact, totals: readonly Fact[], parts: readonly Fact[], over: string): readonly Sum[] {
  if (parts.length < 2) return []
  if (totals.length === 1) return [{ total, parts, over }]
  // a group that ends in a line "Total" of its own is the total of that group
  const group = segment(total, totals, parts)
  const whole = sum(parts)
  return group.length > 1 && sum(group) === stateOf(total) && whole !== stateOf(total)
    ? [{ total, parts: group, over }]
    : [{ total, parts, over }]
}

/** The parts between a total and the one before it. */
function segment(total: Fact, totals: readonly Fact[], parts: readonly Fact[]): readonly Fact[] {
  const order = (fact: Fact) => placeOf(fact).row * 100_000 + placeOf(fact).column
  const end = order(total)
  const start = Math.max(-1, ...totals.map(order).filter((at) => at < end))
  return parts.filter((part) => order(part) > start && order(part) < end)
}

function sum(parts: readonly Fact[]): number {
  return parts.reduce((all, { of }) => all + (of.figure.status === 'ok' ? of.figure.value : 0), 0)
}

function stateOf({ of }: Fact): number | undefined {
  return of.figure.status === 'ok' ? of.figure.value : undefined
}

/**
 * Figures that leave the subject unsaid are parts of a total over it only where they stand among the others: a sheet whose
 * tables are not told apart may hold the same plain count elsewhere.
 */
function together(total: Fact, parts: readonly Fact[], key: string): readonly Fact[] {
  if (key !== SUBJECT || total.table.single) return parts
  const keyed = [total, ...parts.filter(({ breakdown }) => breakdown.value(key) !== undefined)].map(placeOf)
  const rows = keyed.map(({ row }) => row)
  const columns = keyed.map(({ column }) => column)
  const [top, bottom, left, right] = [Math.min(...rows), Math.max(...rows), Math.min(...columns), Math.max(...columns)]
  return parts.filter((part) => {
    const { row, column } = placeOf(part)
    return row >= top - 1 && row <= bottom + 1 && column >= left - 1 && column <= right + 1
  })
}

/** Those that stand in the column of the total, or in its row; all of them, where neither holds two and none is told twice. */
function inLine(total: Fact, parts: readonly Fact[]): readonly Fact[] {
  const at = placeOf(total)
  const below = parts.filter((part) => placeOf(part).column === at.column)
  if (below.length > 1) return below
  const beside = parts.filter((part) => placeOf(part).row === at.row)
  if (beside.length > 1) return beside
  return new Set(parts.map(({ breakdown }) => breakdown.text)).size === parts.length ? parts : []
}

function overPeriods(table: Table): readonly Sum[] {
  // a whole is as long as two parts at least: months alone need no search, however many
  const lengths = [...table.spans].flatMap((span) => (span === '' ? [] : [daysOf(span)]))
  if (Math.max(...lengths) < 2 * Math.min(...lengths)) return []
  const groups = new Map<string, Fact[]>()
  for (const fact of table.facts) {
    if (fact.span === '' || fact.breakdown.partial) continue
    const name = `${fact.of.measure}|${fact.breakdown.text}`
    const group = groups.get(name)
    if (group === undefined) groups.set(name, [fact])
    else group.push(fact)
  }
  return [...groups.values()].flatMap((group) => {
    if (new Set(group.map(({ span }) => span)).size < 3) return []
    const starts = byStart(group)
    return group.flatMap((total) => {
      const at = placeOf(total)
      const lines: readonly ((fact: Fact) => boolean)[] = [
        (fact) => placeOf(fact).column === at.column,
        (fact) => placeOf(fact).row === at.row,
        () => true,
      ]
      for (const line of lines) {
        const parts = tiles(total, starts, line)
        if (parts.length > 1) return [{ total, parts, over: 'period' }]
      }
      return []
    })
  })
}

/** Facts by the first day of their period, the longest first. */
function byStart(facts: readonly Fact[]): ReadonlyMap<string, readonly Fact[]> {
  const starts = new Map<string, Fact[]>()
  for (const fact of facts) {
    const start = fact.of.periodStart ?? ''
    const there = starts.get(start)
    if (there === undefined) starts.set(start, [fact])
    else there.push(fact)
  }
  for (const there of starts.values()) there.sort((a, b) => (endOf(a) < endOf(b) ? 1 : endOf(a) > endOf(b) ? -1 : 0))
  return starts
}

/**
 * Figures whose periods follow one another without gap from the first to the last day of the whole, as few as possible; none
 * where there is a gap, or where two figures claim the same period.
 */
function tiles(
  whole: Fact,
  starts: ReadonlyMap<string, readonly Fact[]>,
  line: (fact: Fact) => boolean,
): readonly Fact[] {
  const last = endOf(whole)
  const parts: Fact[] = []
  for (let next = whole.of.periodStart ?? ''; next <= last; ) {
    const here = (starts.get(next) ?? []).filter(
      (fact) => endOf(fact) <= last && fact.span !== whole.span && line(fact),
    )
    const [longest, second] = here
    if (longest === undefined || second?.span === longest.span) return []
    parts.push(longest)
    next = dayAfter(endOf(longest))
  }
  return parts
}

function endOf({ of }: Fact): string {
  return of.periodEnd ?? ''
}

/** Totals over two keys, or over a key and the periods, of a table that gives no total over one of them alone. */
function overSeveral(table: Table, done: ReadonlySet<Fact>): readonly Sum[] {
  if (![...table.breakdowns].some(({ totals }) => totals.length > 0)) return []
  const left = table.facts.filter(
    (fact) =>
      fact.breakdown.totals.length > 0 && !fact.breakdown.totals.includes(AREA) && !done.has(fact) && fact.span !== '',
  )
  if (left.length === 0) return []
  const leaves = table.facts.filter(
    ({ breakdown, span }) => breakdown.totals.length === 0 && !breakdown.partial && span !== '',
  )
  const groups = new Map<string, ReadonlyMap<string, readonly Fact[]>>()
  return left.flatMap((total) => {
    const { totals } = total.breakdown
    const name = totals.join('|')
    const grouped = groups.get(name) ?? leavesWithout(totals, leaves)
    groups.set(name, grouped)
    const rest = dimensionText(total.of.dimensions.filter(({ key }) => !totals.includes(key)))
    const inside = (grouped.get(`${total.of.measure}|${rest}`) ?? []).filter(
      ({ of }) => (of.periodStart ?? '') >= (total.of.periodStart ?? '') && (of.periodEnd ?? '9') <= endOf(total),
    )
    const spans = new Set(inside.map(({ span }) => span))
    const days = [...spans].reduce((all, span) => all + daysOf(span), 0)
    const told = new Set(inside.map(({ span, breakdown }) => `${span}|${breakdown.text}`))
    return inside.length > 1 && days === daysOf(total.span) && told.size === inside.length
      ? [{ total, parts: inside, over: [...totals, ...(spans.size > 1 ? ['period'] : [])].join('+') }]
      : []
  })
}

/** The figures that have all of the keys, by measure and what else they state. */
function leavesWithout(keys: readonly string[], leaves: readonly Fact[]): ReadonlyMap<string, readonly Fact[]> {
  const groups = new Map<string, Fact[]>()
  for (const fact of leaves) {
    if (keys.some((key) => key !== SUBJECT && fact.breakdown.value(key) === undefined)) continue
    const name = `${fact.of.measure}|${dimensionText(fact.of.dimensions.filter(({ key }) => !keys.includes(key)))}`
    const there = groups.get(name)
    if (there === undefined) groups.set(name, [fact])
    else there.push(fact)
  }
  return groups
}

function daysOf(span: string): number {
  if (span === '') return 0
  const [start = '', end = ''] = span.split('..')
  return daysIn(start, end)
}
