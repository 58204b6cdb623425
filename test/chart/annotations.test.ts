import { describe, expect, test } from 'vitest'
import type { Anchor, Annotation } from '../../app/annotate/index.ts'
import { type ChartLayout, type ChartSpec, layoutChart } from '../../app/chart/index.ts'
import { BARS, LINES, SOUTH_EAST, TEN_FORCES, year } from './replies.ts'

const HAMPSHIRE = 'E23000030'

function note(anchor: Anchor, text: string, forPublication = true): Annotation {
  return { id: text, anchor, text, forPublication, author: '', at: '2024-11-01T09:00:00Z' }
}

function onValue(force: string, start: number): Anchor {
  const source = { sha256: '', sheet: 'Sheet1', cell: 'B2' }
  return { on: 'value', force, measure: 'offences', ...year(start), dimensions: '', source }
}

function layoutOf(annotations: readonly Annotation[], spec: ChartSpec = LINES): ChartLayout {
  return layoutChart(spec, spec.across === 'force' ? TEN_FORCES : SOUTH_EAST, annotations, { forces: [] })
}

const printed = (layout: ChartLayout) =>
  [...layout.texts, ...layout.annotations.flatMap(({ words }) => words)].map(({ text }) => text).join(' ')

describe('an annotation', () => {
  test('that is not for publication is not on the paper', () => {
    const layout = layoutOf([note(onValue(HAMPSHIRE, 2019), 'For us alone', false)])
    expect(layout.annotations).toEqual([])
    expect(printed(layout)).not.toContain('For us alone')
  })

  test('on a value that the chart does not show is left out', () => {
    expect(layoutOf([note(onValue('E23000036', 2019), 'Elsewhere')]).annotations).toEqual([])
    expect(layoutOf([note(onValue(HAMPSHIRE, 2031), 'Later')]).annotations).toEqual([])
  })

  test('on a value stands near its mark and covers no other word', () => {
    const layout = layoutOf([note(onValue(HAMPSHIRE, 2019), 'Highest figure before the gap')])
    const [mark] = layout.annotations
    const point = layout.series.find(({ label }) => label === 'Hampshire')?.points[2]
    expect(mark?.marker).toBeNull()
    const near = (mark?.text.x ?? 0) + (mark?.text.width ?? 0)
    expect(Math.abs(near - (point?.x ?? 0))).toBeLessThan(60)
    expect(layout.clashes).toEqual([])
  })

  test('has a leader that starts 4 px off the mark', () => {
    const spec = { ...LINES, width: 940 as const }
    const layout = layoutOf(
      [note(onValue(HAMPSHIRE, 2023), 'Hampshire counts again after two years without figures')],
      spec,
    )
    const point = layout.series.find(({ label }) => label === 'Hampshire')?.points[6]
    const start = layout.annotations[0]?.leader[0]
    if (start === undefined || point === undefined) throw new Error('no leader')
    expect(Math.hypot(start.x - point.x, start.y - point.y)).toBeCloseTo(8.5, 1)
  })

  test('without room beside its mark is a number there and its words are in the notes', () => {
    const long =
      'A sentence that is far too long to stand beside anything in a column, as it goes on and on about recording practice'
    const layout = layoutOf([note(onValue(HAMPSHIRE, 2019), long)], { ...LINES, width: 300 })
    expect(layout.annotations[0]?.marker).not.toBeNull()
    expect(layout.annotations[0]?.words.map(({ text }) => text)).toEqual(['1'])
    expect(printed(layout)).toContain('A sentence that is far too long')
  })

  test('on a period stands above its band', () => {
    const layout = layoutOf([note({ on: 'period', ...year(2021) }, 'New recording system')])
    const [mark] = layout.annotations
    expect((mark?.text.y ?? 0) + (mark?.text.height ?? 0)).toBeLessThan(layout.plot.y)
    expect(mark?.band?.height).toBe(layout.plot.height)
  })

  test('on a force stands on the row of its bar', () => {
    const layout = layoutOf([note({ on: 'force', force: 'Wiltshire' }, 'Counts since May')], BARS)
    const category = layout.categories.find(({ key }) => key === 'Wiltshire')
    const text = layout.annotations[0]?.text
    expect(Math.abs((text?.y ?? 0) + (text?.height ?? 0) / 2 - (category?.at ?? 0))).toBeLessThan(category?.band ?? 0)
  })

  test('says of whom it speaks where another mark is close by', () => {
    const surrey = layoutOf([note(onValue('E23000031', 2018), 'Caught up')], { ...LINES, width: 940 })
    expect(printed(surrey).replaceAll('\n', ' ')).toContain('Surrey 2018/19: Caught up')
    expect(printed(layoutOf([note(onValue('E23000032', 2023), 'Its highest')]))).not.toContain('Kent 2023/24')
  })

  test('travels in the notes where the chart has no mark for it, or draws none', () => {
    const period = note({ on: 'period', ...year(2018) }, 'The law was new')
    expect(printed(layoutOf([period], BARS))).toContain('2018/19: The law was new.')
    const hidden = layoutOf([period], { ...LINES, showAnnotations: false })
    expect(hidden.annotations).toEqual([])
    expect(printed(hidden)).toContain('2018/19: The law was new.')
  })
})
