import { grown, type Measures, overlap, type PlotDrawing, place, textMark } from './drawing.ts'
import { type ChartFigure, isKnown, isRange } from './figure.ts'
import type { ChartPoints, Member } from './gather.ts'
import type { Box, Category, RuleMark, SeriesLayout, TextMark, WithheldMark } from './layout.ts'
import type { SeriesLook } from './looks.ts'
import { textBox, textWidth, widest, wrapText } from './measure.ts'
import { observationOf, pointMark, pointWords, withheldMark, withheldStatus } from './point.ts'
import { position, valueAxis } from './scale.ts'
import type { ChartSpec } from './spec.ts'
import { capital, intervalText, numberText, reasonText } from './words.ts'

/** Places standing bars: a group a period, a bar a series, values on top where they fit. */
export function drawColumns(
  spec: ChartSpec,
  points: ChartPoints,
  looks: readonly SeriesLook[],
  sizes: Measures,
  top: number,
): PlotDrawing {
  const figures = points.series.flatMap(({ key }) =>
    points.categories.flatMap(({ key: category }) => {
      const figure = points.figure(key, category)
      return figure !== undefined && (isKnown(figure) || (spec.showRanges && isRange(figure))) ? [figure] : []
    }),
  )
  const low = figures.reduce((least, figure) => Math.min(least, figure.low), 0)
  const high = figures.reduce((most, figure) => Math.max(most, figure.high ?? figure.low), 0)
  const steps = sizes.plotHeight > 300 ? 6 : 4
  const guess = valueAxis(low, high, steps, () => 0)
  const left =
    sizes.pad +
    widest(
      guess.ticks.map(({ label }) => label),
      sizes.small,
    ) +
    8
  const plot: Box = {
    x: place(left),
    y: top + 8,
    width: place(sizes.width - sizes.pad - left),
    height: sizes.plotHeight,
  }
  const axis = valueAxis(low, high, steps, (share) => place(plot.y + plot.height * (1 - share)))
  const y = position(axis, plot.y + plot.height, plot.y)
  const zero = y(0)
  const band = plot.width / Math.max(1, points.categories.length)
  const count = Math.max(1, points.series.length)
  const bar = Math.max(2, Math.min(46, (band * 0.76) / count))
  // Either every column has its value or none: a few values would look chosen.
  const labelled = figures.every((figure) => textWidth(numberText(figure.low), 11, 600) <= bar + 0.5)
  const categories: readonly Category[] = points.categories.map(({ key, label }, i) => ({
    key,
    label,
    at: place(plot.x + band * (i + 0.5)),
    band: place(band),
  }))
  const withheld: WithheldMark[] = []
  const labels: TextMark[] = []
  const markers = new Set<string>()
  const series: readonly SeriesLayout[] = points.series.map((member, s) => {
    const look = looks[s]
    const marks = points.categories.map((category, c) => {
      const figure = points.figure(member.key, category.key)
      const middle = (categories[c]?.at ?? 0) + (s - (count - 1) / 2) * bar
      const colour = look?.colour ?? 'c1'
      const width = place(Math.max(1, bar - (count > 1 ? 1.5 : 0)))
      const x = place(middle - width / 2)
      if (isKnown(figure)) {
        const end = y(figure.low)
        const box = { x, y: place(Math.min(zero, end)), width, height: place(Math.abs(zero - end)) }
        const text = numberText(figure.low)
        if (labelled) labels.push(onTop(text, middle, box.y, { ...sizes, small: 11 }, 'ink'))
        return pointMark(points, member, category, { x: place(middle), y: place(end), box, colour })
      }
      if (figure !== undefined) {
        const lane = { x, y: plot.y, width, height: place(zero - plot.y) }
        drawWithheld(spec, points, member, category, figure, lane, y, sizes, withheld, labels, markers)
      }
      return pointMark(points, member, category, { x: place(middle), y: place(zero), box: null, colour })
    })
    return {
      key: member.key,
      label: member.label,
      colour: look?.colour ?? 'c1',
      shape: look?.shape ?? 'circle',
      stroke: 0,
      points: marks,
      runs: [],
    }
  })
  const texts = [...axisTexts(axis.ticks, categories, plot, sizes), ...apart(labels)]
  const rules: RuleMark[] = axis.ticks.map(({ at, value }) => ({
    x1: plot.x,
    y1: at,
    x2: place(plot.x + plot.width),
    y2: at,
    colour: value === 0 ? 'axis' : 'grid',
    dashed: false,
  }))
  const bars = series.flatMap(({ points: marks }) => marks.flatMap(({ box }) => (box === null ? [] : [box])))
  return {
    plot,
    horizontal: false,
    categories,
    valueAxis: axis,
    series,
    withheld,
    texts,
    rules,
    swatches: [],
    bottom: plot.y + plot.height + 38,
    obstacles: [...bars, ...withheld.map(({ box }) => box), ...apart(labels).map(textBox)],
    lines: [],
    markers,
  }
}

function onTop(text: string, middle: number, top: number, sizes: Measures, colour: string): TextMark {
  const look = { anchor: 'middle', weight: 600, colour, halo: true } as const
  return textMark('label', text, place(middle), place(top - 5), sizes.small, look)
}

/** A hatched range from low to high; a hatched band with the word; `[x]` for what is missing or where no word fits. */
function drawWithheld(
  spec: ChartSpec,
  points: ChartPoints,
  member: Member,
  category: Member,
  figure: ChartFigure,
  lane: Box,
  y: (value: number) => number,
  sizes: Measures,
  withheld: WithheldMark[],
  texts: TextMark[],
  markers: Set<string>,
): void {
  const base = {
    series: member.key,
    category: category.key,
    status: withheldStatus(figure),
    label: pointWords(points, member, category),
    observation: observationOf(figure),
  }
  const middle = lane.x + lane.width / 2
  if (spec.showRanges && isRange(figure)) {
    const from = y(figure.low)
    const to = figure.high === null ? lane.y : y(figure.high)
    const height = Math.max(4, from - to)
    const box = { ...lane, y: place(from - height), height: place(height) }
    withheld.push(withheldMark({ ...base, shape: 'range', box, open: figure.high === null }, false))
    const text = figure.high === null ? `${numberText(figure.low)}+` : intervalText(figure.low, figure.high)
    const at = figure.high === null ? from - 2 : box.y
    if (textWidth(text, sizes.small, 600) <= lane.width + 14) texts.push(onTop(text, middle, at, sizes, 'held'))
    return
  }
  const given = ['refused', 'not_held', 'suppressed'].includes(figure.status)
  withheld.push(withheldMark({ ...base, shape: given ? 'band' : 'gap', box: lane, open: false }, false))
  const words = capital(reasonText(figure.status, figure.rows[0]?.raw ?? ''))
  const wide = lane.width + (points.series.length === 1 ? 10 : 0)
  if (!given || widest(words.split(' '), sizes.small, 600) > wide) {
    markers.add('[x]')
    texts.push(onTop('[x]', middle, lane.y + lane.height - 2, sizes, 'held'))
    return
  }
  for (const [i, line] of wrapText(words, wide, sizes.small, 600).entries()) {
    texts.push(onTop(line, middle, lane.y + 20 + i * (sizes.small + 2), sizes, 'held'))
  }
}

/** Labels that lie on an earlier one are left out; the table has them all. */
function apart(labels: readonly TextMark[]): readonly TextMark[] {
  const kept: TextMark[] = []
  for (const label of labels) {
    if (!kept.some((other) => overlap(textBox(other), grown(textBox(label), 1)))) kept.push(label)
  }
  return kept
}

function axisTexts(
  ticks: readonly { readonly at: number; readonly label: string }[],
  categories: readonly Category[],
  plot: Box,
  sizes: Measures,
): readonly TextMark[] {
  const size = sizes.small
  const band = categories[0]?.band ?? 1
  const every = Math.max(
    1,
    Math.ceil(
      (widest(
        categories.map(({ label }) => label),
        size,
      ) +
        8) /
        band,
    ),
  )
  return [
    ...ticks.map(({ at, label }) =>
      textMark('axis', label, place(plot.x - 8), place(at + size * 0.34), size, { anchor: 'end', colour: 'ink2' }),
    ),
    ...categories
      .filter((_, i) => (categories.length - 1 - i) % every === 0)
      .map(({ at, label }) =>
        textMark('axis', label, at, place(plot.y + plot.height + size + 7), size, { anchor: 'middle', colour: 'ink2' }),
      ),
  ]
}
