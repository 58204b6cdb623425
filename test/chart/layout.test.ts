import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ChartLayout, layoutChart, suggestSpec, textWidth } from '../../app/chart/index.ts'
import type { ObservationRow } from '../../app/query/index.ts'
import { BARS, LINES, row, SOUTH_EAST, TEN_FORCES, year } from './replies.ts'

const NO_FORCES = { forces: [] }

function lines(rows: readonly ObservationRow[], changes: Partial<typeof LINES> = {}): ChartLayout {
  return layoutChart({ ...LINES, ...changes }, rows, [], NO_FORCES)
}

function seriesOf(layout: ChartLayout, label: string) {
  const found = layout.series.find((series) => series.label === label)
  if (found === undefined) throw new Error(`no series ${label}`)
  return found
}

function notesOf(layout: ChartLayout): string {
  return layout.texts
    .filter(({ role }) => role === 'note')
    .map(({ text }) => text)
    .join(' ')
}

describe('what is withheld', () => {
  test('is never drawn as zero', () => {
    const hampshire = seriesOf(lines(SOUTH_EAST), 'Hampshire')
    expect(hampshire.points.map(({ value }) => value)).toEqual([152, 181, 291, null, null, 279, 95])
  })

  test('is never joined over by a line', () => {
    expect(seriesOf(lines(SOUTH_EAST), 'Hampshire').runs).toEqual([
      [0, 1, 2],
      [5, 6],
    ])
  })

  test('with a lower bound alone is a hatched range, open above, to the top of the plot', () => {
    const layout = lines(SOUTH_EAST)
    const mark = layout.withheld.find(({ category }) => category.startsWith('2020'))
    expect(mark).toMatchObject({
      status: 'suppressed',
      shape: 'range',
      open: true,
      label: 'Hampshire, 2020/21: 18 or more (withheld)',
    })
    expect(mark?.box.y).toBe(layout.plot.y)
    expect(mark?.arrow).not.toBe('')
  })

  test('and refused is a hatched band with the word and the section', () => {
    const layout = lines(SOUTH_EAST)
    const mark = layout.withheld.find(({ status }) => status === 'refused')
    expect(mark).toMatchObject({ shape: 'band', outline: '', label: 'Hampshire, 2021/22: refused, s.12' })
    expect(notesOf(layout)).toContain('Hampshire 2021/22: refused, s.12')
  })

  test('and missing is a gap with its mark, explained in the notes', () => {
    const rows = SOUTH_EAST.map((one) =>
      one.status === 'refused' ? { ...one, status: 'missing' as const, raw: '' } : one,
    )
    const layout = lines(rows)
    expect(layout.withheld.find(({ shape }) => shape === 'gap')).toMatchObject({ status: 'missing' })
    expect(layout.texts.some(({ text }) => text === '[x]')).toBe(true)
    expect(notesOf(layout)).toContain('[x] not available.')
  })

  test('as <5 is a box from 1 to 4 on the scale of the bars', () => {
    const layout = layoutChart(BARS, TEN_FORCES, [], NO_FORCES)
    const [mark] = layout.withheld.filter(({ category }) => category === 'City of London')
    const { min, max } = layout.valueAxis
    const unit = layout.plot.width / (max - min)
    expect(mark?.box.x).toBeCloseTo(layout.plot.x + unit, 1)
    expect(mark?.box.width).toBeCloseTo(Math.max(4, 3 * unit), 1)
  })
})

describe('periods that are not alike', () => {
  const calendar = [2017, 2018, 2019].map((start, i) =>
    row({ force: 'S', forceName: 'Surrey', periodStart: `${start}-01-01`, periodEnd: `${start}-12-31`, value: 20 + i }),
  )
  const financial = [2017, 2018, 2019].map((start, i) =>
    row({ force: 'K', forceName: 'Kent', ...year(start), value: 90 + i }),
  )

  test('are said in the warnings and in the notes', () => {
    const layout = lines([...calendar, ...financial])
    const words = 'Periods are not alike: Surrey gives calendar years; Kent gives financial years (April to March).'
    expect(layout.warnings).toContain(words)
    expect(notesOf(layout)).toContain(words)
  })

  test('do not break the line of the force that gives them', () => {
    expect(seriesOf(lines([...calendar, ...financial]), 'Surrey').runs).toHaveLength(1)
  })

  test('and a year that nobody gives keeps its place on the axis', () => {
    const layout = lines(financial.filter(({ periodStart }) => periodStart !== '2018-04-01'))
    expect(layout.categories.map(({ label }) => label)).toEqual(['2017/18', '2018/19', '2019/20'])
    expect(seriesOf(layout, 'Kent').runs).toEqual([[0], [2]])
  })
})

describe('words on the paper', () => {
  test.each([300, 620, 940] as const)('stay inside it at %i', (width) => {
    for (const spec of [LINES, BARS, { ...LINES, kind: 'bar' as const }]) {
      const layout = layoutChart({ ...spec, width }, spec === BARS ? TEN_FORCES : SOUTH_EAST, [], NO_FORCES)
      for (const { text, x, size, weight, anchor, y } of layout.texts) {
        const wide = textWidth(text, size, weight)
        const left = anchor === 'start' ? x : anchor === 'middle' ? x - wide / 2 : x - wide
        expect(left, text).toBeGreaterThanOrEqual(0)
        expect(left + wide, text).toBeLessThanOrEqual(width)
        expect(y, text).toBeLessThanOrEqual(layout.height)
      }
    }
  })

  test.each([300, 620, 940] as const)('do not lie on one another at %i, whatever the figures', (width) => {
    const figure = fc.oneof(
      { weight: 6, arbitrary: fc.integer({ min: 0, max: 900 }) },
      { weight: 1, arbitrary: fc.constant('<5') },
      { weight: 1, arbitrary: fc.constant('refused') },
    )
    let withheld = 0
    fc.assert(
      fc.property(
        fc.array(fc.array(figure, { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 9 }),
        (forces) => {
          const rows = forces.flatMap((figures, f) =>
            figures.map((one, i) => {
              const told = { force: `F${f}`, forceName: `North ${'Yorkshire'.slice(0, 3 + f)}`, ...year(2017 + i) }
              if (typeof one === 'number') return row({ ...told, value: one })
              withheld += 1
              if (one === '<5') return row({ ...told, status: 'suppressed', low: 1, high: 4, raw: one })
              return row({ ...told, status: 'refused', low: 0, high: null, raw: 'Refused' })
            }),
          )
          expect(lines(rows, { width }).clashes).toEqual([])
          expect(layoutChart({ ...BARS, width }, rows, [], NO_FORCES).clashes).toEqual([])
        },
      ),
      { numRuns: 60 },
    )
    expect(withheld).toBeGreaterThan(50)
  })

  test('name the files and cells behind the figures, and every cell for the metadata', () => {
    const layout = lines(SOUTH_EAST)
    const source = layout.texts
      .filter(({ role }) => role === 'source')
      .map(({ text }) => text)
      .join(' ')
    expect(source.replaceAll('\u00a0', ' ')).toBe(
      'Source: FOI replies of 4 forces; 28 source cells in 1 file: south-east 2024.xlsx B2:H5. Made with FOI Workbench.',
    )
    expect(layout.sources).toHaveLength(28)
    expect(layout.sources[0]).toBe('south-east 2024.xlsx › Sheet1 › B2')
  })

  test('call a reconstruction one, in the notes and beside its name', () => {
    const layout = lines(SOUTH_EAST.map((one) => (one.forceName === 'Kent' ? { ...one, illustrative: true } : one)))
    expect(layout.texts.some(({ text }) => text === 'Kent°')).toBe(true)
    expect(notesOf(layout)).toContain('° From a file that says that its figures are reconstructed or illustrative.')
  })
})

test('the same input gives the same layout', () => {
  expect(JSON.stringify(lines(SOUTH_EAST))).toBe(JSON.stringify(lines([...SOUTH_EAST])))
})

test('a chart of nothing says so', () => {
  expect(lines([]).texts.some(({ text }) => text === 'No figure answers this question')).toBe(true)
})

describe('a first chart', () => {
  test('of one force states its figures and no more', () => {
    const rows = TEN_FORCES.filter(({ forceName }) => forceName === 'Nottinghamshire')
    const spec = suggestSpec(LINES.question, rows)
    expect(spec.title).toBe('Nottinghamshire: 86 in 2017/18, 80 in 2018/19')
    expect(spec.subtitle).toBe(
      'Number of offences, financial years (April to March), as given in FOI replies of 1 force',
    )
    expect(layoutChart(spec, rows, [], NO_FORCES).altText).toBe(
      'Line chart of offences, 2017/18 to 2018/19. Nottinghamshire: 2017/18 86, 2018/19 80.',
    )
  })

  test('of one period names it, though no axis does', () => {
    const spec = suggestSpec(
      BARS.question,
      TEN_FORCES.filter(({ periodStart }) => periodStart === '2018-04-01'),
    )
    expect(spec.title).toBe('Thames Valley gave the highest figure in 2018/19: 274')
    expect(spec.subtitle).toBe('Number of offences, 2018/19, as given in FOI replies of 10 forces')
  })

  test('calls no force the highest where another is equal to it, or a range may reach beyond it', () => {
    const figures = TEN_FORCES.filter(({ status }) => status === 'ok')
    const titleOf = (...told: Parameters<typeof row>[0][]): string =>
      suggestSpec(BARS.question, [...figures, ...told.map((one) => row({ ...one, forceName: one.force ?? '' }))]).title
    expect(titleOf()).toBe('Thames Valley gave the highest figure in 2018/19: 274')
    expect(titleOf({ force: 'Kent', ...year(2018), value: 274 })).toBe('Offences by force, 2017/18 and 2018/19')
    const range = { force: 'Kent', ...year(2018), status: 'suppressed', low: 200, raw: '200+' } as const
    expect(titleOf({ ...range, high: 300 })).toBe('Offences by force, 2017/18 and 2018/19')
    expect(titleOf({ ...range, high: null })).toBe('Offences by force, 2017/18 and 2018/19')
    expect(titleOf({ ...range, high: 250 })).toBe('Thames Valley gave the highest figure in 2018/19: 274')
  })

  test('of many forces over many years keeps the two best covered years', () => {
    const early = TEN_FORCES.slice(0, 4).map((one) => ({ ...one, ...year(2012), periodLabel: '2012/13' }))
    const others = [2013, 2014].map((start) => row({ force: 'x', ...year(start), value: 3 }))
    const spec = suggestSpec(LINES.question, [...TEN_FORCES, ...early, ...others])
    expect(spec.question.filters).toEqual([
      { column: 'period', test: 'one of', values: ['2017-04-01/2018-03-31', '2018-04-01/2019-03-31'] },
    ])
    expect([spec.kind, spec.across, spec.series]).toEqual(['bar', 'force', 'period'])
  })

  test('puts beside the best covered year the neighbour that more forces give, be it the one before or the one after', () => {
    const [last] = TEN_FORCES.filter(({ periodStart }) => periodStart === '2018-04-01')
    const before = [2015, 2016].map((start) => row({ force: 'Kent', ...year(start), value: 3 }))
    const spec = suggestSpec(LINES.question, [
      ...TEN_FORCES.filter((one) => one !== last),
      ...before,
      row({ force: 'Gwent', ...year(2017), value: 5 }),
    ])
    expect(spec.question.filters).toEqual([
      { column: 'period', test: 'one of', values: ['2017-04-01/2018-03-31', '2018-04-01/2019-03-31'] },
    ])
  })

  test('has the words that the program would write over its figures at any time, whatever stands there', () => {
    const spec = suggestSpec(BARS.question, TEN_FORCES)
    const layout = layoutChart({ ...spec, title: 'A finding' }, TEN_FORCES, [], NO_FORCES)
    expect(layout.ownWords).toEqual({ title: spec.title, subtitle: spec.subtitle })
    const across = layoutChart({ ...spec, kind: 'line', across: 'period', series: 'force' }, TEN_FORCES, [], NO_FORCES)
    expect(across.ownWords.title).toBe('Offences in 10 forces, 2017/18 to 2018/19')
  })
})
