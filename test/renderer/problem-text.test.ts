import { expect, test } from 'vitest'
import type { Problem, ProblemKind } from '../../app/vocabulary/index.ts'
import { problemFacts, problemText } from '../../renderer/ui/problem-text.ts'

const file = 'WMP 71-17.xlsx'

// One of each kind: a kind that is missing here, or unknown, does not type-check.
const EACH: { readonly [Kind in ProblemKind]: Extract<Problem, { readonly kind: Kind }> } = {
  'empty-file': { kind: 'empty-file', file },
  truncated: { kind: 'truncated', file, part: 'xl/worksheets/sheet2.xml' },
  damaged: { kind: 'damaged', file, part: 'xl/workbook.xml', reason: 'checksum' },
  encrypted: { kind: 'encrypted', file },
  'too-large': { kind: 'too-large', file, part: 'xl/worksheets/sheet1.xml', limit: '20000000 cells' },
  'unsupported-format': { kind: 'unsupported-format', file, found: 'PNG picture', advice: 'ask for a spreadsheet' },
  'no-cells': { kind: 'no-cells', file },
  dangerous: { kind: 'dangerous', file, reason: 'XML with its own entities' },
  vanished: { kind: 'vanished', file },
  unreadable: { kind: 'unreadable', file, reason: 'EACCES' },
  cancelled: { kind: 'cancelled', file },
  'already-here': { kind: 'already-here', file, as: 'West Midlands.xlsx' },
  'workspace-newer': { kind: 'workspace-newer', file, version: 9 },
  'workspace-damaged': { kind: 'workspace-damaged', file, reason: 'not a database' },
  'workspace-locked': { kind: 'workspace-locked', file, by: 'process 812' },
  'disk-full': { kind: 'disk-full', file },
}

test.each(Object.values(EACH))('$kind says what happened to which file, why, and what to do', (problem) => {
  const text = problemText(problem)
  expect(text.title + text.explanation).toContain(file)
  for (const words of [text.explanation, text.advice]) expect(words).toMatch(/^[“A-Z].*[.]$/)
  expect(text.short).not.toBe('')
  for (const words of Object.values(text)) {
    expect(words).not.toMatch(/undefined|please|oops|successfully|!|\.\./i)
  }
})

test('the facts of a problem can be copied, each of them', () => {
  expect(problemFacts(EACH.truncated)).toEqual([
    ['kind', 'truncated'],
    ['file', file],
    ['part', 'xl/worksheets/sheet2.xml'],
  ])
})

test('NUL bytes in a text are called that, in the list of files too', () => {
  const text = problemText({ kind: 'damaged', file, part: 'text', reason: 'nul bytes' })
  expect(text.title).toContain(file)
  for (const words of [text.title, text.short, text.explanation]) expect(words).toContain('NUL bytes')
  expect(text.advice).toMatch(/^[A-Z].*[.]$/)
})
