import { expect, test } from 'vitest'
import { applyEdits, type Command, decide, filesTouched, inverseOf, labelOf, stored } from '../../app/annotate/index.ts'
import { EVERYTHING, page } from '../../app/query/index.ts'
import { storeOf } from '../query/support.ts'
import { NOTTS, observationOf, SURREY, YEAR_17 } from '../store/replies.ts'

const AT = '2026-01-05T10:00:00.000Z'
const nameOf = (code: string | null) => (code === NOTTS ? 'Nottinghamshire' : (code ?? ''))
const fresh = () => storeOf({ 'notts.xlsx': [observationOf({ at: 'B2', period: YEAR_17, figure: 86 })] })

test.each([
  { do: 'change annotation', id: 'gone', text: '', forPublication: true },
  { do: 'delete annotation', id: 'gone' },
  { do: 'delete chart', id: 'gone' },
  { do: 'remove file', sha256: 'gone' },
] as const)('$do of something that is not there is a bug, not a change', (command) => {
  expect(() => decide(fresh(), command, AT)).toThrow('gone')
})

const note: Command = {
  do: 'add annotation',
  annotation: {
    id: 'n',
    anchor: {
      on: 'value',
      force: NOTTS,
      measure: 'offences',
      periodStart: YEAR_17.start,
      periodEnd: YEAR_17.end,
      dimensions: '',
      source: { sha256: 'f'.repeat(64), sheet: 'Reply', cell: 'B2' },
    },
    text: 'A note',
    forPublication: true,
    author: '',
    at: AT,
  },
}

test('an edit and its inverse leave nothing behind', () => {
  const db = fresh()
  const edits = decide(db, note, AT)
  applyEdits(db, edits)
  // The note remembers the value as it was written when it was pinned.
  expect(stored(db, 'annotation', ['n'])).toContain('86')
  applyEdits(db, inverseOf(edits))
  expect(stored(db, 'annotation', ['n'])).toBeNull()
})

test('operations are called by what they are about', () => {
  const db = fresh()
  const label = (command: Command) => labelOf(db, command, nameOf)
  expect(label(note)).toBe('Note on Nottinghamshire 2017/18')
  applyEdits(db, decide(db, note, AT))
  expect(label({ do: 'delete annotation', id: 'n' })).toBe('Deletion of the note on Nottinghamshire 2017/18')
  expect(label({ do: 'add chart', id: 'c', name: 'Trend', spec: {} })).toBe('Chart “Trend”')
})

test('only decisions about a file make it to be derived again', () => {
  const db = fresh()
  expect(filesTouched(decide(db, note, AT))).toEqual([])
  expect(filesTouched(decide(db, { do: 'set force', sha256: 'a', sheet: null, force: SURREY }, AT))).toEqual(['a'])
  expect(page(db, EVERYTHING, 0, 1).total).toBe(1)
})
