import { FIGURE_STATUSES, numberOf, rows, type SqlDatabase } from '../../store/index.ts'
import type { Interval } from '../../vocabulary/index.ts'
import type { Days } from './days.ts'

/** How a force withholds within the asked periods, breakdowns and all. */
export interface Withholding {
  readonly suppressed: number
  /** From the lowest to the highest that any of them may be; null where one has no upper bound. */
  readonly range: Interval | null
}

/** Per force, what it suppresses. */
export function withholdings(db: SqlDatabase, { start, end }: Days): ReadonlyMap<string, Withholding> {
  const found = rows(
    db,
    `SELECT b.force, count(*), min(o.low), max(o.high), sum(o.high IS NULL) FROM subject b
     CROSS JOIN observation o ON o.subject = b.id
     WHERE b.force IS NOT NULL AND b.period_start <= ? AND b.period_end >= ? AND o.status = ? GROUP BY b.force`,
    [end, start, FIGURE_STATUSES.indexOf('suppressed')],
  )
  return new Map(
    found.map(([force, count, low, high, open]) => [
      String(force),
      { suppressed: Number(count), range: Number(open) > 0 ? null : { low: Number(low), high: numberOf(high) } },
    ]),
  )
}

/** Per force, the breakdowns of which it gives parts within the asked periods. */
export function breakdownsGiven(db: SqlDatabase, { start, end }: Days): ReadonlyMap<string, readonly string[]> {
  const keys = new Map<number, string[]>()
  const members = rows(
    db,
    `SELECT m.dimension_set, d.key FROM dimension_member m JOIN dimension d ON d.id = m.dimension
     WHERE d.value NOT IN ('Total', 'Subtotal')`,
  )
  for (const [set, key] of members) keys.set(Number(set), [...(keys.get(Number(set)) ?? []), String(key)])
  const found = rows(
    db,
    `SELECT DISTINCT b.force, o.dimensions FROM subject b CROSS JOIN observation o ON o.subject = b.id
     WHERE b.force IS NOT NULL AND b.period_start <= ? AND b.period_end >= ?`,
    [end, start],
  )
  const given = new Map<string, Set<string>>()
  for (const [force, set] of found) {
    const list = given.get(String(force)) ?? new Set()
    for (const key of keys.get(Number(set)) ?? []) list.add(key)
    given.set(String(force), list)
  }
  return new Map([...given].map(([force, list]) => [force, [...list].sort()]))
}
