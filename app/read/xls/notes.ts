import type { CellComment } from '../../vocabulary/index.ts'
import { type Biff, type BiffRecord, needs, withContinued } from './records.ts'
import { stringReader } from './text.ts'

/** Notes on cells: the note names a drawn object, whose text stands in a record behind that object. */
export interface NoteRecords {
  readonly object: (record: BiffRecord) => void
  readonly text: (record: BiffRecord) => void
  readonly note: (record: BiffRecord) => void
  readonly finish: () => readonly CellComment[]
}

const PART = 'notes'
const COMMON_PART = 0x15

/** An empty gathering for one sheet. */
export function noteRecords(biff: Biff): NoteRecords {
  const { view } = biff
  const texts = new Map<number, string>()
  const notes: { readonly row: number; readonly column: number; readonly object: number; readonly author: string }[] =
    []
  let object = -1
  return {
    object: (record) => {
      const known = record.end - record.start >= 8 && view.getUint16(record.start, true) === COMMON_PART
      object = known ? view.getUint16(record.start + 6, true) : -1
    },
    text: (record) => {
      needs(record, 14, PART)
      const length = view.getUint16(record.start + 10, true)
      const continued = withContinued(biff, record, PART).slice(1)
      if (length > 0 && continued.length > 0) texts.set(object, stringReader(biff, continued, PART).characters(length))
    },
    note: (record) => {
      if (record.end - record.start < 9) return
      const reader = stringReader(biff, [record], PART)
      const row = reader.uint16()
      const column = reader.uint16()
      reader.skip(2)
      notes.push({ row, column, object: reader.uint16(), author: reader.characters(reader.uint16()) })
    },
    finish: () =>
      notes.map(({ row, column, object: of, author }) => ({ at: { row, column }, author, text: texts.get(of) ?? '' })),
  }
}
