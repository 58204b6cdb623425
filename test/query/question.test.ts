import { expect, test } from 'vitest'
import {
  EVERYTHING,
  exportRows,
  type Filter,
  facets,
  page,
  position,
  type Question,
  total,
} from '../../app/query/index.ts'
import { NOTTS, observationOf, SURREY, YEAR_17, YEAR_18 } from '../store/replies.ts'
import { storeOf } from './support.ts'

const platform = (value: string) => ({ dimensions: [{ key: 'platform', value }] })
const db = storeOf({
  'notts.xlsx': [
    observationOf({ at: 'B2', period: YEAR_17, figure: 86 }),
    observationOf({ at: 'C2', figure: 80 }),
    observationOf({ at: 'B3', ...platform('Kik 100%_'), figure: 3 }),
    observationOf({ at: 'B4', ...platform('Straße'), figure: { status: 'suppressed', low: 1, high: 4 }, raw: '<5' }),
  ],
  'surrey.xlsx': [
    observationOf({ at: 'B2', force: SURREY, figure: { status: 'refused', low: 0, high: null }, raw: 's.40' }),
    observationOf({ at: 'C2', force: null, period: null, figure: 7, raw: '7*' }),
  ],
})
const ask = (...filters: readonly Filter[]): Question => ({ ...EVERYTHING, filters })
const cellsOf = (question: Question) =>
  page(db, question, 0, 100).rows.map(({ file, cell }) => `${file.slice(3, 5)} ${cell}`)

test('a list of nothing matches nothing', () => {
  expect(cellsOf(ask({ column: 'force', test: 'one of', values: [] }))).toEqual([])
})

test('a text that looks like SQL, and LIKE signs, are only text', () => {
  const sneaky = "'; DROP TABLE observation; --"
  expect(cellsOf(ask({ column: 'measure', test: 'one of', values: [sneaky] }))).toEqual([])
  expect(cellsOf({ ...EVERYTHING, search: sneaky })).toEqual([])
  expect(cellsOf(ask({ column: 'dimensions', test: 'contains', text: '%' }))).toEqual(['no B3'])
  expect(cellsOf(ask({ column: 'dimensions', test: 'contains', text: '0%_' }))).toEqual(['no B3'])
  expect(cellsOf(ask({ column: 'dimensions', test: 'contains', text: 'k_1' }))).toEqual([])
  expect(page(db, EVERYTHING, 0, 1).total).toBe(6)
})

test('filters ask by code, period, cell, value, status, file and dimension; null is for rows that state nothing', () => {
  expect(cellsOf(ask({ column: 'force', test: 'one of', values: [SURREY, null] }))).toEqual(['su B2', 'su C2'])
  expect(cellsOf(ask({ column: 'period', test: 'one of', values: ['2017-04-01/2018-03-31'] }))).toEqual(['no B2'])
  expect(cellsOf(ask({ column: 'cell', test: 'one of', values: ['C2'] }))).toEqual(['no C2', 'su C2'])
  expect(cellsOf(ask({ column: 'value', test: 'between', low: 7, high: 80 }))).toEqual(['no C2', 'su C2'])
  expect(cellsOf(ask({ column: 'value', test: 'one of', values: ['86', null] }))).toEqual(['no B2', 'no B4', 'su B2'])
  expect(cellsOf(ask({ column: 'status', test: 'one of', values: ['refused'] }))).toEqual(['su B2'])
  expect(cellsOf(ask({ column: 'file', test: 'one of', values: ['in/surrey.xlsx'] }))).toEqual(['su B2', 'su C2'])
  expect(cellsOf(ask({ column: 'dimension', test: 'has', key: 'platform', values: null }))).toEqual(['no B3', 'no B4'])
  expect(cellsOf(ask({ column: 'dimension', test: 'has', key: 'platform', values: ['Straße'] }))).toEqual(['no B4'])
  expect(cellsOf(ask({ column: 'notes', test: 'one of', values: ['yes'] }))).toEqual([])
})

test('find wants every word somewhere in the row, whatever its case, beyond ASCII too', () => {
  expect(cellsOf({ ...EVERYTHING, search: 'NOTTING 2017/18' })).toEqual(['no B2'])
  expect(cellsOf({ ...EVERYTHING, search: 'STRAßE'.toUpperCase().replace('SS', 'ß') })).toEqual(['no B4'])
  expect(cellsOf({ ...EVERYTHING, search: '<5' })).toEqual(['no B4'])
  expect(cellsOf({ ...EVERYTHING, search: 'surrey.xlsx 7*' })).toEqual(['su C2'])
  expect(cellsOf({ ...EVERYTHING, search: 'surrey 2017/18' })).toEqual([])
})

test('sorted by value, withheld figures stand after all numbers, up and down', () => {
  const sorted = (descending: boolean) =>
    page(db, { ...EVERYTHING, sort: [{ column: 'value', descending }] }, 0, 10).rows.map(({ value }) => value)
  expect(sorted(false)).toEqual([3, 7, 80, 86, null, null])
  expect(sorted(true)).toEqual([86, 80, 7, 3, null, null])
})

test('a page is a window on the same order, and each row knows its position in it', () => {
  for (const column of ['force', 'period', 'value', 'dimensions', 'file', 'raw'] as const) {
    const question: Question = { ...EVERYTHING, sort: [{ column, descending: true }] }
    const all = page(db, question, 0, 10).rows
    expect(page(db, question, 2, 2).rows).toEqual(all.slice(2, 4))
    expect(all.map(({ id }) => position(db, question, id))).toEqual([0, 1, 2, 3, 4, 5])
  }
})

test('a sum is an interval; what has no upper bound, unequal periods and doubled totals are said', () => {
  const sum = total(db, EVERYTHING)
  expect(sum).toMatchObject({
    count: 6,
    low: 177,
    high: 180,
    unbounded: 1,
    unequalPeriods: true,
    totalsAmongParts: true,
  })
  expect(sum.byStatus).toEqual({ ok: 4, suppressed: 1, not_held: 0, refused: 1, missing: 0 })
  const years = total(
    db,
    ask({ column: 'cell', test: 'one of', values: ['B2', 'C2'] }, { column: 'force', test: 'one of', values: [NOTTS] }),
  )
  expect(years).toMatchObject({ low: 166, high: 166, unequalPeriods: false, totalsAmongParts: false })
  const [first] = page(db, EVERYTHING, 0, 1).rows
  expect(total(db, EVERYTHING, first === undefined ? [] : [first.id])).toMatchObject({ count: 1, low: 86 })
})

test('a span of years beside one of its years counts twice', () => {
  const span = { start: '2017-04-01', end: '2019-03-31', written: 'Total' }
  const both = storeOf({
    a: [observationOf({ at: 'B2', figure: 1 }), observationOf({ at: 'C2', period: span, figure: 2 })],
  })
  expect(total(both, EVERYTHING)).toMatchObject({ totalsAmongParts: true, unequalPeriods: true })
})

test('a facet counts what choosing would leave, blind to its own filter', () => {
  const found = facets(db, ask({ column: 'force', test: 'one of', values: [NOTTS] }))
  const counts = (column: string) =>
    found.find((facet) => facet.column === column)?.values.map(({ label, count }) => [label, count])
  expect(counts('force')).toEqual([
    ['Nottinghamshire', 4],
    ['Surrey', 1],
    ['No force named', 1],
  ])
  expect(counts('period')).toEqual([
    ['2017/18', 1],
    ['2018/19', 3],
  ])
  expect(counts('status')).toEqual([
    ['ok', 3],
    ['suppressed', 1],
  ])
  expect(counts('dimension:platform')).toEqual([
    ['Kik 100%_', 1],
    ['Straße', 1],
  ])
  expect(YEAR_18.start).toBe('2018-04-01')
})

test('what a spreadsheet would run is made harmless in csv; numbers and dashes stay as they are', () => {
  const odd = storeOf({
    '=cmd.xlsx': [
      observationOf({ at: 'A1', figure: -3, raw: '-3' }),
      observationOf({ at: 'A2', figure: { status: 'missing', low: 0, high: null }, raw: '--' }),
      observationOf({ at: 'A3', figure: { status: 'refused', low: 0, high: null }, raw: '=HYPERLINK("x")' }),
      observationOf({ at: 'A4', measure: '-2+cmd, "calc"', figure: 0.1 }),
      observationOf({ at: 'A5', figure: 7, raw: '＝1+1' }),
      observationOf({ at: 'A6', figure: 7, raw: '＋SUM(A1)' }),
      observationOf({ at: 'A7', figure: 7, raw: '－A1' }),
      observationOf({ at: 'A8', figure: 7, raw: '＠SUM(A1)' }),
      observationOf({ at: 'A9', figure: 7, raw: '\n=1+1' }),
      observationOf({ at: 'A10', figure: -7, raw: '－7' }),
      observationOf({ at: 'A11', figure: { status: 'missing', low: 0, high: null }, raw: '－' }),
    ],
  })
  expect(exportRows(odd, EVERYTHING, 'csv').split('\n')).toEqual([
    'file,sheet,cell,force,measure,period_start,period_end,dims,value,status,raw',
    `'=cmd.xlsx,Reply,A1,${NOTTS},offences,2018-04-01,2019-03-31,,-3,ok,-3`,
    `'=cmd.xlsx,Reply,A2,${NOTTS},offences,2018-04-01,2019-03-31,,,missing,--`,
    `'=cmd.xlsx,Reply,A3,${NOTTS},offences,2018-04-01,2019-03-31,,,not_held,"'=HYPERLINK(""x"")"`,
    `'=cmd.xlsx,Reply,A4,${NOTTS},"'-2+cmd, ""calc""",2018-04-01,2019-03-31,,0.1,ok,0.1`,
    ...["A5,7,ok,'＝1+1", "A6,7,ok,'＋SUM(A1)", "A7,7,ok,'－A1", "A8,7,ok,'＠SUM(A1)", `A9,7,ok,"'`].map((line) =>
      line.replace(/^(A\d+),/, `'=cmd.xlsx,Reply,$1,${NOTTS},offences,2018-04-01,2019-03-31,,`),
    ),
    '=1+1"',
    `'=cmd.xlsx,Reply,A10,${NOTTS},offences,2018-04-01,2019-03-31,,-7,ok,－7`,
    `'=cmd.xlsx,Reply,A11,${NOTTS},offences,2018-04-01,2019-03-31,,,missing,－`,
    '',
  ])
  expect(JSON.parse(exportRows(odd, EVERYTHING, 'json'))).toHaveLength(11)
})
