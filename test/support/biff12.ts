import { type ZipPart, zip } from './zip.ts'

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** One value of a record, in the width that it has there. */
export type Field = { readonly bytes: readonly number[] }

export const u8 = (value: number): Field => ({ bytes: [value & 0xff] })
export const u16 = (value: number): Field => ({ bytes: [value & 0xff, (value >> 8) & 0xff] })
export const u32 = (value: number): Field => ({ bytes: [...new Uint8Array(new Int32Array([value]).buffer)] })
export const f64 = (value: number): Field => ({ bytes: [...new Uint8Array(new Float64Array([value]).buffer)] })
export const raw = (...bytes: readonly number[]): Field => ({ bytes })
/** A text with its length in four bytes. */
export const wide = (text: string): Field => ({ bytes: [...u32(text.length).bytes, ...utf16(text)] })

export function utf16(text: string): readonly number[] {
  return [...Buffer.from(text, 'utf16le')]
}

/** A record of a binary workbook. */
export function record(id: number, ...fields: readonly Field[]): readonly number[] {
  const content = fields.flatMap(({ bytes }) => bytes)
  const number = id < 0x80 ? [id] : [(id & 0x7f) | 0x80, id >> 7]
  const length: number[] = []
  let rest = content.length
  do {
    length.push(rest > 0x7f ? (rest & 0x7f) | 0x80 : rest)
    rest >>= 7
  } while (rest > 0)
  return [...number, ...length, ...content]
}

/** A row that is shown, or not. */
export function rowOf(row: number, hidden = false): readonly number[] {
  return record(0, u32(row), u32(0), u16(300), u8(0), u8(hidden ? 0x10 : 0), u8(0), u32(0))
}

/** A formula cell that holds a number, with the tokens of its formula and what stands behind them. */
export function formulaCell(
  column: number,
  value: number,
  tokens: readonly number[],
  behind: readonly number[] = [],
): readonly number[] {
  const formula = [u32(tokens.length), raw(...tokens), u32(behind.length), raw(...behind)]
  return record(9, u32(column), u32(0), f64(value), u16(0), ...formula)
}

/** Parts of a binary workbook, each the records of it, of which a test states those that it is about. */
export interface XlsbParts {
  /** Records between the beginning and the end of the cells. */
  readonly cells?: readonly (readonly number[])[]
  readonly afterCells?: readonly (readonly number[])[]
  readonly strings?: readonly (readonly number[])[]
  readonly styles?: readonly (readonly number[])[]
  /** Records of the workbook behind its list of sheets. */
  readonly workbook?: readonly (readonly number[])[]
  readonly comments?: readonly (readonly number[])[]
  readonly extra?: readonly ZipPart[]
}

/** Writes a binary workbook of one sheet called Data. */
export function xlsb(parts: XlsbParts): Uint8Array<ArrayBuffer> {
  const bin = (name: string, records: readonly (readonly number[])[]) => ({
    name,
    content: Uint8Array.from(records.flat()),
  })
  const link = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`
  const links = (...all: readonly string[]) => `<Relationships>${all.join('')}</Relationships>`
  const files: ZipPart[] = [
    { name: '[Content_Types].xml', content: '<Types/>' },
    { name: '_rels/.rels', content: links(link('r', 'officeDocument', 'xl/workbook.bin')) },
    bin('xl/workbook.bin', [record(156, u32(0), u32(1), wide('rId1'), wide('Data')), ...(parts.workbook ?? [])]),
    bin('xl/worksheets/sheet1.bin', [record(145), ...(parts.cells ?? []), record(146), ...(parts.afterCells ?? [])]),
    {
      name: 'xl/_rels/workbook.bin.rels',
      content: links(
        link('rId1', 'worksheet', 'worksheets/sheet1.bin'),
        link('rId2', 'sharedStrings', 'sharedStrings.bin'),
        link('rId3', 'styles', 'styles.bin'),
      ),
    },
  ]
  if (parts.strings !== undefined) files.push(bin('xl/sharedStrings.bin', parts.strings))
  if (parts.styles !== undefined) files.push(bin('xl/styles.bin', parts.styles))
  if (parts.comments !== undefined) {
    files.push(bin('xl/comments1.bin', parts.comments))
    files.push({
      name: 'xl/worksheets/_rels/sheet1.bin.rels',
      content: links(link('c', 'comments', '../comments1.bin')),
    })
  }
  return zip([...files, ...(parts.extra ?? [])])
}
