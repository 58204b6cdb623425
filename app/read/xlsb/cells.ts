import { damaged, refuse } from '../refusal.ts'
import { compactNumber } from '../sheet/compact.ts'
import type { SheetBuilder } from '../sheet/index.ts'
import { BIFF12_TOKENS, errorText, type FormulaNames, formulaText, NOT_WRITTEN_OUT } from '../xls/formula/index.ts'
import type { PlainText, SharedStrings, Struck } from '../xlsx/strings.ts'
import { needs, RECORD, type Record12 } from './records.ts'
import type { FontLook } from './styles.ts'
import { richText, wideText } from './text.ts'

/** What placing the cells of a sheet needs of its workbook. */
export interface CellSource {
  readonly sheet: SheetBuilder
  readonly shared: SharedStrings
  readonly fonts: readonly FontLook[]
  readonly names: FormulaNames
  readonly part: string
}

/** Takes the records of rows and cells in their order. */
export interface CellRecords {
  readonly take: (record: Record12) => void
  readonly finish: () => void
}

/** A formula whose tokens may stand in the record that follows. */
interface PendingFormula {
  readonly row: number
  readonly column: number
  readonly tokens: Uint8Array
  /** What stands behind the tokens: for a cell that shares another's formula, the column of that cell. */
  readonly behind: Uint8Array
}

const LAST_ROW = 1_048_575
const LAST_COLUMN = 16_383
const MOST_STYLES = 65_535
const HIDDEN = 0x10
const REFERS = 0x01
/** Bytes in front of the value of a cell: column and style, or style alone. */
const HEAD = 8
const SHORT_HEAD = 4
/** Formula text of one sheet; beyond, formulas are marked as not written out. */
const MOST_FORMULA_TEXT = 2 ** 26

/** Starts the cells of a sheet. */
export function cellRecords({ sheet, shared, fonts, names, part }: CellSource): CellRecords {
  const places = new Int32Array(shared.texts.length)
  const masters = new Map<number, Uint8Array>()
  let pending: PendingFormula | undefined
  let formulaLength = 0
  let row = -1
  let column = -1

  const strike = (struck: readonly Struck[] | undefined) => {
    for (const { from, to } of struck ?? []) sheet.struck({ at: { row, column }, from, to })
  }
  const placeText = ({ text, struck }: PlainText, style: number) => {
    if (text === '') return
    sheet.text(row, column, text, style)
    strike(struck)
  }
  const placeShared = (index: number, style: number) => {
    const text = shared.texts[index]
    if (text === undefined) damaged(part, `shared text ${index + 1} of ${shared.texts.length}`)
    if (text === '') return
    let place = places[index] ?? 0
    if (place === 0) {
      place = sheet.append(text) + 1
      places[index] = place
    }
    sheet.interned(row, column, place - 1, style)
    strike(shared.struck.get(index))
  }
  const finite = (value: number) => (Number.isFinite(value) ? value : damaged(part, 'a number that is none'))

  const key = (ofRow: number, ofColumn: number) => ofRow * (LAST_COLUMN + 1) + ofColumn
  const written = ({ row: r, column: c, tokens, behind }: PendingFormula): string => {
    let own: Uint8Array | undefined = tokens
    if (tokens[0] === REFERS && tokens.length >= 5) {
      own = behind.length >= 4 ? masters.get(key(uint32(tokens, 1), uint32(behind, 0))) : undefined
    }
    if (own === undefined || formulaLength > MOST_FORMULA_TEXT) return NOT_WRITTEN_OUT
    const text = formulaText(own, r, c, names, BIFF12_TOKENS)
    formulaLength += text.length
    return text
  }
  const settle = () => {
    if (pending === undefined) return
    sheet.formula(written(pending))
    pending = undefined
  }
  /** The tokens of a formula cell stand behind its value and two bytes of flags. */
  const formulaAt = (record: Record12, at: number) => {
    const { bytes, view, end } = record
    if (at + 6 > end) damaged(part, `formula of record ${record.id}`)
    const from = at + 6
    const to = Math.min(end, from + view.getUint32(at + 2, true))
    const behindLength = to + 4 <= end ? view.getUint32(to, true) : 0
    const behind = bytes.slice(to + 4, Math.min(end, to + 4 + behindLength))
    pending = { row, column, tokens: bytes.slice(from, to), behind }
  }
  /** Tokens for several cells, kept by the first of them and by the cell in front of this record. */
  const master = (record: Record12, lengthAt: number) => {
    needs(record, lengthAt + 4, part)
    const from = record.start + lengthAt + 4
    const length = record.view.getUint32(record.start + lengthAt, true)
    const tokens = record.bytes.slice(from, Math.min(record.end, from + length))
    const { view, start } = record
    masters.set(key(view.getUint32(start, true), view.getUint32(start + 8, true)), tokens)
    if (pending !== undefined) masters.set(key(pending.row, pending.column), tokens)
    if (masters.size > LAST_ROW) refuse({ kind: 'too-large', part, limit: `${LAST_ROW} shared formulas` })
  }

  const openRow = (record: Record12) => {
    needs(record, 12, part)
    const { view, start } = record
    row = view.getUint32(start, true)
    column = -1
    if (row > LAST_ROW) damaged(part, 'row number')
    if ((view.getUint8(start + 11) & HIDDEN) !== 0) sheet.hideRows({ first: row, last: row })
  }
  const value = (record: Record12, kind: number, at: number, style: number) => {
    const { view, start } = record
    switch (kind) {
      case RECORD.rk:
        needs(record, at - start + 4, part)
        return sheet.number(row, column, finite(compactNumber(view, at)), style)
      case RECORD.real:
        needs(record, at - start + 8, part)
        return sheet.number(row, column, finite(view.getFloat64(at, true)), style)
      case RECORD.boolean:
        needs(record, at - start + 1, part)
        return sheet.boolean(row, column, view.getUint8(at) !== 0, style)
      case RECORD.error:
        needs(record, at - start + 1, part)
        return sheet.error(row, column, errorText(view.getUint8(at)), style)
      case RECORD.text:
        return placeText({ text: wideText(record, at, part).text, struck: [] }, style)
      case RECORD.sharedText:
        needs(record, at - start + 4, part)
        return placeShared(view.getUint32(at, true), style)
      case RECORD.richText:
        return placeText(richText(record, at, part, fonts), style)
      case RECORD.formulaNumber:
        value(record, RECORD.real, at, style)
        return formulaAt(record, at + 8)
      case RECORD.formulaBoolean:
        value(record, RECORD.boolean, at, style)
        return formulaAt(record, at + 1)
      case RECORD.formulaError:
        value(record, RECORD.error, at, style)
        return formulaAt(record, at + 1)
      case RECORD.formulaText: {
        const { text, end } = wideText(record, at, part)
        sheet.text(row, column, text, style)
        return formulaAt(record, end)
      }
    }
  }

  return {
    finish: settle,
    take: (record) => {
      const { id, start, view } = record
      if (id === RECORD.sharedFormula) return master(record, 16)
      if (id === RECORD.arrayFormula) return master(record, 17)
      // The formula goes to the cell added last, so that nothing else may be added in front of it.
      if (id === RECORD.row || isCell(id)) settle()
      if (id === RECORD.row) return openRow(record)
      if (!isCell(id)) return
      if (row < 0) damaged(part, 'a cell before the first row')
      const isShort = id >= RECORD.shortBlank && id <= RECORD.shortSharedText
      const head = isShort ? SHORT_HEAD : HEAD
      needs(record, head, part)
      column = isShort ? column + 1 : view.getUint32(start, true)
      if (column > LAST_COLUMN) damaged(part, `column ${column + 1}`)
      const style = view.getUint32(start + head - 4, true) & 0xffffff
      // Styles are counted in 16 bits: one beyond them is one that is not there.
      value(record, isShort ? id - SHORTENED : id, start + head, style <= MOST_STYLES ? style : 0)
    },
  }
}

/** Numbers of short cells lie so far above those of the long ones. */
const SHORTENED = RECORD.shortBlank - RECORD.blank

function isCell(id: number): boolean {
  return (id >= RECORD.blank && id <= RECORD.shortSharedText) || id === RECORD.richText
}

function uint32(bytes: Uint8Array, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(at, true)
}
