import { damaged } from '../refusal.ts'
import { type CellSource, cellRecords } from './cells.ts'
import { needs, RECORD, type Record12 } from './records.ts'

const LAST_ROW = 1_048_575
const LAST_COLUMN = 16_383
/** Widths are counted in 256ths of a character. */
const WIDTH_UNIT = 256

/** Takes the records of a sheet: cells, merges, hidden rows and columns, widths. Call `finish` behind the last one. */
export function sheetRecords(source: CellSource): {
  readonly take: (record: Record12) => void
  readonly finish: () => void
} {
  const { sheet, part } = source
  const cells = cellRecords(source)
  let inCells = false

  const column = (record: Record12) => {
    needs(record, 18, part)
    const { view, start } = record
    const first = view.getUint32(start, true)
    const last = Math.min(LAST_COLUMN, view.getUint32(start + 4, true))
    if (first > last) return
    const width = view.getUint32(start + 8, true) / WIDTH_UNIT
    sheet.width({ first, last, width })
    if ((view.getUint16(start + 16, true) & 1) !== 0 || width === 0) sheet.hideColumns({ first, last })
  }
  const merge = (record: Record12) => {
    needs(record, 16, part)
    const { view, start } = record
    const [top, bottom] = [view.getUint32(start, true), view.getUint32(start + 4, true)]
    const [left, right] = [view.getUint32(start + 8, true), view.getUint32(start + 12, true)]
    if (top > bottom || left > right || bottom > LAST_ROW || right > LAST_COLUMN) damaged(part, 'merged cells')
    sheet.merge({ top, left, bottom, right })
  }

  return {
    finish: cells.finish,
    take: (record) => {
      // Outside the cells the low numbers stand for other things.
      if (record.id === RECORD.sheetBegin) inCells = true
      else if (record.id === RECORD.sheetEnd) inCells = false
      else if (inCells) cells.take(record)
      else if (record.id === RECORD.column) column(record)
      else if (record.id === RECORD.merge) merge(record)
    },
  }
}
