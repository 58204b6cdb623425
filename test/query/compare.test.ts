import { describe, expect, test } from 'vitest'
import { applyEdits, decide, inverseOf } from '../../app/annotate/index.ts'
import {
  COMPARE_ALL,
  type CompareQuestion,
  type CompareRow,
  type Comparison,
  compare,
  comparisonText,
} from '../../app/query/index.ts'
import type { SqlDatabase } from '../../app/store/index.ts'
import { type Force, NO_REQUEST, type Observation, type Period, type SentRequest } from '../../app/vocabulary/index.ts'
import { NOTTS, observationOf, SURREY, YEAR_17, YEAR_18 } from '../store/replies.ts'
import { storeOf } from './support.ts'

const KENT = 'E23000032'
const LONDON = 'E23000034'
const BTP = 'BTP'
const FORCES = [
  { code: NOTTS, name: 'Nottinghamshire', officialName: '', region: 'East Midlands', nation: 'England' },
  { code: SURREY, name: 'Surrey', officialName: '', region: 'South East', nation: 'England' },
  { code: KENT, name: 'Kent', officialName: '', region: 'South East', nation: 'England' },
  { code: LONDON, name: 'City of London', officialName: '', region: 'London', nation: 'England' },
  { code: BTP, name: 'British Transport Police', officialName: '', region: '', nation: 'Great Britain' },
] as unknown as readonly Force[]

const REQUEST: SentRequest = {
  text: '',
  date: null,
  bodies: [],
  measure: 'offences',
  countingUnit: 'offences',
  periods: [
    { start: YEAR_17.start, end: YEAR_17.end, label: '2017/18' },
    { start: YEAR_18.start, end: YEAR_18.end, label: '2018/19' },
  ],
  dimensions: ['platform'],
}

const period = (start: string, end: string): Period => ({ start, end, written: '' })
const figure = (at: string, when: Period, value: Parameters<typeof observationOf>[0]['figure'], more = {}) =>
  observationOf({ at, period: when, figure: value, ...more })
const suppressed = { status: 'suppressed', low: 1, high: 4 } as const
const platform = (value: string) => ({ dimensions: [{ key: 'platform', value }] })
const of = (force: string) => ({ force })

function compared(
  files: Readonly<Record<string, readonly Observation[]>>,
  question: Partial<CompareQuestion> = {},
  request: SentRequest = REQUEST,
): Comparison {
  return compare(storeOf(files), { ...COMPARE_ALL, ...question }, request, FORCES)
}

function rowOf(found: Comparison, force: string): CompareRow {
  const row = found.rows.find((one) => one.force === force)
  if (row === undefined) throw new Error(`${force} is not there`)
  return row
}

const only = (observations: readonly Observation[], question: Partial<CompareQuestion> = {}) =>
  rowOf(compared({ 'notts.xlsx': observations }, question), NOTTS)

describe('what is not compared', () => {
  test('half a year is shown as a part, never as the year: no change, no rate, no place in a sum', () => {
    const row = only([figure('B2', period('2017-04-01', '2017-09-30'), 19), figure('C2', YEAR_18, 67)])
    expect(row.cells[0]).toMatchObject({ fit: 'part', interval: { low: 19, high: 19 }, rate: null })
    expect(row.cells[0]?.noRate).toContain('part of the year')
    expect(row.change).toMatchObject({ absolute: null, percent: null })
    expect(row.change.why).toContain('unequal periods are not compared')
    expect(row).toMatchObject({ inPanel: false, verdict: 'cannot' })
    expect(row.conditions[3]).toMatchObject({ state: 'not', short: '18/24 mo.' })
  })

  test('eleven months do not tile a year', () => {
    const months = Array.from({ length: 11 }, (_, nth) => month(2017, 4 + nth, nth, 2))
    expect(only(months).cells[0]).toMatchObject({ fit: 'part', interval: { low: 22, high: 22 }, marker: '[p]' })
  })

  test('months that overlap are not added twice', () => {
    const halves = [
      figure('B2', period('2017-04-01', '2017-09-30'), 10),
      figure('C2', period('2017-09-01', '2018-03-31'), 10),
    ]
    const row = only(halves)
    expect(row.cells[0]?.fit).toBe('part')
    expect(row.cells[0]?.interval).toEqual({ low: 10, high: 10 })
  })

  test('calendar years stand in no sum with financial ones, and a change is only of two of a kind', () => {
    const calendar = [
      figure('B2', period('2017-01-01', '2017-12-31'), 40),
      figure('C2', period('2018-01-01', '2018-12-31'), 50),
    ]
    const row = only(calendar)
    expect(row.cells.map(({ fit }) => fit)).toEqual(['other year', 'other year'])
    expect(row.change.percent).toEqual({ low: 0.25, high: 0.25 })
    expect(row).toMatchObject({ inPanel: false, verdict: 'cannot' })
    expect(row.conditions[0]).toMatchObject({ state: 'not', short: 'Jan–Dec' })
    expect(row.conditions[3]).toMatchObject({ short: '18/24 mo.' })
    const mixed = only([figure('B2', period('2017-01-01', '2017-12-31'), 40), figure('C2', YEAR_18, 50)])
    expect(mixed.change).toMatchObject({ absolute: null, percent: null })
    expect(mixed.change.why).toContain('years of different kinds')
    const turned = only([figure('B2', YEAR_17, 40), figure('C2', period('2018-01-01', '2018-12-31'), 50)])
    expect(turned.change).toMatchObject({ absolute: null, percent: null })
  })

  test('victims are not offences: shown, named, in no sum; and the two are never taken from each other', () => {
    const victims = { measure: 'victims' }
    const row = only([figure('B2', YEAR_17, 30, victims), figure('C2', YEAR_18, 40, victims)])
    expect(row.cells[0]).toMatchObject({ measure: 'victims', interval: { low: 30, high: 30 } })
    expect(row).toMatchObject({ inPanel: false, verdict: 'cannot' })
    expect(row.conditions[1]).toMatchObject({ state: 'not', short: 'victims' })
    const mixed = only([figure('B2', YEAR_17, 30, victims), figure('C2', YEAR_18, 40)])
    expect(mixed.change.absolute).toBeNull()
  })

  test('figures for several offences stand aside', () => {
    const several = { dimensions: [{ key: 'offence', value: 'Several' }] }
    const row = only([figure('B2', YEAR_17, 300, several), figure('C2', YEAR_18, 400, several)])
    expect(row.cells[0]).toMatchObject({ scope: 'several' })
    expect(row).toMatchObject({ inPanel: false, verdict: 'cannot' })
    expect(row.conditions[2]?.state).toBe('not')
  })

  test('a subtotal is neither the whole nor a part of it', () => {
    const row = only([
      figure('B2', YEAR_17, 12, platform('Subtotal')),
      figure('B3', YEAR_17, 5, platform('Kik')),
      figure('B4', YEAR_17, 7, platform('Instagram')),
    ])
    expect(row.cells[0]).toMatchObject({ made: 'parts', interval: { low: 12, high: 12 } })
    expect(only([figure('B2', YEAR_17, 12, platform('Subtotal'))]).cells[0]?.status).toBe('none')
  })

  test('a figure about another offence alone is none', () => {
    const other = { dimensions: [{ key: 'offence', value: 'Meeting a child following grooming' }] }
    expect(only([figure('B2', YEAR_17, 300, other)]).cells[0]?.status).toBe('none')
  })

  test('no residents, no rate; a small base has its rate and a flag', () => {
    const years = (force: string) => [figure('B2', YEAR_17, 30, of(force)), figure('C2', YEAR_18, 40, of(force))]
    const found = compared({ 'btp.xlsx': years(BTP), 'city.xlsx': years(LONDON), 'notts.xlsx': years(NOTTS) })
    const btp = rowOf(found, BTP)
    expect(btp.residents).toBeNull()
    expect(btp.cells[1]).toMatchObject({
      rate: null,
      noRate: 'British Transport Police has no number of residents aged 0–17 here: no rate',
    })
    expect(btp.inPanel).toBe(true)
    const city = rowOf(found, LONDON)
    expect(city.cells[1]?.rate?.low).toBeCloseTo((40 / 1621) * 1000, 9)
    expect(city.flags.map(({ kind }) => kind)).toContain('small base')
    expect(found.panel.rates[1]?.low).toBeCloseTo((80 / (1621 + (rowOf(found, NOTTS).residents ?? 0))) * 1000, 9)
  })

  test('below 20 the change is a count; a range that may be below 20 too', () => {
    expect(only([figure('B2', YEAR_17, 19), figure('C2', YEAR_18, 38)]).change).toMatchObject({
      absolute: { low: 19, high: 19 },
      percent: null,
    })
    expect(only([figure('B2', YEAR_17, 20), figure('C2', YEAR_18, 30)]).change.percent).toEqual({ low: 0.5, high: 0.5 })
    expect(only([figure('B2', YEAR_17, suppressed), figure('C2', YEAR_18, 7)]).change).toMatchObject({
      absolute: { low: 3, high: 6 },
      percent: null,
    })
  })

  test('a refused figure has no number, and what has no upper bound no change', () => {
    const refused = { status: 'refused', low: 0, high: null } as const
    const row = only([figure('B2', YEAR_17, refused, { raw: 's.12' }), figure('C2', YEAR_18, 40)])
    expect(row.cells[0]).toMatchObject({ interval: null, status: 'refused' })
    expect(row).toMatchObject({ inPanel: false, verdict: 'cannot' })
    const open = only([figure('B2', YEAR_17, { status: 'suppressed', low: 1, high: null }), figure('C2', YEAR_18, 40)])
    expect(open.change.why).toContain('no upper bound')
    expect(open.inPanel).toBe(false)
  })

  test('a suppressed total is not worked out from its parts', () => {
    const row = only([
      figure('B2', YEAR_17, suppressed),
      figure('B3', YEAR_17, 1, platform('Kik')),
      figure('B4', YEAR_17, 2, platform('Instagram')),
    ])
    expect(row.cells[0]).toMatchObject({ interval: { low: 1, high: 4 }, marker: '[c]', made: 'stated' })
    expect(row.cells[0]?.ids).toHaveLength(1)
    const months = Array.from({ length: 12 }, (_, nth) => month(2017, 4 + nth, nth, 0))
    expect(only([...months, figure('B5', YEAR_17, suppressed)]).cells[0]).toMatchObject({
      interval: { low: 1, high: 4 },
      made: 'stated',
    })
  })

  test('one figure for two forces is in no sum and has no rate', () => {
    const pair = of(`${KENT}+${SURREY}`)
    const row = rowOf(
      compared({ 'pair.xlsx': [figure('B2', YEAR_17, 90, pair), figure('C2', YEAR_18, 80, pair)] }),
      pair.force,
    )
    expect(row).toMatchObject({ inPanel: false, residents: null })
  })

  test('a year is not added up from its parts where the parts are stated twice', () => {
    const row = only([
      figure('B2', YEAR_17, 5, platform('Kik')),
      figure('B3', YEAR_17, 6, platform('Kik')),
      figure('B4', YEAR_17, 7, platform('Instagram')),
    ])
    expect(row.cells[0]?.status).toBe('none')
  })
})

function month(year: number, number: number, nth: number, value: number): Observation {
  const first = new Date(Date.UTC(year, number - 1, 1))
  const last = new Date(Date.UTC(year, number, 0))
  const iso = (date: Date) => date.toISOString().slice(0, 10)
  return figure(`${String.fromCharCode(66 + nth)}2`, period(iso(first), iso(last)), value)
}

describe('what is', () => {
  test('twelve months tile a year, and each is behind the sum; a suppressed one makes it a range', () => {
    const months = Array.from({ length: 12 }, (_, nth) => month(2017, 4 + nth, nth, nth + 1))
    const { cells } = only(months)
    expect(cells[0]).toMatchObject({ fit: 'same', made: 'periods', interval: { low: 78, high: 78 } })
    expect(cells[0]?.ids).toHaveLength(12)
    expect(cells[0]?.flags.map(({ short }) => short)).toEqual(['Months, summed'])
    const hidden = [...months.slice(1), figure('B2', period('2017-04-01', '2017-04-30'), suppressed)]
    expect(only(hidden).cells[0]?.interval).toEqual({ low: 78, high: 81 })
  })

  test('a stated total goes before its parts and its months, and is never mixed with them', () => {
    const months = Array.from({ length: 12 }, (_, nth) => month(2017, 4 + nth, nth, 1))
    const row = only([
      ...months,
      figure('B5', YEAR_17, 30),
      figure('B6', YEAR_17, 9, platform('Kik')),
      figure('B7', YEAR_17, 9, platform('Instagram')),
    ])
    expect(row.cells[0]).toMatchObject({ made: 'stated', interval: { low: 30, high: 30 } })
    expect(row.cells[0]?.ids).toHaveLength(1)
  })

  test('where no total is stated, parts are added up, with the caveat; a missing total is none', () => {
    const parts = [figure('B3', YEAR_17, 9, platform('Kik')), figure('B4', YEAR_17, suppressed, platform('Instagram'))]
    const row = only([...parts, figure('B2', YEAR_17, { status: 'missing', low: 0, high: null }, { raw: '' })])
    expect(row.cells[0]).toMatchObject({ made: 'parts', interval: { low: 10, high: 13 } })
    expect(row.cells[0]?.flags.map(({ kind }) => kind)).toContain('parts')
  })

  test('months of a long list that leave out what did not happen are added up, with the caveat', () => {
    const months = Array.from({ length: 12 }, (_, nth) => {
      const { period: when } = month(2017, 4 + nth, 0, 0)
      const part = (at: string, gender: string) =>
        observationOf({ at, period: when, figure: 2, dimensions: [{ key: 'gender', value: gender }] })
      return nth % 2 === 0
        ? [part(`B${nth * 2 + 2}`, 'Female'), part(`B${nth * 2 + 3}`, 'Male')]
        : [part(`B${nth * 2 + 2}`, 'Female')]
    })
    const { cells } = only(months.flat())
    expect(cells[0]).toMatchObject({ fit: 'same', made: 'parts', interval: { low: 36, high: 36 } })
    expect(cells[0]?.flags.map(({ kind }) => kind)).toEqual(['parts'])
  })

  test('a list of records is counted within its year, with the caveat', () => {
    const days = ['2017-04-20', '2017-09-01', '2017-09-01', '2018-02-11', '2018-06-05', '2019-02-01']
    const row = only(days.map((day, nth) => figure(`B${nth + 2}`, period(day, day), 1, platform('Kik'))))
    expect(row.cells.map(({ interval }) => interval?.low)).toEqual([4, 2])
    expect(row.cells[0]).toMatchObject({ made: 'records', fit: 'same' })
    expect(row.verdict).toBe('caveat')
  })

  test('records that stop in summer are a part of the year', () => {
    const days = ['2017-04-20', '2017-05-02', '2017-07-01']
    const row = only(days.map((day, nth) => figure(`B${nth + 2}`, period(day, day), 1)))
    expect(row.cells[0]).toMatchObject({ fit: 'part', made: 'records' })
  })

  test('a year from 3 April, when the offence came into force, is compared with the caveat', () => {
    const row = only([figure('B2', period('2017-04-03', '2018-03-31'), 40), figure('C2', YEAR_18, 50)])
    expect(row.change.percent).toEqual({ low: 0.25, high: 0.25 })
    expect(row).toMatchObject({ inPanel: true, verdict: 'caveat' })
    expect(row.conditions[0]).toMatchObject({ state: 'caveat', short: 'from 3 Apr' })
  })

  test('a filter asks for a part, and a force without that breakdown has none', () => {
    const instagram = platform('Instagram')
    const files = {
      'notts.xlsx': [
        figure('B2', YEAR_17, 30, instagram),
        figure('C2', YEAR_18, 33, instagram),
        figure('B3', YEAR_17, 90),
      ],
      'kent.xlsx': [figure('B2', YEAR_17, 50, of(KENT)), figure('C2', YEAR_18, 60, of(KENT))],
    }
    const found = compared(files, { filters: [{ key: 'platform', value: 'Instagram' }] })
    expect(rowOf(found, NOTTS).cells[0]?.interval).toEqual({ low: 30, high: 30 })
    expect(rowOf(found, KENT).cells[0]?.status).toBe('none')
    expect(found.panel.forces).toEqual([NOTTS])
  })

  test('two different figures for one year are a range of both; years that do not add up to their total too', () => {
    const row = only([figure('B2', YEAR_17, 64), figure('B9', YEAR_17, 175), figure('C2', YEAR_18, 252)])
    expect(row.cells[0]).toMatchObject({ interval: { low: 64, high: 175 }, marker: '[r]' })
    const total = period(YEAR_17.start, YEAR_18.end)
    const wrong = only([figure('B2', YEAR_17, 86), figure('C2', YEAR_18, 80), figure('D2', total, 160)])
    expect(wrong.whole).toMatchObject({ interval: { low: 160, high: 166 }, marker: '[r]' })
    const right = only([figure('B2', YEAR_17, 86), figure('C2', YEAR_18, 80), figure('D2', total, 166)])
    expect(right.whole).toMatchObject({ interval: { low: 166, high: 166 }, made: 'stated' })
  })

  test('the panel says whom it left out and why, and its change is of the others alone', () => {
    const found = compared({
      'notts.xlsx': [figure('B2', YEAR_17, 100), figure('C2', YEAR_18, 120)],
      'kent.xlsx': [figure('B2', YEAR_17, suppressed, of(KENT)), figure('C2', YEAR_18, 10, of(KENT))],
      'surrey.xlsx': [figure('C2', YEAR_18, 500, of(SURREY))],
    })
    expect(found.panel.words).toBe('2 forces that gave comparable figures for both 2017/18 and 2018/19')
    expect(found.panel.sums).toEqual([
      { low: 101, high: 104 },
      { low: 130, high: 130 },
    ])
    expect(found.panel.change.absolute).toEqual({ low: 26, high: 29 })
    expect(found.panel.leftOut).toEqual([{ force: SURREY, name: 'Surrey', reason: 'no figure for 2017/18' }])
  })

  test('held against another force, two calendar years share an axis and a financial year does not', () => {
    const years = (force: string, shift: string) => [
      figure('B2', period(`2017-${shift}`, shift === '01-01' ? '2017-12-31' : '2018-03-31'), 40, of(force)),
      figure('C2', period(`2018-${shift}`, shift === '01-01' ? '2018-12-31' : '2019-03-31'), 50, of(force)),
    ]
    const files = {
      'notts.xlsx': years(NOTTS, '01-01'),
      'kent.xlsx': years(KENT, '01-01'),
      'surrey.xlsx': years(SURREY, '04-01'),
    }
    const found = compared(files, { against: KENT })
    expect(rowOf(found, NOTTS).verdict).toBe('like')
    expect(rowOf(found, SURREY).verdict).toBe('cannot')
    expect(rowOf(compared(files), SURREY).verdict).toBe('like')
  })

  test('another request: calendar years of searches, and financial years are what is odd', () => {
    const searches = { measure: 'searches' }
    const request: SentRequest = {
      ...REQUEST,
      measure: 'searches',
      periods: [2020, 2021].map((year) => ({ start: `${year}-01-01`, end: `${year}-12-31`, label: String(year) })),
    }
    const [y20, y21] = [period('2020-01-01', '2020-12-31'), period('2021-01-01', '2021-12-31')]
    const kent = { ...searches, force: KENT }
    const found = compared(
      {
        'notts.xlsx': [figure('B2', y20, 1200, searches), figure('C2', y21, 900, searches)],
        'kent.xlsx': [
          figure('B2', period('2020-04-01', '2021-03-31'), 70, kent),
          figure('C2', period('2021-04-01', '2022-03-31'), 80, kent),
        ],
      },
      {},
      request,
    )
    expect(rowOf(found, NOTTS).change.percent).toEqual({ low: -0.25, high: -0.25 })
    expect(rowOf(found, KENT)).toMatchObject({ inPanel: false, verdict: 'cannot' })
    expect(found.asked).toBe('Jan–Dec · searches · 2020 and 2021')
  })

  test('without a request the two years that most forces give are compared', () => {
    const none: SentRequest = { ...REQUEST, periods: [] }
    const found = compared({ 'notts.xlsx': [figure('B2', YEAR_17, 86), figure('C2', YEAR_18, 80)] }, {}, none)
    expect(found.periods.map(({ label }) => label)).toEqual(['2017/18', '2018/19'])
    expect(compared({}, {}, none)).toMatchObject({ periods: [], rows: [] })
  })
})

test('a group of the analyst has its own panel, and undoing takes the forces out again', () => {
  const db: SqlDatabase = storeOf({
    'notts.xlsx': [figure('B2', YEAR_17, 100), figure('C2', YEAR_18, 120)],
    'kent.xlsx': [figure('B2', YEAR_17, 50, of(KENT)), figure('C2', YEAR_18, 60, of(KENT))],
  })
  const asked = () => compare(db, COMPARE_ALL, REQUEST, FORCES)
  const edits = decide(db, { do: 'set force group', forces: [KENT, NOTTS], group: ' south coast ' }, '')
  applyEdits(db, edits)
  expect(asked().groups.map(({ name, panel }) => [name, panel.sums[0]?.low])).toEqual([['south coast', 150]])
  applyEdits(db, inverseOf(edits))
  expect(asked().groups).toEqual([])
  applyEdits(db, edits)
  applyEdits(db, decide(db, { do: 'set force group', forces: [KENT], group: '' }, ''))
  expect(asked().groups[0]?.forces).toEqual([NOTTS])
})

test('a name that a spreadsheet would run stays text, and tabs do not break the row', () => {
  const db = storeOf({ 'odd.xlsx': [figure('B2', YEAR_17, 40, of('=1+1')), figure('C2', YEAR_18, 50, of('=1+1'))] })
  const found = compare(db, COMPARE_ALL, REQUEST, FORCES)
  const lines = comparisonText(db, found, 'tsv').trimEnd().split('\n')
  expect(lines[1]?.startsWith("'=1+1\t")).toBe(true)
  expect(new Set(lines.map((line) => line.split('\t').length)).size).toBe(1)
})

test('where nobody has said what was asked and replies give months alone, the years that the months reach over are compared', () => {
  const months = (year: number, from: number, count: number) =>
    Array.from({ length: count }, (_, nth) => {
      const first = new Date(Date.UTC(year, from - 1 + nth, 1))
      const last = new Date(Date.UTC(year, from + nth, 0))
      const days = period(first.toISOString().slice(0, 10), last.toISOString().slice(0, 10))
      return figure(`${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[nth] ?? 'Z'}2`, days, 10)
    })
  const db = storeOf({ 'notts.xlsx': months(2017, 4, 24) })
  const found = compare(db, COMPARE_ALL, NO_REQUEST, FORCES)
  expect(found.periods.map(({ label }) => label)).toEqual(['2017/18', '2018/19'])
  expect(rowOf(found, NOTTS).cells.map(({ interval }) => interval?.low)).toEqual([120, 120])
})

test('replies of a few months that make up no year are listed without a period, and nothing breaks', () => {
  const found = compare(
    storeOf({ 'notts.xlsx': [figure('B2', period('2017-04-01', '2017-04-30'), 10)] }),
    COMPARE_ALL,
    NO_REQUEST,
    FORCES,
  )
  expect(found.periods).toEqual([])
  expect(rowOf(found, NOTTS)).toMatchObject({ cells: [], inPanel: false, verdict: 'cannot' })
})
