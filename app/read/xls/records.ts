import { damaged, refuse } from '../refusal.ts'

/** Numbers of the records of a BIFF8 workbook that are read (MS-XLS 2.3). */
export const RECORD = {
  formula: 0x06,
  eof: 0x0a,
  externSheet: 0x17,
  name: 0x18,
  note: 0x1c,
  date1904: 0x22,
  externName: 0x23,
  filePass: 0x2f,
  font: 0x31,
  continue: 0x3c,
  object: 0x5d,
  columns: 0x7d,
  boundSheet: 0x85,
  palette: 0x92,
  multipleRk: 0xbd,
  richString: 0xd6,
  format: 0xe0,
  merges: 0xe5,
  sharedStrings: 0xfc,
  labelShared: 0xfd,
  supBook: 0x1ae,
  textObject: 0x1b6,
  number: 0x203,
  label: 0x204,
  boolOrError: 0x205,
  string: 0x207,
  row: 0x208,
  array: 0x221,
  rk: 0x27e,
  numberFormat: 0x41e,
  sharedFormula: 0x4bc,
  begin: 0x809,
} as const

/** A record of the stream. `start` and `end` bound its content. */
export interface BiffRecord {
  readonly id: number
  readonly start: number
  readonly end: number
}

/** The bytes of a workbook stream with a view on them. */
export interface Biff {
  readonly bytes: Uint8Array
  readonly view: DataView
}

/** Content of a record is at most 8,224 bytes; some programs other than Excel write longer ones. */
const HEADER_BYTES = 4
/** Records of Excel lie below the first number, those of charts between the other two. */
const AFTER_CELLS = 0x0900
const CHARTS = 0x1000
const AFTER_CHARTS = 0x10ff

/** The stream as Biff. */
export function biff(bytes: Uint8Array): Biff {
  return { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength) }
}

/** The record at a position. Throws a Refusal where the stream ends inside it or no such record exists. */
export function recordAt({ view, bytes }: Biff, at: number, part: string): BiffRecord {
  if (at + HEADER_BYTES > bytes.length) return refuse({ kind: 'truncated', part })
  const id = view.getUint16(at, true)
  const start = at + HEADER_BYTES
  const end = start + view.getUint16(at + 2, true)
  if (end > bytes.length) return refuse({ kind: 'truncated', part })
  const known = id > 0 && (id < AFTER_CELLS || (id >= CHARTS && id <= AFTER_CHARTS))
  return known ? { id, start, end } : damaged(part, `record ${id.toString(16)}`)
}

/** Ends of the CONTINUE records that follow a record, beside its own content. */
export function withContinued(biff: Biff, record: BiffRecord, part: string): readonly BiffRecord[] {
  const segments = [record]
  let at = record.end
  while (at + HEADER_BYTES <= biff.bytes.length && biff.view.getUint16(at, true) === RECORD.continue) {
    const next = recordAt(biff, at, part)
    segments.push(next)
    at = next.end
  }
  return segments
}

/** Throws a Refusal where the record is shorter than what stands in it. */
export function needs(record: BiffRecord, length: number, part: string): void {
  if (record.end - record.start < length) damaged(part, `record ${record.id.toString(16)} is too short`)
}
