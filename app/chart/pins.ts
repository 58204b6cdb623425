import type { Annotation } from '../annotate/index.ts'
import { dimensionText } from '../vocabulary/index.ts'
import { CALLOUT_LEADING, callout } from './callout.ts'
import { type PlotDrawing, place } from './drawing.ts'
import { dimensionsOf } from './figure.ts'
import type { ChartPoints } from './gather.ts'
import type { AnnotationMark, Box, Spot } from './layout.ts'
import type { ChartSpec } from './spec.ts'

/** An annotation with its number in the chart's list. */
export type NumberedAnnotation = Annotation & { readonly number: number }

/** Marks of the annotations that this chart shows, and those whose words are left to the notes. */
export interface Pinned {
  readonly marks: readonly AnnotationMark[]
  readonly noted: readonly NumberedAnnotation[]
}

/** Places the words of annotations beside what they are pinned to. What the chart does not show is left out. */
export function pin(
  spec: ChartSpec,
  points: ChartPoints,
  drawing: PlotDrawing,
  annotations: readonly NumberedAnnotation[],
  paper: Box,
): Pinned {
  const marks: AnnotationMark[] = []
  const noted: NumberedAnnotation[] = []
  const obstacles: Box[] = [...drawing.obstacles]
  const { plot } = drawing
  const area = drawing.horizontal
    ? { x: plot.x + 4, y: plot.y, width: paper.x + paper.width - plot.x - 4, height: plot.height }
    : { x: plot.x + 4, y: plot.y - 6, width: plot.width - 4, height: plot.height + 2 }
  for (const annotation of annotations) {
    const target = targetOf(spec, points, drawing, annotation)
    if (target === null) continue
    const found = callout(annotation.text, target.at, { area, obstacles, lines: drawing.lines })
    const base = { id: annotation.id, number: annotation.number, band: target.band }
    if (found !== undefined) {
      obstacles.push(found.text)
      marks.push({ ...base, ...found, marker: null })
      continue
    }
    const marker = markerSpot(target.at, obstacles, area)
    obstacles.push({ x: marker.x - 8, y: marker.y - 8, width: 16, height: 16 })
    const text = { x: marker.x, y: marker.y, width: 0, height: CALLOUT_LEADING }
    marks.push({ ...base, lines: [], text, align: 'start', leader: [], marker })
    noted.push(annotation)
  }
  return { marks, noted }
}

interface Target {
  readonly at: Spot
  readonly band: Box | null
}

/** What on the paper an annotation is pinned to; null where the chart does not show it. */
function targetOf(spec: ChartSpec, points: ChartPoints, drawing: PlotDrawing, { anchor }: Annotation): Target | null {
  if (anchor.on === 'period') {
    const key = `${anchor.periodStart}/${anchor.periodEnd}`
    if (spec.across !== 'period') return null
    const category = drawing.categories.find((one) => one.key === key)
    if (category === undefined) return null
    const { plot } = drawing
    const x = Math.max(plot.x, category.at - category.band / 2)
    const width = Math.min(plot.x + plot.width, category.at + category.band / 2) - x
    return {
      at: { x: category.at, y: plot.y + 2 },
      band: { x: place(x), y: plot.y, width: place(width), height: plot.height },
    }
  }
  const inSeries = spec.series === 'force'
  if (anchor.on === 'force') {
    if (inSeries) return lastOf(drawing, anchor.force)
    return spec.across === 'force' ? endOf(points, drawing, anchor.force) : null
  }
  const period = `${anchor.periodStart ?? ''}/${anchor.periodEnd ?? ''}`
  const force = anchor.force ?? ''
  const category = spec.across === 'period' ? period : force
  const series = inSeries ? force : spec.series === 'period' ? period : spec.series === 'none' ? '' : null
  const figures = (series === null ? drawing.series.map(({ key }) => key) : [series]).filter((key) => {
    const figure = points.figure(key, category)
    return figure?.rows.some(
      (row) =>
        (row.force ?? '') === force &&
        `${row.periodStart ?? ''}/${row.periodEnd ?? ''}` === period &&
        row.measure === anchor.measure &&
        canonical(row.dimensions) === canonical(anchor.dimensions),
    )
  })
  const [key] = figures
  return key === undefined ? null : spotOf(drawing, key, category)
}

function canonical(dimensions: string): string {
  const pairs = dimensionsOf({ dimensions }).filter(([, value]) => value !== 'Total')
  return dimensionText(pairs.map(([key, value]) => ({ key, value })))
}

function spotOf(drawing: PlotDrawing, series: string, category: string): Target | null {
  const held = drawing.withheld.find((mark) => mark.category === category && mark.series === series)
  const point = drawing.series.find(({ key }) => key === series)?.points.find((one) => one.category === category)
  if (point?.value != null) return { at: { x: point.x, y: point.y }, band: null }
  const mark = held ?? drawing.withheld.find((one) => one.category === category)
  if (mark === undefined) return point === undefined ? null : { at: { x: point.x, y: point.y }, band: null }
  const { x, y, width, height } = mark.box
  const at = drawing.horizontal
    ? { x: x + Math.min(width, 60), y: y + height / 2 }
    : { x: x + width / 2, y: mark.shape === 'range' ? y + height : y + height / 2 }
  return { at, band: null }
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

/** Beside the mark, where the number lies on least. */
function markerSpot(at: Spot, obstacles: readonly Box[], area: Box): Spot {
  const options = [
    [0, -15],
    [0, 15],
    [15, 0],
    [-15, 0],
    [12, -12],
    [12, 12],
    [-12, 12],
    [-12, -12],
  ].map(([dx = 0, dy = 0]) => ({ x: at.x + dx, y: at.y + dy }))
  const clash = (spot: Spot) =>
    obstacles.filter(
      (box) =>
        spot.x + 8 > box.x && spot.x - 8 < box.x + box.width && spot.y + 8 > box.y && spot.y - 8 < box.y + box.height,
    ).length +
    (spot.x < area.x + 8 || spot.x > area.x + area.width - 8 || spot.y < area.y || spot.y > area.y + area.height
      ? 5
      : 0)
  const best = options.reduce((least, spot) => (clash(spot) < clash(least) ? spot : least))
  return { x: place(best.x), y: place(best.y) }
}
