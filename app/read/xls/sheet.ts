import type { Sheet } from '../../vocabulary/index.ts'
import { damaged } from '../refusal.ts'
import { type SheetBuilder, sheetBuilder } from '../sheet/index.ts'
import { cellRecords } from './cells.ts'
import type { Globals, ListedSheet } from './globals.ts'
import { noteRecords } from './notes.ts'
import { type Biff, type BiffRecord, needs, RECORD, recordAt } from './records.ts'

/** Widths are counted in 256ths of a character. */
const WIDTH_UNIT = 256
const LAST_COLUMN = 255

/** What reading a sheet needs of its workbook. */
export interface SheetSource {
  readonly biff: Biff
  readonly globals: Globals
  readonly maxCells: number
  /** Called now and then with the position in the stream and the cells so far. */
  readonly onRecord: (at: number, cells: number) => void
}

/** Records between two calls of `onRecord`. */
const TOLD_EVERY = 2 ** 14

/** Reads a sheet, of which `index` is the place among the worksheets. Throws a Refusal. */
export function readSheet(listed: ListedSheet, index: number, source: SheetSource): Sheet {
  const { biff, globals, maxCells } = source
  const { view } = biff
  const part = `sheet ${listed.name}`
  const sheet = sheetBuilder({ styles: globals.styles.cellStyles, maxCells, part })
  const cells = cellRecords(biff, globals, sheet, part)
  const notes = noteRecords(biff)
  const begin = recordAt(biff, listed.at, part)
  if (begin.id !== RECORD.begin) damaged(part, 'does not begin where the workbook says')

  let told = 0
  let record = recordAt(biff, begin.end, part)
  // A chart lies in a sheet as a sheet of its own: its records are not the sheet's.
  for (let depth = 1; ; record = recordAt(biff, record.end, part)) {
    if (record.id === RECORD.begin) depth++
    else if (record.id === RECORD.eof) {
      depth--
      if (depth === 0) break
    } else if (depth === 1) {
      if (!cells.take(record)) other(record)
    }
    told++
    if (told % TOLD_EVERY === 0) source.onRecord(record.end, sheet.count())
  }
  cells.finish()
  for (const comment of notes.finish()) sheet.comment(comment)
  return sheet.finish({
    index,
    name: listed.name,
    visibility: listed.visibility,
    epoch1904: globals.epoch1904,
  })

  function other(one: BiffRecord): void {
    if (one.id === RECORD.row) {
      needs(one, 16, part)
      const row = view.getUint16(one.start, true)
      if ((view.getUint16(one.start + 12, true) & 0x20) !== 0) sheet.hideRows({ first: row, last: row })
    } else if (one.id === RECORD.columns) columns(one)
    else if (one.id === RECORD.merges) merges(one, sheet)
    else if (one.id === RECORD.object) notes.object(one)
    else if (one.id === RECORD.textObject) notes.text(one)
    else if (one.id === RECORD.note) notes.note(one)
  }

  function columns(one: BiffRecord): void {
    needs(one, 10, part)
    const first = view.getUint16(one.start, true)
    // The record may reach one past the last column.
    const last = Math.min(LAST_COLUMN, view.getUint16(one.start + 2, true))
    if (first > last) return
    const width = view.getUint16(one.start + 4, true) / WIDTH_UNIT
    const hidden = (view.getUint16(one.start + 8, true) & 0x01) !== 0
    sheet.width({ first, last, width })
    if (hidden || width === 0) sheet.hideColumns({ first, last })
  }

  function merges(one: BiffRecord, into: SheetBuilder): void {
    needs(one, 2, part)
    const count = view.getUint16(one.start, true)
    needs(one, 2 + count * 8, part)
    for (let index = 0; index < count; index++) {
      const at = one.start + 2 + index * 8
      const top = view.getUint16(at, true)
      const bottom = view.getUint16(at + 2, true)
      const left = view.getUint16(at + 4, true)
      const right = Math.min(LAST_COLUMN, view.getUint16(at + 6, true))
      if (top > bottom || left > right) damaged(part, 'merged cells')
      into.merge({ top, left, bottom, right })
    }
  }
}
