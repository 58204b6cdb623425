import { withRaisedDigits } from '../raised.ts'
import type { Look } from './look.ts'

/** Text as it is gathered from the pieces of a cell or paragraph, with how each piece looks. */
export interface TextRun {
  readonly add: (text: string, look: Look) => void
  /** A line end, unless nothing or one stands in front. */
  readonly breakLine: (always: boolean) => void
  readonly take: () => GatheredText
}

export interface GatheredText {
  readonly text: string
  /** What all of the text shares; undefined where there is none. */
  readonly look: Look | undefined
  /** Struck parts, where not all of it is struck. */
  readonly struck: readonly { readonly from: number; readonly to: number }[]
}

const SPACES = /[ \t\r\n\f]+/g

/** An empty text. White space is joined as browsers do; a no-break space is kept. */
export function textRun(): TextRun {
  let text = ''
  let pieces: { readonly from: number; to: number; readonly look: Look }[] = []
  return {
    add: (raw, look) => {
      if (look.hidden && raw.trim() === '') return
      let piece = raw.replace(SPACES, ' ')
      if (piece.startsWith(' ') && (text === '' || text.endsWith(' ') || text.endsWith('\n'))) piece = piece.slice(1)
      if (piece === '') return
      const from = text.length
      text += piece
      const last = pieces.at(-1)
      if (last !== undefined && last.look === look && last.to === from) last.to = text.length
      else pieces.push({ from, to: text.length, look })
    },
    breakLine: (always) => {
      if (text.endsWith(' ')) text = text.slice(0, -1)
      if (always || (text !== '' && !text.endsWith('\n'))) text += '\n'
    },
    take: () => {
      const whole = text.replace(/[ \n]+$/, '')
      const lead = whole.length - whole.replace(/^[ \n]+/, '').length
      const taken = whole.slice(lead)
      const shown = pieces
        .map(({ from, to, look }) => ({ from: Math.max(0, from - lead), to: Math.min(whole.length, to) - lead, look }))
        .filter(({ from, to }) => from < to && taken.slice(from, to).trim() !== '')
      text = ''
      pieces = []
      const allStruck = shown.every(({ look }) => look.strike)
      return {
        text: withRaisedDigits(
          taken,
          shown.filter(({ look }) => look.raised),
        ),
        look: shared(shown.map(({ look }) => look)),
        struck: allStruck ? [] : shown.filter(({ look }) => look.strike).map(({ from, to }) => ({ from, to })),
      }
    },
  }
}

function shared([first, ...others]: readonly Look[]): Look | undefined {
  if (first === undefined) return undefined
  return others.reduce(
    (all, look) => ({
      hidden: all.hidden && look.hidden,
      bold: all.bold && look.bold,
      italic: all.italic && look.italic,
      strike: all.strike && look.strike,
      raised: all.raised && look.raised,
      fontColour: all.fontColour === look.fontColour ? all.fontColour : undefined,
      fillColour: all.fillColour ?? look.fillColour,
      align: all.align ?? look.align,
    }),
    first,
  )
}
