import type { Period } from '../vocabulary/index.ts'

/**
 * A period in words, the same for the same days however a file wrote them: `2018/19` for April to March, `2018` for a
 * calendar year, `2017/18–2018/19` for several of either, `Apr 2017`, `Apr–Sep 2017` and `Oct 2017 – Mar 2018` for whole
 * months, otherwise its days: `3 Apr – 2 Oct 2017`. Empty for none.
 */
export function periodLabel(period: Period | null): string {
  if (period === null) return ''
  const [from, to] = [partsOf(period.start), partsOf(period.end)]
  const whole = from.day === 1 && to.day === daysInMonth(to)
  if (whole && from.month === 4 && to.month === 3) return spanLabel(from.year, to.year - 1, financialYear)
  if (whole && from.month === 1 && to.month === 12) return spanLabel(from.year, to.year, String)
  return whole ? monthsLabel(from, to) : daysLabel(from, to)
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

interface Day {
  readonly year: number
  readonly month: number
  readonly day: number
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

function partsOf(iso: string): Day {
  return { year: Number(iso.slice(0, 4)), month: Number(iso.slice(5, 7)), day: Number(iso.slice(8, 10)) }
}

function daysInMonth({ year, month }: Day): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

function monthsLabel(from: Day, to: Day): string {
  const [first, last] = [monthOf(from), monthOf(to)]
  if (from.year !== to.year) return `${first} ${from.year} – ${last} ${to.year}`
  return first === last ? `${first} ${to.year}` : `${first}–${last} ${to.year}`
}

function daysLabel(from: Day, to: Day): string {
  const last = `${to.day} ${monthOf(to)} ${to.year}`
  if (from.year !== to.year) return `${from.day} ${monthOf(from)} ${from.year} – ${last}`
  if (from.month !== to.month) return `${from.day} ${monthOf(from)} – ${last}`
  return from.day === to.day ? last : `${from.day}–${last}`
}

function monthOf({ month }: Day): string {
  return MONTHS[month - 1] ?? ''
}
