import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ReplacedFile, SourceSummary, WorkspaceState } from '../../app/contract/index.ts'
import type { DifferenceRow, FigureAt } from '../../app/query/index.ts'
import { versionWords } from '../../renderer/features/replies/file-versions.tsx'
import {
  breakdownOf,
  changeOf,
  forceNameOf,
  inSight,
  lineAfter,
  linesOf,
  lineWords,
} from '../../renderer/features/versions/difference-lines.ts'
import { fileOf, successorOf } from '../../renderer/state/versions.ts'

const at = (cell: string, raw: string, value: number | null): FigureAt => ({
  sheet: 'Response',
  sheetIndex: 0,
  row: 1,
  column: 1,
  cell,
  status: value === null ? 'suppressed' : 'ok',
  value,
  low: value ?? 1,
  high: value ?? 4,
  raw,
  stating: [],
})

const row = (facts: Partial<DifferenceRow>): DifferenceRow => ({
  change: 'changed',
  force: 'E23000032',
  measure: 'offences',
  periodStart: '2018-04-01',
  periodEnd: '2019-03-31',
  periodLabel: '2018/19',
  dimensions: '',
  older: at('B2', '6', 6),
  newer: at('C4', '9', 9),
  ...facts,
})

const CHANGED = row({})
const ADDED = row({ change: 'added', older: null })
const GONE = row({ change: 'gone', newer: null })

describe('a line of the difference', () => {
  test('has no change where one of the two is no number', () => {
    expect(changeOf(ADDED)).toBe('')
    expect(changeOf(GONE)).toBe('')
    expect(changeOf(row({ older: at('B2', '<5', null) }))).toBe('')
  })

  test('says its change with a sign', () => {
    expect(changeOf(CHANGED)).toBe('+3')
    expect(changeOf(row({ newer: at('C4', '2', 2) }))).toBe('−4')
  })

  test('says in words what it is about, both figures and both cells', () => {
    expect(lineWords(CHANGED, 'Kent')).toBe('Changed: Kent, 2018/19, offences, All, 6 in B2, now 9 in C4')
    expect(lineWords(GONE, 'Kent')).toBe('Gone: Kent, 2018/19, offences, All, 6 in B2, now nothing')
    expect(lineWords(row({ newer: at('C4', '', 0) }), 'Kent')).toContain('now blank in C4')
  })

  test('names a force that nobody named as such, and two by both names', () => {
    expect(forceNameOf(row({ force: null }), [])).toBe('not named')
    expect(forceNameOf(row({ force: 'A+B' }), [])).toBe('A and B')
  })

  test('gives the values of its breakdown', () => {
    expect(breakdownOf(CHANGED)).toBe('All')
    expect(breakdownOf(row({ dimensions: 'age=13 to 15;platform=kik' }))).toBe('13 to 15 · Kik')
  })
})

test('lines are narrowed to one kind, in their order', () => {
  expect(linesOf([CHANGED, ADDED, GONE], 'all')).toEqual([CHANGED, ADDED, GONE])
  expect(linesOf([CHANGED, GONE, ADDED], 'added')).toEqual([ADDED])
  expect(linesOf([CHANGED], 'gone')).toEqual([])
})

test('every line in sight is drawn, few others are, and none that is not there', () => {
  fc.assert(
    fc.property(fc.nat(20_000), fc.nat(500_000), fc.nat(2000), (lines, top, room) => {
      const { first, last } = inSight(lines, top, room, 24)
      expect(first).toBeGreaterThanOrEqual(0)
      expect(last).toBeLessThanOrEqual(lines)
      expect(last - first).toBeGreaterThanOrEqual(0)
      expect(last - first).toBeLessThanOrEqual(Math.ceil(room / 24) + 30)
      for (let line = 0; line < lines; line += 97) {
        const seen = (line + 1) * 24 > top && line * 24 < top + room
        if (seen) expect(line >= first && line < last).toBe(true)
      }
    }),
  )
})

test('keys walk along the lines and stop at their ends', () => {
  expect(lineAfter('ArrowDown', 4, 5, 10)).toBe(4)
  expect(lineAfter('ArrowUp', 0, 5, 10)).toBe(0)
  expect(lineAfter('PageDown', 3, 50, 10)).toBe(13)
  expect(lineAfter('End', 0, 50, 10)).toBe(49)
  expect(lineAfter('Home', 7, 50, 10)).toBe(0)
  expect(lineAfter('Enter', 7, 50, 10)).toBe(null)
  expect(lineAfter('ArrowDown', 0, 0, 10)).toBe(null)
})

const source = (id: number): SourceSummary => ({
  sha256: `sha ${id}`,
  id,
  name: `reply ${id}.xlsx`,
  path: `reply ${id}.xlsx`,
  size: 1,
  format: 'xlsx',
  encoding: null,
  delimiter: null,
  importedAt: '',
  illustrative: false,
  sheets: [],
})
const replaced = (id: number, by: number): ReplacedFile => ({
  ...source(id),
  replacedBy: `sha ${by}`,
  replacedAt: '',
  reading: {},
})
const state = (counting: readonly number[], kept: readonly ReplacedFile[]): WorkspaceState => ({
  revision: 1,
  undo: null,
  redo: null,
  sources: counting.map(source),
  replaced: kept,
  charts: [],
  annotations: [],
  forces: [],
  settings: {},
  request: { text: '', date: null, bodies: [], measure: '', countingUnit: '', periods: [], dimensions: [] },
  observationCount: 0,
})

describe('what counts in the place of a replaced file', () => {
  test('is nothing where that was removed, or where two replaced each other', () => {
    expect(successorOf(state([], [replaced(1, 2)]), replaced(1, 2))).toBeUndefined()
    expect(successorOf(state([], [replaced(1, 2), replaced(2, 1)]), replaced(1, 2))).toBeUndefined()
  })

  test('is the last of the versions, however many lie between', () => {
    expect(successorOf(state([2], [replaced(1, 2)]), replaced(1, 2))?.id).toBe(2)
    expect(successorOf(state([3], [replaced(1, 2), replaced(2, 3)]), replaced(1, 2))?.id).toBe(3)
  })
})

test('a file is found by its id whether it counts or was replaced', () => {
  expect(fileOf(state([2], [replaced(1, 2)]), 1)?.name).toBe('reply 1.xlsx')
  expect(fileOf(state([2], [replaced(1, 2)]), 2)?.name).toBe('reply 2.xlsx')
  expect(fileOf(state([2], []), undefined)).toBeUndefined()
})

test('each of two files says of the other what was decided', () => {
  const file = (id: number) => ({ ...source(id), arrivedAt: '' })
  const words = (decided: 'suggested' | 'replaced' | 'both') =>
    [2, 1].map((id) => versionWords({ older: file(1), newer: file(2), state: decided }, `sha ${id}`))
  expect(words('suggested')).toEqual([
    'Looks like a newer version of reply 1.xlsx',
    'reply 2.xlsx looks like a newer version of it',
  ])
  expect(words('replaced')).toEqual(['Newer version of reply 1.xlsx, which is kept', 'Replaced by reply 2.xlsx, kept'])
  expect(words('both')).toEqual([
    'reply 1.xlsx counts beside it, by decision',
    'reply 2.xlsx counts beside it, by decision',
  ])
})
