import { expect, test } from 'vitest'
import { type Asked, check, type Stated } from '../../app/check/index.ts'

const FORCES = [
  { code: 'A', name: 'Avon', population: null },
  { code: 'B', name: 'Beds', population: null },
]
const asked: Asked = {
  request: {
    text: '',
    measure: 'offences',
    countingUnit: 'offence',
    periods: [
      { start: '2017-04-01', end: '2018-03-31', label: '2017/18' },
      { start: '2018-04-01', end: '2019-03-31', label: '2018/19' },
    ],
    dimensions: ['platform'],
  },
  forces: FORCES,
}

function figure(cell: string, more: Partial<Stated> & { readonly value?: number } = {}): Stated {
  const { value = 1, ...rest } = more
  return {
    file: 'avon.xlsx',
    sheet: 'Sheet1',
    cell,
    force: 'A',
    measure: 'offences',
    periodStart: '2017-04-01',
    periodEnd: '2018-03-31',
    dimensions: [],
    figure: { status: 'ok', value },
    ...rest,
  }
}

const SECOND = { periodStart: '2018-04-01', periodEnd: '2019-03-31' }
const platform = (value: string) => ({ dimensions: [{ key: 'platform', value }] })
const hidden = { figure: { status: 'suppressed', low: 1, high: 4 } } as const
const letter = { file: 'beds.pdf', forces: ['B'], prose: [], readable: true, tabular: false }
const findingsOf = (stated: readonly Stated[]) => check({ stated, replies: [letter], asked }).findings
const rulesOf = (stated: readonly Stated[]) => findingsOf(stated).map(({ rule, cells }) => [rule, ...cells])

test('both years given and nothing withheld: nothing is said', () => {
  expect(rulesOf([figure('B2'), figure('C2', SECOND)])).toEqual([])
})

test('a force that sent nothing is named; one that sent a letter without figures is not', () => {
  expect(findingsOf([])).toMatchObject([{ rule: 'no-reply', force: 'A' }])
})

test('withheld figures come one finding a sheet, with every cell', () => {
  const refused = { figure: { status: 'refused', low: 0, high: null } } as const
  expect(rulesOf([figure('B2', hidden), figure('C2', { ...SECOND, ...hidden }), figure('D2', refused)])).toEqual([
    ['suppressed', 'B2', 'C2'],
    ['not-held', 'D2'],
  ])
})

test('a total that is not the sum of its parts is found with its cells', () => {
  const second = figure('C2', { ...SECOND, value: 7 })
  const parts = [figure('B2', { ...platform('Kik'), value: 3 }), figure('B3', { ...platform('Other'), value: 4 })]
  expect(rulesOf([...parts, figure('B4', { ...platform('Total'), value: 7 }), second])).toEqual([])
  expect(rulesOf([...parts, figure('B4', { ...platform('Total'), value: 8 }), second])).toEqual([
    ['total-mismatch', 'B4', 'B2', 'B3'],
  ])
})

test('with a suppressed part only known parts above the total are wrong', () => {
  const second = figure('C2', { ...SECOND, value: 7 })
  const parts = [figure('B2', { ...platform('Kik'), value: 6 }), figure('B3', { ...platform('Other'), ...hidden })]
  const found = (value: number) =>
    rulesOf([...parts, figure('B4', { ...platform('Total'), value }), second]).map(([rule]) => rule)
  expect(found(9)).toEqual(['suppressed'])
  expect(found(5)).toEqual(['total-mismatch', 'suppressed'])
})

test('a total over both years must be their sum', () => {
  const span = { periodStart: '2017-04-01', periodEnd: '2019-03-31' }
  const years = [figure('B2', { value: 86 }), figure('C2', { ...SECOND, value: 80 })]
  expect(rulesOf([...years, figure('D2', { ...span, value: 166 })])).toEqual([])
  expect(rulesOf([...years, figure('D2', { ...span, value: 165 })])).toEqual([['total-mismatch', 'D2', 'B2', 'C2']])
})

test('calendar years are another definition and silence the question of missing years', () => {
  const calendar = { periodStart: '2017-01-01', periodEnd: '2017-12-31' }
  expect(rulesOf([figure('B2', calendar)])).toEqual([['period-definition', 'B2']])
})

test('months, quarters and both halves of a year are fine; a lone half is not', () => {
  const half = { periodStart: '2017-04-01', periodEnd: '2017-09-30' }
  const other = { periodStart: '2017-10-01', periodEnd: '2018-03-31' }
  const month = { periodStart: '2018-02-01', periodEnd: '2018-02-28' }
  const second = figure('E2', SECOND)
  expect(rulesOf([figure('B2', half), figure('C2', other), figure('D2', month), second])).toEqual([])
  expect(rulesOf([figure('B2', half), second])).toEqual([['period-definition', 'B2']])
})

test('a year of which nothing is said is missing', () => {
  expect(findingsOf([figure('B2')])).toMatchObject([
    { rule: 'period-missing', force: 'A', note: 'Nothing is said of 2018/19.' },
  ])
})
