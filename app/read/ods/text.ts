import type { XmlTag, XmlText } from '../xml/index.ts'

/** The text of a cell or comment, and which of it is struck through. */
export interface Paragraphs {
  readonly text: string
  readonly struck: readonly { readonly from: number; readonly to: number }[]
}

export const NO_TEXT: Paragraphs = { text: '', struck: [] }

/** Gathers paragraphs as OpenDocument has them: runs of white space are one space, more are written as elements. */
export interface ParagraphGatherer {
  readonly open: (name: string, tag: XmlTag) => void
  readonly text: (run: XmlText) => void
  readonly close: (name: string) => void
  readonly take: () => Paragraphs
}

const MOST_SPACES = 32_767

/** A gatherer. `isStruck` looks up a text style. */
export function paragraphGatherer(isStruck: (style: string | undefined) => boolean): ParagraphGatherer {
  let text = ''
  let struck: { from: number; to: number }[] = []
  let inParagraph = false
  let begun = false
  /** One entry for each open span: where it began, or -1 where it is not struck. */
  let spans: number[] = []
  return {
    open: (name, tag) => {
      if (name === 'p' || name === 'h') {
        if (begun) text += '\n'
        begun = true
        inParagraph = true
      } else if (!inParagraph) return
      else if (name === 's') text += ' '.repeat(Math.min(MOST_SPACES, Math.max(0, tag.integer('c') ?? 1)))
      else if (name === 'tab') text += '\t'
      else if (name === 'line-break') text += '\n'
      else if (name === 'span') spans.push(isStruck(tag.attribute('style-name')) ? text.length : -1)
    },
    text: (run) => {
      if (!inParagraph) return
      const written = run.read().replace(/[ \t\r\n]+/g, ' ')
      text += written.startsWith(' ') && (text === '' || /[ \n]$/.test(text)) ? written.slice(1) : written
    },
    close: (name) => {
      if (name === 'p' || name === 'h') inParagraph = false
      else if (name === 'span') {
        const from = spans.pop() ?? -1
        if (from >= 0 && text.length > from) struck.push({ from, to: text.length })
      }
    },
    take: () => {
      const taken = text === '' ? NO_TEXT : { text, struck }
      text = ''
      struck = []
      spans = []
      begun = false
      inParagraph = false
      return taken
    },
  }
}
