import { expect, test } from 'vitest'
import { CONTRACT_RULES, check, findingKey, RULES } from '../../app/check/index.ts'
import { caseOf, column, stated, YEAR_2 } from '../support/figures.ts'
import { SAMPLE_REQUEST } from '../support/request.ts'

test('thirteen rules are the contract', () => {
  expect(CONTRACT_RULES.map(({ rule }) => rule).sort()).toEqual(
    'conflict counting-unit duplicate high-unknown no-reply not-held outlier parts-exceed-total period-definition period-missing scope suppressed total-mismatch'.split(
      ' ',
    ),
  )
})

test('no two rules share a name, and each says what it is, why it matters and how it decides', () => {
  expect(new Set(RULES.map(({ rule }) => rule)).size).toBe(RULES.length)
  for (const { rule, title, why, how } of RULES) for (const text of [title, why, how]) expect(text, rule).not.toBe('')
})

test('no two findings have one key', () => {
  const hidden = column({ 'age=13': '<5', 'age=14': '<5' })
  const again = hidden.map((one) => ({ ...one, sheet: 'Sheet2', table: 0 }))
  const keys = check(caseOf([...hidden, ...again])).findings.map(findingKey)
  expect(keys.length).toBeGreaterThan(2)
  expect(new Set(keys).size).toBe(keys.length)
})

test('a rule that cannot run says so', () => {
  const figures = [stated('B2', 5), stated('C2', 6, YEAR_2)]
  const silent = { request: { ...SAMPLE_REQUEST, periods: [] }, forces: [] }
  const { unjudged } = check(caseOf(figures, { asked: silent }))
  const said = new Set(unjudged.map(({ rule }) => rule))
  expect([...said].sort()).toEqual(['high-unknown', 'no-reply', 'outlier', 'period-definition', 'period-missing'])
  for (const { why } of unjudged) expect(why).not.toBe('')
})

test('without populations the rate is not judged, the change is', () => {
  const figures = [stated('B2', 50), stated('C2', 6, YEAR_2)]
  const asked = { request: SAMPLE_REQUEST, forces: [{ code: 'A', name: 'Avon', population: null }] }
  const { findings, unjudged } = check(caseOf(figures, { asked }))
  expect(findings.map(({ rule }) => rule)).toContain('outlier')
  expect(unjudged.map(({ rule }) => rule)).toContain('outlier')
})
