import { FIGURE_STATUSES, periodLength, rows, type SqlDatabase } from '../store/index.ts'
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
  const shapes = rows(
    db,
    `SELECT DISTINCT coalesce(b.force, ''), b.measure, d.shape
     FROM ${OBSERVATIONS} JOIN dimension_set d ON d.id = o.dimensions WHERE ${where.sql}`,
    where.values,
  )
  const groups = new Map<string, (readonly string[])[]>()
  for (const [force, measure, shape] of shapes) {
    const name = JSON.stringify([force, measure])
    const group = groups.get(name) ?? []
    groups.set(name, group)
    group.push(shape === '' ? [] : String(shape).split(';'))
  }
  return [...groups.values()].some(someTotalAmongParts)
}

function someTotalAmongParts(shapes: readonly (readonly string[])[]): boolean {
  const keys = new Set(shapes.flat().filter((key) => !key.endsWith('=')))
  return [...keys].some((key) =>
    shapes.some(
      (shape) =>
        shape.includes(`${key}=`) ||
        // A figure without the key is the whole over it; but one without an offence is about the offence that was asked for.
        (key !== 'offence' && !shape.includes(key)),
    ),
  )
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
