import { type CellStyle, PLAIN_STYLE } from '../../vocabulary/index.ts'
import { refuse } from '../refusal.ts'
import type { XmlTag } from '../xml/index.ts'
import { formatCode } from './formats.ts'

/** The styles of a workbook by their ids. */
export interface StyleBook {
  readonly open: (tag: XmlTag) => void
  /** Takes an element of the style opened last. */
  readonly take: (name: string, tag: XmlTag) => void
  readonly cell: (id: string | undefined) => CellStyle
}

interface Style {
  readonly parent: string | undefined
  look: Partial<CellStyle>
}

/** The style that all others are derived from, and that cells without one have. */
const BASE = 'Default'
const MOST_STYLES = 65_535
const DEEPEST_PARENT = 20
const ALIGNMENTS: ReadonlyMap<string, CellStyle['align']> = new Map(
  Object.entries({
    left: 'left',
    center: 'centre',
    centeracrossselection: 'centre',
    right: 'right',
  }),
)

/** An empty book of styles. `part` names the document in a Refusal. */
export function styleBook(part: string): StyleBook {
  const styles = new Map<string, Style>()
  const resolved = new Map<string, CellStyle>()
  let style: Style | undefined
  return {
    open: (tag) => {
      if (styles.size >= MOST_STYLES) refuse({ kind: 'too-large', part, limit: `${MOST_STYLES} styles` })
      style = { parent: tag.attribute('Parent'), look: {} }
      styles.set(tag.attribute('ID') ?? '', style)
    },
    take: (name, tag) => {
      if (style !== undefined) style.look = { ...style.look, ...lookOf(name, tag) }
    },
    cell: (id = BASE) => {
      const known = resolved.get(id)
      if (known !== undefined) return known
      const chain: Partial<CellStyle>[] = []
      let next: string | undefined = id
      for (let depth = 0; next !== undefined && depth < DEEPEST_PARENT; depth++) {
        const one: Style | undefined = styles.get(next)
        if (one === undefined) break
        chain.unshift(one.look)
        next = one.parent
      }
      const made = Object.assign({}, PLAIN_STYLE, styles.get(BASE)?.look, ...chain)
      resolved.set(id, made)
      return made
    },
  }
}

/** An element says all of its side of the look: what it leaves out is the ordinary. */
function lookOf(name: string, tag: XmlTag): Partial<CellStyle> {
  switch (name) {
    case 'NumberFormat':
      return { numberFormat: formatCode(tag.attribute('Format') ?? '') }
    case 'Font':
      return {
        bold: tag.flag('Bold') ?? false,
        italic: tag.flag('Italic') ?? false,
        strike: tag.flag('StrikeThrough') ?? false,
        fontColour: hex(tag.attribute('Color')),
      }
    case 'Interior':
      return { fillColour: (tag.attribute('Pattern') ?? 'None') === 'None' ? undefined : hex(tag.attribute('Color')) }
    case 'Alignment':
      return {
        align: ALIGNMENTS.get((tag.attribute('Horizontal') ?? '').toLowerCase()),
        indent: Math.max(0, Math.min(250, tag.integer('Indent') ?? 0)),
      }
    default:
      return {}
  }
}

function hex(colour: string | undefined): string | undefined {
  return colour !== undefined && /^#[0-9a-fA-F]{6}$/.test(colour) ? colour.toUpperCase() : undefined
}
