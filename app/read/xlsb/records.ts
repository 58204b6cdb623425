import { damaged, refuse } from '../refusal.ts'

/** Numbers of the records of a binary workbook that are read (MS-XLSB 2.3.2). */
export const RECORD = {
  row: 0,
  blank: 1,
  rk: 2,
  error: 3,
  boolean: 4,
  real: 5,
  text: 6,
  sharedText: 7,
  formulaText: 8,
  formulaNumber: 9,
  formulaBoolean: 10,
  formulaError: 11,
  shortBlank: 12,
  shortRk: 13,
  shortError: 14,
  shortBoolean: 15,
  shortReal: 16,
  shortText: 17,
  shortSharedText: 18,
  stringItem: 19,
  name: 39,
  font: 43,
  numberFormat: 44,
  fill: 45,
  format: 47,
  column: 60,
  richText: 62,
  sheetBegin: 145,
  sheetEnd: 146,
  workbookProperties: 153,
  listedSheet: 156,
  merge: 176,
  bookSource: 355,
  ownBook: 357,
  sameBook: 358,
  externSheet: 362,
  arrayFormula: 426,
  sharedFormula: 427,
  beginFonts: 611,
  endFonts: 612,
  beginFills: 603,
  endFills: 604,
  beginCellFormats: 617,
  endCellFormats: 618,
  addInBook: 667,
  commentAuthor: 632,
  beginComment: 635,
  endComment: 636,
  commentText: 637,
} as const

/** A record while it is being taken; used over and over. */
export interface Record12 {
  id: number
  /** The bytes that hold it: they are used again for the next ones. */
  bytes: Uint8Array
  view: DataView
  /** Bounds of its content. */
  start: number
  end: number
}

/** No record that an office program writes is longer. */
const LONGEST = 2 ** 24
/** A record begins with at most two bytes of its number and four of its length, seven bits each. */
const LONGEST_HEAD = 6

/** Takes the records of a part that comes in blocks. Throws a Refusal where it ends inside one. */
export async function scanRecords(
  part: string,
  blocks: AsyncIterable<Uint8Array>,
  take: (record: Record12) => void,
): Promise<void> {
  const none = new Uint8Array(0)
  const record: Record12 = { id: 0, bytes: none, view: viewOf(none), start: 0, end: 0 }
  // A block usually ends inside a record: the rest is kept in front of the next block, in a buffer used over and over.
  let buffer = new Uint8Array(0)
  let kept = 0
  for await (const block of blocks) {
    const length = kept + block.length
    if (length > buffer.length) {
      const larger = new Uint8Array(2 * length)
      larger.set(buffer.subarray(0, kept))
      buffer = larger
    }
    buffer.set(block, kept)
    const used = taken(part, buffer.subarray(0, length), record, take)
    buffer.copyWithin(0, used, length)
    kept = length - used
  }
  if (kept > 0) refuse({ kind: 'truncated', part })
}

/** Throws a Refusal where the record is shorter than what stands in it. */
export function needs(record: Record12, length: number, part: string): void {
  if (record.end - record.start < length) damaged(part, `record ${record.id} is too short`)
}

/** Takes the records that are whole; gives the number of bytes that they fill. */
function taken(part: string, bytes: Uint8Array, record: Record12, take: (record: Record12) => void): number {
  record.bytes = bytes
  record.view = viewOf(bytes)
  let at = 0
  for (;;) {
    let place = at
    const first = bytes[place++]
    if (first === undefined) return at
    let id = first
    if (first >= 0x80) {
      const second = bytes[place++]
      if (second === undefined) return at
      if (second >= 0x80) damaged(part, 'record number')
      id = (first & 0x7f) | (second << 7)
    }
    let length = 0
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[place++]
      if (byte === undefined) return at
      length |= (byte & 0x7f) << shift
      if (byte < 0x80) break
      if (place - at >= LONGEST_HEAD) damaged(part, 'record length')
    }
    if (length > LONGEST) refuse({ kind: 'too-large', part, limit: `${LONGEST} bytes in one record` })
    if (place + length > bytes.length) return at
    record.id = id
    record.start = place
    record.end = place + length
    take(record)
    at = record.end
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
