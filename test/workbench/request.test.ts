import { expect, test } from 'vitest'
import { NO_REQUEST, readRequest, type SentRequest, yearPeriod, yearTypeOf } from '../../app/vocabulary/index.ts'
import { SAMPLE_REQUEST } from '../../app/workbench/index.ts'
import { JOURNAL_RECORD } from '../../main/journal/schema.ts'
import { AT, benchOver, granted } from './support.ts'

const ASKED: SentRequest = {
  text: 'Recorded offences',
  date: '2019-04-02',
  bodies: ['E23000019'],
  measure: 'offences',
  countingUnit: 'offences',
  periods: [yearPeriod('financial', 2017), yearPeriod('calendar', 2018)],
  dimensions: ['platform'],
}

test.each([
  ['no object', []],
  ['no measure', { ...ASKED, measure: '' }],
  ['a day that no calendar has', { ...ASKED, date: '2019-02-29' }],
  [
    'a period that ends before it starts',
    { ...ASKED, periods: [{ start: '2018-04-01', end: '2018-03-31', label: '' }] },
  ],
  ['a period without an end', { ...ASKED, periods: [{ start: '2018-04-01', label: '' }] }],
  ['bodies that are no codes', { ...ASKED, bodies: [19] }],
])('a request with %s is refused in words, by the journal too', (_what, value) => {
  expect(typeof readRequest(value)).toBe('string')
  const command = { do: 'change request', request: value }
  expect(JOURNAL_RECORD.safeParse({ sequence: 1, at: AT, kind: 'do', of: null, command }).success).toBe(false)
})

test('a request goes out and comes back the same', () => {
  expect(readRequest(JSON.parse(JSON.stringify(ASKED)))).toEqual(ASKED)
  const command = { do: 'change request', request: ASKED }
  expect(JOURNAL_RECORD.safeParse({ sequence: 1, at: AT, kind: 'do', of: null, command }).success).toBe(true)
})

test('a leap day is a day', () => {
  expect(readRequest({ ...ASKED, date: '2020-02-29' })).toMatchObject({ date: '2020-02-29' })
})

test('years are financial from April to March, calendar from January to December, and otherwise neither', () => {
  expect(yearPeriod('financial', 2099)).toEqual({ start: '2099-04-01', end: '2100-03-31', label: '2099/00' })
  expect(yearTypeOf(yearPeriod('financial', 2017))).toBe('financial')
  expect(yearTypeOf(yearPeriod('calendar', 2017))).toBe('calendar')
  expect(yearTypeOf({ start: '2017-04-01', end: '2019-03-31' })).toBe('other')
  expect(yearTypeOf({ start: '2017-04-03', end: '2018-03-31' })).toBe('other')
})

test('the workspace keeps the request, undoes it and knows it again from its file', async () => {
  const bench = benchOver([])
  await bench.open(null)
  expect((await bench.state()).request).toEqual(NO_REQUEST)
  const first = granted(await bench.perform({ do: 'change request', request: SAMPLE_REQUEST }, AT))
  expect(first.state.request.periods.map(({ label }) => label)).toEqual(['2017/18', '2018/19'])
  const { state } = granted(await bench.perform({ do: 'change request', request: ASKED }, AT))
  expect(state.request).toEqual(ASKED)
  expect((await bench.undo(AT))?.state.request).toEqual(SAMPLE_REQUEST)
  const again = benchOver([])
  const opened = await again.open(await bench.snapshot())
  expect(opened.ok && opened.value.request).toEqual(SAMPLE_REQUEST)
})
