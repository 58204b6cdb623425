import type { PlotDrawing } from './drawing.ts'
import type { ChartFigure } from './figure.ts'
import type { ChartPoints } from './gather.ts'
import type { EnteredRing, PointMark } from './layout.ts'
import { ringPath } from './shapes.ts'
import { capital, listText } from './words.ts'

/** How the legend calls the ring round a figure that was typed in. */
export const BY_HAND = 'entered by hand'

/** Half the width of a ring; it stands clear of the point that it goes round. */
const RADIUS = 7
/** From the end of a bar inwards. */
const INSET = 10

/** Whether a figure was typed in, or a part of it. */
export function isEntered(figure: ChartFigure | undefined): boolean {
  return figure?.rows.some(({ entered }) => entered !== undefined) === true
}

/** What is said of such a figure behind its number. */
export function enteredWords(figure: ChartFigure): string {
  if (!isEntered(figure)) return ''
  return figure.rows.every(({ entered }) => entered !== undefined) ? `, ${BY_HAND}` : `, in part ${BY_HAND}`
}

/** A ring round each point, within each bar or on each range whose figure was typed in. */
export function enteredRings(points: ChartPoints, drawing: PlotDrawing): readonly EnteredRing[] {
  return drawing.series.flatMap(({ key, points: marks }) =>
    marks.flatMap((mark): readonly EnteredRing[] => {
      if (!isEntered(points.figure(key, mark.category))) return []
      const at = mark.value === null ? heldAt(key, mark, drawing) : spotOf(mark, drawing.horizontal)
      return at === undefined
        ? []
        : [{ series: key, category: mark.category, ...at, outline: ringPath(at.x, at.y, RADIUS) }]
    }),
  )
}

/** What the notes say of the rings. */
export function enteredNote(points: ChartPoints): readonly string[] {
  const names = points.series.flatMap((series) =>
    points.categories.flatMap((category) =>
      isEntered(points.figure(series.key, category.key))
        ? [[series, category].flatMap(({ key, label }) => (key === '' ? [] : [label])).join(' ')]
        : [],
    ),
  )
  if (names.length === 0) return []
  return [`${capital(BY_HAND)} from the words or pages of a reply (ringed): ${listText(names, 5)}.`]
}

function spotOf({ x, y, box }: PointMark, horizontal: boolean) {
  if (box === null) return { x, y }
  return horizontal
    ? { x: box.x + Math.max(box.width - INSET, 0), y: box.y + box.height / 2 }
    : { x: box.x + box.width / 2, y: box.y + Math.min(INSET, box.height) }
}

function heldAt(series: string, { category }: PointMark, { withheld }: PlotDrawing) {
  const box = withheld.find((mark) => mark.series === series && mark.category === category)?.box
  return box && { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}
