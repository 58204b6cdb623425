import { expect, test } from 'vitest'
import { check } from '../../app/check/index.ts'
import { periodDefinition } from '../../app/check/rules/period-definition.ts'
import { periodMissing } from '../../app/check/rules/period-missing.ts'
import { BOTH, caseOf, found, replyWith, stated, YEAR_1, YEAR_2 } from '../support/figures.ts'

const span = (periodStart: string, periodEnd: string) => ({ periodStart, periodEnd })
const odd = (...spans: readonly { periodStart: string; periodEnd: string }[]) =>
  found(
    periodDefinition,
    spans.map((one, i) => stated(`B${i + 2}`, 5, one)),
  ).flatMap(({ cells }) => cells)

test('years as asked, spans of them, months, quarters and days are fine', () => {
  expect(odd(YEAR_1, YEAR_2, BOTH)).toEqual([])
  expect(
    odd(span('2018-02-01', '2018-02-28'), span('2017-07-01', '2017-09-30'), span('2017-05-04', '2017-05-04')),
  ).toEqual([])
})

test('calendar years, years to another month and parts of a year are another definition', () => {
  expect(odd(YEAR_1, span('2017-01-01', '2017-12-31'))).toEqual(['B3'])
  expect(odd(span('2017-07-01', '2018-06-30'))).toEqual(['B2'])
  expect(odd(span('2018-04-01', '2019-01-31'))).toEqual(['B2'])
  expect(odd(span('2017-04-03', '2017-10-03'))).toEqual(['B2'])
})

test('a half is fine beside its other half only', () => {
  const [first, second] = [span('2017-04-01', '2017-09-30'), span('2017-10-01', '2018-03-31')]
  expect(odd(first, second)).toEqual([])
  expect(odd(first)).toEqual(['B2'])
  expect(odd(second, YEAR_2)).toEqual(['B2'])
  expect(odd(second, span('2018-04-01', '2018-09-30'))).toEqual(['B2', 'B3'])
})

test('each sheet has its own finding', () => {
  const calendar = span('2017-01-01', '2017-12-31')
  const figures = [stated('B2', 5, calendar), stated('B2', 5, { ...calendar, sheet: 'Sheet2' })]
  expect(found(periodDefinition, figures).map(({ sheet }) => sheet)).toEqual(['Sheet1', 'Sheet2'])
})

test('a period of which a force says nothing is missing; a withheld figure says something', () => {
  expect(found(periodMissing, [stated('B2', 5)])).toMatchObject([{ note: 'Nothing is said of 2018/19.' }])
  expect(found(periodMissing, [stated('B2', 5), stated('C2', '<5', YEAR_2)])).toEqual([])
  expect(found(periodMissing, [stated('B2', 5, BOTH)])).toEqual([])
  expect(found(periodMissing, [stated('B2', 5), stated('B2', 6, { ...YEAR_2, file: 'second.csv' })])).toEqual([])
})

test('other years silence the question of missing ones', () => {
  const calendar = span('2017-01-01', '2017-12-31')
  expect(check(caseOf([stated('B2', 5, calendar)])).findings.map(({ rule }) => rule)).toEqual(['period-definition'])
})

test('a table that waits for review is named instead of a missing period', () => {
  const replies = [replyWith([], { inReview: true })]
  const { findings, unjudged } = check(caseOf([stated('B2', 5)], { replies }), undefined, [periodMissing])
  expect(findings).toEqual([])
  expect(unjudged).toMatchObject([{ rule: 'period-missing', force: 'A' }])
})
