import { FIGURE_STATUSES, periodLength, rows, type SqlDatabase, type SqlValue } from '../store/index.ts'
import type { FigureStatus } from '../vocabulary/index.ts'
import { HIGH, LOW, OBSERVATIONS } from './columns.ts'
import type { ObservationId, Question, Total } from './question.ts'
import { type Fragment, whereOf } from './where.ts'

/** The sum of what a question matches, or of some of its rows: an interval, with what a reader must know before using it. */
export function total(db: SqlDatabase, question: Question, ids?: readonly ObservationId[]): Total {
  const where = ids === undefined ? whereOf(question) : among(ids)
  const byStatus: Record<FigureStatus, number> = { ok: 0, suppressed: 0, not_held: 0, refused: 0, missing: 0 }
  let count = 0
  let low = 0
  let high = 0
  let unbounded = 0
  const sums = `SELECT o.status, count(*), sum(${LOW}), sum(coalesce(${HIGH}, ${LOW})), sum(${HIGH} IS NULL)
    FROM ${OBSERVATIONS} WHERE ${where.sql} GROUP BY o.status`
  for (const [status, n, lows, highs, open] of rows(db, sums, where.values)) {
    byStatus[FIGURE_STATUSES[Number(status)] ?? 'missing'] = Number(n)
    count += Number(n)
    low += Number(lows)
    high += Number(highs)
    unbounded += Number(open)
  }
  const kinds = kindsOf(db, where)
  return {
    count,
    low,
    high,
    unbounded,
    byStatus,
    measures: [...new Set(kinds.map(({ measure }) => measure))].sort(),
    unequalPeriods: new Set(kinds.map(({ length }) => length)).size > 1,
    totalsAmongParts: totalsAmongParts(db, where),
  }
}

/** Ids go in as one JSON text: a selection may be larger than the number of values that a statement binds. */
function among(ids: readonly ObservationId[]): Fragment {
  return { sql: 'o.id IN (SELECT value FROM json_each(?))', values: [JSON.stringify(ids)] }
}

function kindsOf(db: SqlDatabase, where: Fragment): readonly { readonly measure: string; readonly length: string }[] {
  return rows(
    db,
    `SELECT DISTINCT b.measure, b.period_start, b.period_end FROM ${OBSERVATIONS} WHERE ${where.sql}`,
    where.values,
  ).map(([measure, start, end]) => ({
    measure: String(measure),
    length: start === null || end === null ? '' : periodLength(String(start), String(end)),
  }))
}

/**
 * Whether some row repeats others of the answer: a (sub)total over a key, or a figure without it, beside figures that
 * have it; or a span of periods beside a period inside it. Judged within a force and measure.
 */
function totalsAmongParts(db: SqlDatabase, where: Fragment): boolean {
  return repeatsOverKeys(db, where) || repeatsOverPeriods(db, where)
}

function repeatsOverKeys(db: SqlDatabase, where: Fragment): boolean {
  const sets = rows(
    db,
    `SELECT DISTINCT coalesce(b.force, ''), b.measure, o.dimensions FROM ${OBSERVATIONS} WHERE ${where.sql}`,
    where.values,
  )
  const totals = totalsByKey(db)
  const groups = new Map<string, Set<number>>()
  for (const [force, measure, set] of sets) {
    const name = JSON.stringify([force, measure])
    const group = groups.get(name) ?? new Set()
    groups.set(name, group.add(Number(set)))
  }
  for (const group of groups.values()) {
    for (const [, { parts, wholes }] of totals) {
      let withPart = false
      let withWhole = false
      for (const set of group) {
        if (parts.has(set)) withPart = true
        else if (wholes.has(set)) withWhole = true
      }
      if (withPart && withWhole) return true
    }
  }
  return false
}

function totalsByKey(
  db: SqlDatabase,
): ReadonlyMap<string, { readonly parts: ReadonlySet<number>; readonly wholes: ReadonlySet<number> }> {
  const keys = new Map<string, { parts: Set<number>; wholes: Set<number> }>()
  const every: SqlValue[] = rows(db, 'SELECT id FROM dimension_set').map(([id]) => id ?? 0)
  for (const [key, value, set] of rows(db, 'SELECT key, value, dimension_set FROM dimension_member')) {
    // A figure without the key is the whole over it; but one without an offence is about the offence asked for, no sum of others.
    const entry = keys.get(String(key)) ?? {
      parts: new Set<number>(),
      wholes: new Set(key === 'offence' ? [] : every.map(Number)),
    }
    keys.set(String(key), entry)
    if (value === 'Total' || value === 'Subtotal') {
      entry.wholes.add(Number(set))
      continue
    }
    entry.parts.add(Number(set))
    entry.wholes.delete(Number(set))
  }
  return keys
}

function repeatsOverPeriods(db: SqlDatabase, where: Fragment): boolean {
  const spans = rows(
    db,
    `SELECT DISTINCT coalesce(b.force, ''), b.measure, b.period_start, b.period_end FROM ${OBSERVATIONS}
     WHERE (${where.sql}) AND b.period_start IS NOT NULL
     ORDER BY 1, 2, 3, 4 DESC`,
    where.values,
  )
  let group = ''
  let reach = ''
  for (const [force, measure, , end] of spans) {
    const name = JSON.stringify([force, measure])
    // Within a group spans come by first day, longest first: one that ends no later than an earlier one lies inside it.
    if (name === group && String(end) <= reach) return true
    if (name !== group || String(end) > reach) reach = String(end)
    group = name
  }
  return false
}
