import { crosses, type Measures, overlap, type PlotDrawing, place, textMark } from './drawing.ts'
import { isKnown, isRange } from './figure.ts'
import type { ChartPoints } from './gather.ts'
import { directLabels, labelColumn } from './labels.ts'
import type { Box, Category, RuleMark, SeriesLayout, Spot, SwatchMark, TextMark } from './layout.ts'
import { periodGaps } from './linegaps.ts'
import type { SeriesLook } from './looks.ts'
import { textBox, textWidth, widest } from './measure.ts'
import { textColour } from './palette.ts'
import { pointMark } from './point.ts'
import { position, valueAxis } from './scale.ts'
import { pointPath } from './shapes.ts'
import type { ChartSpec } from './spec.ts'
import { numberText } from './words.ts'

/** Places a line chart: periods across, one line a series, gaps left open, what is withheld as ranges, bands and marks. */
export function drawLines(
  spec: ChartSpec,
  points: ChartPoints,
  looks: readonly SeriesLook[],
  sizes: Measures,
  top: number,
): PlotDrawing {
  const figures = points.series.flatMap(({ key }) =>
    points.categories.flatMap(({ key: category }) => points.figure(key, category) ?? []),
  )
  const drawn = figures.filter((figure) => isKnown(figure) || (spec.showRanges && isRange(figure)))
  const low = drawn.reduce((least, figure) => Math.min(least, figure.low), 0)
  const high = drawn.reduce((most, figure) => Math.max(most, figure.high ?? figure.low), 0)
  const labels = spec.directLabels ? labelColumn(points, looks, sizes) : []
  const labelRoom = labels.reduce((most, label) => Math.max(most, label.width), 0)
  const labelHeight = labels.reduce((sum, label) => sum + label.height, 0)
  const height = Math.max(sizes.plotHeight, labelHeight)
  const guess = valueAxis(low, high, sizes.plotHeight > 300 ? 6 : 4, () => 0)
  const left =
    sizes.pad +
    widest(
      guess.ticks.map(({ label }) => label),
      sizes.small,
    ) +
    8
  const right = spec.directLabels && labels.length > 0 ? labelRoom + 12 : 6
  const plot: Box = {
    x: place(left),
    y: top,
    width: place(sizes.width - sizes.pad - right - left),
    height: place(height),
  }
  const axis = valueAxis(low, high, sizes.plotHeight > 300 ? 6 : 4, (share) =>
    place(plot.y + plot.height * (1 - share)),
  )
  const y = position(axis, plot.y + plot.height, plot.y)
  const categories = categoriesAcross(points, plot)
  const series: readonly SeriesLayout[] = points.series.map((member, i) => {
    const look = looks[i]
    const colour = look?.colour ?? 'context'
    const marks = points.categories.map((category, at) => {
      const figure = points.figure(member.key, category.key)
      const spot = { x: categories[at]?.at ?? 0, y: place(y(isKnown(figure) ? figure.low : axis.min)) }
      const outline = pointPath(look?.shape ?? 'circle', spot.x, spot.y, (look?.stroke ?? 2) >= 3 ? 5 : 3.6)
      return pointMark(points, member, category, {
        ...spot,
        box: null,
        colour,
        outline: isKnown(figure) ? outline : '',
      })
    })
    return {
      key: member.key,
      label: member.label,
      colour,
      shape: look?.shape ?? 'circle',
      stroke: look?.stroke ?? 2,
      points: marks,
      runs: runsOf(
        points,
        marks.map(({ value }) => value !== null),
      ),
    }
  })
  const lines = series.flatMap((one) => segments(one))
  const spots = series.flatMap(({ points: marks }) => marks.filter(({ value }) => value !== null))
  const gaps = periodGaps(spec, points, looks, { plot, categories, y, lines }, sizes)
  const direct = directLabels(labels, points, series, plot, sizes, gaps.ends)
  const texts: TextMark[] = [...axisTexts(axis.ticks, categories, plot, sizes)]
  const taken = [...gaps.withheld.map(({ box }) => box), ...gaps.texts.map(textBox), ...direct.texts.map(textBox)]
  const words = [...taken, ...texts.map(textBox)]
  const values = valueTexts(series, points, sizes, categories, lines, words, labels.length > 0)
  const obstacles = [
    ...taken,
    ...values.map(textBox),
    ...spots.map(({ x, y: at }) => ({ x: x - 5, y: at - 5, width: 10, height: 10 })),
  ]
  const rules: RuleMark[] = axis.ticks.map(({ at, value }) => ({
    x1: plot.x,
    y1: at,
    x2: place(plot.x + plot.width),
    y2: at,
    colour: value === 0 ? 'axis' : 'grid',
    dashed: false,
  }))
  const swatches: SwatchMark[] = []
  return {
    plot,
    horizontal: false,
    categories,
    valueAxis: axis,
    series,
    withheld: gaps.withheld,
    texts: [...texts, ...gaps.texts, ...values, ...direct.texts],
    rules: [...rules, ...gaps.rules, ...direct.rules],
    swatches,
    bottom: Math.max(plot.y + plot.height + 24, direct.bottom) + 14,
    obstacles,
    lines: [
      ...lines,
      ...direct.rules.map(
        ({ x1, y1, x2, y2 }) =>
          [
            { x: x1, y: y1 },
            { x: x2, y: y2 },
          ] as const,
      ),
    ],
    markers: gaps.markers,
  }
}

/** Each category stands in the middle of its share of the width, the first and last nearer to the ends. */
function categoriesAcross(points: ChartPoints, plot: Box): readonly Category[] {
  const count = points.categories.length
  const edge = count < 3 ? 0.5 : 0.36
  const band = plot.width / Math.max(1, count - 1 + 2 * edge)
  return points.categories.map(({ key, label }, i) => ({
    key,
    label,
    at: place(plot.x + band * (edge + i)),
    band: place(band),
  }))
}

/** Runs of known points, next to each other among the categories of one sort of period. */
function runsOf(points: ChartPoints, known: readonly boolean[]): readonly (readonly number[])[] {
  const runs: number[][] = []
  const open = new Map<string, number[]>()
  for (const [i, category] of points.categories.entries()) {
    const sort = category.sort?.key ?? ''
    if (known[i] !== true) {
      open.delete(sort)
      continue
    }
    const run = open.get(sort)
    if (run !== undefined) run.push(i)
    else {
      const fresh = [i]
      open.set(sort, fresh)
      runs.push(fresh)
    }
  }
  return runs
}

function segments(series: SeriesLayout): readonly (readonly [Spot, Spot])[] {
  return series.runs.flatMap((run) =>
    run.slice(1).flatMap((to, i) => {
      const a = series.points[run[i] ?? 0]
      const b = series.points[to]
      return a === undefined || b === undefined
        ? []
        : [
            [
              { x: a.x, y: a.y },
              { x: b.x, y: b.y },
            ] as const,
          ]
    }),
  )
}

/** Labels of both axes; where not every category's fits, every second, third… counted from the last. */
function axisTexts(
  ticks: readonly { readonly at: number; readonly label: string }[],
  categories: readonly Category[],
  plot: Box,
  sizes: Measures,
): readonly TextMark[] {
  const size = sizes.small
  const texts = ticks.map(({ at, label }) =>
    textMark('axis', label, place(plot.x - 8), place(at + size * 0.34), size, { anchor: 'end', colour: 'ink2' }),
  )
  const need =
    widest(
      categories.map(({ label }) => label),
      size,
    ) + 8
  const every = Math.max(1, Math.ceil(need / Math.max(1, categories[0]?.band ?? need)))
  for (const [i, { at, label }] of categories.entries()) {
    if ((categories.length - 1 - i) % every !== 0) continue
    const y = place(plot.y + plot.height + size + 7)
    texts.push(textMark('axis', label, at, y, size, { anchor: 'middle', colour: 'ink2' }))
  }
  return texts
}

/** Values beside their points, where there are few enough: one line in colour, or up to four over two or three periods. */
function valueTexts(
  series: readonly SeriesLayout[],
  points: ChartPoints,
  sizes: Measures,
  categories: readonly Category[],
  lines: readonly (readonly [Spot, Spot])[],
  taken: readonly Box[],
  ended: boolean,
): readonly TextMark[] {
  const strong = series.filter(({ colour }) => colour !== 'context')
  if (strong.length > (points.categories.length <= 3 ? 4 : 1)) return []
  const texts: TextMark[] = []
  for (const one of strong) {
    const last = one.points.findLastIndex(({ value }) => value !== null)
    for (const [i, { x, y, value }] of one.points.entries()) {
      if (value === null || (ended && i === last)) continue
      const text = numberText(value)
      if (textWidth(text, sizes.small, 600) + 4 > (categories[i]?.band ?? 0)) continue
      const look = { weight: 600, colour: textColour(one.colour), halo: true } as const
      const fits = [
        textMark('label', text, x, place(y - 10), sizes.small, { ...look, anchor: 'middle' }),
        textMark('label', text, x, place(y + 19), sizes.small, { ...look, anchor: 'middle' }),
        textMark('label', text, place(x - 9), place(y + 4), sizes.small, { ...look, anchor: 'end' }),
      ].find((mark) => {
        const box = textBox(mark)
        const others = [...taken, ...texts.map(textBox)]
        return !lines.some((line) => crosses(line, box)) && !others.some((other) => overlap(other, box))
      })
      if (fits !== undefined) texts.push(fits)
    }
  }
  return texts
}
