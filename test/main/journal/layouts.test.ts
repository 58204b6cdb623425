import { expect, test } from 'vitest'
import { JOURNAL_RECORD } from '../../../main/journal/schema.ts'

const record = (command: object) => ({ sequence: 1, at: '2026-01-05T10:00:00.000Z', kind: 'do', of: null, command })
const range = { top: 1, left: 0, bottom: 3, right: 2 }
const edit = (edits: readonly object[]) => ({ do: 'edit layout', sha256: '0'.repeat(64), sheet: 'Response', edits })

test('a command about a layout with another role, a range inside out, or more than it says is no record', () => {
  for (const edits of [
    [{ set: 'role', range, role: 'hidden' }],
    [{ set: 'role', range: { ...range, bottom: 0 }, role: 'label' }],
    [{ set: 'table', range }],
    [{ set: 'role', range, role: 'label', more: 1 }],
  ]) {
    expect(JOURNAL_RECORD.safeParse(record(edit(edits))).success).toBe(false)
  }
  expect(
    JOURNAL_RECORD.safeParse(record({ do: 'add recipe', id: '1', recipe: { name: '', tables: [] } })).success,
  ).toBe(false)
})

test('what the window sends is one', () => {
  const edits = [
    { set: 'role', range, role: 'label', meaning: 'team' },
    { set: 'table', range, was: null },
  ]
  expect(JOURNAL_RECORD.safeParse(record(edit(edits))).success).toBe(true)
  expect(JOURNAL_RECORD.safeParse(record(edit([]))).success).toBe(true)
  expect(JOURNAL_RECORD.safeParse(record({ do: 'delete recipe', id: '1' })).success).toBe(true)
})
