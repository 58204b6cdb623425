import { type CellStyle, PLAIN_STYLE } from '../../vocabulary/index.ts'
import { builtInFormat } from '../xlsx/formats.ts'
import { type Biff, type BiffRecord, needs } from './records.ts'
import { stringReader } from './text.ts'

/** Styles of a workbook as its records are met: `finish` once all are in. */
export interface StyleRecords {
  readonly font: (record: BiffRecord) => void
  readonly numberFormat: (record: BiffRecord) => void
  readonly format: (record: BiffRecord) => void
  readonly palette: (record: BiffRecord) => void
  readonly finish: () => Styles
}

export interface Styles {
  /** By the number that cells give. */
  readonly cellStyles: readonly CellStyle[]
  readonly isStruck: (font: number) => boolean
  readonly isRaised: (font: number) => boolean
}

interface Font {
  readonly bold: boolean
  readonly italic: boolean
  readonly strike: boolean
  readonly raised: boolean
  readonly colour: number
}

interface Format {
  readonly font: number
  readonly numberFormat: number
  readonly align: CellStyle['align']
  readonly indent: number
  readonly fillPattern: number
  readonly fillFront: number
  readonly fillBack: number
}

const PART = 'styles'
const BOLD_WEIGHT = 600
const SOLID = 1
const SUPERSCRIPT = 1
/** Colours 0 to 7 are fixed; a workbook may set the 56 that follow (MS-XLS 2.4.155). */
const FIXED = ['000000', 'FFFFFF', 'FF0000', '00FF00', '0000FF', 'FFFF00', 'FF00FF', '00FFFF']
const FIRST_SET = 8
const USUAL = (
  '000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF 800000 008000 000080 808000 800080 008080 C0C0C0 808080 ' +
  '9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF 000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF ' +
  '00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 ' +
  '003366 339966 003300 333300 993300 993366 333399 333333'
).split(' ')

/** Gathers fonts, number formats, cell formats and palette. */
export function styleRecords(biff: Biff): StyleRecords {
  const { view } = biff
  const fonts: Font[] = []
  const codes = new Map<number, string>()
  const formats: Format[] = []
  let palette: readonly string[] = USUAL
  // Fonts are numbered without a number 4, for a reason of Excel 4 (MS-XLS 2.5.129).
  const fontOf = (number: number) => fonts[number >= 4 ? number - 1 : number]
  const colour = (index: number) => {
    const plain = FIXED[index] ?? palette[index - FIRST_SET]
    return plain === undefined ? undefined : `#${plain}`
  }
  const styleOf = (format: Format): CellStyle => {
    const font = fontOf(format.font)
    const fill = format.fillPattern === SOLID ? format.fillFront : format.fillBack
    return {
      numberFormat: codes.get(format.numberFormat) ?? builtInFormat(format.numberFormat),
      bold: font?.bold ?? false,
      italic: font?.italic ?? false,
      strike: font?.strike ?? false,
      fontColour: font === undefined ? undefined : colour(font.colour),
      fillColour: format.fillPattern === 0 ? undefined : colour(fill),
      align: format.align,
      indent: format.indent,
    }
  }

  return {
    font: (record) => {
      needs(record, 8, PART)
      const flags = view.getUint16(record.start + 2, true)
      fonts.push({
        bold: view.getUint16(record.start + 6, true) >= BOLD_WEIGHT,
        italic: (flags & 0x02) !== 0,
        strike: (flags & 0x08) !== 0,
        raised: record.end - record.start >= 10 && view.getUint16(record.start + 8, true) === SUPERSCRIPT,
        colour: view.getUint16(record.start + 4, true),
      })
    },
    numberFormat: (record) => {
      needs(record, 5, PART)
      const reader = stringReader(biff, [record], PART)
      const number = reader.uint16()
      codes.set(number, reader.next().text)
    },
    format: (record) => {
      needs(record, 20, PART)
      const at = record.start
      const colours = view.getUint16(at + 18, true)
      formats.push({
        font: view.getUint16(at, true),
        numberFormat: view.getUint16(at + 2, true),
        align: alignment(view.getUint8(at + 6) & 0x07),
        indent: view.getUint8(at + 8) & 0x0f,
        fillPattern: view.getUint32(at + 14, true) >>> 26,
        fillFront: colours & 0x7f,
        fillBack: (colours >> 7) & 0x7f,
      })
    },
    palette: (record) => {
      needs(record, 2, PART)
      const count = view.getUint16(record.start, true)
      needs(record, 2 + count * 4, PART)
      palette = Array.from({ length: count }, (_, index) => {
        const at = record.start + 2 + index * 4
        const parts = [view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2)]
        return parts.map((value) => value.toString(16).padStart(2, '0').toUpperCase()).join('')
      })
    },
    finish: () => ({
      cellStyles: formats.length === 0 ? [PLAIN_STYLE] : formats.map(styleOf),
      isStruck: (font) => fontOf(font)?.strike ?? false,
      isRaised: (font) => fontOf(font)?.raised ?? false,
    }),
  }
}

function alignment(code: number): CellStyle['align'] {
  if (code === 1) return 'left'
  if (code === 2 || code === 6) return 'centre'
  return code === 3 ? 'right' : undefined
}
