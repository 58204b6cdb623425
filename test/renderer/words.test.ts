import { describe, expect, test } from 'vitest'
import type { ObservationRow } from '../../app/query/index.ts'
import { figureText, markerText, statusSentence } from '../../renderer/ui/withheld.tsx'
import { count, figure, fileSize, interval, list } from '../../renderer/ui/words.ts'

type Shown = Pick<ObservationRow, 'status' | 'value' | 'low' | 'high' | 'raw' | 'illustrative'>

const row = (part: Partial<Shown>): Shown => ({
  status: 'ok',
  value: 15,
  low: 15,
  high: 15,
  raw: '15',
  illustrative: false,
  ...part,
})

describe('a withheld value', () => {
  test('is never shown as a zero or a blank', () => {
    for (const status of ['suppressed', 'refused', 'missing', 'not_held'] as const) {
      for (const high of [null, 0, 4]) {
        const shown = figureText(row({ status, value: null, low: 0, high, raw: '' }))
        if (status !== 'suppressed' || high !== 0) expect(shown, status).not.toBe('0')
        expect(shown, status).not.toBe('')
      }
    }
  })

  test('without an upper bound says so and names no number that it could be', () => {
    expect(figureText(row({ status: 'suppressed', value: null, low: 5, high: null, raw: '>5' }))).toBe('5 or more')
    expect(figureText(row({ status: 'suppressed', value: null, low: 0, high: null, raw: 'x' }))).toBe('suppressed')
    expect(statusSentence(row({ status: 'suppressed', value: null, low: 5, high: null }))).toContain('no upper bound')
  })

  test('carries a marker of its own, a refusal the section it names', () => {
    expect(markerText(row({ status: 'suppressed', value: null, low: 1, high: 4, raw: '<5' }))).toBe('[c]')
    expect(markerText(row({ status: 'refused', value: null, low: 0, high: null, raw: 'Exempt s.40(2)' }))).toBe('s.40')
    expect(markerText(row({ status: 'refused', value: null, low: 0, high: null, raw: 'Section 12' }))).toBe('s.12')
    expect(markerText(row({ status: 'refused', value: null, low: 0, high: null, raw: 'refused' }))).toBe('[x]')
  })
})

test('a figure of a reconstruction is marked where it stands', () => {
  expect(markerText(row({ illustrative: true }))).toBe('°')
  expect(markerText(row({}))).toBe('')
})

describe('numbers in words', () => {
  test('have thousands commas and a true minus', () => {
    expect(figure(1212)).toBe('1,212')
    expect(figure(-7)).toBe('−7')
    expect(figure(0.5)).toBe('0.5')
  })

  test('intervals have an en dash, equal ends are one number, negative ends are joined by a word', () => {
    expect(interval(1, 4)).toBe('1–4')
    expect(interval(1212, 1231)).toBe('1,212–1,231')
    expect(interval(3, 3)).toBe('3')
    expect(interval(-9, 294)).toBe('−9 to 294')
  })

  test('counts agree with what they count', () => {
    expect(count(1, 'row')).toBe('1 row')
    expect(count(1204, 'row')).toBe('1,204 rows')
    expect(count(2, 'sheet needs its', 'sheets need their')).toBe('2 sheets need their')
    expect(list(['a', 'b', 'c'])).toBe('a, b and c')
    expect(fileSize(0)).toBe('0 bytes')
    expect(fileSize(38_400)).toBe('38 KB')
  })
})
