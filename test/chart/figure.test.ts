import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ChartSpec, layoutChart } from '../../app/chart/index.ts'
import type { ObservationRow } from '../../app/query/index.ts'
import { BARS, LINES, row, year } from './replies.ts'

const KENT = { force: 'E23000032', forceName: 'Kent' }
const ONE_YEAR = { ...BARS, series: 'none' as const }

/** What the chart of these rows says of its first category, in its table. */
function said(spec: ChartSpec, rows: readonly ObservationRow[]): string {
  return layoutChart(spec, rows, [], { forces: [] }).table.rows[0]?.cells[0] ?? ''
}

function parts(...figures: readonly (readonly [string, number | string])[]): readonly ObservationRow[] {
  return figures.map(([dimensions, figure]) =>
    typeof figure === 'number'
      ? row({ ...KENT, ...year(2017), dimensions, value: figure })
      : row({ ...KENT, ...year(2017), dimensions, status: 'suppressed', low: 1, high: 4, raw: figure }),
  )
}

describe('a chart does not count twice', () => {
  test('a total is not added to its parts', () => {
    const rows = parts(['platform=Facebook', 30], ['platform=Snapchat', 12], ['platform=Total', 42])
    expect(said(ONE_YEAR, rows)).toBe('42')
  })

  test('the total of several offences is not the figure of the one that was asked about', () => {
    const rows = parts(
      ['', 37],
      ['gender=Total', 37],
      ['offence=Indecent images of children', 109],
      ['offence=Total', 201],
    )
    expect(said(ONE_YEAR, rows)).toBe('37')
    expect(said(ONE_YEAR, parts(['offence=Indecent images of children', 109], ['offence=Total', 201]))).toBe('201')
  })

  test('a subtotal is not added to what it sums', () => {
    const rows = parts(['platform=Facebook', 30], ['platform=Snapchat', 12], ['platform=Subtotal', 42])
    expect(said(ONE_YEAR, rows)).toBe('42')
    expect(said(ONE_YEAR, parts(['platform=Subtotal', 42]))).toBe('only subtotals are given')
  })

  test('two breakdowns without a total are no one figure', () => {
    const rows = parts(['platform=Facebook', 30], ['gender=Female', 25])
    expect(said(ONE_YEAR, rows)).toBe('broken down by gender and by platform without a total')
  })

  test('the same figure on two sheets is one figure', () => {
    const rows = [row({ ...KENT, ...year(2017), value: 42 }), row({ ...KENT, ...year(2017), value: 42, sheet: 'B' })]
    expect(said(ONE_YEAR, rows)).toBe('42')
  })

  test('years are not added up', () => {
    const rows = [row({ ...KENT, ...year(2017), value: 1 }), row({ ...KENT, ...year(2018), value: 2 })]
    expect(said(ONE_YEAR, rows)).toBe('2017/18 and 2018/19 are not added up')
  })

  test('victims are not added to offences, and that is said', () => {
    const rows = [
      row({ ...KENT, ...year(2017), value: 10 }),
      row({ ...KENT, ...year(2018), value: 11 }),
      row({ ...KENT, ...year(2017), value: 9, measure: 'victims' }),
    ]
    const layout = layoutChart(LINES, rows, [], { forces: [] })
    expect(layout.table.rows.map(({ cells }) => cells[0])).toEqual(['10', '11'])
    expect(layout.warnings).toEqual(['Counts of victims are left out: they cannot be drawn with offences.'])
  })

  test('a two-year total does not stand among single years', () => {
    const rows = [
      row({ ...KENT, ...year(2017), value: 86 }),
      row({ ...KENT, ...year(2018), value: 80 }),
      row({ ...KENT, periodStart: '2017-04-01', periodEnd: '2019-03-31', periodLabel: '2017–19', value: 166 }),
    ]
    const layout = layoutChart(LINES, rows, [], { forces: [] })
    expect(layout.categories.map(({ label }) => label)).toEqual(['2017/18', '2018/19'])
    expect(layout.warnings).toEqual(['Left out, as their periods are of another length: Kent 2017–19.'])
  })
})

describe('parts are summed as an interval', () => {
  test('a withheld part widens the sum', () => {
    expect(said(ONE_YEAR, parts(['platform=Facebook', 30], ['platform=Other', '<5']))).toBe('31–34 (withheld)')
  })

  test('the sum of parts lies between the sums of their bounds, whatever is withheld', () => {
    const figures = fc.array(fc.oneof(fc.integer({ min: 0, max: 50 }), fc.constant('<5')), {
      minLength: 1,
      maxLength: 8,
    })
    let withheld = 0
    fc.assert(
      fc.property(figures, (list) => {
        const rows = parts(...list.map((figure, i) => [`platform=P${i}`, figure] as const))
        const low = list.reduce<number>((sum, figure) => sum + (figure === '<5' ? 1 : Number(figure)), 0)
        const hidden = list.filter((figure) => figure === '<5').length
        if (hidden > 0) withheld += 1
        const words = said(ONE_YEAR, rows)
        expect(words).toBe(hidden === 0 ? `${low}` : `${low}–${low + hidden * 3} (withheld)`)
      }),
    )
    expect(withheld).toBeGreaterThan(20)
  })

  test('replies that differ are drawn as the range between them', () => {
    const rows = [
      row({ ...KENT, ...year(2017), value: 64 }),
      row({ ...KENT, ...year(2017), value: 175, file: 'b.xlsx' }),
    ]
    const layout = layoutChart(ONE_YEAR, rows, [], { forces: [] })
    expect(layout.withheld.map(({ status, shape }) => [status, shape])).toEqual([['disputed', 'range']])
    expect(layout.series[0]?.points[0]?.value).toBeNull()
    expect(layout.texts.map(({ text }) => text).join(' ')).toContain('replies give 64 and 175; 64–175 is drawn')
  })
})
