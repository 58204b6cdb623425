import type { Column } from './columns.ts'
import type { Grid } from './grid.ts'
import { type CellReader, NUMBER } from './reading.ts'
import type { RawTable } from './tables.ts'
import { isAside, type Line } from './titles.ts'

const PERCENTAGES = /%|\bper ?cent(?:age)?s?\b|\bproportions?\b|\bpct\b/i
/** "Number and percentage of offences": which of the two a figure is, its heading says. */
const COUNTS_TOO =
  /\b(?:numbers?|counts?|volumes?|figures?|totals?|offences|crimes) (?:and|&|with|\/)|(?:\band|&|\bwith|\/) (?:the )?(?:numbers?|counts?|volumes?)\b|\bnote\b|\bmay not\b|\bround/i
const LONGEST = 120

/**
 * Whether the title right above a table says that its numbers are percentages: `sure` where they look like it as well
 * (none above a hundred, and some with decimals or adding up to a hundred), `doubtful` where they do not.
 */
export function holdsPercentages(
  grid: Grid,
  reader: CellReader,
  raw: RawTable,
  columns: readonly Column[],
  lines: readonly Line[],
): 'sure' | 'doubtful' | undefined {
  const nearest = lines.findLast(({ text }) => !isAside(text))
  if (nearest === undefined || nearest.text.length > LONGEST) return undefined
  if (!PERCENTAGES.test(nearest.text) || COUNTS_TOO.test(nearest.text)) return undefined
  if (columns.some(({ kind }) => kind === 'percent')) return undefined
  let decimals = false
  let hundreds = false
  for (const { column, kind } of columns) {
    if (kind !== 'value') continue
    let sum = 0
    for (const row of raw.bodyRows) {
      const index = grid.at(row, column)
      if (index < 0 || reader.types[index] !== NUMBER) continue
      const found = reader.figure(index)
      if (found.is !== 'figure' || found.figure.status !== 'ok') continue
      const { value } = found.figure
      if (value > 100 || value < 0) return 'doubtful'
      decimals ||= !Number.isInteger(value)
      sum += value
    }
    hundreds ||= [1, 2, 100, 200].some((whole) => Math.abs(sum - whole) <= whole / 50)
  }
  return decimals || hundreds ? 'sure' : 'doubtful'
}
