import type { CellStyle } from '../../vocabulary/index.ts'
import type { XmlTag } from '../xml/index.ts'

/** How a run of text looks, as far as it changes what the text says. */
export interface Look {
  readonly hidden: boolean
  readonly bold: boolean
  readonly italic: boolean
  readonly strike: boolean
  readonly raised: boolean
  readonly fontColour: string | undefined
}

export const PLAIN_LOOK: Look = {
  hidden: false,
  bold: false,
  italic: false,
  strike: false,
  raised: false,
  fontColour: undefined,
}

/** A property of a run changes the look; any other element leaves it as it is. */
export function changedLook(look: Look, name: string, tag: XmlTag): Look {
  switch (name) {
    case 'b':
      return { ...look, bold: isOn(tag) }
    case 'i':
      return { ...look, italic: isOn(tag) }
    case 'strike':
    case 'dstrike':
      return { ...look, strike: isOn(tag) }
    case 'vanish':
      return { ...look, hidden: isOn(tag) }
    case 'vertAlign':
      return { ...look, raised: tag.attribute('val') === 'superscript' }
    case 'color':
      return { ...look, fontColour: colourOf(tag.attribute('val')) }
    default:
      return look
  }
}

/** Whether an element that may say no (`w:val="0"`) says yes. */
export function isOn(tag: XmlTag): boolean {
  return tag.flag('val') ?? true
}

/** `1F3864` as a colour; undefined for `auto` and anything else. */
export function colourOf(value: string | undefined): string | undefined {
  return value !== undefined && /^[0-9a-f]{6}$/i.test(value) ? `#${value.toUpperCase()}` : undefined
}

/** The word of a paragraph's alignment, in both editions of the standard. */
export function alignOf(value: string | undefined): CellStyle['align'] {
  if (value === 'left' || value === 'start') return 'left'
  if (value === 'right' || value === 'end') return 'right'
  return value === 'center' ? 'centre' : undefined
}
