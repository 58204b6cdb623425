import { format, isDateFormat } from 'numfmt'
import type { SqlValue } from '../store/index.ts'

/** Days between the two epochs that spreadsheets count from. */
const DAYS_1900_TO_1904 = 1462

/** What stands in a cell as a spreadsheet displays it; the raw text where the number format says nothing that can be followed. */
export function shownText(
  kind: string,
  value: SqlValue,
  raw: string,
  numberFormat: string,
  epoch1904: boolean,
): string {
  if (kind === 'boolean') return value === 1 ? 'TRUE' : 'FALSE'
  if (kind !== 'number' || typeof value !== 'number' || numberFormat === 'General') return raw
  try {
    const serial = epoch1904 && isDateFormat(numberFormat) ? value + DAYS_1900_TO_1904 : value
    return format(numberFormat, serial, { throws: true })
  } catch {
    return raw
  }
}
