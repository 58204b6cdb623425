import { civilDay, dayNumber } from './civil.ts'
import { type PeriodFound, periodBetween } from './found.ts'
import { periodLabel } from './label.ts'

const EPOCH_1900 = dayNumber({ year: 1899, month: 12, day: 30 })
const EPOCH_1904 = dayNumber({ year: 1904, month: 1, day: 1 })

/**
 * The day of a date cell, or its month where the cell's format shows no day (`mmm-yy`). Serials count days from the
 * workbook's epoch; before 1 March 1900 the format itself is wrong by a day, and nothing is returned.
 */
export function periodFromSerial(serial: number, epoch1904: boolean, numberFormat = ''): PeriodFound | undefined {
  if (!Number.isFinite(serial) || serial < 0 || serial > 73_050 || (!epoch1904 && serial < 61)) return undefined
  const day = civilDay(Math.floor(serial) + (epoch1904 ? EPOCH_1904 : EPOCH_1900))
  if (showsNoDay(numberFormat)) {
    const first = { ...day, day: 1 }
    const next =
      day.month === 12 ? { year: day.year + 1, month: 1, day: 1 } : { year: day.year, month: day.month + 1, day: 1 }
    const month = periodBetween(first, civilDay(dayNumber(next) - 1), '')
    return month && { ...month, period: { ...month.period, written: periodLabel(month.period) } }
  }
  const found = periodBetween(day, day, '')
  return found && { ...found, period: { ...found.period, written: periodLabel(found.period) } }
}

/** A date format with months and years but no days. */
function showsNoDay(numberFormat: string): boolean {
  const codes = numberFormat.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '').toLowerCase()
  return /m/.test(codes) && /y/.test(codes) && !/d/.test(codes)
}
