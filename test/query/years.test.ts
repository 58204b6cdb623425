import { expect, test } from 'vitest'
import { EVERYTHING, facets, page, type Question } from '../../app/query/index.ts'
import { observationOf, SURREY, YEAR_17 } from '../store/replies.ts'
import { storeOf } from './support.ts'

const days = (start: string, end: string) => ({ start, end, written: 'as written' })
const db = storeOf({
  'a.xlsx': [
    observationOf({ at: 'B2', figure: 5, period: YEAR_17 }),
    observationOf({ at: 'C2', figure: 5, period: days('2017-01-01', '2017-12-31') }),
    observationOf({ at: 'D2', figure: 5, force: SURREY, period: days('2018-01-01', '2018-12-31') }),
    observationOf({ at: 'E2', figure: 5, period: days('2017-09-01', '2018-08-31') }),
    observationOf({ at: 'F2', figure: 5, period: days('2017-04-01', '2017-04-30') }),
    observationOf({ at: 'G2', figure: 5, period: days('2017-04-03', '2017-10-02') }),
    observationOf({ at: 'H2', figure: 5, period: days('2017-04-01', '2019-03-31') }),
    observationOf({ at: 'I2', figure: 5, period: days('2020-02-01', '2020-02-28') }),
    observationOf({ at: 'J2', figure: 5, period: null }),
  ],
})
const cellsOf = (values: readonly (string | null)[]): readonly string[] => {
  const question: Question = { ...EVERYTHING, filters: [{ column: 'years', test: 'one of', values }] }
  return page(db, question, 0, 100).rows.map(({ cell }) => cell)
}

test('twelve months from September, or a February one day short, are no year and no month', () => {
  expect(cellsOf(['Other twelve months'])).toEqual(['E2'])
  expect(cellsOf(['Other periods'])).toEqual(['I2'])
})

test('calendar years are told from financial years, months, half-years and several years', () => {
  expect(cellsOf(['Calendar years'])).toEqual(['C2', 'D2'])
  expect(cellsOf(['Financial years'])).toEqual(['B2'])
  expect(cellsOf(['Months', 'Half-years'])).toEqual(['F2', 'G2'])
  expect(cellsOf(['Several financial years', null])).toEqual(['H2', 'J2'])
})

test('each kind of years is counted, and the forces that gave calendar years can be listed', () => {
  const counts = (question: Question, column: string) =>
    facets(db, question)
      .find((facet) => facet.column === column)
      ?.values.map(({ label, count }) => `${label} ${count}`)
  expect(counts(EVERYTHING, 'years')).toEqual([
    'Calendar years 2',
    'Financial years 1',
    'Half-years 1',
    'Months 1',
    'Other periods 1',
    'Other twelve months 1',
    'Several financial years 1',
    'No period named 1',
  ])
  const calendar: Question = {
    ...EVERYTHING,
    filters: [{ column: 'years', test: 'one of', values: ['Calendar years'] }],
  }
  expect(counts(calendar, 'force')).toEqual(['Nottinghamshire 1', 'Surrey 1'])
})
