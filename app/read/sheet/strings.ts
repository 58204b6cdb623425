import { refuse } from '../refusal.ts'

/** Texts of a sheet, each once. */
export interface StringTable {
  readonly strings: string[]
  /** Position of the text in `strings`; it is added where it is new. */
  readonly intern: (text: string) => number
  /** Adds a text that its caller knows to be new, and saves the look-up. */
  readonly append: (text: string) => number
}

/** A map of the language holds 2^24 entries and throws at the next. */
export const MOST_TEXTS = 2 ** 24 - 1

/** An empty table of texts. One more than `most` different ones throws a Refusal, which names the `part`. */
export function stringTable(part: string, most = MOST_TEXTS): StringTable {
  const strings: string[] = []
  const places = new Map<string, number>()
  return {
    strings,
    append: (text) => {
      if (strings.length >= most) refuse({ kind: 'too-large', part, limit: `${most} different texts` })
      return strings.push(text) - 1
    },
    intern: (text) => {
      const known = places.get(text)
      if (known !== undefined) return known
      if (places.size >= most) refuse({ kind: 'too-large', part, limit: `${most} different texts` })
      const place = strings.length
      strings.push(text)
      places.set(text, place)
      return place
    },
  }
}
