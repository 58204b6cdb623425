import { expect, test } from 'vitest'
import { EVERYTHING, type GridColumn, page, pageSql, type Question } from '../../app/query/index.ts'
import { rows } from '../../app/store/index.ts'
import { NOTTS, observationOf, YEAR_17, YEAR_18 } from '../store/replies.ts'
import { storeOf } from './support.ts'

const db = storeOf({
  a: Array.from({ length: 400 }, (_, i) =>
    observationOf({
      at: `B${i + 1}`,
      period: i % 2 ? YEAR_17 : YEAR_18,
      figure: i,
      dimensions: [{ key: 'age', value: String(i % 9) }],
    }),
  ),
})

function planOf(question: Question): string {
  const { sql, values } = pageSql(question)
  return rows(db, `EXPLAIN QUERY PLAN ${sql}`, [...values, 100, 0])
    .map((row) => String(row[3]))
    .join('\n')
}

const sortedBy = (column: GridColumn, descending: boolean): Question => ({
  ...EVERYTHING,
  sort: [{ column, descending }],
})

test('without a sort, a page reads the figures in the order of their cells', () => {
  expect(planOf(EVERYTHING)).not.toContain('TEMP B-TREE')
})

test.each(['force', 'measure', 'period'] as const)(
  'sorted by %s, a page is read from an index without sorting, up and down',
  (column) => {
    for (const descending of [false, true]) {
      const plan = planOf(sortedBy(column, descending))
      expect(plan).toContain('INDEX observation_by_subject')
      expect(plan).not.toContain('TEMP B-TREE')
    }
  },
)

test.each([
  ['force', NOTTS],
  ['measure', 'offences'],
] as const)('one %s is found by an index', (column, value) => {
  const plan = planOf({ ...EVERYTHING, filters: [{ column, test: 'one of', values: [value] }] })
  expect(plan).toMatch(
    /SEARCH b USING (COVERING )?INDEX subject_by_|SEARCH o USING (COVERING )?INDEX observation_by_subject/,
  )
})

test('a page far into twenty thousand rows holds the rows that stand there', () => {
  const large = storeOf({
    large: Array.from({ length: 20_000 }, (_, i) =>
      observationOf({ at: `A${i + 1}`, figure: i, period: i % 2 ? YEAR_17 : YEAR_18 }),
    ),
  })
  const found = page(large, sortedBy('value', true), 19_900, 100)
  expect(found.rows.map(({ value }) => value)).toEqual(Array.from({ length: 100 }, (_, i) => 99 - i))
})
