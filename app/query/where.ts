import { fold, type SqlValue } from '../store/index.ts'
import { parseA1 } from '../vocabulary/index.ts'
import { COLUMNS, VALUE } from './columns.ts'
import type { Filter, GridColumn, Question } from './question.ts'

/** A piece of SQL with the values that it binds, in order. */
export interface Fragment {
  readonly sql: string
  readonly values: readonly SqlValue[]
}

/** The condition of a question over `OBSERVATIONS`; `except` leaves out the filters on one column, as facets ask. */
export function whereOf(question: Question, except?: GridColumn | `dimension:${string}`): Fragment {
  const parts = question.filters
    .filter((filter) => except === undefined || subjectOf(filter) !== except)
    .map(filterSql)
    .concat(searchSql(question.search))
    .concat(withoutSql(question.without ?? []))
  return parts.length === 0 ? ALL : all(parts)
}

/** A text as a LIKE pattern that finds it anywhere, its own wildcards taken literally. */
export function likePattern(text: string): string {
  return `%${text.replace(/[\\%_]/g, (mark) => `\\${mark}`)}%`
}

/** Bind marks for so many values. */
export function marks(count: number): string {
  return Array.from({ length: count }, () => '?').join(', ')
}

const ALL: Fragment = { sql: '1', values: [] }
const NOTHING: Fragment = { sql: '0', values: [] }

function all(parts: readonly Fragment[]): Fragment {
  return { sql: parts.map(({ sql }) => `(${sql})`).join(' AND '), values: parts.flatMap(({ values }) => values) }
}

function any(parts: readonly Fragment[]): Fragment {
  return { sql: parts.map(({ sql }) => sql).join(' OR '), values: parts.flatMap(({ values }) => values) }
}

function withoutSql(ids: readonly number[]): readonly Fragment[] {
  if (ids.length === 0) return []
  return [{ sql: 'o.id NOT IN (SELECT value FROM json_each(?))', values: [JSON.stringify(ids)] }]
}

function subjectOf(filter: Filter): string {
  return filter.column === 'dimension' ? `dimension:${filter.key}` : filter.column
}

function filterSql(filter: Filter): Fragment {
  switch (filter.test) {
    case 'one of':
      return oneOf(filter.column, filter.values)
    case 'contains':
      return contains(filter.column, filter.text)
    case 'between':
      return between(filter.low, filter.high)
    case 'has':
      return hasDimension(filter.key, filter.values)
  }
}

function oneOf(column: GridColumn, values: readonly (string | null)[]): Fragment {
  const { among, absent } = COLUMNS[column]
  const bound = values.filter((value) => value !== null).flatMap((value) => bindable(column, value))
  const parts: Fragment[] = []
  if (bound.length > 0) parts.push({ sql: among.replace('?…', marks(bound.length)), values: bound })
  if (values.includes(null)) parts.push({ sql: absent, values: [] })
  return parts.length === 0 ? NOTHING : any(parts)
}

function bindable(column: GridColumn, value: string): readonly SqlValue[] {
  if (column === 'value') return value.trim() === '' || Number.isNaN(Number(value)) ? [] : [Number(value)]
  if (column === 'cell') return placeNumber(value)
  return [value]
}

/** Row and column of an A1 address in one number, of whichever sheet. */
function placeNumber(address: string): readonly SqlValue[] {
  const at = parseA1(address.trim())
  return at === undefined ? [] : [at.row * 16384 + at.column]
}

function contains(column: GridColumn, text: string): Fragment {
  if (text === '') return ALL
  const { like, worded } = COLUMNS[column]
  if (column === 'cell') {
    const place = placeNumber(text)
    return place.length === 0 ? NOTHING : { sql: like, values: place }
  }
  return { sql: like, values: [likePattern(worded ? fold(text) : text)] }
}

function between(low: number | null, high: number | null): Fragment {
  const parts: Fragment[] = [{ sql: `${VALUE} IS NOT NULL`, values: [] }]
  if (low !== null) parts.push({ sql: `${VALUE} >= ?`, values: [low] })
  if (high !== null) parts.push({ sql: `${VALUE} <= ?`, values: [high] })
  return all(parts)
}

function hasDimension(key: string, values: readonly string[] | null): Fragment {
  if (values?.length === 0) return NOTHING
  const among = values === null ? '' : ` AND d.value IN (${marks(values.length)})`
  return {
    sql: `o.dimensions IN (SELECT m.dimension_set FROM dimension_member m
      WHERE m.dimension IN (SELECT d.id FROM dimension d WHERE d.key = ?${among}))`,
    values: [key, ...(values ?? [])],
  }
}

const SEARCHED = ['force', 'measure', 'period', 'dimensions', 'file', 'sheet', 'raw'] as const

/** Each word must stand somewhere in the row: in one of its texts, or in the figure as written. */
function searchSql(search: string): readonly Fragment[] {
  return fold(search)
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => any(SEARCHED.map((column) => ({ sql: COLUMNS[column].like, values: [likePattern(word)] }))))
}
