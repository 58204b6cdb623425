import type { ChartLayout, ChartSpec } from '../../../app/chart/index.ts'
import type { Filter, GridColumn } from '../../../app/query/index.ts'

/** The spec as another kind of chart. A line has periods across; what a kind cannot have is changed with it. */
export function asKind(spec: ChartSpec, kind: ChartSpec['kind']): ChartSpec {
  if (kind === 'bar') return { ...spec, kind }
  return { ...spec, kind, across: 'period', series: spec.series === 'period' ? 'force' : spec.series }
}

/** The spec with another thing across; series and axis are never the same. */
export function asAcross(spec: ChartSpec, across: ChartSpec['across']): ChartSpec {
  const series = spec.series === across ? (across === 'period' ? 'force' : 'period') : spec.series
  return { ...spec, across, series, kind: across === 'force' ? 'bar' : spec.kind }
}

/** Values that a column of the question is narrowed to; null for all. */
export function narrowedTo(spec: ChartSpec, column: GridColumn): readonly (string | null)[] | null {
  const found = spec.question.filters.find((filter) => filter.column === column && filter.test === 'one of')
  return found?.test === 'one of' ? found.values : null
}

/** The spec with a column narrowed to some values, or to all again. */
export function narrow(spec: ChartSpec, column: GridColumn, values: readonly (string | null)[] | null): ChartSpec {
  const others = spec.question.filters.filter((filter) => !(filter.column === column && filter.test === 'one of'))
  const filters: readonly Filter[] = values === null ? others : [...others, { column, test: 'one of', values }]
  return { ...spec, question: { ...spec.question, filters } }
}

/** A change that was made to a spec as it was on screen, made to the spec as it is by now: what it does not touch stays. */
export function rebased(onScreen: ChartSpec, changed: ChartSpec, now: ChartSpec): ChartSpec {
  const keys = new Set([...Object.keys(now), ...Object.keys(changed)]) as ReadonlySet<keyof ChartSpec>
  const parts = [...keys].flatMap((key) => {
    const touched = JSON.stringify(onScreen[key]) !== JSON.stringify(changed[key])
    const from = touched ? changed : now
    return key in from ? [[key, from[key]]] : []
  })
  return Object.fromEntries(parts) as unknown as ChartSpec
}

/** Whether a change of the spec shows other figures, or others across or in series: what a title speaks of. */
export function showsOther(before: ChartSpec, after: ChartSpec): boolean {
  const shown = ({ question, kind, across, series }: ChartSpec): string =>
    JSON.stringify([question, kind, across, series])
  return shown(before) !== shown(after)
}

/** The changed spec with the program's words for it where those before were the program's; the analyst's own stay. */
export function withWords(
  before: ChartSpec,
  after: ChartSpec,
  old: ChartLayout['ownWords'],
  fresh: ChartLayout['ownWords'],
): ChartSpec {
  const own = (part: 'title' | 'subtitle'): string =>
    after[part] === before[part] && before[part] === old[part] ? fresh[part] : after[part]
  return { ...after, title: own('title'), subtitle: own('subtitle') }
}
