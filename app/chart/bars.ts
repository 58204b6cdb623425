import { type Measures, type PlotDrawing, place, textMark } from './drawing.ts'
import { type ChartFigure, isKnown, isRange } from './figure.ts'
import type { ChartPoints, Member } from './gather.ts'
import type { Box, Category, RuleMark, SeriesLayout, TextMark, WithheldMark } from './layout.ts'
import type { SeriesLook } from './looks.ts'
import { textBox, textWidth, widest, wrapText } from './measure.ts'
import { figureWords, observationOf, pointMark, pointWords, withheldMark, withheldStatus } from './point.ts'
import { position, valueAxis } from './scale.ts'
import type { ChartSpec } from './spec.ts'
import { intervalText, numberText } from './words.ts'

/** Places bars that lie on their side: a row a force with its name, a bar a series, values at the ends. */
export function drawBars(
  spec: ChartSpec,
  points: ChartPoints,
  looks: readonly SeriesLook[],
  sizes: Measures,
  top: number,
): PlotDrawing {
  const narrow = sizes.width <= 300
  const count = Math.max(1, points.series.length)
  const bar = count === 1 ? 16 : count === 2 ? 13 : 12
  const nameSize = narrow ? 12 : 13
  const longest = points.categories.flatMap(({ label }) => label.split(' '))
  const nameCap = Math.max(narrow ? 96 : 190, Math.min(widest(longest, nameSize, 600) + 8, sizes.width * 0.45))
  const names = points.categories.map(({ key, label, illustrative }) => {
    const weight = key === spec.focus ? (600 as const) : (400 as const)
    return { lines: wrapText(illustrative ? `${label}°` : label, nameCap, nameSize, weight), weight }
  })
  const nameRoom = names.reduce((most, { lines, weight }) => Math.max(most, widest(lines, nameSize, weight)), 0)
  const lanes = names.map(
    ({ lines }) => Math.max(count * bar + (count - 1), lines.length * (nameSize + 2)) + (count > 1 ? 12 : 11),
  )
  const drawn = points.series.flatMap(({ key }) =>
    points.categories.flatMap(({ key: category }) => {
      const figure = points.figure(key, category)
      return figure !== undefined && (isKnown(figure) || (spec.showRanges && isRange(figure))) ? [figure] : []
    }),
  )
  const low = drawn.reduce((least, figure) => Math.min(least, figure.low), 0)
  const high = drawn.reduce((most, figure) => Math.max(most, figure.high ?? figure.low), 0)
  const labels = drawn.map((figure) => intervalText(figure.low, figure.high))
  const left = sizes.pad + nameRoom + 10
  const right = sizes.pad + Math.min(widest(labels, sizes.small, 600), 90) + 8
  const height = lanes.reduce((sum, lane) => sum + lane, 0)
  const plot: Box = {
    x: place(left),
    y: top + 20,
    width: place(Math.max(60, sizes.width - left - right)),
    height: height + 4,
  }
  const axis = valueAxis(low, high, narrow ? 3 : 5, (share) => place(plot.x + plot.width * share))
  const x = position(axis, plot.x, plot.x + plot.width)
  const zero = x(0)
  const categories: Category[] = []
  const texts: TextMark[] = axis.ticks.map(({ at, label }) =>
    textMark('axis', label, at, plot.y - 8, sizes.small, { anchor: 'middle', colour: 'ink2' }),
  )
  const withheld: WithheldMark[] = []
  const rules: RuleMark[] = axis.ticks.map(({ at, value }) => ({
    x1: at,
    y1: plot.y - 3,
    x2: at,
    y2: plot.y + plot.height,
    colour: value === 0 ? 'axis' : 'grid',
    dashed: false,
  }))
  let y = plot.y + 4
  for (const [i, { key, label }] of points.categories.entries()) {
    const lane = lanes[i] ?? bar
    categories.push({ key, label, at: place(y + lane / 2 - 2), band: lane })
    y += lane
    const { lines = [], weight = 400 } = names[i] ?? {}
    const first = (categories[i]?.at ?? 0) - ((lines.length - 1) * (nameSize + 2)) / 2 + nameSize * 0.34
    for (const [n, line] of lines.entries()) {
      const at = place(first + n * (nameSize + 2))
      texts.push(textMark('axis', line, plot.x - 10, at, nameSize, { anchor: 'end', weight }))
    }
  }
  const series: readonly SeriesLayout[] = points.series.map((member, s) => {
    const look = looks[s]
    const marks = points.categories.map((category, c) => {
      const figure = points.figure(member.key, category.key)
      const middle = (categories[c]?.at ?? 0) + (s - (count - 1) / 2) * (bar + 1)
      const lane: Box = { x: zero, y: place(middle - bar / 2), width: plot.x + plot.width - zero, height: bar }
      const colour = colourOf(spec, category, member, points, look)
      if (isKnown(figure)) {
        const end = x(figure.low)
        const box = { x: place(Math.min(zero, end)), y: lane.y, width: place(Math.abs(end - zero)), height: bar }
        texts.push(endText(numberText(figure.low), Math.max(zero, end), middle, sizes, 'ink'))
        return pointMark(points, member, category, { x: place(end), y: place(middle), box, colour })
      }
      drawWithheld(spec, points, member, category, figure, lane, x, sizes, withheld, texts)
      return pointMark(points, member, category, { x: place(zero), y: place(middle), box: null, colour })
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
  const bars = series.flatMap(({ points: marks }) => marks.flatMap(({ box }) => (box === null ? [] : [box])))
  const words = texts.filter(({ role }) => role === 'label').map(textBox)
  return {
    plot,
    horizontal: true,
    categories,
    valueAxis: axis,
    series,
    withheld,
    texts,
    rules,
    swatches: [],
    bottom: plot.y + plot.height + 18,
    obstacles: [...bars, ...withheld.flatMap(({ box, shape }) => (shape === 'band' ? [] : [box])), ...words],
    lines: [],
    markers: new Set(),
  }
}

/** The one force that a chart is about is orange; in a group only its last bar. */
function colourOf(
  spec: ChartSpec,
  category: Member,
  member: Member,
  points: ChartPoints,
  look: SeriesLook | undefined,
): string {
  const last = points.series[points.series.length - 1]
  return category.key === spec.focus && spec.focus !== null && member === last ? 'c4' : (look?.colour ?? 'c1')
}

function endText(text: string, x: number, middle: number, sizes: Measures, colour: string): TextMark {
  const look = { weight: 600, colour, halo: true } as const
  return textMark('label', text, place(x + 6), place(middle + sizes.small * 0.35), sizes.small, look)
}

/** A hatched range with its interval; a hatched band with the word; for what is missing, the word alone. */
function drawWithheld(
  spec: ChartSpec,
  points: ChartPoints,
  member: Member,
  category: Member,
  figure: ChartFigure | undefined,
  lane: Box,
  x: (value: number) => number,
  sizes: Measures,
  withheld: WithheldMark[],
  texts: TextMark[],
): void {
  const middle = lane.y + lane.height / 2
  const base = { series: member.key, category: category.key, observation: observationOf(figure) }
  if (figure !== undefined && spec.showRanges && isRange(figure)) {
    const from = x(figure.low)
    const to = figure.high === null ? lane.x + lane.width : x(figure.high)
    const box = { ...lane, x: place(from), width: place(Math.max(4, to - from)) }
    const label = pointWords(points, member, category)
    withheld.push(
      withheldMark(
        { ...base, status: withheldStatus(figure), shape: 'range', box, open: figure.high === null, label },
        true,
      ),
    )
    const text = intervalText(figure.low, figure.high)
    const inside = figure.high === null && textWidth(text, sizes.small, 600) + 12 < box.width
    texts.push(endText(text, inside ? from : Math.max(from, box.x + box.width), middle, sizes, 'held'))
    return
  }
  const words = figureWords(figure)
  if (figure !== undefined && ['refused', 'not_held', 'suppressed'].includes(figure.status)) {
    const label = pointWords(points, member, category)
    withheld.push(
      withheldMark(
        { ...base, status: withheldStatus(figure), shape: 'band', box: roundBox(lane), open: false, label },
        true,
      ),
    )
    texts.push(endText(words, lane.x, middle, sizes, 'held'))
    return
  }
  if (figure !== undefined) {
    const box = { x: place(lane.x), y: lane.y, width: 10, height: lane.height }
    const label = pointWords(points, member, category)
    withheld.push(
      withheldMark({ ...base, status: withheldStatus(figure), shape: 'gap', box, open: false, label }, true),
    )
  }
  const text =
    figure === undefined ? 'no figure in the replies' : figure.status === 'unlike' ? `not one figure: ${words}` : words
  const room = lane.width + 10
  const shown = wrapText(text, room, sizes.small)[0] ?? ''
  texts.push({ ...endText(shown, lane.x, middle, sizes, figure === undefined ? 'ink2' : 'held'), weight: 400 })
}

function roundBox(box: Box): Box {
  return { x: place(box.x), y: place(box.y), width: place(box.width), height: place(box.height) }
}
