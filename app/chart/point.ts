import { enteredWords } from './entered.ts'
import { type ChartFigure, isKnown, isRange } from './figure.ts'
import type { ChartPoints, Member } from './gather.ts'
import type { Box, PointMark, WithheldMark } from './layout.ts'
import { arrowPath, rangeOutline } from './shapes.ts'
import { intervalText, numberText, reasonText } from './words.ts'

/** A figure in words: `122`, `1–4 (withheld)`, `refused, s.12`; what is absent is `not in the replies`. */
export function figureWords(figure: ChartFigure | undefined): string {
  return figure === undefined ? 'not in the replies' : `${plainWords(figure)}${enteredWords(figure)}`
}

function plainWords(figure: ChartFigure): string {
  if (isKnown(figure)) return numberText(figure.low)
  if (figure.status === 'unlike') return figure.why
  if (figure.status === 'disputed') return `${intervalText(figure.low, figure.high)} (replies differ)`
  if (isRange(figure)) return `${intervalText(figure.low, figure.high)} (withheld)`
  return reasonText(figure.status, figure.rows[0]?.raw ?? '')
}

/** "Kent, 2017/18: 122". */
export function pointWords(points: ChartPoints, series: Member, category: Member): string {
  // The force stands first, whichever of the two it is.
  const members = series.sort === null ? [series, category] : [category, series]
  const names = members.flatMap(({ key, label }) => (key === '' ? [] : [label]))
  return `${names.join(', ')}: ${figureWords(points.figure(series.key, category.key))}`
}

/** The observation that states a figure; null where it is a sum. */
export function observationOf(figure: ChartFigure | undefined): number | null {
  return figure?.one?.id ?? null
}

/** A point as placed; without a value it is kept at the zero line so that a keyboard can reach it. */
export function pointMark(
  points: ChartPoints,
  series: Member,
  category: Member,
  at: {
    readonly x: number
    readonly y: number
    readonly box: Box | null
    readonly colour: string
    readonly outline?: string
  },
): PointMark {
  const figure = points.figure(series.key, category.key)
  return {
    category: category.key,
    value: isKnown(figure) ? figure.low : null,
    outline: '',
    ...at,
    observation: observationOf(figure),
    label: pointWords(points, series, category),
  }
}

/** A withheld mark with the paths of its edge and arrow. */
export function withheldMark(mark: Omit<WithheldMark, 'outline' | 'arrow'>, horizontal: boolean): WithheldMark {
  if (mark.shape !== 'range') return { ...mark, outline: '', arrow: '' }
  const outline = rangeOutline(mark.box, mark.open, horizontal)
  return { ...mark, outline, arrow: mark.open ? arrowPath(mark.box, horizontal) : '' }
}

/** The status that a withheld mark bears. */
export function withheldStatus(figure: ChartFigure): WithheldMark['status'] {
  return figure.status === 'ok' || figure.status === 'unlike' ? 'missing' : figure.status
}
