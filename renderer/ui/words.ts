const COUNT = new Intl.NumberFormat('en-GB')
const FIGURE = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 6 })

/** A number with thousands commas and a true minus. */
export function figure(value: number): string {
  return FIGURE.format(value).replace('-', '\u2212')
}

/** A count of things: "1 row", "1,204 rows". */
export function count(value: number, one: string, many = `${one}s`): string {
  return `${COUNT.format(value)} ${value === 1 ? one : many}`
}

/** An interval with an en dash; equal ends are one number; with a negative end, words. */
export function interval(low: number, high: number | null): string {
  if (high === null) return `${figure(low)} or more`
  if (low === high) return figure(low)
  return low < 0 ? `${figure(low)} to ${figure(high)}` : `${figure(low)}–${figure(high)}`
}

/** The format of a file in words: `xml2003` is a spreadsheet that Excel 2003 saved as XML. */
export function formatWords(format: string): string {
  return format === 'xml2003' ? 'xml (Excel 2003)' : format
}

/** A size of a file: "38 KB". */
export function fileSize(bytes: number): string {
  if (bytes < 1000) return count(bytes, 'byte')
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} KB`
  return `${(bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0)} MB`
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** "1 Apr 2018" from an ISO date. */
export function day(iso: string): string {
  const [year, month, date] = iso.slice(0, 10).split('-')
  return `${Number(date)} ${MONTHS[Number(month) - 1] ?? month} ${year}`
}

/** "12 Jun 10:02" from an ISO instant, in local time. */
export function moment(iso: string): string {
  const time = new Date(iso)
  if (Number.isNaN(time.getTime())) return iso
  const clock = `${String(time.getHours()).padStart(2, '0')}:${String(time.getMinutes()).padStart(2, '0')}`
  return `${time.getDate()} ${MONTHS[time.getMonth()] ?? ''} ${clock}`
}

/** A list in words: "a, b and c". */
export function list(words: readonly string[]): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`
}

/** First letter in upper case. */
export function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** A shortened SHA-256: "4be1…09d2". */
export function shortHash(sha256: string): string {
  return `${sha256.slice(0, 4)}…${sha256.slice(-4)}`
}
