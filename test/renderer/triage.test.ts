import { expect, test } from 'vitest'
import type { ListedFinding } from '../../app/contract/index.ts'
import {
  belongs,
  EVERYTHING,
  grouped,
  narrowed,
  neighbour,
  subjectOf,
} from '../../renderer/features/findings/triage.ts'

function finding(key: string, more: Partial<ListedFinding> = {}): ListedFinding {
  return {
    key,
    rule: 'total-mismatch',
    title: 'Total does not add up',
    why: '',
    how: '',
    severity: 'caution',
    force: 'E23000018',
    forceName: 'Nottinghamshire',
    periods: '2017/18',
    claim: 'B4 states 45',
    places: [],
    arithmetic: [],
    suggestedCaveat: '',
    private: false,
    status: 'open',
    reason: '',
    author: '',
    judgedAt: '',
    caveat: '',
    forPublication: true,
    resolved: null,
    ...more,
  }
}

const RESOLVED = { label: 'Removal of a.xlsx', at: '' }
const CLASH = finding('clash', {
  severity: 'contradiction',
  forceName: 'Surrey',
  force: 'E23000031',
  title: 'Conflict',
})
const NOTE = finding('note', { severity: 'note', forceName: '', force: null, periods: '' })
const GONE = finding('gone', { severity: 'contradiction', resolved: RESOLVED })
const ALL = [NOTE, finding('total'), GONE, CLASH]

test('what no longer holds stands last and apart, however it weighs', () => {
  const groups = grouped(ALL, 'severity')
  expect(groups.map(({ title, findings }) => [title, findings.map(({ key }) => key)])).toEqual([
    ['Contradictions', ['clash']],
    ['Cautions', ['total']],
    ['Notes', ['note']],
    ['No longer hold', ['gone']],
  ])
})

test('by force the groups are in the order of the names, and figures of no force have a group', () => {
  expect(grouped(ALL, 'force').map(({ title }) => title)).toEqual([
    'No force named',
    'Nottinghamshire',
    'Surrey',
    'No longer hold',
  ])
})

test('a resolved finding is not open, whatever was last said of it', () => {
  expect(belongs(GONE, 'open')).toBe(false)
  expect(belongs(GONE, 'resolved')).toBe(true)
  expect(belongs(GONE, 'all')).toBe(true)
})

test('filters narrow together, and a text is found in claim, force and file', () => {
  expect(narrowed(ALL, { ...EVERYTHING, text: 'surrey' })).toEqual([CLASH])
  expect(narrowed(ALL, { ...EVERYTHING, force: '-' })).toEqual([NOTE])
  expect(narrowed(ALL, { ...EVERYTHING, severity: 'contradiction', text: 'B4' })).toEqual([GONE, CLASH])
  expect(narrowed(ALL, { ...EVERYTHING, rule: 'conflict' })).toEqual([])
})

test('the next finding stops at the end of the inbox, and starts at its first', () => {
  const groups = grouped(ALL, 'severity')
  expect(neighbour(groups, null, 1)).toBe('clash')
  expect(neighbour(groups, 'clash', 1)).toBe('total')
  expect(neighbour(groups, 'gone', 1)).toBe('gone')
  expect(neighbour(groups, 'clash', -1)).toBe('clash')
  expect(neighbour(groups, 'total', Number.POSITIVE_INFINITY)).toBe('gone')
  expect(neighbour([], null, 1)).toBeNull()
})

test('a finding without a force goes by its file', () => {
  const place = { source: 1, sheet: 0, file: 'replies/odd.csv', sheetName: '', role: '', cells: [] }
  expect(subjectOf(finding('x', { forceName: '', places: [place] }))).toBe('odd.csv 2017/18')
  expect(subjectOf(NOTE)).toBe('The replies')
})
