import { crosses, grown, type Measures, overlap, place, textMark } from './drawing.ts'
import { type ChartFigure, isKnown, isRange } from './figure.ts'
import type { ChartPoints, Member } from './gather.ts'
import type { Box, Category, RuleMark, Spot, TextMark, WithheldMark } from './layout.ts'
import type { SeriesLook } from './looks.ts'
import { textBox, widest, wrapText } from './measure.ts'
import { observationOf, pointWords, withheldMark, withheldStatus } from './point.ts'
import type { ChartSpec } from './spec.ts'
import { capital, intervalText, listText, reasonText } from './words.ts'

const RANGE = 9
/** A band is no wider than this where periods are few, and only a stripe where many forces would hide behind it. */
const WIDEST_BAND = 76
const STRIPE = 26

/** What a line chart draws where a line has no point. */
export interface PeriodGaps {
  readonly withheld: readonly WithheldMark[]
  readonly texts: readonly TextMark[]
  readonly rules: readonly RuleMark[]
  /** Height of the middle of each range, by series and category. */
  readonly ends: ReadonlyMap<string, number>
  readonly markers: ReadonlySet<string>
}

interface Gap {
  readonly member: Member
  readonly figure: ChartFigure
  readonly look: SeriesLook | undefined
}

/** The plot that gaps are drawn into. */
export interface GapGround {
  readonly plot: Box
  readonly categories: readonly Category[]
  readonly y: (value: number) => number
  readonly lines: readonly (readonly [Spot, Spot])[]
}

/**
 * Draws each period's withheld figures: a hatched box from low to high, open above where there is no upper bound; a hatched
 * band with the word where nothing was given; `[x]` where a figure is missing. Bands of one period are one band.
 */
export function periodGaps(
  spec: ChartSpec,
  points: ChartPoints,
  looks: readonly SeriesLook[],
  ground: GapGround,
  sizes: Measures,
): PeriodGaps {
  const withheld: WithheldMark[] = []
  const texts: TextMark[] = []
  const rules: RuleMark[] = []
  const ends = new Map<string, number>()
  const markers = new Set<string>()
  const ranged: { readonly figure: ChartFigure; readonly box: Box }[] = []
  for (const [i, category] of points.categories.entries()) {
    const at = ground.categories[i]
    if (at === undefined) continue
    const gaps = points.series.flatMap((member, index): readonly Gap[] => {
      const figure = points.figure(member.key, category.key)
      return figure === undefined || isKnown(figure) ? [] : [{ member, figure, look: looks[index] }]
    })
    const ranges = gaps.filter(({ figure }) => spec.showRanges && isRange(figure))
    const rest = gaps.filter((gap) => !ranges.includes(gap))
    const banded = rest.filter(({ figure }) => ['refused', 'not_held', 'suppressed'].includes(figure.status))
    if (banded.length > 0) {
      const mark = bandMark(points, banded, category, at, ground.plot)
      withheld.push(mark)
      texts.push(...bandTexts(points, banded, mark.box, sizes, ground, markers))
    } else if (rest.length > 0) {
      markers.add('[x]')
      withheld.push(gapMark(points, rest, category, at, ground.plot))
      const look = { anchor: 'middle', colour: 'held', weight: 500, halo: true } as const
      texts.push(textMark('label', '[x]', at.at, place(ground.plot.y + ground.plot.height - 7), sizes.small, look))
    }
    for (const [n, { member, figure, look }] of ranges.entries()) {
      const shift = (n - (ranges.length - 1) / 2) * (RANGE + 4)
      const mark = rangeMark(points, member, category, figure, at.at + shift, ground)
      withheld.push(mark)
      ranged.push({ figure, box: mark.box })
      ends.set(`${member.key}\u0000${category.key}`, mark.box.y + mark.box.height / 2)
      const foot = place(ground.y(figure.low))
      const sides = { x1: place(mark.box.x - 2), x2: place(mark.box.x + RANGE + 2) }
      rules.push({ ...sides, y1: foot, y2: foot, colour: look?.colour ?? 'held', dashed: false })
    }
  }
  const bands = withheld.map(({ box }) => box)
  for (const { figure, box } of ranged) {
    const label = rangeLabel(
      figure,
      box,
      sizes,
      [...texts.map(textBox), ...bands.filter((other) => other !== box)],
      ground,
    )
    if (label !== undefined) texts.push(label)
  }
  return { withheld, texts, rules, ends, markers }
}

function gapMark(points: ChartPoints, gaps: readonly Gap[], category: Member, at: Category, plot: Box): WithheldMark {
  const [first] = gaps
  return withheldMark(
    {
      series: first?.member.key ?? '',
      category: category.key,
      status: first === undefined ? 'missing' : withheldStatus(first.figure),
      shape: 'gap',
      box: { x: place(at.at - 8), y: place(plot.y + plot.height - 18), width: 16, height: 14 },
      open: false,
      label: gaps.map(({ member }) => pointWords(points, member, category)).join('; '),
      observation: observationOf(first?.figure),
    },
    false,
  )
}

function rangeMark(
  points: ChartPoints,
  member: Member,
  category: Member,
  figure: ChartFigure,
  x: number,
  { plot, y }: GapGround,
): WithheldMark {
  const low = y(figure.low)
  const high = figure.high === null ? plot.y : y(figure.high)
  const height = Math.max(4, low - high)
  return withheldMark(
    {
      series: member.key,
      category: category.key,
      status: withheldStatus(figure),
      shape: 'range',
      box: { x: place(x - RANGE / 2), y: place(low - height), width: RANGE, height: place(height) },
      open: figure.high === null,
      label: pointWords(points, member, category),
      observation: observationOf(figure),
    },
    false,
  )
}

/** The interval in figures beside its box, where that covers nothing. */
function rangeLabel(
  figure: ChartFigure,
  box: Box,
  sizes: Measures,
  taken: readonly Box[],
  { plot, lines }: GapGround,
): TextMark | undefined {
  const text = intervalText(figure.low, figure.high)
  const look = { colour: 'held', weight: 500, halo: true } as const
  const right = place(box.x + box.width + 5)
  const left = place(box.x - 5)
  const heights = [Math.min(box.height / 2 + 4, 14), 40, 66, box.height / 2, box.height - 4].map((by) =>
    place(box.y + by),
  )
  const above = textMark('label', text, place(box.x + box.width / 2), place(box.y - 5), sizes.small, {
    ...look,
    anchor: 'middle',
  })
  const beside = heights.flatMap((y) => [
    textMark('label', text, right, y, sizes.small, look),
    textMark('label', text, left, y, sizes.small, { ...look, anchor: 'end' }),
  ])
  const options = figure.high === null ? beside : box.height < 14 ? [above, ...beside] : [...beside, above]
  return options.find((mark) => {
    const own = grown(textBox(mark), 1)
    if (
      own.x < plot.x ||
      own.x + own.width > plot.x + plot.width ||
      own.y < plot.y - 4 ||
      own.y + own.height > plot.y + plot.height
    )
      return false
    return !taken.some((other) => overlap(other, own)) && !lines.some((line) => crosses(line, own))
  })
}

function bandMark(
  points: ChartPoints,
  banded: readonly Gap[],
  category: Member,
  at: Category,
  plot: Box,
): WithheldMark {
  const first = banded[0]
  const room = points.series.length > 4 ? Math.min(at.band - 4, STRIPE) : Math.min(at.band, WIDEST_BAND)
  const x = Math.max(plot.x, at.at - room / 2)
  const end = Math.min(plot.x + plot.width, at.at + room / 2)
  return withheldMark(
    {
      series: first?.member.key ?? '',
      category: category.key,
      status: first === undefined ? 'refused' : withheldStatus(first.figure),
      shape: 'band',
      box: { x: place(x), y: plot.y, width: place(end - x), height: plot.height },
      open: false,
      label: banded.map(({ member }) => pointWords(points, member, category)).join('; '),
      observation: observationOf(first?.figure),
    },
    false,
  )
}

/** The reason and the names, wrapped into the band; a marker to be read in the notes where the band is too narrow. */
function bandTexts(
  points: ChartPoints,
  banded: readonly Gap[],
  box: Box,
  sizes: Measures,
  { lines }: GapGround,
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
  const room = box.width - 4
  const size = sizes.small
  const x = place(box.x + box.width / 2)
  const words = [...reasons, names].join(' ').split(/\s+/)
  const fits = widest(words, size, 600) <= room
  if (!fits) markers.add('[x]')
  const head = fits ? wrapText(capital(reasons.join(' or ')), room, size, 600) : ['[x]']
  const tail = fits ? wrapText(names, room, size) : []
  const block = (first: number) =>
    [...head, ...tail].map((line, i) =>
      textMark('label', line, x, place(first + i * 14), size, {
        anchor: 'middle',
        colour: 'held',
        halo: true,
        weight: i < head.length ? 600 : 400,
      }),
    )
  const foot = box.y + box.height - 8 - (head.length + tail.length - 1) * 14
  const options = [box.y + 14, box.y + 32, foot, box.y + box.height / 2].map(block)
  const clear = options.find((marks) => !marks.map(textBox).some((own) => lines.some((line) => crosses(line, own))))
  return clear ?? block(box.y + 14)
}
