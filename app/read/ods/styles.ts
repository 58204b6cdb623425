import { type CellStyle, PLAIN_STYLE } from '../../vocabulary/index.ts'
import { refuse } from '../refusal.ts'
import { charactersOfPoints } from '../sheet/widths.ts'
import type { XmlHandler, XmlTag, XmlText } from '../xml/index.ts'
import { codePiece, fullCode, literal, NUMBER_STYLES, type NumberStyle } from './formats.ts'

interface Style {
  readonly parent: string | undefined
  readonly format: string | undefined
  look: Partial<Omit<CellStyle, 'numberFormat'>>
  /** Of a text: whether it stands above the line; undefined where it does not say. */
  raised: boolean | undefined
  /** Of a table: whether it is shown; of a column: its width in characters. */
  shown: boolean
  width: number | undefined
}

/** The styles of a document, from `styles.xml` and `content.xml` alike. */
export interface StyleBook {
  /** Takes an element; whether it belonged to a style. */
  readonly open: (name: string, tag: XmlTag) => boolean
  readonly text: (run: XmlText) => void
  readonly close: (name: string) => void
  /** The look of a cell by the name of its style. */
  readonly cell: (name: string | undefined) => CellStyle
  readonly isStruckText: (name: string | undefined) => boolean
  readonly isRaisedText: (name: string | undefined) => boolean
  readonly isTableShown: (name: string | undefined) => boolean
  readonly columnWidth: (name: string | undefined) => number | undefined
}

const MOST_STYLES = 65_535
const DEEPEST_PARENT = 20
const ALIGNMENTS: ReadonlyMap<string, CellStyle['align']> = new Map(
  Object.entries({
    start: 'left',
    left: 'left',
    center: 'centre',
    end: 'right',
    right: 'right',
  }),
)

/** An empty book of styles. `part` names the document in a Refusal. */
export function styleBook(part: string): StyleBook {
  const styles = new Map<string, Style>()
  const formats = new Map<string, NumberStyle>()
  const resolvedCells = new Map<string, CellStyle>()
  let style: Style | undefined
  let format: NumberStyle | undefined
  let elapsed = false
  let words: string | undefined

  const openStyle = (name: string, tag: XmlTag) => {
    if (styles.size >= MOST_STYLES) refuse({ kind: 'too-large', part, limit: `${MOST_STYLES} styles` })
    style = {
      parent: tag.attribute('parent-style-name'),
      format: tag.attribute('data-style-name'),
      look: {},
      raised: undefined,
      shown: true,
      width: undefined,
    }
    const family = tag.attribute('family') ?? ''
    styles.set(styleKey(family, name === 'default-style' ? undefined : tag.attribute('style:name')), style)
  }

  const openFormat = (tag: XmlTag) => {
    if (formats.size >= MOST_STYLES) refuse({ kind: 'too-large', part, limit: `${MOST_STYLES} number styles` })
    format = { code: '', cases: [] }
    elapsed = tag.flag('truncate-on-overflow') === false
    formats.set(tag.attribute('style:name') ?? '', format)
  }

  const inFormat = (into: NumberStyle, name: string, tag: XmlTag) => {
    if (name === 'text' || name === 'currency-symbol') words = ''
    else if (name === 'map') {
      into.cases.push({ condition: tag.attribute('condition') ?? '', style: tag.attribute('apply-style-name') ?? '' })
    } else into.code += codePiece(name, tag, elapsed)
  }

  const look = (family: string, name: string | undefined): Style['look'] => {
    const chain: Style['look'][] = []
    let next = name
    for (let depth = 0; next !== undefined && depth < DEEPEST_PARENT; depth++) {
      const one = styles.get(styleKey(family, next))
      if (one === undefined) break
      chain.unshift(one.look)
      next = one.parent
    }
    return Object.assign({}, styles.get(styleKey(family, undefined))?.look, ...chain)
  }

  const isRaised = (name: string | undefined): boolean => {
    let next = name
    for (let depth = 0; next !== undefined && depth < DEEPEST_PARENT; depth++) {
      const one = styles.get(styleKey('text', next))
      if (one?.raised !== undefined) return one.raised
      next = one?.parent
    }
    return false
  }

  const formatName = (name: string | undefined): string | undefined => {
    let next = name
    for (let depth = 0; next !== undefined && depth < DEEPEST_PARENT; depth++) {
      const one = styles.get(styleKey('table-cell', next))
      if (one?.format !== undefined) return one.format
      next = one?.parent
    }
    return undefined
  }

  const cell = (name: string | undefined): CellStyle => {
    const known = resolvedCells.get(name ?? '')
    if (known !== undefined) return known
    const number = formats.get(formatName(name) ?? '')
    const made = {
      ...PLAIN_STYLE,
      ...look('table-cell', name),
      numberFormat: (number === undefined ? '' : fullCode(number, formats)) || 'General',
    }
    resolvedCells.set(name ?? '', made)
    return made
  }

  return {
    open: (name, tag) => {
      if (name === 'style' || name === 'default-style') openStyle(name, tag)
      else if (NUMBER_STYLES.has(name)) openFormat(tag)
      else if (format !== undefined) inFormat(format, name, tag)
      else if (style !== undefined) readLook(style, name, tag)
      else return false
      return true
    },
    text: (run) => {
      if (words !== undefined) words += run.read()
    },
    close: (name) => {
      if (name === 'style' || name === 'default-style') style = undefined
      else if (NUMBER_STYLES.has(name)) format = undefined
      else if (words !== undefined && (name === 'text' || name === 'currency-symbol')) {
        if (format !== undefined) format.code += literal(words)
        words = undefined
      }
    },
    cell,
    isStruckText: (name) => look('text', name).strike ?? false,
    isRaisedText: isRaised,
    isTableShown: (name) => styles.get(styleKey('table', name))?.shown ?? true,
    columnWidth: (name) => styles.get(styleKey('table-column', name))?.width,
  }
}

/** Reads the styles of `styles.xml`. */
export function stylesHandler(book: StyleBook): XmlHandler {
  return { open: (name, tag) => void book.open(name, tag), text: book.text, close: book.close }
}

function styleKey(family: string, name: string | undefined): string {
  return name === undefined ? family : `${family} ${name}`
}

function readLook(style: Style, name: string, tag: XmlTag): void {
  if (name === 'text-properties') {
    const weight = tag.attribute('font-weight')
    const slant = tag.attribute('font-style')
    const line = tag.attribute('text-line-through-style') ?? tag.attribute('text-line-through-type')
    const colour = tag.flag('use-window-font-color') ? undefined : tag.attribute('fo:color')
    const position = tag.attribute('text-position')
    // A word or a share of the height, above or below, and behind it the size: `super 58%`, `33% 58%`, `-8% 58%`.
    if (position !== undefined) style.raised = /^(?:super|\+?0*\.?0*[1-9])/.test(position.trim())
    style.look = {
      ...style.look,
      ...(weight === undefined ? {} : { bold: weight === 'bold' || Number(weight) >= 600 }),
      ...(slant === undefined ? {} : { italic: slant !== 'normal' }),
      ...(line === undefined ? {} : { strike: line !== 'none' }),
      ...(colour === undefined ? {} : { fontColour: hex(colour) }),
    }
  } else if (name === 'table-cell-properties') {
    const fill = tag.attribute('background-color')
    if (fill !== undefined) style.look = { ...style.look, fillColour: hex(fill) }
  } else if (name === 'paragraph-properties') {
    const align = tag.attribute('text-align')
    const margin = points(tag.attribute('margin-left') ?? '')
    style.look = {
      ...style.look,
      ...(align === undefined ? {} : { align: ALIGNMENTS.get(align) }),
      // An indent of one is ten points in the program that writes most of these files.
      ...(margin === undefined ? {} : { indent: Math.max(0, Math.round(margin / 10)) }),
    }
  } else if (name === 'table-properties') style.shown = tag.flag('display') ?? true
  else if (name === 'table-column-properties') style.width = characters(tag.attribute('column-width') ?? '')
}

function hex(colour: string): string | undefined {
  return /^#[0-9a-fA-F]{6}$/.test(colour) ? colour.toUpperCase() : undefined
}

const POINTS: ReadonlyMap<string, number> = new Map(
  Object.entries({ pt: 1, in: 72, cm: 72 / 2.54, mm: 72 / 25.4, pc: 12, px: 0.75 }),
)

function points(length: string): number | undefined {
  const [, figure = '', unit = ''] = /^(\d+(?:\.\d+)?)([a-z]{2})$/.exec(length) ?? []
  const factor = POINTS.get(unit)
  return factor === undefined ? undefined : Number(figure) * factor
}

function characters(length: string): number | undefined {
  const width = points(length)
  return width === undefined ? undefined : charactersOfPoints(width)
}
