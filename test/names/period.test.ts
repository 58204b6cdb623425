import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  parseMonth,
  parsePeriod,
  periodFromSerial,
  periodIn,
  periodLabel,
  saysYearEnding,
  writesMonthFirst,
} from '../../app/names/index.ts'

const days = (found: ReturnType<typeof parsePeriod>): string =>
  found ? `${found.period.start} ${found.period.end}` : ''

const two = (year: number): string => String(year % 100).padStart(2, '0')

describe('a wrong period is worse than none', () => {
  test.each([
    '',
    '11-15',
    '16-17',
    '5-9',
    '71/17',
    '2019/1286',
    '2017-19',
    '2018/20',
    'FOI 18/19-1655',
    '41/09889/17',
    '15/16: Evidential difficulties',
    '31/02/2018',
    'April',
    'Q1',
    'Sexual Offences Act 2003',
    'March 2018 to April 2017',
    '2017/18 and 2019/20',
    '2017/18 Instagram',
    'The offence came into force on 3 April 2017',
    '1999999',
    'Financial year 2018',
    'FY 2018',
    '2017 to 2018',
    '2018/19 to date',
    '2018/19 YTD',
    '2018/19 (part year)',
    '2018/19 (to Dec)',
    '17-Apr',
    'FY2021',
    '1718',
  ])('%j states none', (text) => {
    expect(parsePeriod(text)).toBeUndefined()
  })

  test.each([
    'Freedom of Information Act 2000',
    'Data extracted 14/05/2019',
    'Ref: FOI/2082/2019',
    'Request FOI 18/19-8796',
    'HO code 71/17',
    'FOI-2019-09748.csv',
    'IM 405-2019 - Response.xlsx',
  ])('the title %j speaks of none', (text) => {
    expect(periodIn(text)).toBeUndefined()
  })
})

describe('every way in which replies write a period', () => {
  const year = '2017-04-01 2018-03-31'
  test.each([
    ['2017/18', year],
    ['2017-18', year],
    ['2017\u201318', year],
    ['2017-2018', year],
    ['2017 / 18', year],
    ['2017_18', year],
    ['17/18', year],
    ['FY 17/18*', year],
    ['FY1718', year],
    ['F/Y 2017-18', year],
    ['FYE 2018', year],
    ['Financial year ending March 2018', year],
    ['Yearending 31 March 2018*', year],
    ['12 months to 31 March 2018', year],
    ['Apr 2017 - Mar 2018', year],
    ['Apr-17\nto Mar-18*', year],
    ['April2017 - March 2018', year],
    ['1st April 2017 - 31st March 2018', year],
    ['01/04/17-31/03/18', year],
    ['01.04.17- 31.03.18', year],
    ['2017/18\n(Apr-Mar)', year],
    ['2017/18 Financial Year', year],
    ['2017 (Apr\u2013Mar)', year],
    ['April 2017/March 2018', year],
    ['2017/18 (from 3 April 2017)', year],
    ['2017/18 (from 1 October 2017)', '2017-10-01 2018-03-31'],
    ['2019/20 (to 31 December 2019)', '2019-04-01 2019-12-31'],
    ['2018/19 (April to September 2018)', '2018-04-01 2018-09-30'],
    ['Number of offences in 2017/18', year],
    ['2017/18 [1]', year],
    ['2018', '2018-01-01 2018-12-31'],
    ['Calendar year 2018', '2018-01-01 2018-12-31'],
    ['01/01/2018 - 31/12/2018', '2018-01-01 2018-12-31'],
    ['Apr-17', '2017-04-01 2017-04-30'],
    ['February 2020', '2020-02-01 2020-02-29'],
    ['2018-06', '2018-06-01 2018-06-30'],
    ['11/2018', '2018-11-01 2018-11-30'],
    ['Q1 2017/18', '2017-04-01 2017-06-30'],
    ['Q4 2017/18', '2018-01-01 2018-03-31'],
    ['H2 2017/18', '2017-10-01 2018-03-31'],
    ['Apr-Sep 2017', '2017-04-01 2017-09-30'],
    ['Oct 2017 - Mar 2018', '2017-10-01 2018-03-31'],
    ['Oct - Mar 2018', '2017-10-01 2018-03-31'],
    ['1 April to 30 September 2017', '2017-04-01 2017-09-30'],
    ['2017/18 and 2018/19', '2017-04-01 2019-03-31'],
    ['2017/18 - 2023/24', '2017-04-01 2024-03-31'],
    ['Total 2017/18 & 2018/19', '2017-04-01 2019-03-31'],
    ['14/05/2019', '2019-05-14 2019-05-14'],
    ['5 June 2019', '2019-06-05 2019-06-05'],
    ['2019-06-05', '2019-06-05 2019-06-05'],
    ['1999/00', '1999-04-01 2000-03-31'],
    ['FY 2020/21', '2020-04-01 2021-03-31'],
    ['FY 2021/22', '2021-04-01 2022-03-31'],
    ['FY2122', '2021-04-01 2022-03-31'],
    ['2017/18 (Apr-Sep)', '2017-04-01 2017-09-30'],
    ['2018/19 (Apr-Dec)', '2018-04-01 2018-12-31'],
    ['2017/18 Q1', '2017-04-01 2017-06-30'],
    ['April 2017/18', '2017-04-01 2017-04-30'],
    ['March 2017/18', '2018-03-01 2018-03-31'],
    ['6 months to September 2018', '2018-04-01 2018-09-30'],
    ['2017/18 (from 3 April 2017)', year],
    ['01-Apr-2017 to 31-Mar-2018', year],
    ['17-18 FY', year],
    ['05/04/2017 13:45', '2017-04-05 2017-04-05'],
  ])('%j is %s', (text, expected) => {
    expect(days(parsePeriod(text))).toBe(expected)
  })

  test('a band of ages and a year of two digits look alike, and it is said', () => {
    expect(parsePeriod('16/17')?.alsoAge).toBe(true)
    expect(parsePeriod('2016/17')?.alsoAge).toBeUndefined()
    expect(days(parsePeriod('17-18', { expected: true }))).toBe(year)
  })

  test('a month without a year needs the span it lies in', () => {
    expect(parseMonth('SEPT')).toBe(9)
    expect(parseMonth('Marching')).toBeUndefined()
    expect(days(parsePeriod('January', { within: { start: '2017-04-01', end: '2018-03-31' } }))).toBe(
      '2018-01-01 2018-01-31',
    )
    expect(parsePeriod('January', { within: { start: '2017-04-01', end: '2019-03-31' } })).toBeUndefined()
    expect(days(parsePeriod('Q2', { within: { start: '2018-04-01', end: '2019-03-31' } }))).toBe(
      '2018-07-01 2018-09-30',
    )
  })

  test('a header that says "Year ending" makes a month the year to its end', () => {
    expect(saysYearEnding('Year ending')).toBe(true)
    expect(saysYearEnding('Year')).toBe(false)
    expect(days(parsePeriod('March 2018', { yearEnding: true }))).toBe(year)
    expect(days(parsePeriod('31/03/2018', { yearEnding: true }))).toBe(year)
    expect(days(parsePeriod('2017/18', { yearEnding: true }))).toBe(year)
    expect(parsePeriod('2018', { yearEnding: true })).toBeUndefined()
  })

  test('dates are day first unless their column cannot be', () => {
    expect(writesMonthFirst(['04/03/2017', '04/16/2017'])).toBe(true)
    expect(writesMonthFirst(['04/03/2017', '16/04/2017', '04/16/2017'])).toBe(false)
    expect(writesMonthFirst(['04/03/2017', ''])).toBe(false)
    expect(days(parsePeriod('04/03/2017'))).toBe('2017-03-04 2017-03-04')
    expect(days(parsePeriod('04/03/2017', { monthFirst: true }))).toBe('2017-04-03 2017-04-03')
    expect(parsePeriod('04/16/2017')).toBeUndefined()
    expect(days(parsePeriod('04/16/2017 09:15', { monthFirst: true }))).toBe('2017-04-16 2017-04-16')
  })

  test('a title may hold a period among other words', () => {
    expect(days(periodIn('Table 3: Offences recorded by age of victim, 2017\u201318'))).toBe(year)
    expect(days(periodIn('Please tell me the number of offences for 2017/18 and 2018/19.'))).toBe(
      '2017-04-01 2019-03-31',
    )
    expect(days(periodIn('AVON_2017_18.xls'))).toBe(year)
    expect(days(periodIn('1718'))).toBe(year)
    expect(periodIn('2021')?.kind).toBe('calendar year')
  })

  test('a date cell is its day, or its month where no day is shown', () => {
    expect(days(periodFromSerial(43191, false))).toBe('2018-04-01 2018-04-01')
    expect(days(periodFromSerial(43191, false, 'mmm-yy'))).toBe('2018-04-01 2018-04-30')
    expect(days(periodFromSerial(43191 - 1462, true))).toBe('2018-04-01 2018-04-01')
    expect(periodFromSerial(Number.NaN, false)).toBeUndefined()
  })
})

describe('properties', () => {
  const day = fc
    .integer({ min: 0, max: 365 * 60 })
    .map((n) => new Date(Date.UTC(1980, 0, 1 + n)).toISOString().slice(0, 10))

  test('what the label says is read back as the same days', () => {
    fc.assert(
      fc.property(day, day, (a, b) => {
        const [start, end] = a <= b ? [a, b] : [b, a]
        const label = periodLabel({ start, end, written: '' })
        expect(days(parsePeriod(label)), label).toBe(`${start} ${end}`)
      }),
      { numRuns: 2000 },
    )
  })

  test('years, financial years and months have their short labels and are read back', () => {
    for (let y = 1985; y < 2040; y++) {
      for (const [start, end, label] of [
        [`${y}-01-01`, `${y}-12-31`, `${y}`],
        [`${y}-04-01`, `${y + 1}-03-31`, `${y}/${String((y + 1) % 100).padStart(2, '0')}`],
        [`${y}-04-01`, `${y}-04-30`, `Apr ${y}`],
      ] as const) {
        expect(periodLabel({ start, end, written: '' })).toBe(label)
        expect(days(parsePeriod(label))).toBe(`${start} ${end}`)
      }
    }
  })

  test('a financial year is read in every dress', () => {
    const dresses = [
      (a: number, b: number) => `FY ${a}/${two(b)}`,
      (a: number, b: number) => `FY${two(a)}/${two(b)}`,
      (a: number, b: number) => `${a}-${two(b)} FY`,
      (a: number, b: number) => `Financial Year ${a}/${b}`,
      (a: number, b: number) => `F/Y ${a} - ${b}`,
      (a: number, b: number) => `${a}/${two(b)} (Apr-Mar)*`,
      (_: number, b: number) => `FYE ${b}`,
      (_: number, b: number) => `Year ending 31 March ${b}`,
      (a: number, b: number) => `Apr-${two(a)} to Mar-${two(b)}`,
      (a: number, b: number) => `01/04/${two(a)} - 31/03/${two(b)}`,
      (a: number, b: number) => `1st April ${a} - 31st March ${b}`,
    ]
    for (let a = 2000; a < 2045; a++) {
      for (const dress of dresses) {
        expect(days(parsePeriod(dress(a, a + 1))), dress(a, a + 1)).toBe(`${a}-04-01 ${a + 1}-03-31`)
      }
    }
  })

  test('a serial is the day that the calendar gives it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 73_000 }), (serial) => {
        const expected = new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10)
        expect(periodFromSerial(serial, false)?.period.start).toBe(expected)
      }),
    )
  })

  test('no text makes it throw, and no period ends before it starts', () => {
    const words = fc.constantFrom(
      '2017/18',
      'Apr',
      '-',
      'to',
      '31',
      'March',
      '2018',
      'FYE',
      'Q1',
      '/',
      'H2',
      '18',
      'ending',
      '(',
      '01/04/2017',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(words, { maxLength: 6 }).map((list) => list.join(' ')),
        ),
        (text) => {
          for (const found of [parsePeriod(text), periodIn(text)]) {
            if (found !== undefined) expect(found.period.start <= found.period.end).toBe(true)
          }
        },
      ),
      { numRuns: 3000 },
    )
  })
})
