import type { Period } from '../vocabulary/index.ts'

/**
 * A period in words: `2018/19` for April to March, `2018` for a calendar year, `2017/18–2018/19` for several of either,
 * otherwise as the file wrote it. Empty for none.
 */
export function periodLabel(period: Period | null): string {
  if (period === null) return ''
  const { start, end, written } = period
  const [from, to] = [Number(start.slice(0, 4)), Number(end.slice(0, 4))]
  if (start.endsWith('-04-01') && end.endsWith('-03-31')) return spanLabel(from, to - 1, financialYear)
  if (start.endsWith('-01-01') && end.endsWith('-12-31')) return spanLabel(from, to, String)
  return written.trim() === '' ? `${start} to ${end}` : written.trim()
}

/** How long a period is: whole months where it is made of them (`12 months`), days otherwise. For telling lengths apart. */
export function periodLength(start: string, end: string): string {
  const dayAfter = new Date(Date.parse(`${end}T00:00:00Z`) + 86_400_000)
  const first = new Date(`${start}T00:00:00Z`)
  if (dayAfter.getUTCDate() === first.getUTCDate()) {
    const months =
      (dayAfter.getUTCFullYear() - first.getUTCFullYear()) * 12 + dayAfter.getUTCMonth() - first.getUTCMonth()
    return `${months} months`
  }
  return `${Math.round((dayAfter.getTime() - first.getTime()) / 86_400_000)} days`
}

function financialYear(from: number): string {
  return `${from}/${String((from + 1) % 100).padStart(2, '0')}`
}

function spanLabel(first: number, last: number, name: (year: number) => string): string {
  return first === last ? name(first) : `${name(first)}–${name(last)}`
}
