import type { ChartPoints } from './gather.ts'
import type { ChartTable } from './layout.ts'
import { figureWords } from './point.ts'
import type { ChartSpec } from './spec.ts'
import { countText } from './words.ts'

/** The chart as a table: what a reader who sees no picture is given. */
export function tableOf(spec: ChartSpec, points: ChartPoints): ChartTable {
  return {
    corner: spec.across === 'period' ? 'Period' : 'Force',
    columns: points.series.map(({ label }) => label),
    rows: points.categories.map((category) => ({
      label: category.label,
      cells: points.series.map((series) => figureWords(points.figure(series.key, category.key))),
    })),
  }
}

/** The chart in a few sentences: its kind, and each series from its first figure to its last, or each force's figure. */
export function describe(spec: ChartSpec, points: ChartPoints): string {
  const kind = spec.kind === 'line' ? 'Line chart' : 'Bar chart'
  const first = points.categories[0]?.label ?? ''
  const last = points.categories[points.categories.length - 1]?.label ?? ''
  const extent =
    spec.across === 'force'
      ? `${countText(points.categories.length, 'force')}`
      : first === last
        ? first
        : `${first} to ${last}`
  const head = `${kind} of ${points.measure}, ${extent}.`
  // A listener is told the first few; the table has them all.
  const most = 8
  const parts =
    spec.across === 'period'
      ? points.series.map((series) => {
          const figures = points.categories
            .filter((category) => points.figure(series.key, category.key) !== undefined)
            .map((category) => `${category.label} ${figureWords(points.figure(series.key, category.key))}`)
          return `${series.label}: ${figures.join(', ')}.`
        })
      : points.categories.map((category) => {
          const figures = points.series.map((series) => {
            const words = figureWords(points.figure(series.key, category.key))
            return series.key === '' ? words : `${series.label} ${words}`
          })
          return `${category.label}: ${figures.join(', ')}.`
        })
  const rest = parts.length > most ? ` And ${parts.length - most} more.` : ''
  return `${head} ${parts.slice(0, most).join(' ')}${rest}`
}
