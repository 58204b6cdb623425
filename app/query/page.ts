import {
  cellOfObservation,
  numberOf,
  placeOf,
  rows,
  type SqlDatabase,
  type SqlValue,
  scalar,
  textOf,
} from '../store/index.ts'
import { a1, type FigureStatus } from '../vocabulary/index.ts'
import { BY_DECISION, COLUMNS, HIGH, LOW, NOTE_COUNT, OBSERVATIONS, RAW, STATUS_NAME, VALUE } from './columns.ts'
import { enteredMark, enteredPlace } from './entered.ts'
import type { ObservationId, ObservationRow, Page, Question, Sort } from './question.ts'
import { marks, whereOf } from './where.ts'

/** The ORDER BY of a question; the key last, so that the order is always the same. Withheld values stand after all numbers. */
function orderOf(sort: readonly Sort[]): string {
  const terms = sort.flatMap(({ column, descending }) =>
    COLUMNS[column].sort.map((term) => `${term} ${descending ? 'DESC' : 'ASC'}${term === VALUE ? ' NULLS LAST' : ''}`),
  )
  return [...terms, ...tieOf(sort), 'o.id'].join(', ')
}

/** Rows that are about the same keep together: the order in which the one index finds them, without a sort. */
function tieOf(sort: readonly Sort[]): readonly string[] {
  const [only, ...more] = sort
  const about = only?.column === 'force' || only?.column === 'measure' || only?.column === 'period'
  return about && more.length === 0 ? [`b.id ${only.descending ? 'DESC' : 'ASC'}`] : []
}

/** SQL that finds the keys of a page; binds the question's values, then limit and offset. */
export function pageSql(question: Question): { readonly sql: string; readonly values: readonly SqlValue[] } {
  const where = whereOf(question)
  return {
    sql: `SELECT o.id FROM ${OBSERVATIONS} WHERE ${where.sql} ORDER BY ${orderOf(question.sort)} LIMIT ? OFFSET ?`,
    values: where.values,
  }
}

/** Rows `offset` and on, at most `limit`, of those that the question matches. */
export function page(db: SqlDatabase, question: Question, offset: number, limit: number): Page {
  const { sql, values } = pageSql(question)
  const ids = rows(db, sql, [...values, limit, offset]).map(([id]) => Number(id))
  return { rows: rowsOf(db, ids), total: countOf(db, question) }
}

/** How many observations a question matches. */
export function countOf(db: SqlDatabase, question: Question): number {
  const where = whereOf(question)
  return scalar(db, `SELECT count(*) FROM ${OBSERVATIONS} WHERE ${where.sql}`, where.values)
}

/** The rows of given observations, in that order; those that are gone are left out. */
export function rowsOf(db: SqlDatabase, ids: readonly number[]): readonly ObservationRow[] {
  const found = new Map<number, ObservationRow>()
  for (let from = 0; from < ids.length; from += 1000) {
    const some = ids.slice(from, from + 1000)
    for (const row of rows(db, `${ROWS} WHERE o.id IN (${marks(some.length)})`, some)) {
      const read = readRow(row)
      found.set(read.id, read)
    }
  }
  return ids.map((id) => found.get(id)).filter((row) => row !== undefined)
}

/** Where an observation stands among the rows of a question, or -1. */
export function position(db: SqlDatabase, question: Question, id: ObservationId): number {
  const where = whereOf(question)
  const found = rows(
    db,
    `SELECT place FROM (
       SELECT o.id AS id, row_number() OVER (ORDER BY ${orderOf(question.sort)}) - 1 AS place
       FROM ${OBSERVATIONS} WHERE ${where.sql}
     ) WHERE id = ?`,
    [...where.values, id],
  )
  return numberOf(found[0]?.[0]) ?? -1
}

const ROWS = `SELECT o.id, b.force, b.force_name, b.measure, b.period_start, b.period_end, b.period_label,
    (SELECT d.text FROM dimension_set d WHERE d.id = o.dimensions), ${STATUS_NAME}, ${VALUE}, ${LOW}, ${HIGH}, ${RAW},
    f.id, i.path, s.position, s.name, ${NOTE_COUNT}, t.illustrative, n.valued_by, n.excluded_by, n.replaced_by,
    (SELECT json_array(g.id, g.page, g.paragraph, json(g.region), g.quote, g.reason, g.author, g.at) FROM entered_observation e
      JOIN entered_figure g ON g.sha256 = e.sha256 AND g.id = e.id WHERE e.observation = o.id)
  FROM ${OBSERVATIONS}
  JOIN sheet s ON s.id = o.id >> 38
  JOIN tidied_sheet t ON t.sheet = s.id
  JOIN reading r ON r.id = s.reading
  JOIN source f ON f.id = r.source
  JOIN inclusion i ON i.sha256 = f.sha256
  LEFT JOIN counted n ON n.observation = o.id`

function readRow(columns: readonly SqlValue[]): ObservationRow {
  const [id, force, forceName, measure, start, end, periodLabel, dimensions, status, value, low, high, raw] = columns
  const [source, file, sheetIndex, sheet, noteCount, illustrative, ...decided] = columns.slice(13)
  const entered = enteredMark(columns[22])
  const [valuedBy, excludedBy, replacedBy] = decided.map(textOf)
  const key = Number(id)
  const { row, column } = placeOf(cellOfObservation(key))
  return {
    id: key as ObservationId,
    force: textOf(force),
    forceName: String(forceName),
    measure: String(measure),
    periodStart: textOf(start),
    periodEnd: textOf(end),
    periodLabel: String(periodLabel),
    dimensions: String(dimensions),
    // A figure that counts as a number by decision is one, and says so beside it.
    status: status === BY_DECISION ? 'ok' : (status as FigureStatus),
    value: numberOf(value),
    low: Number(low),
    high: numberOf(high),
    raw: String(raw),
    source: Number(source),
    file: String(file),
    sheetIndex: Number(sheetIndex),
    sheet: String(sheet),
    cell: entered === undefined ? a1({ row, column }) : enteredPlace(entered),
    row,
    column,
    noteCount: Number(noteCount),
    illustrative: illustrative === 1,
    ...(entered === undefined ? {} : { entered }),
    ...(valuedBy || excludedBy || replacedBy
      ? {
          decided: {
            valuedBy: valuedBy ?? null,
            leftOutBy: excludedBy ?? replacedBy ?? null,
            replaced: Boolean(replacedBy),
          },
        }
      : {}),
  }
}
