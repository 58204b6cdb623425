import { crosses, type Measures, overlap, place, textMark } from './drawing.ts'
import { type ChartFigure, isKnown, isRange } from './figure.ts'
import type { ChartPoints, Member } from './gather.ts'
import type { Box, Category, RuleMark, Spot, TextMark, WithheldMark } from './layout.ts'
import type { SeriesLook } from './looks.ts'
import { textBox, widest, wrapText } from './measure.ts'
import { observationOf, pointWords, withheldStatus } from './point.ts'
import type { ChartSpec } from './spec.ts'
import { capital, intervalText, listText, reasonText } from './words.ts'

const RANGE = 9

/** What a line chart draws where a line has no point. */
export interface PeriodGaps {
  readonly withheld: readonly WithheldMark[]
  readonly texts: readonly TextMark[]
  readonly rules: readonly RuleMark[]
  /** Height of the middle of each range, by series and category. */
  readonly ends: ReadonlyMap<string, number>
  readonly markers: ReadonlySet<string>
}

/**
 * Draws each period's withheld figures: a hatched box from low to high, open above where there is no upper bound; a hatched
 * band with the word where nothing was given; `[x]` where a figure is missing. Bands of one period are one band.
 */
export function periodColumns(
  spec: ChartSpec,
  points: ChartPoints,
  looks: readonly SeriesLook[],
  categories: readonly Category[],
  plot: Box,
  y: (value: number) => number,
  sizes: Measures,
  lines: readonly (readonly [Spot, Spot])[],
): PeriodGaps {
  const withheld: WithheldMark[] = []
  const texts: TextMark[] = []
  const rules: RuleMark[] = []
  const ends = new Map<string, number>()
  const markers = new Set<string>()
  for (const [i, category] of points.categories.entries()) {
    const place0 = categories[i]
    if (place0 === undefined) continue
    const found = points.series.flatMap((member, index) => {
      const figure = points.figure(member.key, category.key)
      return figure === undefined || isKnown(figure) ? [] : [{ member, figure, index }]
    })
    const ranges = found.filter(({ figure }) => spec.showRanges && isRange(figure))
    for (const [n, { member, figure, index }] of ranges.entries()) {
      const shift = (n - (ranges.length - 1) / 2) * (RANGE + 4)
      const mark = rangeMark(points, member, category, figure, place0.at + shift, plot, y)
      withheld.push(mark)
      ends.set(`${member.key}\u0000${category.key}`, mark.box.y + mark.box.height / 2)
      const foot = place(y(figure.low))
      rules.push({
        x1: place(mark.box.x - 2),
        y1: foot,
        x2: place(mark.box.x + RANGE + 2),
        y2: foot,
        colour: looks[index]?.colour ?? 'held',
        dashed: false,
      })
      const label = rangeLabel(
        figure,
        mark.box,
        sizes,
        [...texts.map(textBox), ...withheld.slice(0, -1).map(({ box }) => box)],
        lines,
      )
      if (label !== undefined) texts.push(label)
    }
    const rest = found.filter(({ figure }) => !ranges.some((range) => range.figure === figure))
    const banded = rest.filter(({ figure }) => ['refused', 'not_held', 'suppressed'].includes(figure.status))
    if (banded.length > 0) {
      const mark = bandMark(points, banded, category, place0, plot)
      withheld.push(mark)
      texts.push(...bandTexts(points, banded, mark.box, sizes, markers))
    } else if (rest.length > 0) {
      const first = rest[0]
      if (first === undefined) continue
      markers.add('[x]')
      withheld.push({
        series: first.member.key,
        category: category.key,
        status: withheldStatus(first.figure),
        shape: 'gap',
        box: { x: place(place0.at - 8), y: place(plot.y + plot.height - 18), width: 16, height: 14 },
        open: false,
        label: rest.map(({ member }) => pointWords(points, member, category)).join('; '),
        observation: observationOf(first.figure),
      })
      texts.push(
        textMark('label', '[x]', place0.at, place(plot.y + plot.height - 7), sizes.small, {
          anchor: 'middle',
          colour: 'held',
          weight: 500,
          halo: true,
        }),
      )
    }
  }
  return { withheld, texts, rules, ends, markers }
}

function rangeMark(
  points: ChartPoints,
  member: Member,
  category: Member,
  figure: ChartFigure,
  x: number,
  plot: Box,
  y: (value: number) => number,
): WithheldMark {
  const low = y(figure.low)
  const high = figure.high === null ? plot.y : y(figure.high)
  const height = Math.max(4, low - high)
  return {
    series: member.key,
    category: category.key,
    status: withheldStatus(figure),
    shape: 'range',
    box: { x: place(x - RANGE / 2), y: place(low - height), width: RANGE, height: place(height) },
    open: figure.high === null,
    label: pointWords(points, member, category),
    observation: observationOf(figure),
  }
}

/** The interval in figures beside its box, where that covers nothing. */
function rangeLabel(
  figure: ChartFigure,
  box: Box,
  sizes: Measures,
  taken: readonly Box[],
  lines: readonly (readonly [Spot, Spot])[],
): TextMark | undefined {
  const text = intervalText(figure.low, figure.high)
  const look = { colour: 'held', weight: 500, halo: true } as const
  const above = place(box.y - 5)
  const options = [
    textMark(
      'label',
      text,
      place(box.x + box.width + 5),
      place(box.y + Math.min(box.height / 2 + 4, 14)),
      sizes.small,
      look,
    ),
    textMark('label', text, place(box.x + box.width / 2), above, sizes.small, { ...look, anchor: 'middle' }),
    textMark('label', text, place(box.x - 5), place(box.y + Math.min(box.height / 2 + 4, 14)), sizes.small, {
      ...look,
      anchor: 'end',
    }),
    textMark('label', text, place(box.x + box.width + 5), place(box.y + box.height - 4), sizes.small, look),
    textMark('label', text, place(box.x - 5), place(box.y + box.height - 4), sizes.small, { ...look, anchor: 'end' }),
  ]
  return options.find((mark) => {
    const own = textBox(mark)
    if (figure.high === null && mark.anchor === 'middle') return false
    return !taken.some((other) => overlap(other, own)) && !lines.some((line) => crosses(line, own))
  })
}

function bandMark(
  points: ChartPoints,
  banded: readonly { readonly member: Member; readonly figure: ChartFigure }[],
  category: Member,
  at: Category,
  plot: Box,
): WithheldMark {
  const first = banded[0]
  const x = Math.max(plot.x, at.at - at.band / 2)
  const end = Math.min(plot.x + plot.width, at.at + at.band / 2)
  return {
    series: first?.member.key ?? '',
    category: category.key,
    status: first === undefined ? 'refused' : withheldStatus(first.figure),
    shape: 'band',
    box: { x: place(x), y: plot.y, width: place(end - x), height: plot.height },
    open: false,
    label: banded.map(({ member }) => pointWords(points, member, category)).join('; '),
    observation: observationOf(first?.figure),
  }
}

/** The reason and the names, wrapped into the band; a marker to be read in the notes where the band is too narrow. */
function bandTexts(
  points: ChartPoints,
  banded: readonly { readonly member: Member; readonly figure: ChartFigure }[],
  box: Box,
  sizes: Measures,
  markers: Set<string>,
): readonly TextMark[] {
  const reasons = [...new Set(banded.map(({ figure }) => reasonText(figure.status, figure.rows[0]?.raw ?? '')))]
  const names =
    points.series.length === 1
      ? ''
      : listText(
          banded.map(({ member }) => member.label),
          3,
        )
  const room = box.width - 6
  const size = sizes.small
  const look = { anchor: 'middle', colour: 'held', halo: true } as const
  const x = place(box.x + box.width / 2)
  const words = [...reasons, names].join(' ').split(/\s+/)
  if (widest(words, size, 600) > room) {
    markers.add('[x]')
    return [textMark('label', '[x]', x, place(box.y + 14), size, { ...look, weight: 500 })]
  }
  const head = wrapText(capital(reasons.join(' or ')), room, size, 600)
  const tail = wrapText(names, room, size)
  return [
    ...head.map((line, i) => textMark('label', line, x, place(box.y + 14 + i * 14), size, { ...look, weight: 600 })),
    ...tail.map((line, i) => textMark('label', line, x, place(box.y + 14 + (head.length + i) * 14), size, look)),
  ]
}
