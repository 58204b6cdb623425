import { beforeAll, expect, test } from 'vitest'
import { type Case, check, publishedFor, RULES, replyOf, type Stated, statedIn } from '../../app/check/index.ts'
import { readWorkbook } from '../../app/read/index.ts'
import { tidyWorkbook } from '../../app/tidy/index.ts'
import { nodeAbilities } from '../../main/cli/abilities.ts'
import { cleanReplies } from '../support/clean-replies.ts'
import { SAMPLE_REQUEST } from '../support/request.ts'

const given = cleanReplies(20_190_603)
let judged: Case

beforeAll(async () => {
  const stated: Stated[] = []
  const replies = []
  for (const { name, bytes } of given) {
    const workbook = await readWorkbook({ name, bytes: new Uint8Array(bytes) }, nodeAbilities)
    if (!workbook.ok) throw new Error(`${name} was refused`)
    const tidied = tidyWorkbook(workbook.value, { fileName: name, path: name })
    const arrived = { file: name, workbook: workbook.value, tidied }
    stated.push(...statedIn(arrived))
    replies.push(replyOf(arrived))
  }
  const forces = given.map(({ force, name, population }) => ({ code: force, name, population }))
  judged = { stated, replies, asked: { request: SAMPLE_REQUEST, forces } }
}, 60_000)

test('45 replies without a discrepancy are read, and give at most one alarm', () => {
  expect(given).toHaveLength(45)
  expect(new Set(judged.stated.map(({ force }) => force)).size).toBe(45)
  const alarms = check(judged).findings.map(({ rule, file, note }) => `${rule} ${file}: ${note}`)
  expect(alarms.length, alarms.join('\n')).toBeLessThanOrEqual(1)
})

test('the rules beyond the contract are as silent, but for what is hidden', () => {
  const rules = RULES.filter(({ rule }) => rule !== 'hidden-content')
  const published = publishedFor({ ...SAMPLE_REQUEST, text: 'Sexual communication with a child' })
  expect(published.length).toBeGreaterThan(50)
  const { findings, unjudged } = check({ ...judged, published }, undefined, rules)
  const alarms = findings.map(({ rule, force, file, note }) => `${rule} ${force} ${file}: ${note}`)
  expect(alarms.length, alarms.join('\n')).toBeLessThanOrEqual(1)
  // the figures are made up: none of them can be set against what was published, and that is said
  expect(unjudged.map(({ rule }) => rule)).toContain('published-conflict')
})

test('the same replies with one figure changed are not silent', () => {
  const total = judged.stated.findIndex(
    ({ dimensions, periodEnd }) =>
      periodEnd === '2018-03-31' && dimensions.length === 1 && dimensions[0]?.value === 'Total',
  )
  const changed = judged.stated.map((one, i) =>
    i === total && one.figure.status === 'ok'
      ? { ...one, figure: { status: 'ok' as const, value: one.figure.value + 3 } }
      : one,
  )
  const before = check(judged).findings.length
  const after = check({ ...judged, stated: changed }).findings.filter(({ rule }) => rule === 'total-mismatch')
  expect(after.length).toBeGreaterThan(0)
  expect(check({ ...judged, stated: changed }).findings.length).toBeGreaterThan(before)
})
