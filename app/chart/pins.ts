import { type DrawnNote, travelling } from '../annotate/index.ts'
import { CALLOUT_LEADING, CALLOUT_SIZE, callout } from './callout.ts'
import { grown, overlap, type PlotDrawing, place, textMark } from './drawing.ts'
import type { ChartPoints } from './gather.ts'
import type { AnnotationMark, Box, Spot, TextMark } from './layout.ts'
import { widest, wrapText } from './measure.ts'
import type { ChartSpec } from './spec.ts'
import { type Target, targetOf } from './targets.ts'
import { forceLabel } from './words.ts'

/** Marks of the annotations that a chart shows, and the words that are left to its notes. */
export interface Pinned {
  readonly marks: readonly AnnotationMark[]
  /** Numbered at their mark: there was no room for the words beside it. */
  readonly noted: readonly { readonly number: number; readonly text: string }[]
  /** Of a value that the chart uses and has no mark for. */
  readonly said: readonly string[]
}

const PERIOD_WIDTH = 150

/** Room above the plot for the words of annotations on whole periods; 0 where there are none. */
export function periodHeadroom(spec: ChartSpec, points: ChartPoints, annotations: readonly DrawnNote[]): number {
  if (spec.across !== 'period' || !spec.showAnnotations) return 0
  const lines = annotations.flatMap(({ anchor, text }) => {
    const key = anchor.on === 'period' ? `${anchor.periodStart}/${anchor.periodEnd}` : ''
    return points.categories.some((category) => category.key === key) ? [periodLines(text).length] : []
  })
  return lines.length === 0 ? 0 : Math.min(3, Math.max(...lines)) * CALLOUT_LEADING + 10
}

/** Places the words of annotations beside what they are pinned to. What the chart does not use is left out. */
export function pin(
  spec: ChartSpec,
  points: ChartPoints,
  drawing: PlotDrawing,
  annotations: readonly DrawnNote[],
  paper: Box,
): Pinned {
  const marks: AnnotationMark[] = []
  const noted: { number: number; text: string }[] = []
  const said: string[] = []
  const obstacles: Box[] = [...drawing.obstacles]
  const { plot, horizontal } = drawing
  const end = horizontal ? paper.x + paper.width : plot.x + plot.width
  const area = { x: plot.x + 4, y: plot.y - 2, width: end - plot.x - 4, height: plot.height }
  for (const annotation of annotations) {
    const target = targetOf(spec, points, drawing, annotation)
    if (target === null) continue
    if (target === 'said' || !spec.showAnnotations) {
      said.push(named(points, { ...annotation, text: travelling(annotation) }))
      continue
    }
    // Its words stand at the mark; what every reader of the figure must know stands in the notes as well.
    const { caveat = '' } = annotation
    if (caveat !== '') said.push(named(points, { ...annotation, text: caveat }))
    const base = { id: annotation.id, number: 0, band: target.band, marker: null }
    const words = isPlain(drawing, target, annotation) ? annotation.text : named(points, annotation)
    const found =
      target.band === null
        ? callout(words, target.at, { area, obstacles, lines: drawing.lines, sideways: horizontal })
        : aboveBand(annotation.text, target, obstacles, paper)
    if (found !== undefined) {
      obstacles.push(found.text)
      marks.push({ ...base, ...found, words: noteWords(found) })
      continue
    }
    const number = noted.length + 1
    const marker = target.band === null ? markerSpot(target.at, obstacles, area) : { x: target.at.x, y: plot.y - 18 }
    obstacles.push({ x: marker.x - 8, y: marker.y - 8, width: 16, height: 16 })
    const text = { x: marker.x, y: marker.y, width: 0, height: 0 }
    marks.push({
      ...base,
      number,
      lines: [],
      words: [numberWord(number, marker)],
      text,
      align: 'start',
      leader: [],
      marker,
    })
    noted.push({ number, text: named(points, annotation) })
  }
  return { marks: numbered(marks, noted.length), noted, said }
}

/** Another mark nearer than this could be taken for the one that is meant. */
const TOO_NEAR = 10

/** Whether words beside a mark can only speak of that mark: no other stands close by, and it is not a whole line's. */
function isPlain(drawing: PlotDrawing, { at, band }: Target, { anchor }: DrawnNote): boolean {
  if (band !== null || drawing.horizontal) return true
  if (anchor.on === 'force' || anchor.on === 'series') return false
  const near = drawing.series.flatMap(({ points }) =>
    points.filter(({ value, x, y }) => value !== null && Math.hypot(x - at.x, y - at.y) < TOO_NEAR),
  )
  return near.length < 2
}

/** The words with what they speak of before them: "Nottinghamshire 2018/19: six fewer". Not where they name the force. */
function named(points: ChartPoints, { anchor, text, observations = [] }: DrawnNote): string {
  const pinned = new Set(observations)
  // A note on several figures of one force is named by it; on those of several, by none.
  const several = points.rows.filter(({ id }) => pinned.has(id))
  const forces = new Set(several.map(({ force }) => force))
  const ofForce =
    'force' in anchor
      ? points.rows.find(({ force }) => force === anchor.force)
      : forces.size === 1
        ? several[0]
        : undefined
  const ofPeriod =
    'periodStart' in anchor
      ? points.rows.find((row) => row.periodStart === anchor.periodStart && row.periodEnd === anchor.periodEnd)
      : undefined
  const force = ofForce === undefined ? '' : forceLabel(ofForce)
  if (force !== '' && text.includes(force)) return text
  const subject = [force, ofPeriod?.periodLabel ?? ''].filter((part) => part !== '').join(' ')
  return subject === '' || text.includes(subject) ? text : `${subject}: ${text}`
}

/** Lines of a callout as text on the paper. */
function noteWords({ lines, text, align }: Pick<AnnotationMark, 'lines' | 'text' | 'align'>): readonly TextMark[] {
  const x = place(text.x + text.width * (align === 'end' ? 1 : align === 'middle' ? 0.5 : 0))
  return lines.map((line, i) =>
    textMark('label', line, x, place(text.y + 11.5 + i * CALLOUT_LEADING), CALLOUT_SIZE, { anchor: align, halo: true }),
  )
}

function numberWord(number: number, { x, y }: Spot): TextMark {
  return textMark('label', String(number), x, place(y + 3.6), 10, { weight: 600, anchor: 'middle', colour: 'paper' })
}

/** Numbers that are printed come first; the others follow in their order. */
function numbered(marks: readonly AnnotationMark[], printed: number): readonly AnnotationMark[] {
  let next = printed
  return marks.map((mark) => {
    if (mark.marker !== null) return mark
    next += 1
    return { ...mark, number: next }
  })
}

function periodLines(text: string): readonly string[] {
  const lines = wrapText(text, PERIOD_WIDTH, CALLOUT_SIZE)
  if (lines.length === 1) return lines
  // As narrow as the same number of lines allows, so that no line is a lone word.
  for (let width = PERIOD_WIDTH / 2; width < PERIOD_WIDTH; width += 6) {
    const tighter = wrapText(text, width, CALLOUT_SIZE)
    if (tighter.length === lines.length) return tighter
  }
  return lines
}

/** Words on a whole period stand above its band, inside the paper and beside other words there. */
function aboveBand(
  text: string,
  target: Target,
  obstacles: readonly Box[],
  paper: Box,
): Pick<AnnotationMark, 'lines' | 'text' | 'align' | 'leader'> | undefined {
  const lines = periodLines(text)
  if (lines.length > 3) return undefined
  const width = widest(lines, CALLOUT_SIZE)
  const height = lines.length * CALLOUT_LEADING
  const x = Math.min(Math.max(target.at.x - width / 2, paper.x), paper.x + paper.width - width)
  const box = { x: place(x), y: place(target.at.y - height - 10), width: place(width), height }
  if (obstacles.some((other) => overlap(grown(box, 3), other))) return undefined
  return { lines, text: box, align: 'middle', leader: [] }
}

/** Beside the mark, where the number lies on least. */
function markerSpot(at: Spot, obstacles: readonly Box[], area: Box): Spot {
  const near: readonly (readonly [number, number])[] = [
    [14, 0],
    [0, -15],
    [0, 15],
    [-15, 0],
    [12, -12],
    [12, 12],
    [-12, 12],
    [-12, -12],
  ]
  const options = near.map(([dx, dy]) => ({ x: at.x + dx, y: at.y + dy }))
  const clash = (spot: Spot) => {
    const disc = { x: spot.x - 8, y: spot.y - 8, width: 16, height: 16 }
    const outside =
      spot.x < area.x + 8 || spot.x > area.x + area.width - 8 || spot.y < area.y || spot.y > area.y + area.height
    return obstacles.filter((box) => overlap(disc, box)).length + (outside ? 5 : 0)
  }
  const best = options.reduce((least, spot) => (clash(spot) < clash(least) ? spot : least))
  return { x: place(best.x), y: place(best.y) }
}
