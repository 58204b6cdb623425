import type { Box, Category, RuleMark, SeriesLayout, Spot, SwatchMark, TextMark, WithheldMark } from './layout.ts'
import type { ValueAxis } from './scale.ts'

/** The data part of a chart as placed by the line, bar or column drawer. */
export interface PlotDrawing {
  readonly plot: Box
  readonly horizontal: boolean
  readonly categories: readonly Category[]
  readonly valueAxis: ValueAxis
  readonly series: readonly SeriesLayout[]
  readonly withheld: readonly WithheldMark[]
  readonly texts: readonly TextMark[]
  readonly rules: readonly RuleMark[]
  readonly swatches: readonly SwatchMark[]
  /** Where a chart's notes may begin. */
  readonly bottom: number
  /** What an annotation must not cover. */
  readonly obstacles: readonly Box[]
  /** Lines that an annotation should not lie on. */
  readonly lines: readonly (readonly [Spot, Spot])[]
  /** Markers that were printed in place of a figure, to be explained in the notes. */
  readonly markers: ReadonlySet<string>
}

/** How large things are at one of the printed widths. */
export interface Measures {
  readonly width: number
  readonly pad: number
  readonly title: number
  readonly text: number
  readonly small: number
  readonly plotHeight: number
}

/** Sizes at a printed width: a newspaper column is set smaller than a page. */
export function measuresFor(width: number): Measures {
  if (width <= 300) return { width, pad: 16, title: 17, text: 12, small: 11, plotHeight: 210 }
  if (width <= 620) return { width, pad: 24, title: 20, text: 13, small: 12, plotHeight: 280 }
  return { width, pad: 32, title: 22, text: 13, small: 12, plotHeight: 360 }
}

/** A text mark with the usual settings; whatever differs is given. */
export function textMark(
  role: TextMark['role'],
  text: string,
  x: number,
  y: number,
  size: number,
  others: Partial<Pick<TextMark, 'weight' | 'anchor' | 'colour' | 'halo'>> = {},
): TextMark {
  return { role, text, x, y, size, weight: 400, anchor: 'start', colour: 'ink', halo: false, ...others }
}

/** Whether two boxes share any paper. */
export function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

/** A box with room round it. */
export function grown(box: Box, by: number): Box {
  return { x: box.x - by, y: box.y - by, width: box.width + 2 * by, height: box.height + 2 * by }
}

/** Whether a straight line touches a box. */
export function crosses(line: readonly [Spot, Spot], box: Box): boolean {
  const [a, b] = line
  let from = 0
  let to = 1
  const sides: readonly (readonly [number, number])[] = [
    [a.x - b.x, a.x - box.x],
    [b.x - a.x, box.x + box.width - a.x],
    [a.y - b.y, a.y - box.y],
    [b.y - a.y, box.y + box.height - a.y],
  ]
  for (const [slope, room] of sides) {
    if (slope === 0) {
      if (room < 0) return false
      continue
    }
    const at = room / slope
    if (slope < 0) from = Math.max(from, at)
    else to = Math.min(to, at)
  }
  return from <= to
}

/** To a hundredth of a unit, so that the same chart has the same digits everywhere. */
export function place(value: number): number {
  return Math.round(value * 100) / 100
}
