import type { DrawnNote } from '../annotate/index.ts'
import type { ObservationRow } from '../query/index.ts'
import type { Force } from '../vocabulary/index.ts'
import { drawBars } from './bars.ts'
import { drawColumns } from './columns.ts'
import { describe, tableOf } from './describe.ts'
import { grown, measuresFor, overlap, type PlotDrawing } from './drawing.ts'
import { BY_HAND, enteredNote, enteredRings } from './entered.ts'
import { isKnown } from './figure.ts'
import { footer, header, type LegendEntry, type Paragraph } from './frame.ts'
import { type ChartPoints, gather } from './gather.ts'
import type { ChartLayout, TextMark } from './layout.ts'
import { drawLines } from './line.ts'
import { looksOf, type SeriesLook } from './looks.ts'
import { textBox } from './measure.ts'
import { notesText, ownNotes } from './notes.ts'
import { type Pinned, periodHeadroom, pin } from './pins.ts'
import { sourceCells, sourceLine, sourcesText } from './source.ts'
import type { ChartSpec } from './spec.ts'
import { ownWords } from './suggest.ts'

/** What a chart needs to know besides its rows. */
export interface ChartContext {
  /** Names of forces by code, for rows that carry a code alone. */
  readonly forces: readonly Pick<Force, 'code' | 'name'>[]
}

/**
 * Places a chart to the pixel. The rows are those of the spec's question, the annotations those of the workspace: the ones for
 * publication that speak of something drawn here are shown, numbered in their order. The same input gives the same layout
 * everywhere: text is measured by the shipped font.
 */
export function layoutChart(
  spec: ChartSpec,
  rows: readonly ObservationRow[],
  annotations: readonly DrawnNote[],
  context: ChartContext,
): ChartLayout {
  const points = gather(spec, named(rows, context))
  const sizes = measuresFor(spec.width)
  const looks = looksOf(spec, points)
  const head = header(spec, sizes, legendOf(spec, points, looks))
  const draw = spec.kind === 'line' ? drawLines : spec.across === 'force' ? drawBars : drawColumns
  const published = annotations.filter(({ forPublication }) => forPublication)
  const drawing = draw(spec, points, looks, sizes, head.bottom + periodHeadroom(spec, points, published))
  const paper = { x: sizes.pad, y: 0, width: sizes.width - 2 * sizes.pad, height: drawing.bottom }
  const pinned = pin(spec, points, drawing, published, paper)
  const foot = footer(paragraphs(spec, points, drawing, pinned), sizes, drawing.bottom)
  return {
    width: spec.width,
    height: Math.ceil(foot.bottom),
    title: spec.title,
    altText: spec.altText === '' ? describe(spec, points) : spec.altText,
    ownWords: ownWords(spec, points),
    plot: drawing.plot,
    kind: spec.kind,
    horizontal: drawing.horizontal,
    categories: drawing.categories,
    valueAxis: drawing.valueAxis,
    series: drawing.series,
    withheld: drawing.withheld,
    entered: enteredRings(points, drawing),
    annotations: pinned.marks,
    texts: [...head.texts, ...emptyText(points, drawing), ...drawing.texts, ...foot.texts],
    rules: [...drawing.rules, ...foot.rules],
    swatches: [...head.swatches, ...drawing.swatches],
    sources: sourceCells(points.rows),
    sourcesText: sourcesText(points.rows),
    warnings: points.warnings,
    question: spec.question,
    clashes: clashesOf([...drawing.texts, ...pinned.marks.flatMap(({ words }) => words)]),
    table: tableOf(spec, points),
  }
}

function named(rows: readonly ObservationRow[], context: ChartContext): readonly ObservationRow[] {
  const names = new Map<string, string>(context.forces.map(({ code, name }) => [code, name]))
  return rows.map((row) =>
    row.forceName !== '' || row.force === null ? row : { ...row, forceName: names.get(row.force) ?? row.force },
  )
}

/** Series that no direct label names, and the hatch where anything is withheld. */
function legendOf(spec: ChartSpec, points: ChartPoints, looks: readonly SeriesLook[]): readonly LegendEntry[] {
  const direct = spec.kind === 'line' && spec.directLabels
  const single = points.series.length < 2
  const entries: LegendEntry[] =
    direct || single
      ? []
      : points.series.map(({ label }, i) => ({
          label,
          kind: spec.kind === 'line' ? 'line' : 'box',
          colour: looks[i]?.colour ?? 'context',
          shape: spec.kind === 'line' ? (looks[i]?.shape ?? 'circle') : null,
        }))
  const held = points.series.some(({ key }) =>
    points.categories.some(({ key: category }) => {
      const figure = points.figure(key, category)
      return figure !== undefined && !isKnown(figure) && figure.status !== 'missing' && figure.status !== 'unlike'
    }),
  )
  if (held) entries.push({ label: 'range, or not given', kind: 'hatch', colour: 'held', shape: null })
  if (enteredNote(points).length > 0) entries.push({ label: BY_HAND, kind: 'ring', colour: 'ink', shape: null })
  return entries
}

function paragraphs(spec: ChartSpec, points: ChartPoints, drawing: PlotDrawing, pinned: Pinned): readonly Paragraph[] {
  const list: Paragraph[] = pinned.noted.map(({ number, text }) => ({ role: 'note', lead: String(number), text }))
  const notes = notesText([...spec.notes, ...pinned.said, ...ownNotes(spec, points, drawing.markers)])
  if (notes !== '') list.push({ role: 'note', lead: '', text: notes })
  return [...list, { role: 'source', lead: '', text: sourceLine(points.rows) }]
}

/** Labels within the plot that share paper with another: each pair once. */
function clashesOf(texts: readonly TextMark[]): readonly string[] {
  const boxes = texts.map((mark) => ({ text: mark.text, box: grown(textBox(mark), -1) }))
  return boxes.flatMap(({ text, box }, i) =>
    boxes.slice(i + 1).flatMap((other) => (overlap(box, other.box) ? [`${text} / ${other.text}`] : [])),
  )
}

/** A chart of nothing says so where its marks would stand. */
function emptyText(points: ChartPoints, drawing: PlotDrawing): readonly TextMark[] {
  if (points.rows.length > 0) return []
  const { x, y, width, height } = drawing.plot
  return [
    {
      role: 'label',
      text: 'No figure answers this question',
      x: x + width / 2,
      y: y + height / 2,
      size: 13,
      weight: 400,
      anchor: 'middle',
      colour: 'ink2',
      halo: true,
    },
  ]
}
