import type { Measures } from './drawing.ts'
import { place, textMark } from './drawing.ts'
import { isKnown, isRange } from './figure.ts'
import type { ChartPoints } from './gather.ts'
import type { Box, RuleMark, SeriesLayout, TextMark } from './layout.ts'
import type { SeriesLook } from './looks.ts'
import { textWidth, widest, wrapText } from './measure.ts'
import { textColour } from './palette.ts'
import { spread } from './spread.ts'
import { intervalText } from './words.ts'

/** The name and last figure of a series, to be printed at the end of its line. */
export interface EndLabel {
  readonly series: number
  readonly names: readonly string[]
  readonly value: string
  /** Value stands on the line of the name, or on its own. */
  readonly beside: boolean
  readonly width: number
  readonly height: number
  readonly category: number
  readonly strong: boolean
  readonly known: boolean
}

/** Labels for all series that have a figure, wrapped to the room that the width allows. */
export function labelColumn(points: ChartPoints, looks: readonly SeriesLook[], sizes: Measures): readonly EndLabel[] {
  const size = sizes.small
  const usual = sizes.width <= 300 ? 84 : sizes.width <= 620 ? 140 : 190
  const words = points.series.flatMap(({ label }) => label.split(' '))
  const room = Math.max(usual, Math.min(widest(words, size, 600) + 8, sizes.width * 0.4))
  return points.series.flatMap(({ key, label, illustrative }, series) => {
    const last = points.categories.findLastIndex((category) => {
      const figure = points.figure(key, category.key)
      return figure !== undefined && (isKnown(figure) || isRange(figure))
    })
    const figure = points.figure(key, points.categories[last]?.key ?? '')
    if (figure === undefined) return []
    const strong = looks[series]?.colour !== 'context'
    const weight = strong ? 600 : 400
    const early = last < points.categories.length - 1
    const when = early ? ` in ${points.categories[last]?.label ?? ''}` : ''
    const value = `${intervalText(figure.low, figure.high)}${when}`
    const name = illustrative ? `${label}°` : label
    const names = wrapText(key === '' ? '' : name, room, size, weight)
    const lastName = names[names.length - 1] ?? ''
    const together = textWidth(lastName, size, weight) + 5 + textWidth(value, size)
    const beside = together <= room
    const width = Math.max(widest(names, size, weight), beside ? together : textWidth(value, size))
    const lines = Math.max(1, names.length) + (beside || names.length === 0 ? 0 : 1)
    return [
      {
        series,
        names,
        value,
        beside,
        width,
        height: lines * (size + 2) + 2,
        category: last,
        strong,
        known: isKnown(figure),
      },
    ]
  })
}

/** Places the labels right of the plot, none over another; a fine line leads to one that had to move or ends early. */
export function directLabels(
  labels: readonly EndLabel[],
  points: ChartPoints,
  series: readonly SeriesLayout[],
  plot: Box,
  sizes: Measures,
  rangeEnds: ReadonlyMap<string, number>,
): { readonly texts: readonly TextMark[]; readonly rules: readonly RuleMark[]; readonly bottom: number } {
  const size = sizes.small
  const leading = size + 2
  const marks = labels.map(({ series: index, category }) => {
    const one = series[index]
    const point = one?.points[category]
    const key = `${one?.key ?? ''}\u0000${points.categories[category]?.key ?? ''}`
    return { x: point?.x ?? 0, y: point?.value == null ? (rangeEnds.get(key) ?? plot.y) : point.y }
  })
  const middles = spread(
    labels.map(({ height }, i) => ({ at: marks[i]?.y ?? 0, height })),
    plot.y - 8,
    plot.y + plot.height + 8,
  )
  const x = place(plot.x + plot.width + 12)
  const texts: TextMark[] = []
  const rules: RuleMark[] = []
  for (const [i, label] of labels.entries()) {
    const mark = marks[i]
    const middle = middles[i]
    if (mark === undefined || middle === undefined) continue
    const look = series[label.series]
    const colour = textColour(look?.colour ?? 'context')
    const first = middle - label.height / 2 + 1 + leading * 0.8
    const weight = label.strong ? 600 : 400
    for (const [line, name] of label.names.entries()) {
      texts.push(textMark('label', name, x, place(first + line * leading), size, { weight, colour, halo: true }))
    }
    const count = label.names.length
    const own = label.beside || count === 0
    const valueX = own && count > 0 ? x + textWidth(label.names[count - 1] ?? '', size, weight) + 5 : x
    const valueY = first + (own ? Math.max(0, count - 1) : count) * leading
    const valueColour = label.known ? (label.strong ? 'ink' : 'ink2') : 'held'
    texts.push(textMark('label', label.value, place(valueX), place(valueY), size, { colour: valueColour, halo: true }))
    const early = label.category < points.categories.length - 1
    if (early || Math.abs(middle - mark.y) > leading * 0.6) {
      rules.push({
        x1: place(mark.x + 8),
        y1: place(mark.y),
        x2: place(x - 3),
        y2: place(middle),
        colour: 'context',
        dashed: true,
      })
    }
  }
  const last = middles.reduce((most, middle, i) => Math.max(most, middle + (labels[i]?.height ?? 0) / 2), 0)
  return { texts, rules, bottom: last }
}
