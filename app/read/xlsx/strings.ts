import { type RaisedPart, withRaisedDigits } from '../raised.ts'
import { refuse } from '../refusal.ts'
import type { XmlHandler, XmlTag } from '../xml/index.ts'
import { unescaped } from './escapes.ts'

/** A struck part of a text, by its characters. */
export interface Struck {
  readonly from: number
  readonly to: number
}

/** A text with formatting, taken plain. */
export interface PlainText {
  readonly text: string
  readonly struck: readonly Struck[]
}

/** Gathers the runs of a shared or inline string: plain text, and which of it is struck through. */
export interface TextGatherer {
  readonly open: (name: string, tag: XmlTag) => void
  readonly close: (name: string) => void
  readonly text: (read: () => string) => void
  /** The text so far; the gatherer is empty afterwards. */
  readonly take: () => PlainText
}

/** The shared strings of a workbook. */
export interface SharedStrings {
  readonly texts: string[]
  readonly struck: Map<number, readonly Struck[]>
}

/** Characters of all shared strings, each with its room. */
export const MOST_CHARACTERS = 2 ** 28
/** What a string takes apart from its characters. */
export const ROOM = 24
/** Shared strings with struck parts. */
export const MOST_STRUCK = 1_000_000

/** A gatherer. Phonetic guides (`rPh`) repeat the text in another script and are left out. */
export function textGatherer(): TextGatherer {
  let text = ''
  let struck: Struck[] = []
  let raised: RaisedPart[] = []
  let piece = ''
  let inText = false
  let inPhonetic = false
  let strike = false
  let raise = false
  return {
    open: (name, tag) => {
      if (name === 't') inText = !inPhonetic
      else if (name === 'rPh') inPhonetic = true
      else if (name === 'r') {
        strike = false
        raise = false
      } else if (name === 'strike' || name === 'dstrike') strike = tag.flag('val') ?? true
      else if (name === 'vertAlign') raise = tag.attribute('val') === 'superscript'
    },
    close: (name) => {
      if (name === 't') {
        if (inText && piece !== '') {
          const from = text.length
          text += unescaped(piece)
          piece = ''
          if (strike) struck.push({ from, to: text.length })
          if (raise) raised.push({ from, to: text.length })
        }
        inText = false
      } else if (name === 'rPh') inPhonetic = false
      else if (name === 'r') {
        strike = false
        raise = false
      }
    },
    text: (read) => {
      if (inText) piece = piece === '' ? read() : piece + read()
    },
    take: () => {
      const taken = { text: withRaisedDigits(text, raised), struck }
      text = ''
      strike = false
      raise = false
      if (struck.length > 0) struck = []
      if (raised.length > 0) raised = []
      return taken
    },
  }
}

/** Reads `sharedStrings.xml` into `into`. */
export function sharedStringsHandler(into: SharedStrings, part: string): XmlHandler {
  const gatherer = textGatherer()
  let size = 0
  return {
    open: (name, tag) => {
      if (name !== 'si') gatherer.open(name, tag)
    },
    text: (run) => gatherer.text(run.read),
    close: (name) => {
      if (name !== 'si') {
        gatherer.close(name)
        return
      }
      const { text, struck } = gatherer.take()
      size += text.length + ROOM
      if (size > MOST_CHARACTERS) refuse({ kind: 'too-large', part, limit: `${MOST_CHARACTERS} characters of text` })
      if (struck.length > 0) {
        if (into.struck.size >= MOST_STRUCK) refuse({ kind: 'too-large', part, limit: `${MOST_STRUCK} struck texts` })
        into.struck.set(into.texts.length, struck)
      }
      into.texts.push(text)
    },
  }
}
