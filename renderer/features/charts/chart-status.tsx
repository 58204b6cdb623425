import type { ReactElement } from 'react'
import type { ChartLayout } from '../../../app/chart/index.ts'
import { Status } from '../../ui/status.tsx'
import { count } from '../../ui/words.ts'
import type { Mark } from './marks.ts'

/** The status bar's facts of a chart: points, what stands behind them, what is withheld, the mark selected. */
export function ChartStatus({
  layout,
  zoom,
  selected,
}: {
  readonly layout: ChartLayout
  readonly zoom: number
  readonly selected: Mark | null
}): ReactElement {
  const points = layout.series.reduce(
    (sum, series) => sum + series.points.filter(({ value }) => value !== null).length,
    0,
  )
  return (
    <Status
      left={
        <>
          <span>
            {count(points, 'point')}, {layout.sourcesText}
            {layout.withheld.length > 0 && `, ${layout.withheld.length} not given as a number`}
          </span>
          {selected !== null && <span>Selected: {selected.label}</span>}
        </>
      }
      right={
        <>
          <span>Paper is always light</span>
          <span>
            {layout.width} × {layout.height} px
            {zoom < 1 && `, shown at ${Math.round(zoom * 100)}%`}
          </span>
        </>
      }
    />
  )
}
