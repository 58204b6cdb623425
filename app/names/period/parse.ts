import { plain, visible, withoutFootnote } from '../plain.ts'
import { type Civil, dayNumber, fromIso } from './civil.ts'
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
  if (written === '' || written.length > 160 || !/\d|[a-z]{3}/i.test(written)) return undefined
  const bare = spaced(withoutFootnote(written))
  const found = scan(bare, hint)
  const [first] = found
  if (first === undefined || found.length > 4) return undefined
  let rest = bare
  for (const { at, expression } of [...found].reverse()) {
    rest = `${rest.slice(0, at)} \uE000 ${rest.slice(at + expression.length)}`
  }
  if (!saysOnly(rest, found)) return undefined
  const joined = join(
    found.map(({ expression }) => expression),
    written,
  )
  return joined !== undefined && found.every(({ expression }) => expression.alsoAge)
    ? { ...joined, alsoAge: true }
    : joined
}

/**
 * The period that a title, note or sheet or file name speaks of: one, or several that follow one another. Single days
 * (of a letter, of an extraction), numbers of Acts and references are passed over.
 */
export function periodIn(text: string, hint: PeriodHint = {}): PeriodFound | undefined {
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
  /\b(?:number of|no\.? of|total|count of|all|recorded|reported|offences?|crimes?|figures?|records?|incidents?|victims?|suspects?|in|for|during|the|of|from|between|period|date range|date|financial|fiscal|calendar|years?|fy|f\/y|fin|only|month|quarter|full|part|ytd|to date|year to date|and|both|inclusive|incl|combined|overall|grand|sum|yr|q[1-4]|h[12])\b/g

/** Whether nothing but the periods (each `\uE000`) and words that add nothing is left. */
function saysOnly(rest: string, found: readonly Placed[]): boolean {
  const aside = found.length > 0 ? rest.replace(/\((?:apr(?:il)?)\s*(?:-|to)\s*mar(?:ch)?\)/g, ' ') : rest
  return /^[\s\uE000()[\],.:;&+/'"-]*$/.test(aside.replace(WORDS_AROUND, ' '))
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
