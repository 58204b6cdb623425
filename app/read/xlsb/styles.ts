import type { CellStyle } from '../../vocabulary/index.ts'
import { refuse } from '../refusal.ts'
import { type Colour, paletteColour, themeColour, tinted } from '../xlsx/colours.ts'
import { cellStyles, styleSource } from '../xlsx/styles.ts'
import { needs, RECORD, type Record12 } from './records.ts'
import { wideText } from './text.ts'

/** What a font makes of a part of a text. */
export interface FontLook {
  readonly strike: boolean
  readonly raised: boolean
}

/** Gathers `styles.bin`. */
export interface StyleRecords {
  readonly take: (record: Record12) => void
  /** By the number that texts give. */
  readonly fonts: readonly FontLook[]
  /** By the number that cells give. */
  readonly cellStyles: (theme: readonly string[]) => readonly CellStyle[]
}

/** As many as cells can number in 16 bits. */
const MOST = 65_535
const BOLD_WEIGHT = 600
const SUPERSCRIPT = 1
const SOLID = 1
const FULL_TINT = 32_767
const ALIGNMENTS: Readonly<Record<number, CellStyle['align']>> = { 1: 'left', 2: 'centre', 3: 'right', 6: 'centre' }

/** An empty gathering of the part named. */
export function styleRecords(part: string): StyleRecords {
  const source = styleSource()
  const fonts: FontLook[] = []
  let section = 0
  const kept = (count: number) => {
    if (count > MOST) refuse({ kind: 'too-large', part, limit: `${MOST} styles` })
  }

  const font = (record: Record12) => {
    needs(record, 20, part)
    const { view, start } = record
    const flags = view.getUint16(start + 2, true)
    const strike = (flags & 0x08) !== 0
    fonts.push({ strike, raised: view.getUint16(start + 6, true) === SUPERSCRIPT })
    const bold = view.getUint16(start + 4, true) >= BOLD_WEIGHT
    kept(source.fonts.push({ bold, italic: (flags & 0x02) !== 0, strike, colour: colourAt(view, start + 12) }))
  }
  const fill = (record: Record12) => {
    needs(record, 12, part)
    const { view, start } = record
    kept(source.fills.push({ solid: view.getUint32(start, true) === SOLID, colour: colourAt(view, start + 4) }))
  }
  const format = (record: Record12) => {
    needs(record, 14, part)
    const { view, start } = record
    kept(
      source.formats.push({
        number: view.getUint16(start + 2, true),
        font: view.getUint16(start + 4, true),
        fill: view.getUint16(start + 6, true),
        indent: view.getUint8(start + 11),
        align: ALIGNMENTS[view.getUint8(start + 12) & 0x07],
      }),
    )
  }

  return {
    fonts,
    cellStyles: (theme) => cellStyles(source, theme),
    take: (record) => {
      // The same records stand in other lists too, of named styles and of conditional formats.
      if (record.id === RECORD.numberFormat) {
        needs(record, 6, part)
        const code = wideText(record, record.start + 2, part).text
        kept(source.codes.set(record.view.getUint16(record.start, true), code).size)
      } else if (STARTS.has(record.id)) section = record.id
      else if (ENDS.has(record.id)) section = 0
      else if (record.id === RECORD.font && section === RECORD.beginFonts) font(record)
      else if (record.id === RECORD.fill && section === RECORD.beginFills) fill(record)
      else if (record.id === RECORD.format && section === RECORD.beginCellFormats) format(record)
    },
  }
}

const STARTS: ReadonlySet<number> = new Set([RECORD.beginFonts, RECORD.beginFills, RECORD.beginCellFormats])
const ENDS: ReadonlySet<number> = new Set([RECORD.endFonts, RECORD.endFills, RECORD.endCellFormats])

/** A colour in eight bytes (MS-XLSB 2.5.13): automatic, of the palette, plain, or of the theme, with a tint. */
function colourAt(view: DataView, at: number): Colour | undefined {
  const kind = view.getUint8(at) >> 1
  const index = view.getUint8(at + 1)
  const tint = view.getInt16(at + 2, true) / FULL_TINT
  if (kind === 1) return paletteColour(index, tint)
  if (kind === 3) return themeColour(index, tint)
  if (kind !== 2) return undefined
  const channels = [view.getUint8(at + 4), view.getUint8(at + 5), view.getUint8(at + 6)]
  const plain = `#${channels.map((channel) => channel.toString(16).padStart(2, '0').toUpperCase()).join('')}`
  return () => tinted(plain, tint)
}
