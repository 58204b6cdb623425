import { visible } from '../plain.ts'

const NUMERIC = /^(\d{1,2})\/(\d{1,2})\/(?:\d\d|\d{4})(?: .*)?$/

/**
 * Whether the dates of a column can only be read month first: some have a second number above 12, none a first one. A
 * column that can be read either way is read as British replies are written, day first.
 */
export function writesMonthFirst(texts: readonly string[]): boolean {
  let some = false
  for (const text of texts) {
    const match = NUMERIC.exec(visible(text))
    if (match === null) continue
    if (Number(match[1]) > 12) return false
    some ||= Number(match[2]) > 12
  }
  return some
}
