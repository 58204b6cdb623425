/**
 * Of how much of its year a sentence says that a figure is: "6 months"; "to 2017-09-30" where it names the last day; "part of a year"
 * where it only says so. Empty for most sentences, and where twelve months are named.
 */
export function partOfYear(text: string): string {
  const months = monthsSaid(text) ?? spanSaid(text)
  if (months !== undefined) return months === 12 ? '' : `${months} month${months === 1 ? '' : 's'}`
  const last = lastDay(text)
  return last ?? (SAYS_PART.test(text) ? 'part of a year' : '')
}

const NUMBERS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']
const NUMBER = `(${NUMBERS.join('|')}|1[0-2]|[1-9])`
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH = '(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\\.?'
const COVERS =
  '(?:cover(?:s|ed|ing)?|represents?|relates? to|includes?|contains?|based on|(?:is|are|was|were) (?:only )?for)'

const MONTHS_COVERED = new RegExp(`\\b${COVERS}\\b[^.;:]{0,40}?\\b${NUMBER}[- ]months?\\b`, 'i')
const MONTHS_ONLY = new RegExp(
  `\\bonly (?:the )?(?:first |last )?${NUMBER}[- ]months?\\b|\\b${NUMBER}[- ]months?['’]? (?:only|of (?:data|figures)|data|figures?)\\b|\\b(?:first|last) ${NUMBER} months of\\b`,
  'i',
)
const SPAN = `(${MONTH})(?: \\d{4})? ?(?:to|until|-|–|—) ?(?:the end of )?(${MONTH})(?: \\d{4})?`
const SPAN_ONLY = new RegExp(
  `\\b${SPAN},? only\\b|\\bonly\\b[^.;:]{0,30}?\\b${SPAN}(?!\\w)|\\b${COVERS} (?:the period )?(?:from )?${SPAN}(?!\\w)`,
  'i',
)
const UP_TO = new RegExp(
  `\\b(?:up to|until|up until)(?: and including)?(?: the)? (\\d{1,2})(?:st|nd|rd|th)?(?: of)? (${MONTH})(?:,? ((?:19|20)\\d\\d))?\\b`,
  'i',
)
const SAYS_PART =
  /\bpart[- ]years?\b|\bpart of (?:the|a) (?:financial |calendar |reporting )?year\b|\bhalf[- ]year (?:only|figures?|data)\b|\bincomplete (?:financial |calendar )?year\b|\b(?:not|n[o']t (?:cover|represent|include)) a (?:full|complete|whole) (?:financial |calendar )?year|\byear[- ]to[- ]date\b|\bfull[- ]year (?:data|figures?) (?:is|are|was|were) not\b/i

function monthsSaid(text: string): number | undefined {
  const found = MONTHS_COVERED.exec(text) ?? MONTHS_ONLY.exec(text)
  const written = found?.slice(1).find((one) => one !== undefined)
  return written === undefined ? undefined : NUMBERS.indexOf(written.toLowerCase()) + 1 || Number(written)
}

function spanSaid(text: string): number | undefined {
  const [first, last] = (SPAN_ONLY.exec(text) ?? [])
    .slice(1)
    .filter((one) => one !== undefined)
    .map(monthOf)
  return first === undefined || last === undefined ? undefined : ((last - first + 12) % 12) + 1
}

function monthOf(word: string): number {
  return MONTHS.indexOf(word.slice(0, 3).toLowerCase())
}

/** A year that ends on the last of March or December is whole; what is said without its year may be any. */
function lastDay(text: string): string | undefined {
  const [, day = '', word = '', year] = UP_TO.exec(text) ?? []
  if (word === '') return undefined
  const [month, date] = [monthOf(word) + 1, Number(day)]
  if (date === 31 && (month === 3 || month === 12)) return undefined
  if (year === undefined) return 'part of a year'
  return `to ${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
}
