import { type Civil, daysInMonth, fromIso } from './civil.ts'
import { financialYear, months, monthsLater, type PeriodHint, yearEnding } from './found.ts'
import { daysOf, fullYear, type Instant, instantAt } from './instant.ts'
import { MONTH_PATTERN, monthNumber } from './month.ts'

/** A period as it stands at a position of a plain text. */
export interface Expression {
  readonly start: Civil
  readonly end: Civil
  readonly length: number
  /** It is written as a year of two numbers or with words such as "financial year": a reference number is not. */
  readonly sure: boolean
  readonly alsoAge: boolean
}

const YEARS_4 = /((?:19|20)\d\d)\s*[/_\\-]\s*((?:19|20)\d\d|\d\d)(?![\d/])/y
const YEARS_2 = /'?(\d\d)\s*([/_\\-])\s*'?(\d\d)(?![\d/]|-\d)/y
/** "FY1819". "FY2021" is left alone: it may be 2020/21 or the year 2021. */
const YEARS_GLUED = /(?:fy|f\/y|fin(?:ancial)? ?year)[ -]*(?!20\d\d)(\d\d)(\d\d)(?![\d/-])/y
const ENDING =
  /(?:(?:financial |fiscal )?(?:years?|yr|12[ -]?(?:months?|mths?)|twelve months)[ -]*(?:ending|ended|end|to)|fye|y\/e|ye)(?: (?:in|on|the))?[ :-]*/y
const MONTHS_TO =
  /(\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven)[ -]*(?:months?|mths?)[ -]*(?:ending|ended|end|to|up to)(?: (?:in|on|the))?[ :-]*/y
const FY = /(?:f\.?\/?y\.?|fin(?:ancial)?\.? ?y(?:ea)?rs?|fiscal years?|financial)[ :-]*/y
const CALENDAR = /(?:calendar years?|cal\.? ?y(?:ea)?r|cy|year)[ :-]*/y
const QUARTER =
  /(?:(?:q|qtr|quarter) ?([1-4])(?!\d)|(1st|first|2nd|second|3rd|third|4th|fourth) (?:quarter|qtr))(?: of)?[ ,:(-]*/y
const ORDINALS = ['1st', '2nd', '3rd', '4th', 'first', 'second', 'third', 'fourth']
const HALF = /(?:h|half) ?([12])(?!\d)[ ,:(-]*|(first|second|1st|2nd) (half|six months)(?: of)? *(?:the )?/y
const MONTH_OF = new RegExp(`(${MONTH_PATTERN})\\.?[ ,-]*`, 'y')
const SEPARATOR = /\s*(?:-|\bto\b|\buntil\b|\bthrough\b|\btill\b|\bup to\b|\band\b|\u2192|>)\s*/y

/** "April 2017/March 2018". */
const SLASH = /\s*\/\s*(?=[a-z])/y

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

/** The longest period that is written at a position of a plain text, undefined where none begins there. */
export function expressionAt(text: string, at: number, hint: PeriodHint): Expression | undefined {
  return (
    yearEndingAt(text, at) ??
    monthsEndingAt(text, at) ??
    prefixedYearAt(text, at, hint) ??
    partOfYearAt(text, at, hint) ??
    monthOfFinancialYearAt(text, at) ??
    financialYearsAt(text, at, hint) ??
    rangeAt(text, at, hint)
  )
}

/** "year ending 31 March 2018", "12 months to March 2018", "FYE 2018". */
function yearEndingAt(text: string, at: number): Expression | undefined {
  const words = match(ENDING, text, at)
  if (words === null) return undefined
  const from = at + words[0].length
  const years = financialYearAt(text, from, { expected: true })
  if (years !== undefined) return { ...years, length: words[0].length + years.length }
  const short = /^fye|^y\/e|^ye\b/.test(words[0]) ? match(/'?(\d\d)(?![\d/])/y, text, from) : null
  const instant = instantAt(text, from)
  const length = words[0].length + (instant?.length ?? short?.[0].length ?? 0)
  const year = instant?.year ?? (short === null ? undefined : fullYear(short[1]))
  if (year === undefined) return undefined
  if (instant === undefined || instant.grain === 'year') {
    if (!/fy|f\/y|fin|fiscal|^ye\b|^y\/e/.test(words[0])) return undefined
    return { ...financialYear(year - 1), length, sure: true, alsoAge: false }
  }
  const end = daysOf(instant, year).end
  return { ...yearEnding(end), length, sure: true, alsoAge: false }
}

const NUMBER_WORDS = ['', '', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven']

/** "6 months to September 2018", "nine months ending 31 December 2018". */
function monthsEndingAt(text: string, at: number): Expression | undefined {
  const words = match(MONTHS_TO, text, at)
  const instant = words === null ? undefined : instantAt(text, at + words[0].length)
  if (words === null || instant === undefined || instant.year === undefined || instant.grain === 'year')
    return undefined
  const count = NUMBER_WORDS.includes(words[1] ?? ' ') ? NUMBER_WORDS.indexOf(words[1] ?? '') : Number(words[1])
  const { end } = daysOf(instant, instant.year)
  if (count < 1 || count > 60 || end.day !== daysInMonth(end.year, end.month)) return undefined
  const start = { ...monthsLater(end, 1 - count), day: 1 }
  return { start, end, length: words[0].length + instant.length, sure: true, alsoAge: false }
}

/** "April 2017/18": the April of that financial year. */
function monthOfFinancialYearAt(text: string, at: number): Expression | undefined {
  const name = match(MONTH_OF, text, at)
  const month = name === null ? undefined : monthNumber(name[1] ?? '')
  const years = name === null ? undefined : financialYearAt(text, at + name[0].length, { expected: true })
  if (name === null || month === undefined || years === undefined) return undefined
  const year = month >= 4 ? years.start.year : years.end.year
  return {
    ...months({ year, month }, { year, month }),
    length: name[0].length + years.length,
    sure: true,
    alsoAge: false,
  }
}

/** "FY 2018/19", "FY1819", "financial year 2018-2019", "calendar year 2018", "year 2018/19". */
function prefixedYearAt(text: string, at: number, hint: PeriodHint): Expression | undefined {
  const glued = match(YEARS_GLUED, text, at)
  if (glued !== null && (Number(glued[1]) + 1) % 100 === Number(glued[2])) {
    return { ...financialYear(fullYear(glued[1])), length: glued[0].length, sure: true, alsoAge: false }
  }
  const words = match(FY, text, at)
  const from = at + (words?.[0].length ?? 0)
  if (words !== null) {
    const found = financialYearsAt(text, from, { ...hint, expected: true }) ?? datedRangeAt(text, from, hint)
    return found === undefined ? undefined : { ...found, length: from - at + found.length, sure: true, alsoAge: false }
  }
  const calendar = match(CALENDAR, text, at)
  // "financial year 2018" may be the one that begins or the one that ends in 2018
  if (calendar === null || /(?:financial|fiscal|fin\.?) $/.test(text.slice(0, at))) return undefined
  const after = at + calendar[0].length
  const years = financialYearAt(text, after, { ...hint, expected: true })
  if (years !== undefined) return { ...years, length: after - at + years.length, sure: true, alsoAge: false }
  const instant = instantAt(text, after)
  if (instant?.grain !== 'year' || instant.year === undefined) return undefined
  return { ...daysOf(instant, instant.year), length: after - at + instant.length, sure: true, alsoAge: false }
}

function datedRangeAt(text: string, at: number, hint: PeriodHint): Expression | undefined {
  const found = rangeAt(text, at, hint)
  return found !== undefined && found.start.month === 4 ? found : undefined
}

/** One financial year, or from one to another: "2017/18 to 2023/24". */
function financialYearsAt(text: string, at: number, hint: PeriodHint): Expression | undefined {
  const first = financialYearAt(text, at, hint)
  const separator = first === undefined ? null : match(SEPARATOR, text, at + first.length)
  if (first === undefined || separator === null || separator[0].includes('and')) return first
  const from = at + first.length + separator[0].length
  const last = financialYearAt(text, from, hint)
  if (last === undefined || last.start.year <= first.start.year) return first
  return { ...first, end: last.end, length: from - at + last.length, alsoAge: false }
}

/** 2018/19, 2018-2019, 18/19: the second year follows the first. A span of more years is no financial year. */
function financialYearAt(text: string, at: number, hint: PeriodHint): Expression | undefined {
  const long = match(YEARS_4, text, at)
  if (long !== null) {
    const first = Number(long[1])
    const second = long[2] ?? ''
    if (second.length === 4 ? Number(second) === first + 1 : Number(second) === (first + 1) % 100) {
      return { ...financialYear(first), length: long[0].length, sure: true, alsoAge: false }
    }
    return undefined
  }
  const short = match(YEARS_2, text, at)
  if (short === null || /\d/.test(text.charAt(at - 1))) return undefined
  const first = Number(short[1])
  if ((first + 1) % 100 !== Number(short[3]) || first > 60) return undefined
  if (short[2] === '-' && first < 20 && hint.expected !== true) return undefined
  return {
    ...financialYear(2000 + first),
    length: short[0].length,
    sure: false,
    alsoAge: first < 20 && hint.expected !== true,
  }
}

/** "Q1 2017/18", "Q3 (Oct-Dec) 2018/19", "H1 2018/19", "first half of 2017/18"; of a calendar year where only that is written. */
function partOfYearAt(text: string, at: number, hint: PeriodHint): Expression | undefined {
  const quarter = match(QUARTER, text, at)
  const half = quarter === null ? match(HALF, text, at) : null
  const words = quarter ?? half
  if (words === null || /[\p{L}\p{N}]/u.test(text.charAt(at - 1))) return undefined
  const number =
    quarter !== null
      ? (ORDINALS.indexOf(quarter[2] ?? '') % 4) + 1 || Number(quarter[1])
      : /2|second/.test(words[0])
        ? 2
        : 1
  const size = quarter !== null ? 3 : 6
  let from = at + words[0].length
  const aside = match(/\(?[a-z]{3,9} ?(?:-|to) ?[a-z]{3,9}\)?[ ,:]*/y, text, from)
  if (aside !== null) from += aside[0].length
  const word = match(/(?:f\.?\/?y\.?|fin(?:ancial)? year|of|in)[ :-]*/y, text, from)
  if (word !== null) from += word[0].length
  const years = financialYearAt(text, from, { expected: true })
  if (years !== undefined) return part({ year: years.start.year, month: 4 }, from - at + years.length)
  const instant = instantAt(text, from)
  if (instant?.grain === 'year' && instant.year !== undefined && word === null) {
    return part({ year: instant.year, month: 1 }, from - at + instant.length)
  }
  const within = hintYear(hint)
  return within === undefined ? undefined : part(within, words[0].trimEnd().length)

  function part(first: { year: number; month: number }, length: number): Expression {
    const start = monthsLater(first, (number - 1) * size)
    return { ...months(start, monthsLater(start, size - 1)), length, sure: true, alsoAge: false }
  }
}

/** The first month of the year that the hint is about, where it is exactly one year. */
function hintYear({ within }: PeriodHint): { readonly year: number; readonly month: number } | undefined {
  const start = fromIso(within?.start ?? '')
  const end = fromIso(within?.end ?? '')
  if (start === undefined || end === undefined) return undefined
  return (end.year - start.year) * 12 + end.month - start.month === 11 ? start : undefined
}

/** A day, month or year, or from one to another. */
function rangeAt(text: string, at: number, hint: PeriodHint): Expression | undefined {
  const first = instantAt(text, at, hint.monthFirst)
  if (first === undefined || /[\p{L}\p{N}]/u.test(text.charAt(at - 1))) return undefined
  const separator =
    match(SEPARATOR, text, at + first.length) ??
    (first.grain === 'month' && first.year !== undefined ? match(SLASH, text, at + first.length) : null)
  const from = at + first.length + (separator?.[0].length ?? 0)
  const last = separator === null ? undefined : instantAt(text, from, hint.monthFirst)
  if (
    separator !== null &&
    last !== undefined &&
    last.grain === first.grain &&
    ranged(first, last, separator[0], text, at)
  ) {
    const wrapped = first.year === undefined && last.year === undefined ? wrappedYear(first, last, hint) : undefined
    const lastYear = last.year ?? (wrapped === undefined ? yearWithin(last, hint) : wrapped + 1)
    const firstYear = first.year ?? wrapped ?? (lastYear === undefined ? undefined : yearBefore(first, last, lastYear))
    if (lastYear !== undefined && firstYear !== undefined) {
      const start = daysOf(first, firstYear).start
      const end = daysOf(last, lastYear).end
      return { start, end, length: from - at + last.length, sure: first.grain !== 'year', alsoAge: false }
    }
  }
  const year = first.year ?? yearWithin(first, hint)
  return year === undefined
    ? undefined
    : { ...daysOf(first, year), length: first.length, sure: first.grain !== 'year', alsoAge: false }
}

/** "2017 (Apr-Mar)": what begins in the year that is written and ends after it, as the months stand in that order. */
function wrappedYear(first: Instant, last: Instant, hint: PeriodHint): number | undefined {
  return first.month > last.month && hint.within?.start.endsWith('-01-01') === true
    ? yearWithin(first, hint)
    : undefined
}

/** "and" joins only what "between" opened. "2017 - 2019" is years; "2017-19" was not read as a year of two numbers. */
function ranged(first: Instant, last: Instant, separator: string, text: string, at: number): boolean {
  if (separator.includes('and')) return /between (?:the )?$/.test(text.slice(0, at))
  // "2017 to 2018" is two calendar years to one reader and a financial year to the next
  return first.grain !== 'year' || Number(last.year) > Number(first.year) + 1
}

/** "Apr - Mar 2018" began in 2017; "April to September 2017" in the same year. */
function yearBefore(first: Instant, last: Instant, lastYear: number): number {
  const later = first.month > last.month || (first.month === last.month && first.day > last.day)
  return later ? lastYear - 1 : lastYear
}

/** The only year in which a month lies within the span of the hint. */
function yearWithin({ month, grain }: Instant, { within }: PeriodHint): number | undefined {
  const start = fromIso(within?.start ?? '')
  const end = fromIso(within?.end ?? '')
  if (start === undefined || end === undefined || grain === 'year') return undefined
  const years: number[] = []
  for (let year = start.year; year <= end.year; year++) {
    const count = year * 12 + month
    if (count >= start.year * 12 + start.month && count <= end.year * 12 + end.month) years.push(year)
  }
  return years.length === 1 ? years[0] : undefined
}
