/** Texts of a sheet, each once. */
export interface StringTable {
  readonly strings: string[]
  /** Position of the text in `strings`; it is added where it is new. */
  readonly intern: (text: string) => number
  /** Adds a text that its caller knows to be new, and saves the look-up. */
  readonly append: (text: string) => number
}

/** An empty table of texts. */
export function stringTable(): StringTable {
  const strings: string[] = []
  const places = new Map<string, number>()
  return {
    strings,
    append: (text) => strings.push(text) - 1,
    intern: (text) => {
      const known = places.get(text)
      if (known !== undefined) return known
      const place = strings.length
      strings.push(text)
      places.set(text, place)
      return place
    },
  }
}
