import type { ChartPoints } from './gather.ts'
import type { PointShape } from './layout.ts'
import { barColours, periodColours, seriesColours, seriesShape } from './palette.ts'
import type { ChartSpec } from './spec.ts'

/** How a series looks: its colour token, its point shape and how heavy its line is. */
export interface SeriesLook {
  readonly colour: string
  readonly shape: PointShape
  readonly stroke: number
}

/** Looks of all series: the palette; or the focus force in full colour and the others as context. */
export function looksOf(spec: ChartSpec, points: ChartPoints): readonly SeriesLook[] {
  const count = points.series.length
  const focused = spec.series === 'force' && points.series.some(({ key }) => key === spec.focus)
  const colours =
    spec.series === 'period' ? periodColours(count) : spec.kind === 'bar' ? barColours(count) : seriesColours(count)
  return points.series.map(({ key }, i) => {
    const shape = seriesShape(i)
    if (!focused) return { colour: colours[i] ?? 'context', shape, stroke: count > 6 ? 1.5 : 2 }
    if (key === spec.focus) return { colour: 'c1', shape: 'circle', stroke: 3 }
    return { colour: 'context', shape, stroke: 1.5 }
  })
}
