import { FIGURE_STATUSES, periodLength, rows, type SqlDatabase, scalar, textOf } from '../store/index.ts'
import type { FigureStatus } from '../vocabulary/index.ts'
import { HIGH, LEFT_OUT, LOW, OBSERVATIONS, STATUS } from './columns.ts'
import type { ObservationId, Question, Total } from './question.ts'
import { type Fragment, whereOf } from './where.ts'

/** The sum of what a question matches, or of some of its rows: an interval, with what a reader must know before using it. */
export function total(db: SqlDatabase, question: Question, ids?: readonly ObservationId[]): Total {
  const matched = ids === undefined ? whereOf(question) : among(ids)
  const leftOut = leftOutOf(db, matched)
  const where = leftOut === 0 ? matched : { sql: `(${matched.sql}) AND NOT ${LEFT_OUT}`, values: matched.values }
  const byStatus: Record<FigureStatus, number> = { ok: 0, suppressed: 0, not_held: 0, refused: 0, missing: 0 }
  let count = 0
  let low = 0
  let high = 0
  let unbounded = 0
  const sums = `SELECT ${STATUS} AS status, count(*), sum(${LOW}), sum(coalesce(${HIGH}, ${LOW})), sum(${HIGH} IS NULL)
    FROM ${OBSERVATIONS} WHERE ${where.sql} GROUP BY 1`
  for (const [status, n, lows, highs, open] of rows(db, sums, where.values)) {
    byStatus[FIGURE_STATUSES[Number(status)] ?? 'missing'] = Number(n)
    count += Number(n)
    low += Number(lows)
    high += Number(highs)
    unbounded += Number(open)
  }
  const subjects = subjectsOf(db, where, ids !== undefined)
  return {
    count,
    low,
    high,
    unbounded,
    byStatus,
    measures: [...new Set(subjects.map(({ measure }) => measure))].sort(),
    unequalPeriods: new Set(subjects.map(lengthOf)).size > 1,
    totalsAmongParts: repeatsOverPeriods(subjects) || repeatsOverKeys(db, where),
    ...(leftOut > 0 ? { leftOut } : {}),
  }
}

/** Asked only where some decision leaves figures out. */
function leftOutOf(db: SqlDatabase, where: Fragment): number {
  const some = scalar(db, 'SELECT EXISTS (SELECT 1 FROM counted WHERE coalesce(excluded_by, replaced_by) IS NOT NULL)')
  if (some === 0) return 0
  return scalar(db, `SELECT count(*) FROM ${OBSERVATIONS} WHERE ${LEFT_OUT} AND (${where.sql})`, where.values)
}

/** Ids go in as one JSON text: a selection may be larger than the number of values that a statement binds. */
function among(ids: readonly ObservationId[]): Fragment {
  return { sql: 'o.id IN (SELECT value FROM json_each(?))', values: [JSON.stringify(ids)] }
}

/** What a figure of the answer is about. */
interface Subject {
  readonly force: string
  readonly measure: string
  readonly start: string | null
  readonly end: string | null
}

/** What the matching figures are about, by force, measure and first day, of one first day the longest first. */
function subjectsOf(db: SqlDatabase, where: Fragment, chosen: boolean): readonly Subject[] {
  // One match a subject suffices; but figures chosen one by one are not looked for under every subject.
  const matching = chosen
    ? `FROM ${OBSERVATIONS} WHERE ${where.sql}`
    : `FROM subject b WHERE EXISTS (SELECT 1 FROM observation o WHERE o.subject = b.id AND (${where.sql}))`
  return rows(
    db,
    `SELECT DISTINCT coalesce(b.force, ''), b.measure, b.period_start, b.period_end ${matching} ORDER BY 1, 2, 3, 4 DESC`,
    where.values,
  ).map(([force, measure, start, end]) => ({
    force: String(force),
    measure: String(measure),
    start: textOf(start),
    end: textOf(end),
  }))
}

function lengthOf({ start, end }: Subject): string {
  return start === null || end === null ? '' : periodLength(start, end)
}

/**
 * Whether some row repeats others of the answer: a (sub)total over a key, or a figure without it, beside figures that have it.
 * Judged within a force and measure.
 */
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

/** Whether a span of periods stands beside a period inside it, of one force and measure. */
function repeatsOverPeriods(subjects: readonly Subject[]): boolean {
  let group = ''
  let reach = ''
  for (const { force, measure, start, end } of subjects) {
    if (start === null || end === null) continue
    const name = JSON.stringify([force, measure])
    // Within a group spans come by first day, longest first: one that ends no later than an earlier one lies inside it.
    if (name === group && end <= reach) return true
    if (name !== group || end > reach) reach = end
    group = name
  }
  return false
}
