import { plain, withoutFootnote } from '../plain.ts'

/** As the program writes them, January first. */
export const MONTH_NAMES = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

const FULL = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

/** Matches the name of a month, in full or cut to three or four letters. */
export const MONTH_PATTERN =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'

/** 1 to 12 of a month's name within a match of MONTH_PATTERN. */
export function monthNumber(name: string): number | undefined {
  const found = FULL.findIndex((month) => month.startsWith(name.toLowerCase().slice(0, 3)))
  return found < 0 || name.length < 3 ? undefined : found + 1
}

const ALONE = new RegExp(`^${MONTH_PATTERN}\\.?$`)

/** 1 to 12 where the whole text is the name of a month ("Apr", "SEPT.", "October*"). */
export function parseMonth(text: string): number | undefined {
  const bare = plain(withoutFootnote(text))
  return ALONE.test(bare) ? monthNumber(bare) : undefined
}

const QUARTER = /^(?:q|qtr|quarter) ?([1-4])$|^(1st|2nd|3rd|4th|first|second|third|fourth) (?:quarter|qtr)$/
const HALF = /^(?:h|half) ?([12])$|^(1st|2nd|first|second) half(?: year)?$|^half[ -]?year ([12])$/
const MONTHS = new RegExp(`^(${MONTH_PATTERN})\\.?\\s*(?:-|to|/)\\s*(${MONTH_PATTERN})\\.?$`)
const ASIDE = new RegExp(`^(?:q|h|qtr|quarter|half) ?[1-4]\\s*[(:-]\\s*(${MONTH_PATTERN}.*?)\\)?$`)

/**
 * The part of a year that a whole text names, its year standing elsewhere: `q1`, `h2`, or `apr to sep` where months are
 * written, which say what a number may not (the first quarter of a calendar year begins in January).
 */
export function partOfYear(text: string): string | undefined {
  const bare = plain(withoutFootnote(text))
  const [, from, to] = MONTHS.exec(ASIDE.exec(bare)?.[1] ?? bare) ?? []
  if (from !== undefined && to !== undefined) return `${from} to ${to}`
  const quarter = QUARTER.exec(bare)
  if (quarter !== null) return `q${quarter[1] ?? ordinal(quarter[2] ?? '')}`
  const half = HALF.exec(bare)
  if (half === null) return undefined
  return `h${half[1] ?? half[3] ?? ordinal(half[2] ?? '')}`
}

function ordinal(word: string): number {
  return Number.parseInt(word, 10) || ['first', 'second', 'third', 'fourth'].indexOf(word) + 1
}
