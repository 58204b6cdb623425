import { type PeriodFound, parsePeriod, visible } from '../names/index.ts'
import type { Sheet } from '../vocabulary/index.ts'
import { isGluedYear } from './rising.ts'

/**
 * The financial years that a sheet writes as "2018 to 2019", by their text. To one reader that is two calendar years: it is
 * a financial year only beside others ("FY17-18", or "2017 to 2018", which would overlap it), and where no bare year
 * stands among the cells.
 */
export function yearPairs(sheet: Sheet): ReadonlyMap<string, PeriodFound> {
  const glued = gluedYears(sheet)
  return glued.size === 0 ? spelledPairs(sheet) : new Map([...spelledPairs(sheet), ...glued])
}

/** "1718" and "1819" in one of the first rows: one alone may be a figure. */
function gluedYears({ cells }: Sheet): ReadonlyMap<string, PeriodFound> {
  const found = new Map<string, PeriodFound>()
  for (let index = 0; index < Math.min(cells.count, FIRST); index++) {
    const text =
      cells.kinds[index] === 1 ? visible(cells.strings[cells.texts[index] ?? 0] ?? '') : String(cells.numbers[index])
    if (!/^\d{4}$/.test(text) || !isGluedYear(Number(text))) continue
    const period = parsePeriod(`FY${text}`)
    if (period !== undefined) found.set(text, { ...period, period: { ...period.period, written: text } })
  }
  const years = [...found.keys()].map(Number)
  return years.some((year) => years.includes(year + 101)) ? found : NONE
}

const FIRST = 200

function spelledPairs({ cells }: Sheet): ReadonlyMap<string, PeriodFound> {
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
