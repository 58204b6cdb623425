import { type PeriodFound, parsePeriod, visible } from '../names/index.ts'
import type { Sheet } from '../vocabulary/index.ts'

/**
 * The financial years that a sheet writes as "2018 to 2019", by their text. To one reader that is two calendar years: it is
 * a financial year only beside others ("FY17-18", or "2017 to 2018", which would overlap it), and where no bare year
 * stands among the cells.
 */
export function yearPairs({ cells }: Sheet): ReadonlyMap<string, PeriodFound> {
  const pairs = new Map<string, number>()
  let others = false
  for (const text of cells.strings) {
    const [, first, second] = text.length < 16 ? (PAIR.exec(visible(text)) ?? []) : []
    if (first !== undefined && Number(second) === Number(first) + 1) pairs.set(text, Number(first))
  }
  if (pairs.size === 0) return NONE
  const years = new Set([...pairs.values()].flatMap((year) => [year, year + 1]))
  if (cells.strings.some((text) => BARE.test(text) && years.has(Number(text)))) return NONE
  if (cells.numbers.some((number) => years.has(number))) return NONE
  for (const text of cells.strings) others ||= text.length < 16 && parsePeriod(text)?.kind === 'financial year'
  const starts = new Set(pairs.values())
  const found = new Map<string, PeriodFound>()
  for (const [text, year] of pairs) {
    const period =
      others || starts.has(year - 1) || starts.has(year + 1) ? parsePeriod(`${year}/${(year + 1) % 100}`) : undefined
    if (period !== undefined) found.set(text, { ...period, period: { ...period.period, written: visible(text) } })
  }
  return found
}

const NONE: ReadonlyMap<string, PeriodFound> = new Map()
const PAIR = /^((?:19|20)\d\d) (?:to|and|-|–) ((?:19|20)\d\d)$/i
const BARE = /^\s*(?:19|20)\d\d\s*$/
