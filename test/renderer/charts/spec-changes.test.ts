import { describe, expect, test } from 'vitest'
import {
  asAcross,
  asKind,
  narrow,
  narrowedTo,
  rebased,
  showsOther,
  withWords,
} from '../../../renderer/features/charts/spec-changes.ts'
import { BARS, LINES } from '../../chart/replies.ts'

describe('a change of the chart', () => {
  test('never puts the same thing across and in series', () => {
    for (const spec of [LINES, BARS]) {
      for (const changed of [
        asAcross(spec, 'force'),
        asAcross(spec, 'period'),
        asKind(spec, 'line'),
        asKind(spec, 'bar'),
      ]) {
        expect(changed.series).not.toBe(changed.across)
        expect(changed.kind === 'line' && changed.across === 'force').toBe(false)
      }
    }
  })

  test('narrows one column and leaves the other filters alone', () => {
    const some = narrow(
      { ...LINES, question: { ...LINES.question, filters: [{ column: 'raw', test: 'contains', text: '5' }] } },
      'force',
      ['a'],
    )
    expect(narrowedTo(some, 'force')).toEqual(['a'])
    expect(narrow(some, 'force', ['b']).question.filters).toHaveLength(2)
    expect(narrow(some, 'force', null).question.filters).toEqual([{ column: 'raw', test: 'contains', text: '5' }])
  })
})

describe('a second change before the first has come back', () => {
  const onScreen = { ...LINES, title: 'Before' }

  test('does not take the first one back', () => {
    const first = asKind(onScreen, 'bar')
    const second = { ...onScreen, title: 'After' }
    expect(rebased(onScreen, second, first)).toEqual({ ...first, title: 'After' })
  })

  test('wins where both change the same', () => {
    const second = { ...onScreen, title: 'Second' }
    expect(rebased(onScreen, second, { ...onScreen, title: 'First' }).title).toBe('Second')
  })
})

describe('the words over a chart', () => {
  const old = { title: 'Offences in Kent, 2017/18 to 2023/24', subtitle: 'Number of offences' }
  const fresh = { title: 'Kent gave the highest figure', subtitle: 'Number of offences, by force' }

  test('that the analyst wrote stay whatever is shown', () => {
    const before = { ...LINES, title: 'A finding', subtitle: 'In words of the analyst’s own' }
    const after = withWords(before, asAcross(before, 'force'), old, fresh)
    expect([after.title, after.subtitle]).toEqual(['A finding', 'In words of the analyst’s own'])
  })

  test('that were changed together with what is shown stay', () => {
    const before = { ...LINES, ...old }
    expect(withWords(before, { ...asAcross(before, 'force'), title: 'New' }, old, fresh).title).toBe('New')
  })

  test('that the program wrote give way, each by itself', () => {
    const before = { ...LINES, ...old, subtitle: 'Mine' }
    const after = withWords(before, asAcross(before, 'force'), old, fresh)
    expect([after.title, after.subtitle]).toEqual([fresh.title, 'Mine'])
  })

  test('speak of question, type, axis and series, not of width or ticks', () => {
    expect(showsOther(LINES, { ...LINES, width: 300, showRanges: !LINES.showRanges })).toBe(false)
    expect(showsOther(LINES, asAcross(LINES, 'force'))).toBe(true)
    expect(showsOther(LINES, asKind(LINES, 'bar'))).toBe(true)
    expect(showsOther(LINES, { ...LINES, series: 'none' })).toBe(true)
    expect(showsOther(LINES, narrow(LINES, 'force', ['a']))).toBe(true)
  })
})
