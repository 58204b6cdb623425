import type { ReactElement } from 'react'
import { Bar, BarChart, Line, LineChart, XAxis, YAxis, ZIndexLayer } from 'recharts'
import type { ChartLayout, SeriesLayout } from '../../../app/chart/index.ts'
import { Ground, HatchPattern, Ranges, tokenColour, Words } from './drawing.tsx'
import { type Mark, marksOf } from './marks.ts'
import { Targets } from './targets.tsx'

/** Above Recharts' own layers (bars 300, lines 400, dots 600). */
const OVER = 700
const TOUCH = 2000

export interface PaperProps {
  readonly layout: ChartLayout
  /** Shown smaller than it is, where the desk is narrower. */
  readonly zoom: number
  readonly selected: string | null
  /** Annotation that is lit. */
  readonly chosen: string | null
  readonly onSelect: (mark: Mark) => void
  readonly onPin: (mark: Mark) => void
}

/**
 * The chart on its paper. Recharts scales and draws the figures from the layout's domains, ticks and margins; all that it has
 * no kind for (texts, withheld marks, annotations) is drawn inside it at the layout's places, as the exported file has it.
 */
export function Paper(props: PaperProps): ReactElement {
  const { layout } = props
  const { plot, width, height } = layout
  const frame = {
    width,
    height,
    margin: { left: plot.x, top: plot.y, right: width - plot.x - plot.width, bottom: height - plot.y - plot.height },
    accessibilityLayer: false,
    data: rowsOf(layout),
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a figure of marks that are reached one by one
    <div
      className="paper"
      role="group"
      aria-roledescription="chart"
      aria-label={layout.altText}
      style={{ width, height, zoom: props.zoom }}
    >
      {layout.kind === 'line' ? (
        <LineChart {...frame}>
          <HatchPattern />
          <Ground layout={layout} />
          <XAxis type="number" dataKey="x" domain={[plot.x, plot.x + plot.width]} hide allowDataOverflow />
          <ValueAxis layout={layout} />
          {layout.series.flatMap(linesOf)}
          <Over {...props} />
        </LineChart>
      ) : layout.horizontal ? (
        <BarChart {...frame} layout="vertical">
          <HatchPattern />
          <Ground layout={layout} />
          <ValueAxis layout={layout} />
          <YAxis type="category" dataKey="category" hide />
          {layout.series.map((series, i) => barOf(series, i, true))}
          <Over {...props} />
        </BarChart>
      ) : (
        <BarChart {...frame}>
          <HatchPattern />
          <Ground layout={layout} />
          <XAxis type="category" dataKey="category" hide />
          <ValueAxis layout={layout} />
          {layout.series.map((series, i) => barOf(series, i, false))}
          <Over {...props} />
        </BarChart>
      )}
    </div>
  )
}

function ValueAxis({ layout }: { readonly layout: ChartLayout }): ReactElement {
  const { min, max, ticks } = layout.valueAxis
  const Axis = layout.horizontal ? XAxis : YAxis
  return (
    <Axis
      type="number"
      domain={[min, max]}
      ticks={ticks.map(({ value }) => value)}
      interval={0}
      hide
      allowDataOverflow
    />
  )
}

function Over({ layout, selected, chosen, onSelect, onPin }: PaperProps): ReactElement {
  return (
    <>
      <ZIndexLayer zIndex={OVER - 250}>
        <Ranges layout={layout} />
      </ZIndexLayer>
      <ZIndexLayer zIndex={OVER}>
        <Words layout={layout} chosen={chosen} />
      </ZIndexLayer>
      <ZIndexLayer zIndex={TOUCH}>
        <Targets
          marks={marksOf(layout)}
          horizontal={layout.horizontal}
          selected={selected}
          onSelect={onSelect}
          onPin={onPin}
        />
      </ZIndexLayer>
    </>
  )
}

type Row = Readonly<Record<string, string | number | null>>

/** One row a category: its place, and the value of each bar or of each run of a line under a key of its own. */
function rowsOf(layout: ChartLayout): Row[] {
  return layout.categories.map(({ key, at }, column) => {
    const row: Record<string, string | number | null> = { category: key, x: at }
    for (const [i, series] of layout.series.entries()) {
      const value = series.points[column]?.value ?? null
      if (layout.kind === 'bar') row[`bar${i}`] = value
      for (const [run, members] of series.runs.entries()) {
        if (members.includes(column)) row[runKey(i, run)] = value
      }
    }
    return row
  })
}

function runKey(series: number, run: number): string {
  return `line${series}run${run}`
}

/** A line for each run of points that may be joined; points outside of it belong to another run or to none. */
function linesOf(series: SeriesLayout, i: number): readonly ReactElement[] {
  return series.runs.map((run, n) => (
    <Line
      key={runKey(i, n)}
      dataKey={runKey(i, n)}
      type="linear"
      stroke={tokenColour(series.colour)}
      strokeWidth={series.stroke}
      strokeLinejoin="round"
      strokeLinecap="round"
      isAnimationActive={false}
      connectNulls
      activeDot={false}
      dot={({ cx = 0, cy = 0, index = -1 }) => {
        const point = run.includes(index) ? series.points[index] : undefined
        if (point === undefined) return <g key={index} />
        return (
          <path
            key={index}
            className="chart-dot"
            data-series={series.key}
            data-category={point.category}
            data-at={`${cx} ${cy}`}
            d={point.outline}
            transform={`translate(${cx - point.x} ${cy - point.y})`}
            fill={tokenColour(point.colour)}
          />
        )
      }}
    />
  ))
}

/** Recharts gives the bar's length along the value axis; its place across is the layout's, which leaves room for names. */
function barOf(series: SeriesLayout, i: number, horizontal: boolean): ReactElement {
  return (
    <Bar
      key={series.key}
      dataKey={`bar${i}`}
      isAnimationActive={false}
      shape={({ x, y, width, height, originalDataIndex }) => {
        // `index` counts the bars that are drawn: where a value is withheld it is not the category's.
        const point = series.points[originalDataIndex]
        if (point?.box == null) return <g />
        const box = horizontal ? { ...point.box, x, width } : { ...point.box, y, height }
        return (
          <rect data-series={series.key} data-category={point.category} {...box} fill={tokenColour(point.colour)} />
        )
      }}
    />
  )
}
