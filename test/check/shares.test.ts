import { expect, test } from 'vitest'
import { check, DEFAULT_THRESHOLDS, type Stated } from '../../app/check/index.ts'
import { countingUnit } from '../../app/check/rules/counting-unit.ts'
import { highUnknown } from '../../app/check/rules/high-unknown.ts'
import { outlier } from '../../app/check/rules/outlier.ts'
import { scope } from '../../app/check/rules/scope.ts'
import { caseOf, column, found, stated, YEAR_2 } from '../support/figures.ts'
import { SAMPLE_REQUEST } from '../support/request.ts'

test('more than half of at least ten unknown is high, with its cells and those of the total', () => {
  const rows = (open: number, known: number) =>
    found(highUnknown, column({ 'platform=Kik': known, 'platform=Not recorded': open, 'platform=Total': open + known }))
  expect(rows(6, 4)).toMatchObject([{ cells: ['B3', 'B4'], note: '2017/18: platform is unknown for 6 of 10 (60 %).' }])
  expect(rows(5, 5)).toEqual([])
  expect(rows(6, 3)).toEqual([])
})

test('months are added up to the year, and tables with suppressed figures are not judged, aloud', () => {
  const month = (m: string, open: number) =>
    column(
      { 'age=13': 1, 'age=Unknown': open },
      { periodStart: `2017-${m}-01`, periodEnd: `2017-${m}-30` },
      m === '04' ? 'B' : 'C',
    )
  expect(found(highUnknown, [...month('04', 4), ...month('06', 5)])).toMatchObject([{ cells: ['B3', 'C3'] }])
  const hidden = check(caseOf(column({ 'age=13': '<5', 'age=Unknown': 50 })), undefined, [highUnknown])
  expect(hidden.findings).toEqual([])
  expect(hidden.unjudged).toMatchObject([{ rule: 'high-unknown', force: 'A' }])
})

test('a table of two keys is judged by each, its margins counted once', () => {
  const rows = [
    ...column({ 'gender=Female;age=13': 4, 'gender=Female;age=Unknown': 3, 'gender=Female;age=Total': 7 }),
    ...column({ 'gender=Unknown;age=13': 8, 'gender=Unknown;age=Unknown': 3, 'gender=Unknown;age=Total': 11 }, {}, 'C'),
  ]
  expect(found(highUnknown, rows).map(({ note }) => note)).toEqual(['2017/18: gender is unknown for 11 of 18 (61 %).'])
})

test('a table that gives margins alone is judged by them', () => {
  const rows = column({ 'gender=Total;age=13': 4, 'gender=Total;age=Unknown': 8, 'gender=Total;age=Total': 12 })
  expect(found(highUnknown, rows)).toHaveLength(1)
})

test('a force that counts only people is found; one that counts offences as well is not', () => {
  const victims = [stated('B2', 5, { measure: 'victims' }), stated('B3', 6, { measure: 'suspects', sheet: 'Two' })]
  expect(found(countingUnit, victims)).toMatchObject([{ sheet: '', places: [{ cells: ['B2'] }, { sheet: 'Two' }] }])
  expect(found(countingUnit, [...victims, stated('B4', 5)])).toEqual([])
  const searched = { request: { ...SAMPLE_REQUEST, measure: 'searches' }, forces: [] }
  expect(found(countingUnit, [stated('B2', 5, { measure: 'persons searched' })], { asked: searched })).toHaveLength(1)
  expect(found(countingUnit, [stated('B2', 5, { measure: 'vehicles searched' })], { asked: searched })).toEqual([])
  const asked = { request: { ...SAMPLE_REQUEST, measure: 'victims' }, forces: [] }
  expect(found(countingUnit, [stated('B2', 5)], { asked })).toHaveLength(1)
})

test('figures that take in other offences are out of scope, other offences in rows of their own are not', () => {
  expect(found(scope, [stated('B2', 5, { dims: 'offence=Several;platform=Kik' })])).toMatchObject([{ cells: ['B2'] }])
  expect(found(scope, [stated('B2', 5, { dims: 'offence=Indecent images of children' })])).toEqual([])
})

const change = (first: number, second: number) => found(outlier, [stated('B2', first), stated('C2', second, YEAR_2)])

test('a change by more than four times either way is an outlier', () => {
  expect(change(10, 40)).toEqual([])
  expect(change(10, 41)).toMatchObject([{ file: 'avon.xlsx', cells: ['B2', 'C2'] }])
  expect(change(41, 10)).toHaveLength(1)
  expect(change(0, 0)).toEqual([])
})

test('the change is seen through totals, months, breakdowns and records', () => {
  const second = stated('C2', 100, YEAR_2)
  expect(found(outlier, [stated('B9', 20, { dims: 'age=Total' }), second])).toHaveLength(1)
  expect(found(outlier, [...column({ 'age=13;gender=Male': 9, 'age=14;gender=Male': 8 }), second])).toHaveLength(1)
  const records = ['A2', 'A3', 'A4', 'A5'].map((cell, i) =>
    stated(cell, 1, { table: 1, periodStart: `2017-06-0${i + 1}`, periodEnd: `2017-06-0${i + 1}` }),
  )
  expect(found(outlier, [...records, second])).toHaveLength(1)
  expect(found(outlier, [...column({ 'age=13': '<5', 'age=14': 8 }), second])).toEqual([])
})

test('the change is seen through a list of months by platform, which leaves out those without a record', () => {
  const month = (m: string, rows: Readonly<Record<string, number>>, letter: string) =>
    column(rows, { periodStart: `2017-${m}-01`, periodEnd: `2017-${m}-30` }, letter)
  const listed = (months: readonly string[]) =>
    months.flatMap((m, i) =>
      month(m, i % 2 === 0 ? { 'platform=Kik': 1, 'platform=Other': 2 } : { 'platform=Kik': 2 }, `${i}`),
    )
  const second = stated('C2', 100, YEAR_2)
  const nine = listed(['04', '05', '06', '07', '08', '09', '10', '11', '12'])
  expect(found(outlier, [...nine, second])).toHaveLength(1)
  // three months are no year
  expect(found(outlier, [...listed(['04', '05', '06']), second])).toEqual([])
  // a month told twice is added up by nobody
  expect(found(outlier, [...nine, ...listed(['04']), second])).toEqual([])
  // quarters beside the months of which they are made
  const quarter = column(
    { 'platform=Kik': 5, 'platform=Other': 4 },
    { periodStart: '2017-04-01', periodEnd: '2017-06-30' },
  )
  expect(found(outlier, [...nine, ...quarter, second])).toEqual([])
})

test('a total that is not held does not hide what its parts come to; one that is suppressed is not worked out', () => {
  const second = stated('C2', 100, YEAR_2)
  const rows = (total: 'n/a' | '-' | '<5') => column({ 'age=13': 9, 'age=14': 8, 'age=Total': total })
  expect(found(outlier, [...rows('n/a'), second])).toHaveLength(1)
  expect(found(outlier, [...rows('-'), second])).toHaveLength(1)
  expect(found(outlier, [...rows('<5'), second])).toEqual([])
})

test('a year of which the list gives one value alone is counted, a table that only ever gives one is not', () => {
  const list = [...column({ 'platform=Kik': 3 }), ...column({ 'platform=Kik': 40, 'platform=Other': 9 }, YEAR_2, 'C')]
  expect(found(outlier, list)).toHaveLength(1)
  expect(found(outlier, [...column({ 'platform=Kik': 3 }), ...column({ 'platform=Kik': 40 }, YEAR_2, 'C')])).toEqual([])
})

/** Ten forces with a rate of one in ten thousand, and one of which the test speaks. */
function forces(
  value: number,
  population: number,
): { figures: readonly Stated[]; asked: Parameters<typeof caseOf>[1] } {
  const codes = Array.from({ length: 10 }, (_, i) => `F${i}`)
  const figures = [
    ...codes.map((force) => stated('B2', 100, { force, file: `${force}.csv` })),
    stated('B2', value, { force: 'X', file: 'x.csv' }),
  ]
  const listed = [
    ...codes.map((code) => ({ code, name: code, population: 1_000_000 })),
    { code: 'X', name: 'X', population },
  ]
  return { figures, asked: { asked: { request: SAMPLE_REQUEST, forces: listed } } }
}

test('a rate of more than four times the median is an outlier, unless the population is small', () => {
  const rate = (value: number, population: number) => {
    const { figures, asked } = forces(value, population)
    return found(outlier, figures, asked).map(({ force }) => force)
  }
  expect(rate(400, 1_000_000)).toEqual([])
  expect(rate(401, 1_000_000)).toEqual(['X'])
  expect(rate(401, 199_999)).toEqual([])
})

test('figures with other offences are no rate of the one asked about', () => {
  const { figures, asked } = forces(900, 1_000_000)
  const wide = figures.map((one) =>
    one.force === 'X' ? stated('B2', 900, { force: 'X', dims: 'offence=Several' }) : one,
  )
  expect(found(outlier, wide, asked)).toEqual([])
})

test('where the lines are drawn is a setting', () => {
  const settings = { ...DEFAULT_THRESHOLDS, unknownShare: 0.8, outlierChange: 2 }
  const unknown = column({ 'platform=Kik': 4, 'platform=Not recorded': 6 })
  expect(check(caseOf(unknown), settings, [highUnknown]).findings).toEqual([])
  expect(check(caseOf([stated('B2', 10), stated('C2', 21, YEAR_2)]), settings, [outlier]).findings).toHaveLength(1)
})
