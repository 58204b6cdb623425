import type { Sheet } from '../vocabulary/index.ts'

/** Signs that stand in the place of a figure. */
const SIGN = /^(?:\[[a-z]\]|[-\u2010-\u2015]{1,2}|\.{2,3}|[*#~\u2020:]{1,3}|[sxz]|n\/a)$/i
const MOST_CELLS = 5000

/**
 * The key to the signs of a workbook where it is a table of its own ("*" beside "fewer than 5"), a line for each: two rows of it
 * at least, or one on a sheet without numbers.
 */
export function signsOf({ cells, visibility }: Sheet, hidden: Uint8Array): readonly string[] {
  if (visibility !== 'visible' || cells.count > MOST_CELLS) return []
  const found: string[] = []
  let numbers = false
  for (let index = 0; index < cells.count; index++) {
    if (hidden[index] === 1) continue
    numbers ||= cells.kinds[index] === 2
    const row = cells.rows[index]
    if (cells.rows[index + 1] !== row || cells.rows[index + 2] === row || cells.rows[index - 1] === row) continue
    if (cells.kinds[index] !== 1 || cells.kinds[index + 1] !== 1) continue
    const sign = (cells.strings[cells.texts[index] ?? 0] ?? '').trim()
    const meaning = (cells.strings[cells.texts[index + 1] ?? 0] ?? '').trim()
    if (SIGN.test(sign) && /[a-z]{3}/i.test(meaning)) found.push(`${sign} = ${meaning}`)
  }
  return found.length > 1 || !numbers ? found : []
}
