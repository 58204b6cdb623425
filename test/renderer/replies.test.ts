import { describe, expect, test } from 'vitest'
import type { ReplyRow } from '../../app/query/index.ts'
import { AS_IT_IS, filtered, grouped, someAsked } from '../../renderer/features/replies/arrange.ts'
import { otherYears, statusOfRow, yearWords } from '../../renderer/features/replies/words.ts'
import { parseDay } from '../../renderer/features/request/parse-day.ts'

const row = (name: string, facts: Partial<ReplyRow> = {}): ReplyRow => ({
  force: name,
  name,
  region: 'South East',
  asked: true,
  derived: { status: 'replied', section: null },
  status: 'replied',
  section: null,
  choice: null,
  answers: [],
  files: [1],
  formats: ['xlsx'],
  years: [{ kind: 'financial', start: '2017-04-01', end: '2018-03-31' }],
  units: ['offences'],
  suppression: [],
  extracted: null,
  quotes: [],
  figures: 2,
  withheld: 0,
  ...facts,
})

const KENT = row('Kent')
const ESSEX = row('Essex', {
  status: 'no_reply',
  files: [],
  formats: [],
  years: [],
  figures: 0,
  region: 'East of England',
})
const SURREY = row('Surrey', { status: 'part', section: 's.12', formats: ['pdf'], figures: 9 })
const JERSEY = row('Jersey', { asked: false, status: 'replied', region: '' })
const ALL = [KENT, ESSEX, SURREY, JERSEY]
const names = (rows: readonly ReplyRow[]) => rows.map(({ name }) => name)
const titles = (rows: readonly ReplyRow[], group: 'status' | 'region' | 'none') =>
  grouped(rows, { ...AS_IT_IS, group }, true).map(({ title, rows: own }) => [title, ...names(own)])

describe('the board shows', () => {
  test('what needs a person first, and replies that nobody asked for last', () => {
    expect(titles(ALL, 'status')).toEqual([
      ['No reply', 'Essex'],
      ['Part refused', 'Surrey'],
      ['Answered in full', 'Kent'],
      ['Not asked, but here', 'Jersey'],
    ])
  })

  test('no reply as unasked for while nobody has said who was asked', () => {
    const found = grouped([JERSEY], AS_IT_IS, someAsked({ rows: [JERSEY] }))
    expect(found.map(({ title }) => title)).toEqual(['Answered in full'])
  })

  test('regions by name, bodies of none last', () => {
    expect(titles(ALL, 'region')).toEqual([
      ['East of England', 'Essex'],
      ['South East', 'Kent', 'Surrey'],
      ['No region', 'Jersey'],
    ])
  })

  test('rows in the order of a column, both ways', () => {
    const by = (down: boolean) =>
      grouped(ALL, { ...AS_IT_IS, group: 'none', sort: { by: 'figures', down } }, true)[0]?.rows ?? []
    expect(names(by(false))).toEqual(['Essex', 'Jersey', 'Kent', 'Surrey'])
    expect(names(by(true))).toEqual(['Surrey', 'Jersey', 'Kent', 'Essex'])
  })

  test.each([
    [{ status: 'part' }, ['Surrey']],
    [{ status: 'not asked' }, ['Jersey']],
    [{ format: 'pdf' }, ['Surrey']],
    [{ years: 'Financial' }, ['Kent', 'Surrey', 'Jersey']],
    [{ text: 'S.12' }, ['Surrey']],
    [{ text: 'kent letter' }, ['Kent']],
    [{ text: 'nobody' }, []],
  ] as const)('only what fits %j', (change, left) => {
    const files = (one: ReplyRow) => (one.name === 'Kent' ? 'Kent letter.pdf' : '')
    expect(names(filtered(ALL, { ...AS_IT_IS, ...change }, files))).toEqual(left)
  })
})

test('a part with a section is "Part refused"; a refusal that was answered in full is not', () => {
  expect(statusOfRow({ status: 'part', section: 's.12' }).word).toBe('Part refused')
  expect(statusOfRow({ status: 'part', section: null }).word).toBe('Part answered')
  expect(statusOfRow({ status: 'replied', section: 's.40' }).word).toBe('Answered')
})

test('years other than those asked for are told from months that add up to them', () => {
  const asked = [{ start: '2017-04-01', end: '2018-03-31' }]
  const kind = (name: 'calendar' | 'months' | 'financial') => [{ kind: name, start: '2017-01-01', end: '2017-12-31' }]
  expect(otherYears(kind('calendar'), asked)).toBe(true)
  expect(otherYears(kind('months'), asked)).toBe(false)
  expect(otherYears(kind('financial'), asked)).toBe(false)
  expect(otherYears(kind('calendar'), [])).toBe(false)
  expect(yearWords([{ kind: 'other', start: '2017-04-03', end: '2018-03-31' }])).toBe('From 3 Apr')
})

test.each([
  ['2 Apr 2019', '2019-04-02'],
  ['2nd April 2019', '2019-04-02'],
  ['02/04/2019', '2019-04-02'],
  ['2019-04-02', '2019-04-02'],
  ['31/02/2019', undefined],
  ['4/13/2019', undefined],
  ['April', undefined],
])('%s is the day %s', (text, day) => {
  expect(parseDay(text)).toBe(day)
})
