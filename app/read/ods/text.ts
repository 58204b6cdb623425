import { type RaisedPart, withRaisedDigits } from '../raised.ts'
import type { XmlTag, XmlText } from '../xml/index.ts'

/** The text of a cell or comment, and which of it is struck through. */
export interface Paragraphs {
  readonly text: string
  /** The same with raised digits as plain ones, as the attribute of a value has it. */
  readonly level: string
  readonly struck: readonly { readonly from: number; readonly to: number }[]
}

export const NO_TEXT: Paragraphs = { text: '', level: '', struck: [] }

/** Gathers paragraphs as OpenDocument has them: runs of white space are one space, more are written as elements. */
export interface ParagraphGatherer {
  readonly open: (name: string, tag: XmlTag) => void
  readonly text: (run: XmlText) => void
  readonly close: (name: string) => void
  readonly take: () => Paragraphs
}

const MOST_SPACES = 32_767

/** What a text style does to its text. */
export interface TextStyles {
  readonly isStruckText: (style: string | undefined) => boolean
  readonly isRaisedText: (style: string | undefined) => boolean
}

/** A gatherer that looks up text styles in `styles`. */
export function paragraphGatherer(styles: TextStyles): ParagraphGatherer {
  let text = ''
  let struck: { from: number; to: number }[] = []
  let raised: RaisedPart[] = []
  let inParagraph = false
  let begun = false
  /** One entry for each open span: where it began, or -1 where it is not struck. */
  let spans: number[] = []
  /** Which open span, counted from 1, raises its text; 0 where none does. */
  let raisedBy = 0
  let raisedFrom = 0
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
      else if (name === 'span') {
        const style = tag.attribute('style-name')
        spans.push(styles.isStruckText(style) ? text.length : -1)
        if (raisedBy === 0 && styles.isRaisedText(style)) {
          raisedBy = spans.length
          raisedFrom = text.length
        }
      }
    },
    text: (run) => {
      if (!inParagraph) return
      const written = run.read().replace(/[ \t\r\n]+/g, ' ')
      text += written.startsWith(' ') && (text === '' || /[ \n]$/.test(text)) ? written.slice(1) : written
    },
    close: (name) => {
      if (name === 'p' || name === 'h') inParagraph = false
      else if (name === 'span') {
        if (raisedBy > 0 && raisedBy === spans.length) {
          raised.push({ from: raisedFrom, to: text.length })
          raisedBy = 0
        }
        const from = spans.pop() ?? -1
        if (from >= 0 && text.length > from) struck.push({ from, to: text.length })
      }
    },
    take: () => {
      const taken = text === '' ? NO_TEXT : { text: withRaisedDigits(text, raised), level: text, struck }
      text = ''
      struck = []
      raised = []
      spans = []
      raisedBy = 0
      begun = false
      inParagraph = false
      return taken
    },
  }
}
