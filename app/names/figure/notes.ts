import { plain } from '../plain.ts'

/** What a marker in the place of a figure stands for, by the file's own words. */
export type MarkerMeaning =
  | { readonly means: 'zero' }
  | { readonly means: 'suppressed'; readonly low: number; readonly high: number }
  | { readonly means: 'not_held' | 'refused' | 'missing' }

/** The file's own key to its markers; `-` stands for every dash, `blank` for an empty cell. */
export interface MarkerNotes {
  readonly meanings: ReadonlyMap<string, MarkerMeaning>
  /** Bounds of suppressed figures where the file states them without naming a marker. */
  readonly suppression: { readonly low: number; readonly high: number } | undefined
}

export const NO_NOTES: MarkerNotes = { meanings: new Map(), suppression: undefined }

const MARKER =
  /(?:\[[a-z]\]|\.\.|[*#~:†]{1,3}|-{1,2}|(?<![a-z])[scxz](?![a-z])|n\/a|<\s?\d+|fewer than (?:\w+)|less than (?:\w+))/

/** What the texts of a file (notes, titles, prose) say about its markers, blanks and small numbers. */
export function readMarkerNotes(texts: readonly string[]): MarkerNotes {
  const meanings = new Map<string, MarkerMeaning>()
  let suppression: MarkerNotes['suppression']
  for (const text of texts) {
    const bare = plain(text)
    if (bare.length < 3) continue
    if (SUPPRESSES.test(bare)) suppression ??= boundsIn(bare)
    if (BLANK_IS_ZERO.test(bare)) meanings.set('blank', { means: 'zero' })
    if (DASH_IS_ZERO.test(bare)) meanings.set('-', { means: 'zero' })
    for (const part of bare.split(/[;\n]|\. |, (?=[^a-z])|(?<=[a-z]) (?=[-*#~:[] ?=)/)) {
      const [, marker, words] = KEY.exec(part.trim()) ?? SENTENCE.exec(part.trim()) ?? []
      const meaning = marker === undefined || words === undefined ? undefined : meaningOf(words, suppression)
      if (marker !== undefined && meaning !== undefined) meanings.set(markerKey(marker), meaning)
    }
  }
  return { meanings, suppression }
}

/** The key under which a marker is looked up: every dash is `-`. */
export function markerKey(marker: string): string {
  const bare = plain(marker).replace(/^['"(]|['")]$/g, '')
  return /^-+$/.test(bare) ? '-' : bare.replaceAll(' ', '')
}

const BLANK =
  '(?:blanks?|blank cells?|a blank cell|empty cells?|an empty cell|where no (?:figure|number|value|entry) is (?:shown|given)|no figure shown|cells? left blank|blank spaces?)'
const ZERO = '(?:zero|nil|0|no offences|none)'
const BLANK_IS_ZERO = new RegExp(
  `\\b${BLANK}\\b[^.;]{0,40}?(?:=|\\bis\\b|\\bmeans?\\b|\\bdenotes?\\b|\\bindicates?\\b|\\brepresents?\\b|\\bare\\b|\\bcount\\b|:)[^.;]{0,30}?\\b${ZERO}\\b`,
)
const DASH_IS_ZERO = new RegExp(
  `(?:(?:^|[\\s"'(:])-["')]?\\s*(?:=|:|\\bis\\b|\\bmeans?\\b|\\bdenotes?\\b|\\bindicates?\\b|\\brepresents?\\b|\\s)\\s*(?:a |an )?${ZERO}\\b)|(?:\\bdash(?:es)?\\b[^.;]{0,40}?(?:=|is|means?|denotes?|indicates?|represents?)[^.;]{0,20}?\\b${ZERO}\\b)`,
)
const KEY = new RegExp(
  `^(?:key|note|notes|legend|symbols?)?\\s*:?\\s*["'(]?(${MARKER.source})["')]?\\s*(?:=|:|-|\\bmeans\\b|\\bdenotes\\b|\\bindicates\\b|\\brepresents\\b|\\bis\\b|\\bsignifies\\b)\\s*(.+)$`,
)
const SENTENCE = new RegExp(
  `(?:shown as|marked|denoted by|replaced (?:by|with)|indicated by|represented by|marked with)\\s*(?:an? )?["'(]?(${MARKER.source})["')]?(.*)$`,
)
const SUPPRESSES =
  /suppress|small numbers?|low numbers?|disclosure|identif|fewer than|less than|under (?:five|5)|redact/

function meaningOf(words: string, suppression: MarkerNotes['suppression']): MarkerMeaning | undefined {
  if (new RegExp(`\\b(?:${ZERO})\\b`).test(words) && !/suppress|fewer|less|between/.test(words))
    return { means: 'zero' }
  if (SUPPRESSES.test(words)) return { means: 'suppressed', ...(boundsIn(words) ?? suppression ?? { low: 1, high: 4 }) }
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
  if (most !== null) return ordered(/including (?:0|zero)|0 ?-|zero to/.test(bare) ? 0 : 1, count(most[1] ?? most[2]))
  const range = new RegExp(`\\b${N} ?(?:-|to|and) ?${N}\\b`).exec(bare)
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
