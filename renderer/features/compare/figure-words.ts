import type { CompareCell, CompareChange } from '../../../app/query/index.ts'
import type { Bounded } from '../../../app/vocabulary/index.ts'
import { figure, interval } from '../../ui/words.ts'

/** A figure in words: a number, a range, or why there is none. */
export function cellWords(cell: CompareCell): string {
  if (cell.status === 'none') return '·'
  if (cell.interval === null) return { refused: 'refused', missing: 'missing', not_held: 'not held' }[notGiven(cell)]
  return interval(cell.interval.low, cell.interval.high)
}

function notGiven({ status }: CompareCell): 'refused' | 'missing' | 'not_held' {
  return status === 'refused' || status === 'not_held' ? status : 'missing'
}

/** A sum, or nothing. */
export function sumWords(sum: Bounded | null): string {
  return sum === null ? '' : interval(sum.low, sum.high)
}

/** A change in words: `−7.0%`, `+75 to +600%`, as a count where the base is small, or nothing. */
export function changeWords({ absolute, percent }: CompareChange, unit: string): string {
  if (percent !== null) {
    const [low, high] = [signed(percent.low * 100, 1), signed(percent.high * 100, 1)]
    return low === high ? `${low}%` : `${low} to ${high}%`
  }
  if (absolute === null) return ''
  const [low, high] = [signed(absolute.low, 0), signed(absolute.high, 0)]
  return `${low === high ? low : `${low} to ${high}`} ${unit}`
}

/** A rate to two places; a range of them. */
export function rateWords(rate: Bounded | null): string {
  if (rate === null) return ''
  const [low, high] = [rate.low.toFixed(2), rate.high.toFixed(2)]
  return low === high ? low : `${low}–${high}`
}

function signed(value: number, places: number): string {
  const rounded = Number(value.toFixed(places))
  const words = Math.abs(rounded).toLocaleString('en-GB', {
    minimumFractionDigits: places,
    maximumFractionDigits: places,
  })
  return rounded === 0 ? words : `${rounded < 0 ? '\u2212' : '+'}${words}`
}

/** So many things of all: `12`, `1,204`. */
export const many = figure
