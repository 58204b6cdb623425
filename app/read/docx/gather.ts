import { withRaisedDigits } from '../raised.ts'
import { type Look, PLAIN_LOOK } from './look.ts'

/** The text of a cell or paragraph, gathered from its runs. */
export interface GatheredText {
  readonly text: string
  /** What all of the text shares. */
  readonly look: Look
  /** Struck parts, where not all of it is struck. */
  readonly struck: readonly { readonly from: number; readonly to: number }[]
}

export interface Gatherer {
  readonly add: (text: string, look: Look) => void
  /** Begins a new line, unless nothing stands in the first one yet. */
  readonly nextParagraph: () => void
  /** The text so far, without white space around it; the next one begins empty. */
  readonly take: () => GatheredText
}

/** An empty text. Hidden runs are left out; white space is kept as it is. */
export function gatherer(): Gatherer {
  let text = ''
  let ended = false
  let pieces: { readonly from: number; readonly to: number; readonly look: Look }[] = []
  return {
    add: (written, look) => {
      if (written === '' || look.hidden) return
      if (ended && text !== '') text += '\n'
      ended = false
      const from = text.length
      text += written
      pieces.push({ from, to: text.length, look })
    },
    nextParagraph: () => {
      ended = true
    },
    take: () => {
      const lead = text.length - text.trimStart().length
      const whole = text.trim()
      const shown = pieces
        .map(({ from, to, look }) => ({ from: Math.max(0, from - lead), to: Math.min(whole.length, to - lead), look }))
        .filter(({ from, to }) => from < to && whole.slice(from, to).trim() !== '')
      text = ''
      ended = false
      pieces = []
      const struck = shown.filter(({ look }) => look.strike)
      return {
        text: withRaisedDigits(
          whole,
          shown.filter(({ look }) => look.raised),
        ),
        look: sharedLook(shown.map(({ look }) => look)),
        struck: struck.length === shown.length ? [] : struck.map(({ from, to }) => ({ from, to })),
      }
    },
  }
}

function sharedLook([first, ...others]: readonly Look[]): Look {
  return others.reduce(
    (all, look) => ({
      hidden: false,
      bold: all.bold && look.bold,
      italic: all.italic && look.italic,
      strike: all.strike && look.strike,
      raised: all.raised && look.raised,
      fontColour: all.fontColour === look.fontColour ? all.fontColour : undefined,
    }),
    first ?? PLAIN_LOOK,
  )
}
