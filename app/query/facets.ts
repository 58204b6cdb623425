import { rows, type SqlDatabase, scalar, textOf } from '../store/index.ts'
import { OBSERVATIONS, ORIGIN, STATUS_NAME, yearsOf } from './columns.ts'
import type { Facet, FacetValue, GridColumn, Question } from './question.ts'
import { type Fragment, whereOf } from './where.ts'

/** More values than this of one facet are not listed. */
const MOST_VALUES = 500

/** What may be chosen in each column and how many rows that would leave, each facet blind to its own filter. */
export function facets(db: SqlDatabase, question: Question): readonly Facet[] {
  // Where nothing was typed in, every figure came in one way.
  const typed = scalar(db, 'SELECT count(*) FROM entered_observation') > 0
  const plain = PLAIN.filter(({ column }) => typed || column !== 'origin')
  return [...plain.map((facet) => plainFacet(db, question, facet)), ...dimensionFacets(db, question)].filter(
    ({ values }) => values.length > 0,
  )
}

interface PlainFacet {
  readonly column: GridColumn
  readonly label: string
  readonly group: string
  readonly key: string
  readonly words: string
  readonly none: string
}

const FILE = `(SELECT i.path FROM sheet s JOIN reading r ON r.id = s.reading JOIN source f ON f.id = r.source
  JOIN inclusion i ON i.sha256 = f.sha256 WHERE s.id = g.a)`

const ORIGIN_WORDS = "iif(g.a = 'entered', 'Entered by hand', 'Read from the file')"

// Grouped by what stands in the row; names are looked up once a group, not once a row.
const PLAIN: readonly PlainFacet[] = [
  { column: 'force', label: 'Force', group: 'b.force', key: 'g.a', words: 'g.c', none: 'No force named' },
  { column: 'measure', label: 'Measure', group: 'b.measure', key: 'g.a', words: 'g.a', none: '' },
  {
    column: 'period',
    label: 'Period',
    group: 'b.period_start, b.period_end',
    key: "g.a || '/' || g.b",
    words: 'g.c',
    none: 'No period named',
  },
  {
    column: 'years',
    label: 'Years',
    group: 'b.period_start, b.period_end',
    key: yearsOf('g.a', 'g.b'),
    words: yearsOf('g.a', 'g.b'),
    none: 'No period named',
  },
  { column: 'status', label: 'Status', group: STATUS_NAME, key: 'g.a', words: 'g.a', none: '' },
  { column: 'origin', label: 'How it came', group: ORIGIN, key: 'g.a', words: ORIGIN_WORDS, none: '' },
  { column: 'file', label: 'File', group: 'o.id >> 38', key: FILE, words: FILE, none: '' },
]

function plainFacet(db: SqlDatabase, question: Question, facet: PlainFacet): Facet {
  const { column, label, group, key, words, none } = facet
  const where = whereOf(question, column)
  const [a = 'NULL', b = 'NULL'] = group.split(', ')
  const named = column === 'force' ? 'min(b.force_name)' : column === 'period' ? 'min(b.period_label)' : 'NULL'
  const order = column === 'period' ? 'g.a, g.b' : 'words'
  const found = rows(
    db,
    `WITH g AS (SELECT ${a} AS a, ${b} AS b, ${named} AS c, count(*) AS n FROM ${OBSERVATIONS}
       WHERE ${where.sql} GROUP BY ${group})
     SELECT ${key} AS key, ${words} AS words, sum(g.n) FROM g GROUP BY key ORDER BY g.a IS NULL, ${order} LIMIT ?`,
    [...where.values, MOST_VALUES],
  )
  const values = found.map(
    ([value, words, count]): FacetValue => ({
      value: textOf(value),
      label: textOf(value) === null ? none : String(words),
      count: Number(count),
    }),
  )
  return { column, label, values }
}

/** Keys that no filter speaks of share one pass over the figures; each of the others is blind to its own filter. */
function dimensionFacets(db: SqlDatabase, question: Question): readonly Facet[] {
  const names = new Map<number, { readonly key: string; readonly value: string }>()
  for (const [id, key, value] of rows(db, 'SELECT id, key, value FROM dimension')) {
    names.set(Number(id), { key: String(key), value: String(value) })
  }
  const filtered = new Set(question.filters.flatMap((filter) => (filter.column === 'dimension' ? [filter.key] : [])))
  const shared = dimensionCounts(db, whereOf(question))
  const counts = new Map([...filtered].map((key) => [key, dimensionCounts(db, whereOf(question, `dimension:${key}`))]))
  const keys = [...new Set([...names.values()].map(({ key }) => key))].sort()
  return keys.map((key) => {
    const found = counts.get(key) ?? shared
    const values = [...names].flatMap(([id, name]): readonly FacetValue[] => {
      const count = name.key === key ? (found.get(id) ?? 0) : 0
      return count === 0 ? [] : [{ value: name.value, label: name.value, count }]
    })
    values.sort((a, b) => Number(isSum(a)) - Number(isSum(b)) || (a.label < b.label ? -1 : 1))
    return { column: `dimension:${key}` as const, label: keyLabel(key), values: values.slice(0, MOST_VALUES) }
  })
}

function dimensionCounts(db: SqlDatabase, where: Fragment): ReadonlyMap<number, number> {
  const found = rows(
    db,
    `WITH g AS (SELECT o.dimensions AS id, count(*) AS n FROM ${OBSERVATIONS} WHERE ${where.sql} GROUP BY o.dimensions)
     SELECT m.dimension, sum(g.n) FROM g CROSS JOIN dimension_member m ON m.dimension_set = g.id GROUP BY m.dimension`,
    where.values,
  )
  return new Map(found.map(([id, count]) => [Number(id), Number(count)]))
}

function isSum({ value }: FacetValue): boolean {
  return value === 'Total' || value === 'Subtotal'
}

function keyLabel(key: string): string {
  return key.charAt(0).toUpperCase() + key.slice(1).replaceAll('_', ' ')
}
