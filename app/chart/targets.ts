import type { DrawnNote } from '../annotate/index.ts'
import { dimensionText } from '../vocabulary/index.ts'
import { type PlotDrawing, place } from './drawing.ts'
import { dimensionsOf } from './figure.ts'
import type { ChartPoints } from './gather.ts'
import type { Box, Spot } from './layout.ts'
import { textBox } from './measure.ts'
import type { ChartSpec } from './spec.ts'

/** What on the paper an annotation is pinned to: a spot, and the band of a whole period. */
export interface Target {
  readonly at: Spot
  readonly band: Box | null
}

/** A period's band is no wider than this where periods are few. */
const WIDEST = 130

/** Where an annotation points; `said` where the chart uses its value but has no mark for it; null where it does not. */
export function targetOf(
  spec: ChartSpec,
  points: ChartPoints,
  drawing: PlotDrawing,
  annotation: DrawnNote,
): Target | 'said' | null {
  const { anchor } = annotation
  if (anchor.on === 'period') return periodTarget(spec, points, drawing, anchor)
  const inSeries = spec.series === 'force'
  if (anchor.on === 'force') {
    const shown = points.rows.some(({ force }) => force === anchor.force)
    if (!shown) return null
    if (inSeries) return lastOf(drawing, anchor.force) ?? 'said'
    return spec.across === 'force' ? (endOf(points, drawing, anchor.force) ?? 'said') : 'said'
  }
  if (anchor.on === 'series') return lastOf(drawing, anchor.series)
  if (anchor.on === 'point') return spotOf(drawing, anchor.series, anchor.category)
  if (anchor.on === 'force-period') return ofForcePeriod(points, drawing, anchor)
  if (anchor.on !== 'value') return isUsed(points, annotation) ? 'said' : null
  const period = `${anchor.periodStart ?? ''}/${anchor.periodEnd ?? ''}`
  for (const series of points.series) {
    for (const category of points.categories) {
      const found = points
        .figure(series.key, category.key)
        ?.rows.some(
          (row) =>
            (row.force ?? '') === (anchor.force ?? '') &&
            `${row.periodStart ?? ''}/${row.periodEnd ?? ''}` === period &&
            row.measure === anchor.measure &&
            withoutTotals(row.dimensions) === withoutTotals(anchor.dimensions),
        )
      if (found === true) return spotOf(drawing, series.key, category.key) ?? 'said'
    }
  }
  return null
}

/** Where a force's period has one mark, there; it may be split among several series. */
function ofForcePeriod(
  points: ChartPoints,
  drawing: PlotDrawing,
  anchor: { readonly force: string; readonly periodStart: string; readonly periodEnd: string },
): Target | 'said' | null {
  const marks = points.series.flatMap((series) =>
    points.categories.flatMap((category) => {
      const rows = points.figure(series.key, category.key)?.rows ?? []
      return rows.some((row) => isOf(row, anchor)) ? [[series.key, category.key] as const] : []
    }),
  )
  const [only, ...others] = marks
  if (only === undefined) return null
  return others.length > 0 ? 'said' : (spotOf(drawing, only[0], only[1]) ?? 'said')
}

function isOf(
  row: ChartPoints['rows'][number],
  {
    force,
    periodStart,
    periodEnd,
  }: { readonly force: string; readonly periodStart: string; readonly periodEnd: string },
): boolean {
  return row.force === force && row.periodStart === periodStart && row.periodEnd === periodEnd
}

function isUsed(points: ChartPoints, { anchor, observations = [], file }: DrawnNote): boolean {
  if (anchor.on === 'file') return points.rows.some(({ source }) => source === file)
  const pinned = new Set(observations)
  return points.rows.some(({ id }) => pinned.has(id))
}

function periodTarget(
  spec: ChartSpec,
  points: ChartPoints,
  drawing: PlotDrawing,
  period: { readonly periodStart: string; readonly periodEnd: string },
): Target | 'said' | null {
  const key = `${period.periodStart}/${period.periodEnd}`
  if (spec.across !== 'period') {
    const shown = points.rows.some((row) => `${row.periodStart ?? ''}/${row.periodEnd ?? ''}` === key)
    return shown ? 'said' : null
  }
  const category = drawing.categories.find((one) => one.key === key)
  if (category === undefined) return null
  const { plot } = drawing
  const room = Math.min(category.band, WIDEST)
  const x = Math.max(plot.x, category.at - room / 2)
  const width = Math.min(plot.x + plot.width, category.at + room / 2) - x
  const band = { x: place(x), y: plot.y, width: place(width), height: plot.height }
  return { at: { x: category.at, y: plot.y }, band }
}

function withoutTotals(dimensions: string): string {
  const pairs = dimensionsOf({ dimensions }).filter(([, value]) => value !== 'Total')
  return dimensionText(pairs.map(([key, value]) => ({ key, value })))
}

function spotOf(drawing: PlotDrawing, series: string, category: string): Target | null {
  const point = drawing.series.find(({ key }) => key === series)?.points.find((one) => one.category === category)
  if (drawing.horizontal && point !== undefined) return { at: { x: wordsEnd(drawing, point), y: point.y }, band: null }
  if (point?.value != null) return { at: { x: point.x, y: point.y }, band: null }
  const mark =
    drawing.withheld.find((one) => one.category === category && one.series === series) ??
    drawing.withheld.find((one) => one.category === category)
  if (mark === undefined) return point === undefined ? null : { at: { x: point.x, y: point.y }, band: null }
  const { x, y, width, height } = mark.box
  return { at: { x: x + width / 2, y: mark.shape === 'range' ? y + height : y + height / 2 }, band: null }
}

/** The right end of what is printed on a lying bar's row: its value, its interval or the word in its place. */
function wordsEnd(drawing: PlotDrawing, point: Spot): number {
  const boxes = drawing.texts.filter(({ role }) => role === 'label').map(textBox)
  const own = boxes.filter(({ y, height }) => Math.abs(y + height / 2 - point.y) < 5)
  return own.reduce((end, { x, width }) => Math.max(end, x + width), point.x)
}

function lastOf(drawing: PlotDrawing, force: string): Target | null {
  const series = drawing.series.find(({ key }) => key === force)
  const last = series?.points.findLast(({ value }) => value !== null) ?? series?.points[0]
  return last === undefined ? null : spotOf(drawing, force, last.category)
}

function endOf(points: ChartPoints, drawing: PlotDrawing, force: string): Target | null {
  const last = points.series.findLast(({ key }) => points.figure(key, force) !== undefined)
  return last === undefined ? null : spotOf(drawing, last.key, force)
}
