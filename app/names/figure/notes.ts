import { plain } from '../plain.ts'

/** What a marker in the place of a figure stands for, by the file's own words. `high` is null where they set no bound. */
export type MarkerMeaning =
  | { readonly means: 'zero' }
  | { readonly means: 'suppressed'; readonly low: number; readonly high: number | null }
  | { readonly means: 'not_held' | 'refused' | 'missing' }

/** The file's own key to its markers; `-` stands for every dash, `blank` for an empty cell. */
export interface MarkerNotes {
  readonly meanings: ReadonlyMap<string, MarkerMeaning>
  /** Bounds of suppressed figures where the file states them without naming a marker. */
  readonly suppression: { readonly low: number; readonly high: number } | undefined
}

/** A file without a word about its markers. */
export const NO_NOTES: MarkerNotes = { meanings: new Map(), suppression: undefined }

/** What the texts of a file (notes, titles, prose) say about its markers, blanks and small numbers. */
export function readMarkerNotes(texts: readonly string[]): MarkerNotes {
  const meanings = new Map<string, MarkerMeaning>()
  const sentences = texts.flatMap((text) => (text.length < 5 ? [] : intoSentences(plain(text))))
  const stated = sentences.filter((sentence) => SUPPRESSES.test(sentence)).map(boundsIn)
  const suppression = stated.find((bounds) => bounds !== undefined)
  for (const sentence of sentences) {
    if (BLANK_IS_ZERO.test(sentence) || LEFT_BLANK.test(sentence)) meanings.set('blank', { means: 'zero' })
    if (DASH_IS_ZERO.test(sentence)) meanings.set('-', { means: 'zero' })
    const [, marker, words] = KEY.exec(sentence) ?? BARE_KEY.exec(sentence) ?? []
    const [, behind] = marker === undefined ? (SHOWN_AS.exec(sentence) ?? []) : []
    const written = marker ?? behind
    const meaning = meaningOf(words ?? sentence.replace(SHOWN_AS, ' '), suppression)
    if (written !== undefined && meaning !== undefined) meanings.set(markerKey(written), meaning)
  }
  return { meanings, suppression }
}

/** The key under which a marker is looked up: every dash is `-`. */
export function markerKey(marker: string): string {
  const bare = plain(marker).replace(/^['"(]|['")]$/g, '')
  if (/^-+$/.test(bare)) return '-'
  return /^blanks?\b/.test(bare) ? 'blank' : bare.replaceAll(' ', '')
}

/** Sentences and the entries of a key ("- = zero; * = under 5"), with markers that are spelt out put as signs. */
function intoSentences(bare: string): readonly string[] {
  return bare
    .replace(/\b(?:an? )?asterisks?\b(?: \(\*\))?/g, '*')
    .replace(/\b(?:an? )?(?:hash|hash sign)\b(?: \(#\))?/g, '#')
    .replace(/\b(?:an? )?(?:dash(?:es)?|hyphens?)\b(?: ?\(?-\)?)?/g, '-')
    .split(/[;\n]|(?<=[a-z0-9)])\. |, (?=\S{1,3} ?=)|(?<=[a-z]) (?=[-*#~[]\S{0,2} ?=)/)
    .map((sentence) =>
      sentence
        .trim()
        .replace(/^(?:keys?|notes?|legend|symbols?|nb|n\.b\.|please note(?: that)?)\b *[:.-]? +(?=\S)/, ''),
    )
    .filter((sentence) => sentence.length > 2)
}

const MARKER =
  /(?:\[[a-z]\]|\.\.|[*#~†]{1,3}|-{1,2}|(?<![a-z])[scxz](?![a-z])|n\/a|< ?\d+|fewer than \w+|less than \w+|blanks?(?: cells?)?)/
const IS =
  '(?:=|:|\\bis\\b|\\bare\\b|\\bmeans?\\b|\\bmeaning\\b|\\bdenotes?\\b|\\bindicates?\\b|\\brepresents?\\b|\\bsignif(?:y|ies)\\b|\\brefers? to\\b|\\bequals?\\b|\\bstands? for\\b|\\bshows?\\b)'
const ZERO = '(?:zero|nil|0|none|no offences?|no crimes?|no (?:such )?(?:offences|crimes|records|incidents))'
const BLANK =
  '(?:blanks?(?: (?:cells?|spaces?|entry|entries))?|empty (?:cells?|fields?)|no (?:figure|number|value|entry) (?:is )?(?:shown|given|entered)|(?:cells?|fields?|entry|entries) (?:is |are |left )*(?:blank|empty))'
const BLANK_IS_ZERO = new RegExp(
  `\\b${BLANK}\\b.{0,40}?(?:${IS}|\\bcount\\b|\\bthere were\\b|,).{0,30}?\\b${ZERO}(?!\\.?\\d)\\b`,
)
const LEFT_BLANK = new RegExp(
  `\\b${ZERO}(?: values?| counts?| returns?| figures?)? (?:are|is|have been|has been) (?:left |shown as |recorded as )?(?:blank|empty)`,
)
const DASH_IS_ZERO = new RegExp(
  `(?:^|[\\s"'(])["'(]?-["')]? ?(?:${IS} ?.{0,12}?\\b${ZERO}\\b|${ZERO}(?: return| offences)?\\.?$)|\\b${ZERO}(?: values?| counts?| returns?| figures?)? (?:are|is) (?:shown|marked|denoted|represented|recorded|given) (?:as|by|with) ["'(]?-`,
)
const KEY = new RegExp(`^["'(]?(${MARKER.source})["')]? ?(?:${IS}|-) ?(.+)$`)
/** "# suppressed", "~ fewer than five", ".. not available": a sign and its meaning with nothing between them. */
const BARE_KEY =
  /^["'(]?(\[[a-z]\]|\.\.|[*#~†]{1,3})["')]? ((?:(?:data|figures?|values?|numbers?|information) )?(?:suppressed|withheld|redacted|fewer than|less than|under|below|not (?:held|available|recorded|applicable|collected)|no information|unavailable|nil|zero|none|exempt|missing)\b.{0,40})$/
const SHOWN_AS = new RegExp(
  `(?:shown|marked|denoted|replaced|indicated|represented|displayed|recorded|given|appear) (?:as|by|with) ["'(]?(${MARKER.source})["')]?`,
)
const SUPPRESSES =
  /suppress|small numbers?|low numbers?|confidential|disclosi|disclosure of|identif|fewer than|less than|(?:under|below|up to) (?:five|\d)|\d (?:or|and) (?:less|fewer|under)|between (?:zero|one|\d) and|(?:counts?|values?|numbers?) of (?:one|\d)|redact|^[01] ?(?:-|to) ?\d$/

function meaningOf(words: string, suppression: MarkerNotes['suppression']): MarkerMeaning | undefined {
  if (SUPPRESSES.test(words)) {
    return { means: 'suppressed', ...(boundsIn(words) ?? suppression ?? { low: 0, high: null }) }
  }
  if (new RegExp(`^\\W*(?:a |an |the )?(?:count |value |figure )?(?:is |of |was |were )?${ZERO}\\b`).test(words))
    return { means: 'zero' }
  if (/not (?:held|available|recorded|applicable|collected)|no information|unavailable/.test(words))
    return { means: 'not_held' }
  if (/exempt|refus|withheld/.test(words)) return { means: 'refused' }
  if (/missing|not (?:yet )?(?:supplied|provided|returned)|no data/.test(words)) return { means: 'missing' }
  return undefined
}

const NUMBERS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
const N = `(\\d{1,3}|${NUMBERS.join('|')})`

/** The bounds that a sentence states: "fewer than five" 1..4, "5 or less" 1..5, "between 0 and 4", "1-4". */
export function boundsIn(text: string): { readonly low: number; readonly high: number } | undefined {
  const bare = plain(text)
  const below = new RegExp(`(?:fewer than|less than|lower than|under|below|<(?!=))\\s*${N}\\b`).exec(bare)
  if (below !== null) return ordered(1, count(below[1]) - 1)
  const most = new RegExp(
    `(?:≤|<=|=<|up to|at most|no more than)\\s*${N}\\b|\\b${N} (?:or|and) (?:less|fewer|under|below)`,
  ).exec(bare)
  if (most !== null) return ordered(/includ(?:es|ing) (?:0|zero|nil)/.test(bare) ? 0 : 1, count(most[1] ?? most[2]))
  const range = new RegExp(`(?<![\\d(])\\b${N} ?(?:-|to|and) ?${N}\\b(?!\\d|/)`).exec(bare)
  if (range !== null && count(range[2]) <= 20) return ordered(count(range[1]), count(range[2]))
  return undefined
}

function count(word: string | undefined): number {
  const named = NUMBERS.indexOf(word ?? '')
  return named >= 0 ? named : Number(word)
}

function ordered(low: number, high: number): { readonly low: number; readonly high: number } | undefined {
  return Number.isInteger(low) && Number.isInteger(high) && high >= 0 ? { low: Math.min(low, high), high } : undefined
}
