import { withRaisedDigits } from '../raised.ts'
import { damaged } from '../refusal.ts'
import { compactNumber } from '../sheet/compact.ts'
import type { SheetBuilder } from '../sheet/index.ts'
import { errorText, formulaText, NOT_WRITTEN_OUT, referredCell } from './formula/index.ts'
import type { Globals } from './globals.ts'
import { type Biff, type BiffRecord, needs, RECORD, withContinued } from './records.ts'
import { partsIn, type RichText, stringReader } from './text.ts'

/** Takes the records of cells in their order. */
export interface CellRecords {
  /** Whether the record was one of a cell. Throws a Refusal where it does not hold together. */
  readonly take: (record: BiffRecord) => boolean
  readonly finish: () => void
}

/** A formula whose text or result may stand in the records that follow. */
interface PendingFormula {
  readonly row: number
  readonly column: number
  readonly style: number
  readonly tokens: Uint8Array
  text: string | undefined
}

const LAST_COLUMN = 255
/** Text of all formulas of a sheet; beyond, they are marked as not written out. */
const MOST_FORMULA_TEXT = 2 ** 26
const HEADER = 6

/** Starts the cells of a sheet. */
export function cellRecords(biff: Biff, globals: Globals, sheet: SheetBuilder, part: string): CellRecords {
  const { view, bytes } = biff
  const { strings, styles, names } = globals
  const styleCount = styles.cellStyles.length
  const places = new Int32Array(strings.length).fill(-1)
  const shared = new Map<number, Uint8Array>()
  let pending: PendingFormula | undefined
  let formulaLength = 0

  const key = (row: number, column: number) => row * 2 ** 16 + column
  const columnAt = (at: number) => {
    const column = view.getUint16(at, true)
    return column <= LAST_COLUMN ? column : damaged(part, `column ${column + 1}`)
  }
  const styleAt = (at: number) => {
    const style = view.getUint16(at, true)
    return style < styleCount ? style : 0
  }
  const strike = (row: number, column: number, text: RichText) => {
    for (const { from, to } of partsIn(text, styles.isStruck)) sheet.struck({ at: { row, column }, from, to })
  }
  const shown = (text: RichText) =>
    text.runs.length === 0 ? text.text : withRaisedDigits(text.text, partsIn(text, styles.isRaised))
  const written = ({ row, column, tokens }: PendingFormula): string => {
    const referred = referredCell(tokens)
    const own = referred === undefined ? tokens : shared.get(key(referred.row, referred.column))
    if (own === undefined || formulaLength > MOST_FORMULA_TEXT) return NOT_WRITTEN_OUT
    const text = formulaText(own, row, column, names)
    formulaLength += text.length
    return text
  }
  const settle = () => {
    if (pending === undefined) return
    const one = pending
    pending = undefined
    if (one.text !== undefined) sheet.text(one.row, one.column, one.text, one.style)
    sheet.formula(written(one))
  }

  const labelShared = ({ start }: BiffRecord) => {
    const row = view.getUint16(start, true)
    const column = columnAt(start + 2)
    const index = view.getUint32(start + 6, true)
    const text = strings[index]
    if (text === undefined) return damaged(part, `shared text ${index + 1} of ${strings.length}`)
    let place = places[index] as number
    if (place < 0) {
      place = sheet.intern(shown(text))
      places[index] = place
    }
    if (text.text === '') return
    sheet.interned(row, column, place, styleAt(start + 4))
    if (text.runs.length > 0) strike(row, column, text)
  }
  const label = (record: BiffRecord) => {
    const { start } = record
    const reader = stringReader(biff, withContinued(biff, record, part), part)
    reader.skip(HEADER)
    const text = reader.characters(reader.uint16())
    const runs: { from: number; font: number }[] = []
    if (record.id === RECORD.richString && reader.left() >= 2) {
      const count = reader.uint16()
      for (let run = 0; run < count && reader.left() >= 4; run++) {
        runs.push({ from: reader.uint16(), font: reader.uint16() })
      }
    }
    if (text === '') return
    const row = view.getUint16(start, true)
    const column = columnAt(start + 2)
    sheet.text(row, column, shown({ text, runs }), styleAt(start + 4))
    if (runs.length > 0) strike(row, column, { text, runs })
  }
  const multiple = ({ start, end }: BiffRecord) => {
    const row = view.getUint16(start, true)
    const first = columnAt(start + 2)
    const count = (end - start - HEADER) / 6
    if (!Number.isInteger(count) || columnAt(end - 2) !== first + count - 1) damaged(part, 'row of numbers')
    for (let index = 0; index < count; index++) {
      const at = start + 4 + index * 6
      sheet.number(row, first + index, compactNumber(view, at + 2), styleAt(at))
    }
  }
  const boolOrError = ({ start }: BiffRecord) => {
    const row = view.getUint16(start, true)
    const column = columnAt(start + 2)
    const value = view.getUint8(start + 6)
    if (view.getUint8(start + 7) === 0) sheet.boolean(row, column, value !== 0, styleAt(start + 4))
    else sheet.error(row, column, errorText(value), styleAt(start + 4))
  }
  const formula = (record: BiffRecord) => {
    const { start, end } = record
    const row = view.getUint16(start, true)
    const column = columnAt(start + 2)
    const style = styleAt(start + 4)
    const length = view.getUint16(start + 20, true)
    const tokens = bytes.subarray(start + 22, Math.min(end, start + 22 + length))
    pending = { row, column, style, tokens, text: undefined }
    if (view.getUint16(start + 12, true) !== 0xffff) {
      return sheet.number(row, column, finite(view.getFloat64(start + 6, true), part), style)
    }
    const kind = view.getUint8(start + 6)
    const value = view.getUint8(start + 8)
    if (kind === 1) sheet.boolean(row, column, value !== 0, style)
    else if (kind === 2) sheet.error(row, column, errorText(value), style)
    else if (kind === 0 || kind === 3) pending.text = ''
    else damaged(part, 'result of a formula')
  }
  /** Tokens that several cells use, kept by the cell in front of this record. */
  const tokensFor = ({ start, end }: BiffRecord, lengthAt: number) => {
    if (pending === undefined) return
    const referred = referredCell(pending.tokens) ?? pending
    const length = view.getUint16(start + lengthAt, true)
    const from = start + lengthAt + 2
    shared.set(key(referred.row, referred.column), bytes.subarray(from, Math.min(end, from + length)))
  }

  return {
    finish: settle,
    take: (record) => {
      const { id, start } = record
      switch (id) {
        case RECORD.string:
          needs(record, 3, part)
          if (pending?.text === undefined) return true
          {
            const reader = stringReader(biff, withContinued(biff, record, part), part)
            pending.text = reader.characters(reader.uint16())
          }
          return true
        case RECORD.sharedFormula:
          needs(record, 10, part)
          tokensFor(record, 8)
          return true
        case RECORD.array:
          needs(record, 14, part)
          tokensFor(record, 12)
          return true
        case RECORD.continue:
          return true
      }
      settle()
      switch (id) {
        case RECORD.labelShared:
          needs(record, 10, part)
          labelShared(record)
          return true
        case RECORD.number:
          needs(record, 14, part)
          sheet.number(
            view.getUint16(start, true),
            columnAt(start + 2),
            finite(view.getFloat64(start + 6, true), part),
            styleAt(start + 4),
          )
          return true
        case RECORD.rk:
          needs(record, 10, part)
          sheet.number(
            view.getUint16(start, true),
            columnAt(start + 2),
            compactNumber(view, start + 6),
            styleAt(start + 4),
          )
          return true
        case RECORD.multipleRk:
          needs(record, 12, part)
          multiple(record)
          return true
        case RECORD.label:
        case RECORD.richString:
          needs(record, 8, part)
          label(record)
          return true
        case RECORD.boolOrError:
          needs(record, 8, part)
          boolOrError(record)
          return true
        case RECORD.formula:
          needs(record, 22, part)
          formula(record)
          return true
        default:
          return false
      }
    },
  }
}

function finite(value: number, part: string): number {
  return Number.isFinite(value) ? value : damaged(part, 'a number that is none')
}
