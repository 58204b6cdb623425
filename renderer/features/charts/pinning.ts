import type { Anchor, PlacedAnnotation } from '../../../app/annotate/index.ts'
import type { ChartLayout, ChartSpec } from '../../../app/chart/index.ts'
import type { Force } from '../../../app/vocabulary/index.ts'
import { ports } from '../../state/ports.ts'
import type { PinOption } from '../../ui/note-slots.ts'
import { forceOf, type Mark, periodOf } from './marks.ts'

/**
 * What a note on a mark can be pinned to: its figure (where it is one cell; otherwise the point of this chart), what its force states of
 * the period, each of the two, the whole series. The chart's own pins need a chart that is kept.
 */
export async function pinOptions(
  spec: ChartSpec,
  layout: ChartLayout,
  mark: Mark,
  chart: { readonly id: string; readonly name: string } | null,
): Promise<readonly PinOption[]> {
  const options: PinOption[] = []
  const detail = mark.observation === null ? null : await ports().workbench.detail(observationId(mark.observation))
  if (detail !== null) {
    const { row, sha256 } = detail
    const { force, measure, periodStart, periodEnd, dimensions, sheet, cell } = row
    const anchor: Anchor = {
      on: 'value',
      force,
      measure,
      periodStart,
      periodEnd,
      dimensions,
      source: { sha256, sheet, cell },
    }
    options.push({ key: 'value', label: 'This figure', anchor })
  }
  const series = layout.series.find(({ key }) => key === mark.series)?.label ?? ''
  if (detail === null && chart !== null) {
    const about = `${[series, labelOf(layout, mark.category)].filter((part) => part !== '').join(', ')} in ${chart.name}`
    const anchor = { on: 'point', chart: chart.id, series: mark.series, category: mark.category, about } as const
    options.push({ key: 'point', label: 'This point', anchor })
  }
  const period = periodOf(spec, mark)
  const force = forceOf(spec, mark)
  if (period !== null && force !== null) {
    const anchor: Anchor = { on: 'force-period', force, periodStart: period.start, periodEnd: period.end }
    const label = `${labelOf(layout, force)} ${labelOf(layout, `${period.start}/${period.end}`)}`
    options.push({ key: 'force-period', label, anchor })
  }
  if (period !== null) {
    const anchor: Anchor = { on: 'period', periodStart: period.start, periodEnd: period.end }
    options.push({ key: 'period', label: labelOf(layout, `${period.start}/${period.end}`), anchor })
  }
  if (force !== null) options.push({ key: 'force', label: labelOf(layout, force), anchor: { on: 'force', force } })
  if (chart !== null && layout.series.length > 1) {
    const anchor = { on: 'series', chart: chart.id, series: mark.series, about: `${series} in ${chart.name}` } as const
    options.push({ key: 'series', label: `${series}, as a series`, anchor })
  }
  return options
}

/** Whether a note speaks of something that the chart shows. */
export function concerns({ annotations, notes = [] }: ChartLayout, { id }: Pick<PlacedAnnotation, 'id'>): boolean {
  return notes.includes(id) || annotations.some((mark) => mark.id === id)
}

/** What a note is pinned to, in words: "on Hampshire 2020/21". */
export function anchorWords(layout: ChartLayout, forces: readonly Force[], anchor: Anchor): string {
  const name = (code: string | null) => forces.find((force) => force.code === code)?.name ?? code ?? ''
  switch (anchor.on) {
    case 'force':
      return `on all of ${name(anchor.force)}`
    case 'cells':
      return `on ${anchor.source.cells} of ${anchor.file}`
    case 'file':
      return `on ${anchor.file}`
    case 'finding':
    case 'series':
    case 'point':
      return `on ${anchor.about}`
    default: {
      const period =
        anchor.periodStart === null ? '' : labelOf(layout, `${anchor.periodStart}/${anchor.periodEnd ?? ''}`)
      if (anchor.on === 'period') return `on the whole of ${period}`
      return `on ${[name(anchor.force), period].filter((part) => part !== '').join(' ')}`
    }
  }
}

/** A period or force as the chart names it. */
function labelOf(layout: ChartLayout, key: string): string {
  const known = layout.categories.find((one) => one.key === key) ?? layout.series.find((one) => one.key === key)
  return known?.label ?? key.replace('/', ' to ')
}

type ObservationId = Parameters<ReturnType<typeof ports>['workbench']['detail']>[0]

/** Ids in a layout are those of the rows that it was made of. */
export function observationId(id: number): ObservationId {
  return id as ObservationId
}
