import symbols from '../../../resources/reference/symbols.json'
import type { CellKind, Figure, WithheldStatus } from '../../vocabulary/index.ts'
import { compact, plain, visible, withoutFootnote } from '../plain.ts'
import { boundsIn, type MarkerNotes, markerKey } from './notes.ts'

/** What stands in the place of a figure. */
export type FigureFound =
  | { readonly is: 'figure'; readonly figure: Figure }
  | { readonly is: 'percentage' }
  | { readonly is: 'not a figure' }
  | { readonly is: 'unread marker'; readonly written: string }

/** The stored side of the cell: its kind, its number (NaN where it has none) and its number format. */
export interface StoredCell {
  readonly kind: CellKind
  readonly number: number
  readonly numberFormat: string
}

/**
 * The figure of a cell from its text as displayed and its stored value: a number, or why there is none, with bounds.
 * Text without digits is never a number unless it is a word for nought or the file's own notes say so.
 */
export function parseFigure(text: string, cell: StoredCell, notes: MarkerNotes): FigureFound {
  if (/%/.test(cell.numberFormat.replace(/"[^"]*"|\\./g, ''))) return { is: 'percentage' }
  if (cell.kind === 'number' && Number.isFinite(cell.number)) {
    if (isDateFormat(cell.numberFormat)) return { is: 'not a figure' }
    return behindDisplay(plain(text), cell, notes)
  }
  if (cell.kind === 'boolean') return { is: 'not a figure' }
  const bare = plain(text)
  if (/^[-+]?[\d.,]+\s*%$/.test(bare)) return { is: 'percentage' }
  const noted = bare === '' ? notes.meanings.get('blank') : notes.meanings.get(markerKey(bare))
  if (noted !== undefined) {
    if (noted.means === 'zero') return value(0)
    if (noted.means === 'suppressed') return withheld('suppressed', noted.low, noted.high)
    return withheld(noted.means, 0, null)
  }
  if (bare === '' || /^[-_]+$/.test(bare)) return withheld('missing', 0, null)
  const number = readNumber(text)
  if (number !== undefined) return value(number)
  return readWords(bare, notes)
}

/**
 * A stored number may be shown as something else by its format. Nought as a dash or a blank is nought; any other number
 * behind `<5` or `*`, or a format that shows nothing, was meant not to be seen, and is not. An empty text otherwise says
 * that the caller did not ask how the number is shown.
 */
function behindDisplay(shown: string, { number, numberFormat }: StoredCell, notes: MarkerNotes): FigureFound {
  if (number === 0 && (shown === '' || /^[-_]+$/.test(shown))) return value(0)
  if (shown === '') return /^;+$/.test(numberFormat) ? { is: 'not a figure' } : value(number)
  if (readNumber(shown) !== undefined) return value(number)
  const words = readWords(shown, notes)
  const noted = notes.meanings.get(markerKey(shown))
  if (noted?.means === 'suppressed') return withheld('suppressed', noted.low, noted.high)
  return words.is === 'figure' && words.figure.status !== 'ok' ? words : value(number)
}

function readWords(bare: string, notes: MarkerNotes): FigureFound {
  if (bare.length > LONGEST) return { is: 'not a figure' }
  const word = bare.replace(SEE_NOTE, '').replace(/[.:]$/, '')
  if (ZERO_WORDS.has(word)) return value(0)
  if (NEEDS_NOTE.has(bare)) return { is: 'unread marker', written: bare }
  const range = bare.length < 40 ? suppressionBounds(bare) : undefined
  if (range !== undefined) return withheld('suppressed', range.low, range.high)
  if (SUPPRESSED.has(bare)) {
    const { low, high } = notes.suppression ?? { low: 0, high: null }
    return withheld('suppressed', low, high)
  }
  if (NOT_HELD.has(word) || NOT_HELD_COMPACT.has(compact(word))) return withheld('not_held', 0, null)
  if (bare.length < 80 && REFUSED.test(bare)) return withheld('refused', 0, null)
  if (bare.length <= 3 && !/[\p{L}\p{N}]/u.test(bare)) return { is: 'unread marker', written: bare }
  return { is: 'not a figure' }
}

/** Characters of the longest words in the place of a figure. A letter pasted into one cell would be searched for minutes. */
const LONGEST = 200

/** "Not held - see note 1", "n/a (refer to footnote 2)". */
const SEE_NOTE = /[ ,;:([-]+(?:please )?(?:see|refer to|as per) (?:the )?(?:foot)?notes?\b[ a-z0-9.]{0,12}[)\]]?$/

const ZERO_WORDS: ReadonlySet<string> = new Set(symbols.zeroWords)
const NOT_HELD: ReadonlySet<string> = new Set(symbols.notHeld)
const NOT_HELD_COMPACT: ReadonlySet<string> = new Set(symbols.notHeld.map(compact).filter((word) => word.length > 4))
const SUPPRESSED: ReadonlySet<string> = new Set(symbols.suppressed)
const NEEDS_NOTE: ReadonlySet<string> = new Set(symbols.needsNote)
const REFUSED = new RegExp(symbols.refused)

/** `<5`, "fewer than 5", "5 or less", `0-4`, `≤5`, "under five" and nothing else in the cell. */
function suppressionBounds(bare: string) {
  const cell = bare.replace('&lt;', '<').replace(/\s*\((?:suppressed|small numbers?|low numbers?)\)$/, '')
  if (!SUPPRESSION_SHAPE.test(cell)) return undefined
  const bounds = boundsIn(cell)
  // larger bands are ages ("Under 13", "0-9"), which do not stand in the place of a figure
  const most = /^(?:[<≤]|fewer|less|lower)/.test(cell) ? 20 : /^\d/.test(cell) && /-|to/.test(cell) ? 5 : 10
  return bounds !== undefined && bounds.high <= most ? bounds : undefined
}

const SUPPRESSION_SHAPE =
  /^(?:(?:[<≤]|<=|=<|fewer than|less than|lower than|under|below|up to|no more than) ?[\da-z]+|between [\da-z]+ and [\da-z]+|[\da-z]+ (?:or|and) (?:less|fewer|under|below)|[01] ?(?:-|to) ?\d{1,2})[*~]*$/

const NUMBER = /^[-+]?(?:\d{1,3}(?:[, ']\d{3})+|\d+)(?:\.\d+)?$/

/** The number of a text: thousands, spaces, an apostrophe before it, a footnote mark after it. */
function readNumber(text: string): number | undefined {
  const bare = visible(text)
    .replace(/^['\u2018\u2019`]/, '')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/\u2212/g, '-')
    .trim()
  if (NUMBER.test(bare)) return numberIn(bare)
  for (const form of [
    withoutFootnote(bare),
    bare.replace(/\s*\(\s*[\d.]+\s*%\s*\)$/, ''),
    bare.replace(/\s*(?:\([a-z]\)|\[[^\]]{1,3}\]|[rpe])$/i, ''),
  ]) {
    if (NUMBER.test(form)) return numberIn(form)
  }
  return undefined
}

function numberIn(form: string): number {
  return Number(form.replace(/[, ']/g, ''))
}

function isDateFormat(format: string): boolean {
  const codes = format.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, '').toLowerCase()
  return codes !== 'general' && /[ymdhs]/.test(codes) && !/[0#?]/.test(codes)
}

function value(number: number): FigureFound {
  return { is: 'figure', figure: { status: 'ok', value: number } }
}

function withheld(status: WithheldStatus, low: number, high: number | null): FigureFound {
  return { is: 'figure', figure: { status, low, high } }
}
