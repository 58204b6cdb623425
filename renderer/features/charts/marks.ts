import type { Box, ChartLayout, ChartSpec } from '../../../app/chart/index.ts'

/** Something of a chart that can be looked at, selected and annotated: a point, a bar, a range, a gap. */
export interface Mark {
  readonly key: string
  /** Key of its series and of its category, as the layout has them. */
  readonly series: string
  readonly category: string
  /** Place among the series and among the categories, for the arrow keys. */
  readonly row: number
  readonly column: number
  readonly x: number
  readonly y: number
  /** What is touched and ringed: the whole bar or range of a bar chart; null for a point. */
  readonly box: Box | null
  /** In words: "Kent, 2017/18: 122". */
  readonly label: string
  /** The one figure behind it; null where it is a sum. */
  readonly observation: number | null
}

/** Every mark of a chart, series by series. Where nothing is drawn and nothing is withheld there is no mark. */
export function marksOf(layout: ChartLayout): readonly Mark[] {
  return layout.series.flatMap((series, row) =>
    series.points.flatMap((point, column): readonly Mark[] => {
      const base = { key: `${row}/${column}`, series: series.key, category: point.category, row, column }
      const { label, observation } = point
      if (point.value !== null) return [{ ...base, x: point.x, y: point.y, box: point.box, label, observation }]
      const own = layout.withheld.find((mark) => mark.category === point.category && mark.series === series.key)
      const band = layout.withheld.find((mark) => mark.category === point.category && mark.shape !== 'range')
      const held = own ?? (observation === null ? undefined : band)
      if (held === undefined) return []
      const { x, y, width, height } = held.box
      const box = layout.kind === 'bar' ? held.box : null
      return [{ ...base, x: x + width / 2, y: y + height / 2, box, label, observation }]
    }),
  )
}

/** The mark that an arrow key leads to: along the periods or forces, or to the next series that has one there. */
export function neighbour(marks: readonly Mark[], from: Mark, key: string, horizontal: boolean): Mark | undefined {
  const along = horizontal ? ['ArrowUp', 'ArrowDown'] : ['ArrowLeft', 'ArrowRight']
  const across = horizontal ? ['ArrowLeft', 'ArrowRight'] : ['ArrowDown', 'ArrowUp']
  const step = [along, across].flat().indexOf(key)
  if (key === 'Home') return marks.find((mark) => mark.row === from.row)
  if (key === 'End') return marks.findLast((mark) => mark.row === from.row)
  if (step < 0) return undefined
  if (step === 0) return marks.findLast((mark) => mark.row === from.row && mark.column < from.column)
  if (step === 1) return marks.find((mark) => mark.row === from.row && mark.column > from.column)
  // In a line chart "up" is the next higher point of the same period, whichever series it belongs to.
  const same = marks.filter((mark) => mark.column === from.column && mark !== from)
  if (horizontal) {
    return step === 2 ? same.findLast((mark) => mark.row < from.row) : same.find((mark) => mark.row > from.row)
  }
  const below = same.filter((mark) => mark.y >= from.y).sort((a, b) => a.y - b.y)
  const above = same.filter((mark) => mark.y < from.y).sort((a, b) => b.y - a.y)
  return step === 2 ? below[0] : above[0]
}

/** First and last day of the period that a mark stands for; null where it stands for none. */
export function periodOf(spec: ChartSpec, mark: Mark): { readonly start: string; readonly end: string } | null {
  const key = spec.across === 'period' ? mark.category : spec.series === 'period' ? mark.series : ''
  const [start, end] = key.split('/')
  return start !== undefined && start !== '' && end !== undefined ? { start, end } : null
}

/** Code of the force that a mark stands for; null where it stands for several or none. */
export function forceOf(spec: ChartSpec, mark: Mark): string | null {
  const key = spec.across === 'force' ? mark.category : spec.series === 'force' ? mark.series : ''
  return key === '' ? null : key
}
