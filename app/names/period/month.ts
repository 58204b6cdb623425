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
