import { expect, test } from 'vitest'
import { JOURNAL_RECORD } from '../../../main/journal/schema.ts'

const record = (command: object) => ({ sequence: 1, at: '2026-01-05T10:00:00.000Z', kind: 'do', of: null, command })
const kept = (command: object) => JOURNAL_RECORD.safeParse(record(command)).success
const decide = (about: object, more: object = {}) => ({
  do: 'decide figures',
  decision: { id: '1', about, reason: 'they said so', author: '', at: '2026-01-05T10:00:00.000Z', ...more },
})
const exclude = { kind: 'exclude force', force: 'E23000018' }
const days = { start: '2017-04-01', end: '2018-03-31' }
const place = { sha256: '0'.repeat(64), sheet: null, cells: null }

test('a decision without a reason, of an unknown kind, with a day that is none, or with more than it says is no record', () => {
  expect(kept(decide(exclude, { reason: '  ' }))).toBe(false)
  expect(kept(decide({ kind: 'count as five', force: 'E23000018' }))).toBe(false)
  expect(
    kept(decide({ kind: 'bridge year', force: 'E23000018', measure: 'offences', start: 'April', end: days.end })),
  ).toBe(false)
  expect(kept(decide({ ...exclude, until: '2020' }))).toBe(false)
  expect(kept(decide({ kind: 'take figures', force: 'E23000018', take: place, over: [] }))).toBe(false)
  expect(kept({ do: 'reword decision', id: '1', reason: '' })).toBe(false)
})

test('what the window sends is one', () => {
  const force = 'E23000018'
  const measure = 'offences'
  for (const about of [
    exclude,
    { kind: 'count as zero', sha256: '0'.repeat(64), sheet: 'Reply' },
    { kind: 'take figures', force, take: place, over: [{ ...place, sheet: 'Reply', cells: 'B2:C5' }] },
    { kind: 'bridge year', force, measure, ...days },
    { kind: 'accept figure', force, measure, covers: [days], ...days },
  ]) {
    expect(kept(decide(about))).toBe(true)
  }
  expect(kept({ do: 'withdraw decision', id: '1' })).toBe(true)
})
