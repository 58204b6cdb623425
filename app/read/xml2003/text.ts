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

/** An empty text. */
export function richText(): RichText {
  let text = ''
  let struck: { from: number; to: number }[] = []
  /** How many elements that strike are open, and where the outermost began. */
  let open = 0
  let from = 0
  return {
    begin: () => {
      text = ''
      struck = []
      open = 0
    },
    open: (name) => {
      if (name.toUpperCase() === 'BR') text += '\n'
      if (!STRIKES.has(name.toUpperCase())) return
      if (open === 0) from = text.length
      open++
    },
    text: (run) => {
      text += run.read()
    },
    close: (name) => {
      if (!STRIKES.has(name.toUpperCase())) return
      open--
      if (open === 0 && text.length > from) struck.push({ from, to: text.length })
    },
    written: () => text,
    struck: () => struck,
  }
}
