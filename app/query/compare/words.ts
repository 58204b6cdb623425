import { periodLabel } from '../../store/index.ts'
import type { Bounded, Interval } from '../../vocabulary/index.ts'
import type { Days } from './days.ts'

/** A number with thousands commas and a true minus, at most so many places. */
export function numberWords(value: number, places = 0): string {
  const [whole = '', rest] = Math.abs(value).toFixed(places).split('.')
  const sign = value < 0 && Number(Math.abs(value).toFixed(places)) !== 0 ? '−' : ''
  return `${sign}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${rest === undefined ? '' : `.${rest}`}`
}

/** A count as a range: `80`, `1–4`, `5 or more`. */
export function countWords({ low, high }: Interval): string {
  const words = (value: number) => numberWords(value, Number.isInteger(value) ? 0 : 2)
  if (high === null) return `${words(low)} or more`
  return low === high ? words(low) : `${words(low)}–${words(high)}`
}

/** A share as a change in per cent: `−7.0%`, `−9.0 to +293.8%`. */
export function percentWords({ low, high }: Bounded): string {
  return low === high ? `${signed(low * 100, 1)}%` : `${signed(low * 100, 1)} to ${signed(high * 100, 1)}%`
}

/** A change as a count: `−6`, `−25 to +188`. */
export function changeWords({ low, high }: Bounded): string {
  return low === high ? signed(low, 0) : `${signed(low, 0)} to ${signed(high, 0)}`
}

function signed(value: number, places: number): string {
  const words = numberWords(value, places)
  return Number(value.toFixed(places)) > 0 ? `+${words}` : words
}

/** A list in words: `a, b and c`. */
export function listWords(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1] ?? ''}`
}

/** So many things: `1 force`, `12 forces`. */
export function thingsWords(count: number, one: string): string {
  return `${numberWords(count)} ${one}${count === 1 ? '' : 's'}`
}

/** Days in words, those that join as one: `Apr–Dec 2017`. */
export function daysWords(days: readonly Days[]): string {
  const spans: { start: string; end: string }[] = []
  for (const { start, end } of [...days].sort((a, b) => (a.start < b.start ? -1 : 1))) {
    const last = spans.at(-1)
    if (last !== undefined && Date.parse(start) - Date.parse(last.end) <= 86_400_000) {
      if (end > last.end) last.end = end
    } else spans.push({ start, end })
  }
  return listWords(spans.map((span) => periodLabel({ ...span, written: '' })))
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A day: `3 Apr 2017`; without the year where it stands beside. */
export function dayWords(iso: string, year = true): string {
  const month = MONTHS[Number(iso.slice(5, 7)) - 1] ?? ''
  return `${Number(iso.slice(8, 10))} ${month}${year ? ` ${iso.slice(0, 4)}` : ''}`
}

/** The months of a year: `Apr–Mar`. */
export function monthsWords({ start, end }: Days): string {
  return `${MONTHS[Number(start.slice(5, 7)) - 1] ?? ''}–${MONTHS[Number(end.slice(5, 7)) - 1] ?? ''}`
}

/** First letter in upper case. */
export function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
