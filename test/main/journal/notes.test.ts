import { expect, test } from 'vitest'
import { JOURNAL_RECORD } from '../../../main/journal/schema.ts'

const AT = '2026-01-05T10:00:00.000Z'
const takes = (command: object) =>
  JOURNAL_RECORD.safeParse({ sequence: 1, at: AT, kind: 'do', of: null, command }).success
const noteOn = (anchor: object, more: object = {}) => ({
  do: 'add annotation',
  annotation: { id: 'n', anchor, text: 'A note', forPublication: false, author: '', at: AT, ...more },
})
const FILE = { on: 'file', sha256: 'f'.repeat(64), file: 'Kent.csv' }

test.each([
  noteOn({ on: 'file', sha256: 'f'.repeat(64) }),
  noteOn({ ...FILE, path: 'C:/' }),
  noteOn({ force: 'E23000018' }),
  noteOn(FILE, { tags: 'one' }),
  noteOn(FILE, { reviewer: 'AB' }),
  { do: 'change annotation', id: 'n', text: 'Other' },
  { do: 'reply to annotation', annotation: 'n', reply: { id: 'r', text: '', author: '', at: AT } },
  { do: 'delete reply' },
])('a command about notes that is not what it says is refused: %j', (command) => {
  expect(takes(command)).toBe(false)
})

test.each([
  noteOn(FILE),
  noteOn(FILE, { caveat: 'A line', tags: ['one'] }),
  noteOn({ on: 'force-period', force: 'E23000018', periodStart: '2017-04-01', periodEnd: '2018-03-31' }),
  noteOn({ on: 'claim', claim: 'of a later version' }),
  { do: 'change annotation', id: 'n', text: 'Other', forPublication: true },
  { do: 'reply to annotation', annotation: 'n', reply: { id: 'r', text: 'Yes', author: '', at: AT } },
  { do: 'delete reply', id: 'r' },
])('a command about notes is kept: %j', (command) => {
  expect(takes(command)).toBe(true)
})
