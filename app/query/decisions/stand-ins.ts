import { periodLabel, type SqlDatabase, scalar } from '../../store/index.ts'
import { OBSERVATIONS } from '../columns.ts'
import { daysKey } from '../compare/days.ts'
import type { Resolved } from '../compare/resolve.ts'
import { rowsOf } from '../page.ts'
import type { Filter, ObservationRow, Question } from '../question.ts'
import { whereOf } from '../where.ts'
import { decisionsIn } from './decision.ts'
import { standingFor, type YearAbout } from './trial.ts'

/** A figure that stands for a year by decision: added up from shorter periods, or accepted for other days or another unit. */
export interface StandIn {
  readonly decision: string
  /** One row for all of it, under the year that it stands for; its cell is the first of those it was made of. */
  readonly row: ObservationRow
  /** The figures that it was made of. */
  readonly ids: readonly number[]
}

/**
 * The figures that stand for a year by decision where a question asks for that very year, of that force and breakdown. A question
 * that names no period is answered by the figures as they are given.
 */
export function standInsFor(
  db: SqlDatabase,
  question: Question,
  answered: readonly ObservationRow[],
): readonly StandIn[] {
  const wanted = valuesOf(question, 'period')
  if (wanted === undefined) return []
  return decisionsIn(db).flatMap(({ id, about }): readonly StandIn[] => {
    if (about.kind !== 'bridge year' && about.kind !== 'accept figure') return []
    const measure = measureFor(question, about.measure)
    if (!wanted.includes(daysKey(about)) || measure === undefined) return []
    if (answered.some((row) => isOf(row, about, measure))) return []
    const found = standingFor(db, about)
    if (found === null || !allWithin(db, question, found.ids)) return []
    const row = rowFor(rowsOf(db, found.ids), found, about, measure)
    return row === undefined ? [] : [{ decision: id, row, ids: found.ids }]
  })
}

function valuesOf(question: Question, column: Filter['column']): readonly (string | null)[] | undefined {
  return question.filters.find((one) => one.column === column && one.test === 'one of')?.test === 'one of'
    ? question.filters.flatMap((one) => (one.column === column && one.test === 'one of' ? one.values : []))
    : undefined
}

/** The measure as which it is drawn: what was accepted in another unit stands among figures of the one that was asked for. */
function measureFor(question: Question, own: string): string | undefined {
  const asked = valuesOf(question, 'measure')
  if (asked === undefined || asked.includes(own)) return own
  return asked.length === 1 ? (asked[0] ?? undefined) : undefined
}

function isOf(row: ObservationRow, about: YearAbout, measure: string): boolean {
  const days = row.periodStart === about.start && row.periodEnd === about.end
  return days && row.force === about.force && row.measure === measure
}

/** Whether all of the figures answer the rest of the question: its forces, breakdowns, files and words. */
function allWithin(db: SqlDatabase, question: Question, ids: readonly number[]): boolean {
  const rest = question.filters.filter(
    ({ column }) => column !== 'period' && column !== 'measure' && column !== 'years',
  )
  const where = whereOf({ ...question, filters: rest })
  const sql = `SELECT count(*) FROM ${OBSERVATIONS} WHERE (${where.sql}) AND o.id IN (SELECT value FROM json_each(?))`
  return ids.length > 0 && scalar(db, sql, [...where.values, JSON.stringify(ids)]) === ids.length
}

function rowFor(
  parts: readonly ObservationRow[],
  { interval, status }: Resolved,
  { start, end }: YearAbout,
  measure: string,
): ObservationRow | undefined {
  const [first] = parts
  if (first === undefined || interval === null) return undefined
  const isExactly = status === 'ok' && interval.low === interval.high
  const leftOut = parts.find(({ decided }) => decided !== undefined && decided.leftOutBy !== null)
  return {
    ...(leftOut ?? first),
    measure,
    periodStart: start,
    periodEnd: end,
    periodLabel: periodLabel({ start, end, written: '' }),
    status: isExactly ? 'ok' : 'suppressed',
    value: isExactly ? interval.low : null,
    low: interval.low,
    high: interval.high,
    raw: parts.map(({ raw }) => raw).join(' + '),
    illustrative: parts.some(({ illustrative }) => illustrative),
    madeOf: parts,
  }
}
