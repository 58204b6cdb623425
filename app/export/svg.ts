import {
  type AnnotationMark,
  type ChartLayout,
  paperColour,
  type SeriesLayout,
  type SwatchMark,
  type TextMark,
  type WithheldMark,
} from '../chart/index.ts'
import { base64 } from './base64.ts'
import { element, escapeXml } from './xml.ts'

/** The font that a chart is set in: put into the SVG so that it looks the same on every machine. */
export interface ChartFonts {
  readonly woff2: Uint8Array
}

const FAMILY = 'IBM Plex Sans'
const HATCH = 'withheld'
/**
 * Composes a chart as a standalone SVG on light paper: its font, title, alt text, the question and the cells behind it are
 * inside. The same layout gives the same bytes in a window and on the command line.
 */
export function composeSvg(layout: ChartLayout, fonts: ChartFonts): string {
  const { width, height } = layout
  const metadata = JSON.stringify({ question: layout.question, cells: layout.sources, warnings: layout.warnings })
  const style = `@font-face{font-family:"${FAMILY}";src:url(data:font/woff2;base64,${base64(fonts.woff2)}) format("woff2");font-weight:100 700}`
  const parts = [
    element('title', { id: 'chart-title' }, escapeXml(layout.title === '' ? 'Chart' : layout.title)),
    element('desc', { id: 'chart-description' }, escapeXml(layout.altText)),
    element('metadata', {}, escapeXml(metadata)),
    element('defs', {}, element('style', {}, style) + hatchPattern()),
    element('rect', { width, height, fill: paperColour('paper') }),
    ...layout.annotations.map(bandOf),
    ...layout.withheld.filter(({ shape }) => shape === 'band').map(withheldOf),
    ...layout.rules.map(ruleOf),
    ...(layout.kind === 'line' ? layout.series.map(lineOf) : layout.series.map(barsOf)),
    ...layout.withheld.filter(({ shape }) => shape === 'range').map(withheldOf),
    ...(layout.kind === 'line' ? layout.series.map(pointsOf) : []),
    ...layout.entered.map(({ outline }) => ringOf(outline)),
    ...layout.swatches.map(swatchOf),
    ...layout.texts.map(textOf),
    ...layout.annotations.map(annotationOf),
  ]
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      'aria-labelledby': 'chart-title chart-description',
      'font-family': `'${FAMILY}','Segoe UI',Helvetica,Arial,sans-serif`,
    },
    `\n${parts.filter((part) => part !== '').join('\n')}\n`,
  )
}

function hatchPattern(): string {
  const tile = element('rect', { width: 6, height: 6, fill: paperColour('held-ground') })
  const stripe = element('path', { d: 'M0 0v6', stroke: paperColour('held-stripe'), 'stroke-width': 1.6 })
  const at = { width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' }
  return element('pattern', { id: HATCH, ...at }, tile + stripe)
}

function bandOf({ band }: AnnotationMark): string {
  return band === null ? '' : element('rect', { ...band, fill: paperColour('seq-1') })
}

function ruleOf(rule: ChartLayout['rules'][number]): string {
  return element('path', {
    d: `M${rule.x1} ${rule.y1}L${rule.x2} ${rule.y2}`,
    stroke: paperColour(rule.colour),
    'stroke-width': rule.colour === 'grid' || rule.dashed ? 1 : rule.colour === 'axis' ? 1.2 : 2,
    'stroke-dasharray': rule.dashed ? '2 3' : undefined,
    fill: 'none',
  })
}

/** A line through each run of known points. */
function lineOf(series: SeriesLayout): string {
  return series.runs
    .filter((run) => run.length > 1)
    .map((run) => {
      const spots = run.flatMap((i) => {
        const point = series.points[i]
        return point === undefined ? [] : [`${point.x} ${point.y}`]
      })
      return element('path', {
        d: `M${spots.join('L')}`,
        stroke: paperColour(series.colour),
        'stroke-width': series.stroke,
        'stroke-linejoin': 'round',
        'stroke-linecap': 'round',
        fill: 'none',
      })
    })
    .join('\n')
}

function pointsOf(series: SeriesLayout): string {
  return series.points
    .filter(({ outline }) => outline !== '')
    .map(({ outline, colour }) =>
      element('path', {
        d: outline,
        fill: paperColour(colour),
        stroke: paperColour('paper'),
        'stroke-width': 1,
      }),
    )
    .join('\n')
}

function barsOf(series: SeriesLayout): string {
  return series.points
    .flatMap(({ box, colour }) => (box === null ? [] : [element('rect', { ...box, fill: paperColour(colour) })]))
    .join('\n')
}

function withheldOf({ box, shape, outline, arrow }: WithheldMark): string {
  const fill = element('rect', { ...box, fill: `url(#${HATCH})` })
  if (shape === 'band') return fill
  const edge = element('path', { d: outline, stroke: paperColour('held'), 'stroke-width': 1, fill: 'none' })
  return fill + edge + (arrow === '' ? '' : element('path', { d: arrow, fill: paperColour('held') }))
}

/** Paper under the ink, so that it is seen on a bar too. */
function ringOf(outline: string): string {
  const under = element('path', { d: outline, stroke: paperColour('paper'), 'stroke-width': 4, fill: 'none' })
  return under + element('path', { d: outline, stroke: paperColour('ink'), 'stroke-width': 1.5, fill: 'none' })
}

function swatchOf({ x, y, kind, colour, outline }: SwatchMark): string {
  if (kind === 'ring') return ringOf(outline)
  if (kind === 'box') return element('rect', { x, y: y - 6, width: 12, height: 12, fill: paperColour(colour) })
  if (kind === 'hatch') {
    const box = { x: x + 0.5, y: y - 5.5, width: 23, height: 11 }
    return element('rect', { ...box, fill: `url(#${HATCH})`, stroke: paperColour('held'), 'stroke-width': 1 })
  }
  const line = element('path', { d: `M${x} ${y}h24`, stroke: paperColour(colour), 'stroke-width': 2, fill: 'none' })
  return outline === '' ? line : line + element('path', { d: outline, fill: paperColour(colour) })
}

function textOf(mark: TextMark): string {
  return element(
    'text',
    {
      x: mark.x,
      y: mark.y,
      'font-size': mark.size,
      'font-weight': mark.weight === 400 ? undefined : mark.weight,
      'text-anchor': mark.anchor === 'start' ? undefined : mark.anchor,
      fill: paperColour(mark.colour),
      ...(mark.halo ? halo() : {}),
    },
    escapeXml(mark.text),
  )
}

function halo(): Readonly<Record<string, string | number>> {
  return { stroke: paperColour('paper'), 'stroke-width': 3, 'stroke-linejoin': 'round', 'paint-order': 'stroke' }
}

function annotationOf(mark: AnnotationMark): string {
  const words = mark.words.map(textOf).join('')
  if (mark.marker !== null) {
    const { x, y } = mark.marker
    const rim = { stroke: paperColour('paper'), 'stroke-width': 1.5 }
    return element('circle', { cx: x, cy: y, r: 7.5, fill: paperColour('ink'), ...rim }) + words
  }
  const [start, bend, end] = mark.leader
  const leader =
    start === undefined || bend === undefined || end === undefined
      ? ''
      : element('path', {
          d: `M${start.x} ${start.y}Q${bend.x} ${bend.y} ${end.x} ${end.y}`,
          stroke: paperColour('ink2'),
          'stroke-width': 1,
          fill: 'none',
        })
  return leader + words
}
