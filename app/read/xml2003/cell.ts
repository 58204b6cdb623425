import type { CellStyle, StruckRun } from '../../vocabulary/index.ts'
import { serialOfIso } from '../sheet/dates.ts'
import { decimalNumber } from '../sheet/decimals.ts'
import type { SheetBuilder } from '../sheet/index.ts'
import { DATE_CODE, DATE_TIME_CODE } from './formats.ts'
import { formulaInA1 } from './formulas.ts'

/** A cell when its end tag has come. */
export interface ReadCell {
  readonly row: number
  readonly column: number
  readonly style: CellStyle
  readonly formula: string | undefined
  /** The `ss:Type` of its value; undefined where the cell holds none. */
  type: string | undefined
  text: string
  struck: readonly Pick<StruckRun, 'from' | 'to'>[]
}

/** Places a cell; a formatted cell that holds nothing is left out. */
export function placeCell(sheet: SheetBuilder, cell: ReadCell, epoch1904: boolean): void {
  const { row, column } = cell
  const formula = cell.formula === undefined ? undefined : formulaInA1(cell.formula, row, column)
  const placed = placeValue(sheet, cell, formula !== undefined, epoch1904)
  if (formula === undefined) return
  if (placed) sheet.formula(formula)
  else sheet.uncachedFormula(row, column, formula, sheet.style(cell.style))
}

function placeValue(sheet: SheetBuilder, cell: ReadCell, hasFormula: boolean, epoch1904: boolean): boolean {
  const { row, column, type, text } = cell
  // A formula may well give an empty text; without one an empty text is nothing.
  if (type === undefined || (text === '' && !(hasFormula && type === 'String'))) return false
  const style = sheet.style(cell.style)
  switch (type) {
    case 'Number': {
      const number = decimalNumber(text)
      if (number !== undefined) sheet.number(row, column, number, style, text)
      else sheet.text(row, column, text, style)
      return true
    }
    case 'DateTime': {
      const serial = serialOfIso(text, epoch1904)
      if (serial === undefined) sheet.text(row, column, text, style)
      else sheet.number(row, column, serial, sheet.style(dated(cell.style, serial)), text)
      return true
    }
    case 'Boolean': {
      const written = text.trim()
      if (/^(?:1|true)$/i.test(written)) sheet.boolean(row, column, true, style, text)
      else if (/^(?:0|false)$/i.test(written)) sheet.boolean(row, column, false, style, text)
      else sheet.text(row, column, text, style)
      return true
    }
    case 'Error':
      sheet.error(row, column, text, style)
      return true
    default:
      sheet.text(row, column, text, style)
      for (const { from, to } of cell.struck) sheet.struck({ at: { row, column }, from, to })
      return true
  }
}

function dated(style: CellStyle, serial: number): CellStyle {
  if (style.numberFormat !== 'General') return style
  return { ...style, numberFormat: Number.isInteger(serial) ? DATE_CODE : DATE_TIME_CODE }
}
