import { periodFromSerial } from '../period/index.ts'
import { MONTH_PATTERN, monthNumber } from '../period/month.ts'
import { compact, plain, visible, withoutFootnote } from '../plain.ts'
import { UNKNOWN_AGES } from './pack.ts'

const WORDS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]
const TEENS = ['thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen', 'twenty']
const NUMBER_WORDS: ReadonlyMap<string, string> = new Map([...WORDS, ...TEENS].map((word, n) => [word, String(n)]))
const MAY_BE_AGE = new RegExp(`\\d|${[...NUMBER_WORDS.keys()].join('|')}`, 'i')
const NUMBER_WORD = new RegExp(`(?<![a-z])(${[...NUMBER_WORDS.keys()].reverse().join('|')})(?![a-z])`, 'g')

/** An age or band: `13`, `11-15`, `16+`, `0-10` for "under 11", undefined where the text is none. */
export function parseAge(text: string): string | undefined {
  if (text.length > 60 || /\d{3}/.test(text) || !MAY_BE_AGE.test(text)) return undefined
  const bare = ageText(text)
  const single = /^(\d{1,2})$/.exec(bare)
  if (single !== null) return band(Number(single[1]), Number(single[1]))
  const between = /^(?:between )?(\d{1,2}) ?(?:-|to|and|\/|–|up to) ?(\d{1,2})$/.exec(bare)
  if (between !== null) return band(Number(between[1]), Number(between[2]))
  const over =
    /^(\d{1,2}) ?(?:\+|(?:and|or|&) ?(?:over|above|older|more|up)|plus|upwards?)$|^(?:>=|≥) ?(\d{1,2})$/.exec(bare)
  if (over !== null) return `${Number(over[1] ?? over[2])}+`
  const above = /^(?:over|above|older than|more than|>) ?(\d{1,2})$/.exec(bare)
  if (above !== null) return `${Number(above[1]) + 1}+`
  const upTo =
    /^(\d{1,2}) ?(?:(?:and|or|&) ?(?:under|below|younger|less)|-)$|^(?:<=|≤|up to|to|0 -|=<) ?(\d{1,2})$|^(\d{1,2}) and under$/.exec(
      bare,
    )
  if (upTo !== null) return band(0, Number(upTo[1] ?? upTo[2] ?? upTo[3]))
  const under = /^(?:under|below|less than|younger than|<|u) ?(\d{1,2})(?:'?s)?$/.exec(bare)
  if (under !== null) return Number(under[1]) > 0 ? band(0, Number(under[1]) - 1) : undefined
  return undefined
}

/** Whether the text says in words that it is an age: "13 yrs", "Aged 0-11", "Under 13". A bare number may be anything. */
export function saysAge(text: string): boolean {
  return /\b(?:age[ds]?|years?|yrs?|y\/o|yo|under|over|and above|or over|or under|younger|older|plus|upwards?|olds?)\b|yrs\b|\dyo\b|\d ?\+$|[<>≤≥]/.test(
    plain(text),
  )
}

function band(low: number, high: number): string | undefined {
  if (low > high || high > 99) return undefined
  return low === high ? String(low) : `${low}-${high}`
}

function ageText(text: string): string {
  return plain(withoutFootnote(visible(text)))
    .replace(NUMBER_WORD, (word) => NUMBER_WORDS.get(word) ?? word)
    .replace(/^(?:victims?|children|child|persons?|those) /, '')
    .replace(/^(?:aged?|ages|age group|age band)(?: of)? ?:? ?/, '')
    .replace(/\(?\b(?:inclusive|incl\.?)\)?/g, ' ')
    .replace(
      /[ (-]*(?:year olds?|yr olds?|years? old|years? of age|yrs? old|years?|yrs?\.?|y\/?o|y\.o\.?)\)?(?= |$|[+-])/g,
      ' ',
    )
    .replace(/(\d)(to|and|or|yrs?|years?)(?=\b|\d| )/g, '$1 $2')
    .replace(/\b(to|and|between|under|over|aged)(\d)/g, '$1 $2')
    .replace(/\bto under (\d{1,2})\b/g, (_, n) => `to ${Number(n) - 1}`)
    .replace(/\bup to and including\b/g, 'up to')
    .replace(/(\d) ?yrs?\b/g, '$1')
    .replace(/^(\d{1,2})\.0$/, '$1')
    .replace(/(\d) ?~ ?(\d)/g, '$1-$2')
    .replace(/ {2,}/g, ' ')
    .replace(/[,.:;]$/, '')
    .trim()
}

const MONTH_THEN_NUMBER = new RegExp(`^(${MONTH_PATTERN})[- ](\\d{1,2})$`)
const NUMBER_THEN_MONTH = new RegExp(`^(\\d{1,2})[- ](${MONTH_PATTERN})$`)

/**
 * The band of ages that a spreadsheet has turned into a date: 11-15 shown as `Nov-15`, 5-9 as `05-Sep` or `09-May`.
 * Undefined where the date cannot have been a band.
 */
export function ageFromDateLabel(text: string): string | undefined {
  const bare = plain(withoutFootnote(text))
  const monthFirst = MONTH_THEN_NUMBER.exec(bare)
  const numberFirst = NUMBER_THEN_MONTH.exec(bare)
  const iso = /^\d{4}-(\d\d)-(\d\d)(?:[t ]00:00.*)?$/.exec(bare)
  const month = monthFirst?.[1] ?? numberFirst?.[2]
  const parts =
    iso !== null
      ? [Number(iso[1]), Number(iso[2])]
      : month === undefined
        ? []
        : [monthNumber(month), Number(monthFirst?.[2] ?? numberFirst?.[1])]
  const [a, b] = parts
  if (a === undefined || b === undefined || a === b) return undefined
  return band(Math.min(a, b), Math.max(a, b))
}

/** The same for a date cell: its day and month, or its month and year where its format shows no day (`mmm-yy`). */
export function ageFromSerial(serial: number, epoch1904: boolean, numberFormat: string): string | undefined {
  const found = periodFromSerial(serial, epoch1904)
  if (found === undefined || !/[md]/i.test(numberFormat)) return undefined
  const [year = 0, month = 0, day = 0] = found.period.start.split('-').map(Number)
  const other = /d/i.test(numberFormat) ? day : year % 100
  return month === other ? undefined : band(Math.min(month, other), Math.max(month, other))
}

/** Whether the text says that an age is not known. */
export function isUnknownAge(text: string): boolean {
  const bare = compact(withoutFootnote(text))
  return UNKNOWN_AGES.has(bare) || UNKNOWN_AGES.has(bare.replace(/^(?:victims?)?(?:ages?|dob)|ages?$/g, ''))
}
