import { damaged } from '../refusal.ts'
import { serialOfIso } from '../sheet/dates.ts'
import { decimalNumber } from '../sheet/decimals.ts'
import type { SheetBuilder } from '../sheet/index.ts'
import type { Paragraphs } from './text.ts'

/** A cell element with its text, before it is placed as often as it is repeated. */
export interface OdsCell {
  readonly column: number
  readonly repeated: number
  readonly style: number
  readonly type: string | undefined
  readonly isError: boolean
  /** The value of the attribute that belongs to the type. */
  readonly value: string | undefined
  readonly formula: string | undefined
  text: Paragraphs
}

const DURATION = /^(-?)P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:[.,]\d+)?)S)?$/

/** Whether the cell holds something. */
export function isFilled(cell: OdsCell): boolean {
  return cell.value !== undefined || cell.formula !== undefined || cell.text.text !== ''
}

/** Places a cell at an address; `epoch1904` as the document counts days. */
export function placeCell(sheet: SheetBuilder, cell: OdsCell, row: number, column: number, epoch1904: boolean): void {
  const placed = placeValue(sheet, cell, row, column, epoch1904)
  if (cell.formula !== undefined) {
    if (placed) sheet.formula(cell.formula)
    else sheet.uncachedFormula(row, column, cell.formula, cell.style)
  }
}

/** The formula of a cell without the prefix that names its syntax: `of:=SUM([.A1:.A3])` is `SUM([.A1:.A3])`. */
export function formulaText(written: string): string {
  return written.replace(/^[A-Za-z][\w-]*:(?==)/, '').replace(/^=/, '')
}

function placeValue(sheet: SheetBuilder, cell: OdsCell, row: number, column: number, epoch1904: boolean): boolean {
  const { type, value, style, text } = cell
  if (cell.isError) {
    sheet.error(row, column, text.text || value || '#VALUE!', style)
    return true
  }
  switch (type) {
    case 'float':
    case 'percentage':
    case 'currency': {
      const number = value === undefined ? undefined : decimalNumber(value)
      if (number === undefined) return placeText(sheet, cell, row, column, text.text || (value ?? ''))
      sheet.number(row, column, number, style, value)
      return true
    }
    case 'date':
    case 'time': {
      const serial = value === undefined ? undefined : type === 'date' ? serialOfIso(value, epoch1904) : duration(value)
      if (serial === undefined) return placeText(sheet, cell, row, column, text.text || (value ?? ''))
      sheet.number(row, column, serial, style, value)
      return true
    }
    case 'boolean':
      sheet.boolean(row, column, value === 'true', style, value)
      return true
    case 'string':
    case undefined:
      return placeText(sheet, cell, row, column, value === undefined || value === text.level ? text.text : value)
    default:
      return damaged('content.xml', `value type ${type.slice(0, 20)}`)
  }
}

function placeText(sheet: SheetBuilder, cell: OdsCell, row: number, column: number, text: string): boolean {
  // A text formula may well give no text; LibreOffice then writes the type and nothing else.
  if (text === '' && (cell.formula === undefined || cell.type === undefined)) return false
  sheet.text(row, column, text, cell.style)
  if (text === cell.text.text) {
    for (const { from, to } of cell.text.struck) sheet.struck({ at: { row, column }, from, to })
  }
  return true
}

function duration(text: string): number | undefined {
  const match = DURATION.exec(text)
  if (match === null) return undefined
  const [, sign, days = '0', hours = '0', minutes = '0', seconds = '0'] = match
  const total =
    Number(days) + (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds.replace(',', '.'))) / 86_400
  return sign === '-' ? -total : total
}
