import type { ObservationRow, Question } from '../query/index.ts'
import { isKnown, isRange } from './figure.ts'
import { type ChartPoints, gather } from './gather.ts'
import { periodSort, periodWords, usualLength } from './periods.ts'
import type { ChartSpec } from './spec.ts'
import { capital, countText, forceLabel, listText, numberText } from './words.ts'

/** Beyond these, lines cross too often to be told apart: bars of the two best covered periods are drawn instead. */
const MOST_LINES = 6
const MOST_GROUPS = 3

/**
 * A first chart for a question: lines of a few forces over several periods, bars by force otherwise; its title states what the
 * figures say and no more, and the alt text is left to the chart, which describes itself. Of many forces over many years it keeps the two best covered years. Everything can be changed.
 */
export function suggestSpec(question: Question, rows: readonly ObservationRow[]): ChartSpec {
  const forces = new Set(rows.map(forceLabel))
  const periods = new Set(rows.flatMap((row) => (row.periodStart === null ? [] : [periodKey(row)])))
  const few = forces.size <= MOST_LINES && (periods.size > 2 || (forces.size <= 4 && periods.size === 2))
  const kept = !few && periods.size > MOST_GROUPS ? bestCovered(rows) : null
  const asked: Question =
    kept === null
      ? question
      : { ...question, filters: [...question.filters, { column: 'period', test: 'one of', values: kept }] }
  const own = kept === null ? rows : rows.filter((row) => kept.includes(periodKey(row)))
  const draft: ChartSpec = {
    version: 1,
    kind: few ? 'line' : 'bar',
    question: asked,
    across: few ? 'period' : 'force',
    series: few ? 'force' : (kept?.length ?? periods.size) > 1 ? 'period' : 'none',
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
  const points = gather(draft, own)
  return { ...draft, ...ownWords(draft, points) }
}

/** Title and subtitle for what a chart shows: what the figures say, and no more. */
export function ownWords(spec: ChartSpec, points: ChartPoints): { readonly title: string; readonly subtitle: string } {
  return {
    title: titleOf(spec, points),
    subtitle: subtitleOf(points, new Set(points.rows.map(forceLabel)).size),
  }
}

function periodKey(row: ObservationRow): string {
  return `${row.periodStart ?? ''}/${row.periodEnd ?? ''}`
}

/**
 * The period of the usual length that most forces give (the latest of equals), and beside it the one before or the one after,
 * whichever more forces give.
 */
function bestCovered(rows: readonly ObservationRow[]): readonly string[] {
  const length = usualLength(rows)
  const covered = new Map<string, Set<string>>()
  for (const row of rows) {
    if (row.periodStart === null || row.periodEnd === null) continue
    if (periodSort(row.periodStart, row.periodEnd).months !== length) continue
    const key = periodKey(row)
    covered.set(key, (covered.get(key) ?? new Set()).add(forceLabel(row)))
  }
  const ranked = [...covered].sort((a, b) => b[1].size - a[1].size || (a[0] < b[0] ? 1 : -1))
  const best = ranked[0]?.[0]
  if (best === undefined) return []
  const dayBefore = dayFrom(best.slice(0, 10), -1)
  const dayAfter = dayFrom(best.slice(11), 1)
  const beside = ranked
    .map(([key]) => key)
    .find((key) => key.endsWith(`/${dayBefore}`) || key.startsWith(`${dayAfter}/`))
  return beside === undefined ? [best] : [beside, best].sort()
}

function dayFrom(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
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
  const figureOfForce = (key: string): number => points.figure(last?.key ?? '', key)?.low ?? 0
  const top = [...ranked].sort((a, b) => figureOfForce(b.key) - figureOfForce(a.key))[0]
  if (top === undefined || last === undefined) return `${measure} by force`
  // Equal with another, or a range elsewhere that may reach beyond it: no force is called the highest.
  const rivals = points.categories.filter(({ key }) => {
    const figure = points.figure(last.key, key)
    if (figure === undefined || key === top.key) return false
    return isKnown(figure)
      ? figure.low === figureOfForce(top.key)
      : isRange(figure) && (figure.high ?? Infinity) >= figureOfForce(top.key)
  })
  if (rivals.length > 0) return `${measure} by force${periodsWords(points)}`
  const when = last.key === '' ? onlyPeriod(points, ' in ') : ` in ${last.label}`
  const value = numberText(points.figure(last.key, top.key)?.low ?? 0)
  return points.categories.length === 1
    ? `${top.label}: ${value}${when}`
    : `${top.label} gave the highest figure${when}: ${value}`
}

/** The one period of all figures, after the given words; nothing where there are several, for the axes name those. */
function onlyPeriod({ rows }: ChartPoints, before: string): string {
  const [only, ...others] = new Set(rows.map((row) => row.periodLabel))
  return only === undefined || only === '' || others.length > 0 ? '' : `${before}${only}`
}

/** ", 2017/18 and 2018/19": the periods that the bars stand for. */
function periodsWords(points: ChartPoints): string {
  const labels = points.series.flatMap(({ label, sort }) => (sort === null ? [] : [label]))
  return labels.length === 0 ? onlyPeriod(points, ', ') : `, ${listText(labels)}`
}

/** "Number of offences, financial years (April to March), from FOI replies of 4 forces". */
function subtitleOf(points: ChartPoints, forces: number): string {
  const members = [...points.categories, ...points.series].flatMap(({ sort }) => (sort === null ? [] : [sort]))
  const period =
    members.length === 0
      ? onlyPeriod(points, ', ')
      : `, ${periodWords(members)
          .toLowerCase()
          .replace(
            /\b(january|february|march|april|may|june|july|august|september|october|november|december)\b/g,
            capital,
          )}`
  return `Number of ${points.measure}${period}, as given in FOI replies of ${countText(forces, 'force')}`
}
