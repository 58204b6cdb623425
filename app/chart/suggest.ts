import type { ObservationRow, Question } from '../query/index.ts'
import { describe } from './describe.ts'
import { isKnown } from './figure.ts'
import { type ChartPoints, gather } from './gather.ts'
import { periodWords } from './periods.ts'
import type { ChartSpec } from './spec.ts'
import { capital, countText, listText, numberText } from './words.ts'

/**
 * A first chart for a question: lines where there are three periods or more, bars by force where there are few; its title states
 * what the figures say and no more. Everything in it can be changed.
 */
export function suggestSpec(question: Question, rows: readonly ObservationRow[]): ChartSpec {
  const forces = new Set(rows.map((row) => row.force ?? ''))
  const periods = new Set(
    rows.filter((row) => row.periodStart !== null).map((row) => `${row.periodStart}/${row.periodEnd}`),
  )
  const byPeriod = periods.size > 2 || (forces.size <= 4 && periods.size === 2)
  const draft: ChartSpec = {
    version: 1,
    kind: byPeriod ? 'line' : 'bar',
    question,
    across: byPeriod ? 'period' : 'force',
    series: byPeriod ? 'force' : periods.size > 1 ? 'period' : 'none',
    focus: null,
    width: 620,
    title: '',
    subtitle: '',
    altText: '',
    notes: [],
    showRanges: true,
    directLabels: true,
    showAnnotations: true,
  }
  const points = gather(draft, rows)
  return {
    ...draft,
    title: titleOf(draft, points),
    subtitle: subtitleOf(points, forces.size),
    altText: describe(draft, points),
  }
}

/** "Nottinghamshire: 86 in 2017/18, 80 in 2018/19", or what of how many forces where there are several. */
function titleOf(spec: ChartSpec, points: ChartPoints): string {
  const measure = capital(points.measure)
  if (points.rows.length === 0) return ''
  if (spec.across === 'period') {
    const [only, ...others] = points.series
    if (only !== undefined && others.length === 0) {
      const known = points.categories.filter((category) => isKnown(points.figure(only.key, category.key)))
      const ends = known.length > 1 ? [known[0], known[known.length - 1]] : known
      const figures = ends.flatMap((category) => {
        const figure = category === undefined ? undefined : points.figure(only.key, category.key)
        return figure === undefined || category === undefined ? [] : [`${numberText(figure.low)} in ${category.label}`]
      })
      if (figures.length > 0) return `${only.label}: ${figures.join(', ')}`
    }
    const first = points.categories[0]?.label ?? ''
    const last = points.categories[points.categories.length - 1]?.label ?? ''
    const of =
      points.series.length <= 4
        ? listText(points.series.map(({ label }) => label))
        : countText(points.series.length, 'force')
    return `${measure} in ${of}, ${first} to ${last}`
  }
  const last = points.series[points.series.length - 1]
  const ranked = points.categories.filter((category) => isKnown(points.figure(last?.key ?? '', category.key)))
  const top = [...ranked].sort(
    (a, b) => (points.figure(last?.key ?? '', b.key)?.low ?? 0) - (points.figure(last?.key ?? '', a.key)?.low ?? 0),
  )[0]
  if (top === undefined || last === undefined) return `${measure} by force`
  const when = last.key === '' ? '' : ` in ${last.label}`
  const value = numberText(points.figure(last.key, top.key)?.low ?? 0)
  return points.categories.length === 1
    ? `${top.label}: ${value}${when}`
    : `${top.label} gave the highest figure${when}: ${value}`
}

/** "Number of offences, financial years (April to March), from FOI replies of 4 forces". */
function subtitleOf(points: ChartPoints, forces: number): string {
  const members = [...points.categories, ...points.series].flatMap(({ sort }) => (sort === null ? [] : [sort]))
  const period =
    members.length === 0
      ? ''
      : `, ${periodWords(members)
          .toLowerCase()
          .replace(
            /\b(january|february|march|april|may|june|july|august|september|october|november|december)\b/g,
            capital,
          )}`
  return `Number of ${points.measure}${period}, as given in FOI replies of ${countText(forces, 'force')}`
}
