import { plain, visible, withoutFootnote } from '../plain.ts'
import { type Civil, dayNumber, fromIso, iso } from './civil.ts'
import { type Expression, expressionAt } from './expression.ts'
import { type PeriodFound, type PeriodHint, periodBetween } from './found.ts'

/** A period named within a longer text, with the position of its first character in the text as a reader sees it. */
export interface PeriodMention extends PeriodFound {
  readonly at: number
}

/**
 * The period that a whole cell states, with words around it that say nothing else ("Number of offences in 2017/18",
 * "2017/18 FY*", "2017/18 and 2018/19"). Undefined where the cell states none, or says more than a period.
 */
export function parsePeriod(text: string, hint: PeriodHint = {}): PeriodFound | undefined {
  const written = visible(text)
  if (written.length > 160 || !MAY_BE_PERIOD.test(written)) return undefined
  const bare = spaced(withoutFootnote(written))
  const found = scan(bare, NAMES_FINANCIAL.test(bare) ? { ...hint, expected: true } : hint)
  const [first] = found
  if (hint.yearEnding === true && found.length === 1 && !ENDS_YEAR.test(bare)) {
    const ending = parsePeriod(`year ending ${text}`)
    return ending && { ...ending, period: { ...ending.period, written } }
  }
  if (first === undefined || found.length > 4 || isUnclearYear(bare, found)) return undefined
  const inner = found.length === 1 ? partWithin(bare, first) : found.length === 2 ? partNamed(bare, found) : undefined
  const all = inner === undefined || found.length === 2 ? found : [first, inner]
  const rest = without(bare, all)
  if (!saysOnly(inner === undefined ? rest : rest.replace(BEFORE_PART, ' '))) return undefined
  const days = (inner === undefined ? found : [inner]).map(({ expression }) => expression)
  const joined = join(days, written)
  return joined !== undefined && days.every(({ alsoAge }) => alsoAge) ? { ...joined, alsoAge: true } : joined
}

/** What every period has in it; the crime reference 41/09889/17 and most labels have not, and are passed over at once. */
const MAY_BE_PERIOD =
  /(?:19|20)\d\d|(?<!\d)\d{1,2}\s*[/_\\.\-\u2010-\u2015\u2212\u2018\u2019']+\s*'?\d{1,2}(?!\d)|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|fy|f\/y|y\/e|ye|q ?[1-4]|h ?[12]|quarter|qtr|half/i

const NAMES_FINANCIAL = /\b(?:fy|f\/y|fye|financial|fiscal|fin\.? ?y(?:ea)?r)\b/

const ENDS_YEAR = /\b(?:ending|ended|end|to|fye|y\/e|ye)\b/

/** "Financial year 2018": the one that begins or the one that ends in 2018? */
function isUnclearYear(bare: string, found: readonly Placed[]): boolean {
  return NAMES_FINANCIAL.test(bare) && found.some(({ expression }) => isCalendarYear(expression))
}

function isCalendarYear({ start, end, sure }: Expression): boolean {
  return start.month === 1 && end.month === 12 && start.year === end.year && !sure
}

/** "2017/18 (Apr-Sep)", "2018/19 Q1", "2017 Jan to Dec": months that are named beside their year are the period. */
function partWithin(bare: string, year: Placed): Placed | undefined {
  const { start, end } = year.expression
  if (dayNumber(end) - dayNumber(start) > 366 || dayNumber(end) - dayNumber(start) < 364) return undefined
  const rest = `${bare.slice(0, year.at)}${' '.repeat(year.expression.length)}${bare.slice(year.at + year.expression.length)}`
  const [inner, ...others] = scan(rest, { within: { start: iso(start), end: iso(end) } })
  return others.length > 0 || inner === undefined || /\b(?:from|since|to)\s*$/.test(rest.slice(0, inner.at))
    ? undefined
    : inner
}

/**
 * "2019/20 (to 31 December 2019)", "2018/19 (April to September 2018)": the part of the year that is written out beside it.
 * A part that leaves out but the first days is the year: the offence came into force three days after it began.
 */
function partNamed(bare: string, [year, part]: readonly Placed[]): Placed | undefined {
  if (year === undefined || part === undefined) return undefined
  const whole = year.expression
  const days = dayNumber(whole.end) - dayNumber(whole.start)
  if (days > 366 || days < 364) return undefined
  const [, word] = /\b(from|since|to|until|till|up to)\s*(?:the\s*)?$/.exec(bare.slice(0, part.at)) ?? []
  const single = dayNumber(part.expression.start) === dayNumber(part.expression.end)
  const start = word === undefined || /from|since/.test(word) ? part.expression.start : whole.start
  const end = word === undefined || !/from|since/.test(word) ? part.expression.end : whole.end
  if (word === undefined && single) return undefined
  if (dayNumber(start) < dayNumber(whole.start) || dayNumber(end) > dayNumber(whole.end)) return undefined
  if (dayNumber(start) > dayNumber(end)) return undefined
  const begun = dayNumber(start) - dayNumber(whole.start) < 7 ? whole.start : start
  return { ...part, expression: { ...part.expression, start: begun, end } }
}

const BEFORE_PART = /\b(?:from|since|to|until|till|up to)\s*(?:the\s*)?(?=\uE000)/g

/** The text with `\uE000` for each period. */
function without(bare: string, found: readonly Placed[]): string {
  let rest = bare
  for (const { at, expression } of [...found].sort((a, b) => b.at - a.at)) {
    rest = `${rest.slice(0, at)} \uE000 ${rest.slice(at + expression.length)}`
  }
  return rest
}

/** Whether a header says that the periods beside it are named by their end: "Year ending", "12 months to". */
export function saysYearEnding(text: string): boolean {
  return /^(?:financial |fiscal )?(?:years?|12 months) (?:ending|ended|to)(?: in)?:?$/.test(
    plain(withoutFootnote(text)),
  )
}

/**
 * The period that a title, note or sheet or file name speaks of: one, or several that follow one another. Single days
 * (of a letter, of an extraction), numbers of Acts and references are passed over.
 */
export function periodIn(text: string, hint: PeriodHint = {}): PeriodFound | undefined {
  const glued = /^(1[0-9]|2[1-9])(\d\d)$/.exec(visible(text))
  if (glued !== null && Number(glued[2]) === Number(glued[1]) + 1) return parsePeriod(`FY${visible(text)}`)
  const found = periodsIn(text, hint)
  const [first] = found
  if (first === undefined) return undefined
  const all = found.map(({ period }) => ({ start: fromIso(period.start), end: fromIso(period.end) }))
  const spans = all.flatMap(({ start, end }) => (start === undefined || end === undefined ? [] : [{ start, end }]))
  const written = [...new Set(found.map(({ period }) => period.written))].join(' + ')
  return join(spans, written)
}

/** Every period that a text speaks of, in the order of the text. */
export function periodsIn(text: string, hint: PeriodHint = {}): readonly PeriodMention[] {
  const shown = visible(text).replace(/_(?!\d)|(?<!\d)_/g, ' ')
  const bare = spaced(shown)
  const source = bare.length === shown.length ? shown : bare
  const mentions: PeriodMention[] = []
  for (const { at, expression } of scan(bare, hint)) {
    const { start, end, length } = expression
    const before = bare.slice(Math.max(0, at - 24), at)
    const after = bare.slice(at + length, at + length + 12)
    if (dayNumber(start) === dayNumber(end)) continue
    if (isCalendarYear(expression) && /(?:financial|fiscal|fin\.?|fy|f\/y)(?: years?| yrs?)? ?$/.test(before)) continue
    if (REFERENCE_BEFORE.test(before) || /[\d/-]$/.test(before) || /^[-/]\d|^:/.test(after)) continue
    if (!expression.sure && /^\d{4}/.test(bare.slice(at)) && !YEAR_WORDS.test(before) && !YEAR_END.test(after)) continue
    const found = periodBetween(start, end, source.slice(at, at + length))
    if (found !== undefined) mentions.push({ ...found, at })
  }
  return mentions
}

/** Acts, codes, outcomes and reference numbers carry years and numbers that are no periods. */
const REFERENCE_BEFORE =
  /(?:^|[^a-z])(?:act|soa|copyright|©|foia?|im|ref(?:erence)?|no|ho|code|outcome|type|request|dated|section|s|annex|table|question)[ .:/#-]*$/
const YEAR_END = /^\s*(?:$|[):;,-])/
const YEAR_WORDS = /(?:\bin|\bfor|\bduring|\bof|\bfrom|\bto|\bbetween|\byears?|\bcalendar|\band|[(:,-]|^)\s*$/

interface Placed {
  readonly at: number
  readonly expression: Expression
}

/** Lower case, with the spaces that a line break swallowed: "April2017", "Yearending", "2017/18FY". Lengths may differ. */
function spaced(text: string): string {
  return plain(text)
    .replace(/\b(year)(ending|ended|to)\b/g, '$1 $2')
    .replace(/\b(financial|calendar|fiscal)(years?)/g, '$1 $2')
    .replace(/(\d)(fy|f\/y|financial|year)\b/g, '$1 $2')
    .replace(/\b(fye|ending|ended|march|to|from)(\d)/g, '$1 $2')
}

function scan(text: string, hint: PeriodHint): readonly Placed[] {
  const found: Placed[] = []
  for (let at = 0; at < text.length; ) {
    const expression = /[\p{L}\p{N}]/u.test(text.charAt(at - 1)) ? undefined : expressionAt(text, at, hint)
    if (expression === undefined || expression.length === 0) {
      at += 1
      continue
    }
    found.push({ at, expression })
    at += expression.length
  }
  return found
}

const WORDS_AROUND =
  /\b(?:number of|numbers?|no\.? of|total|counts?(?: of)?|volume|all|recorded|reported|offences?|crimes?|figures?|records?|incidents?|victims?|suspects?|in|for|during|the|of|from|between|period|date range|dates?|financial|fiscal|calendar|(?:year|yr) [1-9]|years?|fy|f\/y|fin|only|month|quarter|full|and|both|inclusive|incl|combined|overall|grand|sum|yr|mon|tue|wed|thu|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b/g

/** Whether nothing but periods (each `\uE000`) and words that add nothing is left. "To date" and "part year" say more. */
function saysOnly(rest: string): boolean {
  return /^[\s\uE000()[\],.:;&+/'"-]*$/.test(rest.replace(WORDS_AROUND, ' '))
}

interface Days {
  readonly start: Civil
  readonly end: Civil
}

/** One period, or the span of several that follow one another without a gap; the same one written twice is one. */
function join(periods: readonly Days[], written: string): PeriodFound | undefined {
  const sorted = [...periods].sort((a, b) => dayNumber(a.start) - dayNumber(b.start))
  const [first] = sorted
  if (first === undefined) return undefined
  let end = first.end
  for (const next of sorted.slice(1)) {
    const inside = dayNumber(next.end) <= dayNumber(end)
    if (!inside && dayNumber(next.start) !== dayNumber(end) + 1) return undefined
    if (!inside) end = next.end
  }
  return periodBetween(first.start, end, written)
}
