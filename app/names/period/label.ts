import type { Period } from '../../vocabulary/index.ts'
import { type Civil, daysInMonth, fromIso } from './civil.ts'
import { MONTH_NAMES } from './month.ts'

/** The period as the program writes it: `2017/18`, `2018`, `Apr 2017`, `5 Apr 2017`, or `1 Apr 2017 – 30 Sep 2017`. */
export function periodLabel({ start, end, written }: Period): string {
  const from = fromIso(start)
  const to = fromIso(end)
  if (from === undefined || to === undefined) return written
  const wholeMonths = from.day === 1 && to.day === daysInMonth(to.year, to.month)
  const count = (to.year - from.year) * 12 + to.month - from.month + 1
  if (wholeMonths && count === 12 && from.month === 4) return `${from.year}/${String(to.year % 100).padStart(2, '0')}`
  if (wholeMonths && count === 12 && from.month === 1) return String(from.year)
  if (wholeMonths && count === 1) return `${MONTH_NAMES[from.month - 1] ?? ''} ${from.year}`
  return start === end ? dayLabel(from) : `${dayLabel(from)} – ${dayLabel(to)}`
}

function dayLabel({ year, month, day }: Civil): string {
  return `${day} ${MONTH_NAMES[month - 1] ?? ''} ${year}`
}
