import type { EnteredFigure } from '../annotate/index.ts'
import type { EnteredHere, VersionFile } from '../contract/index.ts'
import { enteredPlace } from '../query/index.ts'
import type { SqlDatabase } from '../store/index.ts'
import { enteredFigures } from './entered.ts'
import { paragraphsOf } from './replies.ts'

/** What becomes of figures that were entered by hand against a file, when another takes its place. */
export interface EnteredCarrying {
  /** As they are entered against the newer. */
  readonly entered: readonly EnteredFigure[]
  /** In words, those that are, and those that stay with the older. */
  readonly carried: readonly string[]
  readonly dropped: readonly string[]
}

/**
 * A figure goes over where one paragraph of the newer holds the words that were quoted. One without words, or whose words do not
 * hold its number, was read in the older alone.
 */
export function carryingEntered(db: SqlDatabase, older: VersionFile, newer: VersionFile): EnteredCarrying {
  const own = enteredFigures(db, newer.sha256)
  const ids = new Set(own.map(({ id }) => id))
  const said = new Set(own.map(factOf))
  const paragraphs = paragraphsOf(db, newer.id).map(spaced)
  const entered: EnteredFigure[] = []
  const carried: string[] = []
  const dropped: string[] = []
  for (const figure of enteredFigures(db, older.sha256)) {
    if (ids.has(figure.id) || said.has(factOf(figure))) continue
    const paragraph = figure.reason === '' ? paragraphWith(paragraphs, figure.quote, figure.paragraph) : undefined
    if (paragraph === undefined) {
      dropped.push(`the figure ${figure.written} entered by hand from ${enteredPlace(figure)}`)
      continue
    }
    const { row: _, observation: __, ...typed } = figure
    entered.push({ ...typed, sha256: newer.sha256, page: null, paragraph, region: null })
    carried.push(`the figure ${figure.written} entered by hand, now from paragraph ${paragraph}`)
  }
  return { entered, carried, dropped }
}

/** The number, counted from 1, of the paragraph that holds words: the one that did, else the only one. */
function paragraphWith(paragraphs: readonly string[], quote: string, was: number | null): number | undefined {
  const words = spaced(quote)
  if (!/\p{L}/u.test(words)) return undefined
  const found = paragraphs.flatMap((text, nth) => (holds(text, words) ? [nth + 1] : []))
  if (was !== null && found.includes(was)) return was
  return found.length === 1 ? found[0] : undefined
}

/** Whether words stand in a text as words: `7 offences` does not stand in `17 offences`. */
function holds(text: string, words: string): boolean {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const [before, after] = [text.slice(0, at), text.slice(at + words.length)]
    const begins = !(LETTER_AT_END.test(before) && LETTER_AT_START.test(words))
    const ends = !(LETTER_AT_END.test(words) && LETTER_AT_START.test(after))
    // A figure may go on behind a comma or point: `1` does not stand in `1,204`.
    if (begins && ends && !/\d[.,/]$/.test(before) && !(/\d$/.test(words) && /^[.,/]\d/.test(after))) return true
  }
  return false
}

const LETTER_AT_START = /^[\p{L}\p{N}]/u
const LETTER_AT_END = /[\p{L}\p{N}]$/u

function spaced(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** What a figure states, so that what was entered against both is not carried. */
function factOf({ quote, written, force, measure, periodStart, periodEnd, dimensions }: EnteredHere): string {
  return JSON.stringify([spaced(quote), written, force, measure, periodStart, periodEnd, dimensions])
}
