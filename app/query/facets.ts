import { rows, type SqlDatabase, textOf } from '../store/index.ts'
import { OBSERVATIONS, STATUS_NAME } from './columns.ts'
import type { Facet, FacetValue, GridColumn, Question } from './question.ts'
import { whereOf } from './where.ts'

/** More values than this of one facet are not listed. */
const MOST_VALUES = 500

/** What may be chosen in each column and how many rows that would leave, each facet blind to its own filter. */
export function facets(db: SqlDatabase, question: Question): readonly Facet[] {
  return [...PLAIN.map((facet) => plainFacet(db, question, facet)), ...dimensionFacets(db, question)].filter(
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
  { column: 'status', label: 'Status', group: STATUS_NAME, key: 'g.a', words: 'g.a', none: '' },
  { column: 'file', label: 'File', group: 'o.id >> 38', key: FILE, words: FILE, none: '' },
]

function plainFacet(db: SqlDatabase, question: Question, facet: PlainFacet): Facet {
  const { column, label, group, key, words, none } = facet
  const where = whereOf(question, column)
  const [a = 'NULL', b = 'NULL'] = column === 'period' ? group.split(', ') : [group]
  const named = column === 'force' ? 'min(b.force_name)' : column === 'period' ? 'min(b.period_label)' : 'NULL'
  const found = rows(
    db,
    `WITH g AS (SELECT ${a} AS a, ${b} AS b, ${named} AS c, count(*) AS n FROM ${OBSERVATIONS}
       WHERE ${where.sql} GROUP BY ${group})
     SELECT ${key} AS key, ${words} AS words, sum(g.n) FROM g GROUP BY key ORDER BY g.a IS NULL, words LIMIT ?`,
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

function dimensionFacets(db: SqlDatabase, question: Question): readonly Facet[] {
  const keys = rows(db, 'SELECT DISTINCT key FROM dimension ORDER BY key').map(([key]) => String(key))
  return keys.map((key) => {
    const where = whereOf(question, `dimension:${key}`)
    const found = rows(
      db,
      `WITH g AS (SELECT o.dimensions AS id, count(*) AS n FROM ${OBSERVATIONS} WHERE ${where.sql} GROUP BY o.dimensions)
       SELECT d.value, sum(g.n) FROM g JOIN dimension_member m ON m.dimension_set = g.id
         JOIN dimension d ON d.id = m.dimension AND d.key = ?
       GROUP BY d.value ORDER BY d.value IN ('Total', 'Subtotal'), d.value LIMIT ?`,
      [...where.values, key, MOST_VALUES],
    )
    const values = found.map(([value, count]) => ({ value: String(value), label: String(value), count: Number(count) }))
    return { column: `dimension:${key}` as const, label: keyLabel(key), values }
  })
}

function keyLabel(key: string): string {
  return key.charAt(0).toUpperCase() + key.slice(1).replaceAll('_', ' ')
}
