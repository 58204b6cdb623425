import { countedIn, dimensionsInTitle, measureIn, type PeriodFound, parsePeriod, periodIn } from '../names/index.ts'
import type { Address } from '../vocabulary/index.ts'
import { type Statement, statement } from './layout.ts'

/** A line above or around a table. */
export interface Line {
  readonly text: string
  readonly at: Address | undefined
  readonly from: Statement['from']
}

/** Lines that speak of the file or of the crime system, not of the figures. */
const ASIDE =
  /\bextract(?:ed|ion)\b|\bdate run\b|\bcame into (?:force|effect)\b|\brequest (?:was|dated|received)\b|\bdated\b|\breceived on\b|\bfreedom of information act\b|\bcrime system\b|\b(?:an?|the|our|this|these|manual|keyword|database) search(?:es)?\b|^search(?:es)? (?:of|has|have|was|were|criteria|parameters)\b|^(?:ref|our ref|your ref|foi ref)|\breference (?:no|number)?\b|^\d{1,2}(?:st|nd|rd|th)? \w+ \d{4}$|^you asked|^please (?:tell|provide|break)|^where possible|\bi would like to know\b/i

/** Whether a line speaks of the file or of the request. */
export function isAside(text: string): boolean {
  return ASIDE.test(text)
}

/** Keys by which the lines say the table is broken down, the line nearest to the table first. */
export function titleKeys(lines: readonly Line[]): readonly string[] {
  for (let i = lines.length - 1; i >= 0; i--) {
    const keys = dimensionsInTitle(lines[i]?.text ?? '')
    if (keys.length > 0) return keys
  }
  return []
}

/** The words behind "by" in the lines, by which the table is broken down, in lower case without signs. */
export function titleBreakdowns(lines: readonly Line[]): string {
  return lines
    .flatMap(({ text, from }) => (from === 'prose' && text.length > LONGEST_TITLE ? [] : [text]))
    .map((text) => /\b(?:by|per)\b(.*)$/.exec(text.toLowerCase())?.[1] ?? '')
    .map((words) => words.replace(/[^a-z0-9-]+/g, ' ').trim())
    .join(' ')
}

/** The period that the nearest line states. */
export function titlePeriod(lines: readonly Line[]): Statement | undefined {
  for (let i = lines.length - 1; i >= 0; i--) {
    const line = lines[i]
    if (line === undefined || line.text.length > 300 || ASIDE.test(line.text)) continue
    const found = periodIn(line.text, line.from === 'sheet name' && YEARS.test(line.text) ? { expected: true } : {})
    if (found === undefined) {
      const day = stockDay(line)
      if (day === undefined) continue
      return statement('period', `${day.period.start}..${day.period.end}`, line.from, line.at, line.text)
    }
    return statement('period', `${found.period.start}..${found.period.end}`, line.from, line.at, line.text)
  }
  return undefined
}

/** "Police officers (FTE) by rank, as at 31 March 2022": those who serve are counted on a day; of a crime it is when its record was read. */
function stockDay({ text, from }: Line): PeriodFound | undefined {
  const written = /\bas (?:at|of|on)\s+(.+?)(?:\s*[([].*)?$/i.exec(text)?.[1]
  if (written === undefined || from === 'prose' || !STOCKS.has(countedIn(text) ?? '')) return undefined
  return parsePeriod(written)
}

const STOCKS: ReadonlySet<string> = new Set(['full-time equivalents', 'headcount'])

/** "GMP 17-18": in the name of a sheet a year rather than a band of ages. */
const YEARS = /^(?!.*\bage).*(?<!\d)(?:1[5-9]|2\d)[-_](?:1[6-9]|[23]\d)(?!\d)/i

/** What the nearest line says the figures count, where it is not offences. */
export function titleMeasure(lines: readonly Line[]): Statement | undefined {
  for (let i = lines.length - 1; i >= 0; i--) {
    const line = lines[i]
    if (line === undefined || line.text.length > 200 || ASIDE.test(line.text)) continue
    const measure = ownMeasure(line) ?? measureIn(line.text)
    if (measure === undefined) continue
    return measure === 'offences' ? undefined : statement('measure', measure, line.from, line.at, line.text)
  }
  return undefined
}

/** A sentence of a letter may count anything; the title of a table counts what stands in it. */
function ownMeasure({ text, from }: Line): string | undefined {
  return from === 'prose' && text.length > LONGEST_TITLE ? undefined : countedIn(text)
}

const LONGEST_TITLE = 100
