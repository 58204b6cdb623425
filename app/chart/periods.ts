import type { ObservationRow } from '../query/index.ts'
import { capital } from './words.ts'

/** What sort of period a row covers: two of a sort can stand side by side, others only with a caveat. */
export interface PeriodSort {
  /** `year/04-01`, `months:6`, `days:40`. */
  readonly key: string
  /** In whole months, or parts of one. */
  readonly months: number
  /** "financial years (April to March)". */
  readonly words: string
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const
const DAY = 86_400_000

/** Sort of a period from its first and last day (ISO dates, both inside). */
export function periodSort(start: string, end: string): PeriodSort {
  const first = new Date(`${start}T00:00:00Z`)
  const after = new Date(Date.parse(`${end}T00:00:00Z`) + DAY)
  const months = (after.getUTCFullYear() - first.getUTCFullYear()) * 12 + after.getUTCMonth() - first.getUTCMonth()
  if (first.getUTCDate() !== after.getUTCDate() || months < 1) {
    const days = Math.round((after.getTime() - first.getTime()) / DAY)
    return { key: `days:${days}`, months: days / 30.44, words: `periods of ${days} days` }
  }
  if (months !== 12) {
    const words = months === 1 ? 'months' : months === 3 ? 'quarters' : `periods of ${months} months`
    return { key: `months:${months}`, months, words }
  }
  const from = MONTHS[first.getUTCMonth()] ?? ''
  const last = MONTHS[(first.getUTCMonth() + 11) % 12] ?? ''
  const name = start.endsWith('-01-01') ? 'calendar years' : `years (${from} to ${last})`
  const words = start.endsWith('-04-01') ? `financial years (${from} to ${last})` : name
  return { key: `year/${start.slice(5)}`, months, words }
}

/** The length (in months) that most rows have; the longer of two equal ones. */
export function usualLength(rows: readonly ObservationRow[]): number {
  const counts = new Map<number, number>()
  for (const row of rows) {
    if (row.periodStart === null || row.periodEnd === null) continue
    const length = periodSort(row.periodStart, row.periodEnd).months
    counts.set(length, (counts.get(length) ?? 0) + 1)
  }
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 12
}

/** Whole years between the first and the last of one sort that no row has: the axis keeps their place. */
export function absentYears(periods: readonly { start: string; end: string }[]): readonly AbsentYear[] {
  const absent: AbsentYear[] = []
  const bySort = new Map<string, { start: string; end: string }[]>()
  for (const period of periods) {
    const { key } = periodSort(period.start, period.end)
    if (key.startsWith('year/')) bySort.set(key, [...(bySort.get(key) ?? []), period])
  }
  for (const same of bySort.values()) {
    const years = same.map(({ start }) => Number(start.slice(0, 4)))
    const held = new Set(years)
    const sample = same[0]
    if (sample === undefined) continue
    const carry = Number(sample.end.slice(0, 4)) - Number(sample.start.slice(0, 4))
    for (let year = Math.min(...years) + 1; year < Math.max(...years); year += 1) {
      if (held.has(year)) continue
      const end = year + carry
      absent.push({
        start: `${year}${sample.start.slice(4)}`,
        end: `${end}${lastDay(end, sample.end.slice(4))}`,
        label: carry === 0 ? String(year) : `${year}/${String(end).slice(2)}`,
      })
    }
  }
  return absent
}

export interface AbsentYear {
  readonly start: string
  readonly end: string
  readonly label: string
}

/** "Financial years (April to March)". */
export function periodWords(sorts: readonly PeriodSort[]): string {
  return capital([...new Set(sorts.map(({ words }) => words))].join(' and '))
}

/** A year that ends in February ends on its 28th or 29th. */
function lastDay(year: number, monthDay: string): string {
  if (!monthDay.startsWith('-02-')) return monthDay
  return new Date(Date.UTC(year, 2, 0)).toISOString().slice(4, 10)
}
