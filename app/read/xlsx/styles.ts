import { type CellStyle, PLAIN_STYLE } from '../../vocabulary/index.ts'
import { refuse } from '../refusal.ts'
import type { XmlHandler, XmlTag } from '../xml/index.ts'
import { type Colour, colourOf } from './colours.ts'
import { builtInFormat } from './formats.ts'

interface Font {
  bold: boolean
  italic: boolean
  strike: boolean
  colour: Colour | undefined
}

interface Fill {
  solid: boolean
  colour: Colour | undefined
}

interface Format {
  readonly number: number
  readonly font: number
  readonly fill: number
  align: CellStyle['align']
  indent: number
}

/** The styles of a workbook as they are gathered from `styles.xml`. */
export interface StyleSource {
  readonly codes: Map<number, string>
  readonly fonts: Font[]
  readonly fills: Fill[]
  readonly formats: Format[]
}

/** Spreadsheets hold at most 64,000 cell formats. */
const MOST = 65_535
const ALIGNMENTS: ReadonlyMap<string, CellStyle['align']> = new Map(
  Object.entries({
    left: 'left',
    center: 'centre',
    centerContinuous: 'centre',
    right: 'right',
  }),
)

export function styleSource(): StyleSource {
  return { codes: new Map(), fonts: [], fills: [], formats: [] }
}

/** Reads `styles.xml`. The same elements occur again for conditional and named formats, which are passed over. */
export function stylesHandler(into: StyleSource, part: string): XmlHandler {
  let section = ''
  let depth = 0
  return {
    open: (name, tag) => {
      depth++
      if (depth === 2) section = name
      else if (depth > 2) readStyle(into, section, name, tag, part)
    },
    close: () => {
      depth--
    },
  }
}

/** The cell styles, by the number by which cells name them. */
export function cellStyles(source: StyleSource, theme: readonly string[]): readonly CellStyle[] {
  if (source.formats.length === 0) return [PLAIN_STYLE]
  return source.formats.map((format) => {
    const font = source.fonts[format.font]
    const fill = source.fills[format.fill]
    return {
      numberFormat: source.codes.get(format.number) ?? builtInFormat(format.number),
      bold: font?.bold ?? false,
      italic: font?.italic ?? false,
      strike: font?.strike ?? false,
      fontColour: font?.colour?.(theme),
      fillColour: fill?.solid ? fill.colour?.(theme) : undefined,
      align: format.align,
      indent: format.indent,
    }
  })
}

function readStyle(into: StyleSource, section: string, name: string, tag: XmlTag, part: string): void {
  if (section === 'numFmts') {
    const id = tag.integer('numFmtId')
    if (name === 'numFmt' && id !== undefined)
      kept(into.codes.set(id, tag.attribute('formatCode') ?? 'General').size, part)
  } else if (section === 'fonts') {
    if (name === 'font') kept(into.fonts.push({ bold: false, italic: false, strike: false, colour: undefined }), part)
    else readFont(into.fonts.at(-1), name, tag)
  } else if (section === 'fills') {
    if (name === 'fill') kept(into.fills.push({ solid: false, colour: undefined }), part)
    else readFill(into.fills.at(-1), name, tag)
  } else if (section === 'cellXfs') {
    if (name === 'xf') {
      const format = {
        number: tag.integer('numFmtId') ?? 0,
        font: tag.integer('fontId') ?? 0,
        fill: tag.integer('fillId') ?? 0,
        align: undefined,
        indent: 0,
      }
      kept(into.formats.push(format), part)
    } else if (name === 'alignment') readAlignment(into.formats.at(-1), tag)
  }
}

function readFont(font: Font | undefined, name: string, tag: XmlTag): void {
  if (font === undefined) return
  if (name === 'b') font.bold = tag.flag('val') ?? true
  else if (name === 'i') font.italic = tag.flag('val') ?? true
  else if (name === 'strike') font.strike = tag.flag('val') ?? true
  else if (name === 'color') font.colour = colourOf(tag)
}

function readFill(fill: Fill | undefined, name: string, tag: XmlTag): void {
  if (fill === undefined) return
  if (name === 'patternFill') fill.solid = tag.attribute('patternType') === 'solid'
  else if (name === 'fgColor') fill.colour = colourOf(tag)
}

function readAlignment(format: Format | undefined, tag: XmlTag): void {
  if (format === undefined) return
  format.align = ALIGNMENTS.get(tag.attribute('horizontal') ?? '')
  format.indent = Math.max(0, tag.integer('indent') ?? 0)
}

function kept(count: number, part: string): void {
  if (count > MOST) refuse({ kind: 'too-large', part, limit: `${MOST} styles` })
}
