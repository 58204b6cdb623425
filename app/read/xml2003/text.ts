import { type RaisedPart, withRaisedDigits } from '../raised.ts'
import type { XmlText } from '../xml/index.ts'

/** Gathers the text of a value or comment: plain, or a piece of HTML with formatted runs. */
export interface RichText {
  readonly begin: () => void
  readonly open: (name: string) => void
  readonly text: (run: XmlText) => void
  readonly close: (name: string) => void
  readonly written: () => string
  readonly struck: () => readonly { readonly from: number; readonly to: number }[]
}

const STRIKES = new Set(['S', 'STRIKE', 'DEL'])
const RAISES = new Set(['SUP'])

/** An empty text. */
export function richText(): RichText {
  let text = ''
  const struck = marked(STRIKES, () => text.length)
  const raised = marked(RAISES, () => text.length)
  return {
    begin: () => {
      text = ''
      struck.begin()
      raised.begin()
    },
    open: (name) => {
      const upper = name.toUpperCase()
      if (upper === 'BR') text += '\n'
      struck.open(upper)
      raised.open(upper)
    },
    text: (run) => {
      text += run.read()
    },
    close: (name) => {
      struck.close(name.toUpperCase())
      raised.close(name.toUpperCase())
    },
    written: () => withRaisedDigits(text, raised.parts()),
    struck: struck.parts,
  }
}

/** The parts of a text inside elements of these names; an element within another of them is one part with it. */
function marked(names: ReadonlySet<string>, length: () => number) {
  let parts: RaisedPart[] = []
  /** How many such elements are open, and where the outermost began. */
  let open = 0
  let from = 0
  return {
    begin: () => {
      parts = []
      open = 0
    },
    open: (name: string) => {
      if (!names.has(name)) return
      if (open === 0) from = length()
      open++
    },
    close: (name: string) => {
      if (!names.has(name)) return
      open--
      if (open === 0 && length() > from) parts.push({ from, to: length() })
    },
    parts: (): readonly RaisedPart[] => parts,
  }
}
