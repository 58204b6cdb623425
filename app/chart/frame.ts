import { type Measures, place, textMark } from './drawing.ts'
import type { RuleMark, SwatchMark, TextMark } from './layout.ts'
import { textWidth, wrapText } from './measure.ts'
import { pointPath, ringPath } from './shapes.ts'
import type { ChartSpec } from './spec.ts'

/** One entry of the legend. */
export interface LegendEntry {
  readonly label: string
  readonly kind: SwatchMark['kind']
  readonly colour: string
  readonly shape: SwatchMark['shape']
}

export interface Frame {
  readonly texts: readonly TextMark[]
  readonly swatches: readonly SwatchMark[]
  readonly rules: readonly RuleMark[]
  /** First free height below. */
  readonly bottom: number
}

/** Title, subtitle and legend, wrapped to the width. */
export function header(spec: ChartSpec, sizes: Measures, legend: readonly LegendEntry[]): Frame {
  const room = sizes.width - 2 * sizes.pad
  const texts: TextMark[] = []
  const swatches: SwatchMark[] = []
  let y = sizes.pad - 4
  const leading = Math.round(sizes.title * 1.25)
  for (const line of balanced(spec.title, room, sizes.title, 600)) {
    y += leading
    texts.push(textMark('title', line, sizes.pad, y - Math.round(sizes.title * 0.28), sizes.title, { weight: 600 }))
  }
  if (spec.title !== '') y += 2
  const step = sizes.text + 5
  for (const line of wrapText(spec.subtitle, room, sizes.text)) {
    y += step
    texts.push(textMark('subtitle', line, sizes.pad, y - 4, sizes.text, { colour: 'ink2' }))
  }
  if (legend.length === 0) return { texts, swatches, rules: [], bottom: y + 26 }
  y += 14
  let x = sizes.pad
  for (const { label, kind, colour, shape } of legend) {
    const mark = kind === 'box' ? 12 : kind === 'ring' ? 14 : 24
    const width = mark + 7 + textWidth(label, sizes.small)
    if (x > sizes.pad && x + width > sizes.width - sizes.pad) {
      x = sizes.pad
      y += 19
    }
    const ring = kind === 'ring' ? ringPath(place(x) + 7, y + 6, 6) : ''
    const outline = shape === null ? ring : pointPath(shape, place(x) + 12, y + 6, 3.6)
    swatches.push({ x: place(x), y: y + 6, kind, colour, shape, outline })
    for (const [i, line] of wrapText(label, room - mark - 7, sizes.small).entries()) {
      if (i > 0) y += 16
      texts.push(textMark('legend', line, place(x + mark + 7), y + 10, sizes.small, { colour: 'ink2' }))
    }
    x += width + 20
  }
  return { texts, swatches, rules: [], bottom: y + 36 }
}

/** A paragraph of the footer; `lead` stands before it in semibold. */
export interface Paragraph {
  readonly role: 'note' | 'source'
  readonly lead: string
  readonly text: string
}

/** Notes and source line under a rule. */
export function footer(paragraphs: readonly Paragraph[], sizes: Measures, top: number): Frame {
  const room = sizes.width - 2 * sizes.pad
  const texts: TextMark[] = []
  const size = sizes.small
  const leading = size + 5
  let y = top + 8
  for (const { role, lead, text } of paragraphs) {
    const indent = lead === '' ? 0 : textWidth(lead, size, 600) + 5
    if (lead !== '') {
      texts.push(textMark(role, lead, sizes.pad, y + leading - 4, size, { weight: 600, colour: 'ink' }))
    }
    for (const line of wrapText(text, room - indent, size)) {
      y += leading
      texts.push(textMark(role, line, place(sizes.pad + indent), y - 4, size, { colour: lead === '' ? 'ink2' : 'ink' }))
    }
    y += lead === '' ? 5 : 2
  }
  const rules: RuleMark[] = [
    { x1: sizes.pad, y1: top, x2: sizes.width - sizes.pad, y2: top, colour: 'grid', dashed: false },
  ]
  return { texts, swatches: [], rules, bottom: y + sizes.pad - 10 }
}

/** Wraps a title so that its last line is no lone word, where that takes no more lines. */
function balanced(text: string, width: number, size: number, weight: 600): readonly string[] {
  const lines = wrapText(text, width, size, weight)
  let best = lines
  for (let room = width - 20; room > width * 0.55; room -= 20) {
    const tighter = wrapText(text, room, size, weight)
    if (tighter.length > lines.length) break
    best = tighter
  }
  return best
}
