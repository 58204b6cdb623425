const DAY = 86_400_000
const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?)?(?:Z|[+-]\d\d:\d\d)?$/
/** Days from 1 January 1970 back to day 0 of each epoch; the first counts a 29 February 1900 that never was. */
const FIRST_1900 = -25_569
const FIRST_1904 = -24_107

/** An ISO date or date with time as a serial number of days; undefined where the text is none. Zones are left out. */
export function serialOfIso(text: string, epoch1904: boolean): number | undefined {
  const match = ISO.exec(text.trim())
  if (match === null) return undefined
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0))
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 24 || minute > 59 || second > 60) return undefined
  const days = Date.UTC(year, month - 1, day) / DAY - (epoch1904 ? FIRST_1904 : FIRST_1900)
  const serial = !epoch1904 && days < 61 ? days - 1 : days
  return serial + (hour * 3600 + minute * 60 + second) / 86_400
}
