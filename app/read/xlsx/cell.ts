import { damaged, refuse } from '../refusal.ts'
import { serialOfIso } from '../sheet/dates.ts'
import { decimalNumber } from '../sheet/decimals.ts'
import type { SheetBuilder } from '../sheet/index.ts'
import { unescaped } from './escapes.ts'
import { moved } from './formulas.ts'
import type { PlainText, SharedStrings, Struck } from './strings.ts'

/** The `t` attribute of a cell (ECMA-376 part 1, 18.18.11). */
export type CellType = 'n' | 's' | 'str' | 'inlineStr' | 'b' | 'e' | 'd'

/** A cell of a sheet part when its end tag has come. Reused from cell to cell. */
export interface ReadCell {
  row: number
  column: number
  style: number
  type: CellType
  /** The stored value as a number where `plainNumber` could take it; then `value` is not used. */
  plain: number
  /** The text of `v`; undefined where there was none. */
  value: string | undefined
  inline: PlainText | undefined
  formula: ReadFormula | undefined
}

export interface ReadFormula {
  readonly type: string | undefined
  readonly group: number | undefined
  text: string
}

/** Everything that turns cells as read into cells of a sheet. */
export interface CellPlacing {
  readonly sheet: SheetBuilder
  readonly shared: SharedStrings
  readonly epoch1904: boolean
  readonly part: string
}

/** Formula text of one sheet: a shared formula of 8,000 characters in a million cells would be 8 GB. */
const MOST_FORMULA_CHARACTERS = 2 ** 27

/** Places the cells of one sheet. */
export function cellPlacer({ sheet, shared, epoch1904, part }: CellPlacing): (cell: ReadCell) => void {
  /** Where each shared string stands among the strings of this sheet, plus one. */
  const places = new Int32Array(shared.texts.length)
  const masters = new Map<number, { readonly text: string; readonly row: number; readonly column: number }>()
  let formulaCharacters = 0

  const strike = (cell: ReadCell, struck: readonly Struck[] | undefined) => {
    if (struck === undefined || struck.length === 0) return
    for (const run of struck) sheet.struck({ at: { row: cell.row, column: cell.column }, from: run.from, to: run.to })
  }

  const placeShared = (cell: ReadCell): boolean => {
    const index = Number.isNaN(cell.plain) ? Number(cell.value?.trim() || Number.NaN) : cell.plain
    const text = shared.texts[index]
    if (text === undefined) damaged(part, `shared string ${String(cell.value ?? index).slice(0, 20)} does not exist`)
    if (text === '' && cell.formula === undefined) return false
    let place = places[index] ?? 0
    if (place === 0) {
      place = sheet.append(text) + 1
      places[index] = place
    }
    sheet.interned(cell.row, cell.column, place - 1, cell.style)
    strike(cell, shared.struck.get(index))
    return true
  }

  const placeText = (cell: ReadCell, text: string): boolean => {
    if (text === '' && cell.formula === undefined) return false
    sheet.text(cell.row, cell.column, text, cell.style)
    return true
  }

  const placeNumber = (cell: ReadCell): boolean => {
    if (!Number.isNaN(cell.plain)) {
      sheet.number(cell.row, cell.column, cell.plain, cell.style)
      return true
    }
    const { value } = cell
    if (value === undefined || value === '') return false
    const number = decimalNumber(value)
    // Not a number although it says so: what stands there is shown, and nothing is made up.
    if (number === undefined) return placeText(cell, value)
    sheet.number(cell.row, cell.column, number, cell.style, value)
    return true
  }

  const placeBoolean = (cell: ReadCell): boolean => {
    const value = Number.isNaN(cell.plain) ? cell.value?.trim() : String(cell.plain)
    if (value === undefined || value === '') return false
    if (value === '1' || value === 'true') sheet.boolean(cell.row, cell.column, true, cell.style, value)
    else if (value === '0' || value === 'false') sheet.boolean(cell.row, cell.column, false, cell.style, value)
    else return placeText(cell, value)
    return true
  }

  const placeDate = (cell: ReadCell): boolean => {
    const { value } = cell
    if (value === undefined || value === '') return false
    const serial = serialOfIso(value, epoch1904)
    if (serial === undefined) return placeText(cell, value)
    sheet.number(cell.row, cell.column, serial, cell.style, value)
    return true
  }

  const placeError = (cell: ReadCell): boolean => {
    if (cell.value === undefined || cell.value === '') return false
    sheet.error(cell.row, cell.column, cell.value, cell.style)
    return true
  }

  const placeValue = (cell: ReadCell): boolean => {
    switch (cell.type) {
      case 's':
        return cell.value === undefined && Number.isNaN(cell.plain) ? false : placeShared(cell)
      case 'str':
        return placeText(cell, unescaped(cell.value ?? ''))
      case 'inlineStr': {
        const placed = placeText(cell, cell.inline?.text ?? unescaped(cell.value ?? ''))
        if (placed) strike(cell, cell.inline?.struck)
        return placed
      }
      case 'b':
        return placeBoolean(cell)
      case 'e':
        return placeError(cell)
      case 'd':
        return placeDate(cell)
      case 'n':
        return placeNumber(cell)
    }
  }

  const formulaText = (cell: ReadCell, formula: ReadFormula): string => {
    if (formula.type !== 'shared' || formula.group === undefined) return formula.text
    if (formula.text !== '') {
      masters.set(formula.group, { text: formula.text, row: cell.row, column: cell.column })
      return formula.text
    }
    const master = masters.get(formula.group)
    return master === undefined ? '' : moved(master.text, cell.row - master.row, cell.column - master.column)
  }

  return (cell) => {
    const placed = placeValue(cell)
    if (cell.formula === undefined) return
    const text = formulaText(cell, cell.formula)
    // Data tables have a formula element without a formula.
    if (text === '' && placed) return
    formulaCharacters += text.length
    if (formulaCharacters > MOST_FORMULA_CHARACTERS) {
      refuse({ kind: 'too-large', part, limit: `${MOST_FORMULA_CHARACTERS} characters of formulas` })
    }
    if (placed) sheet.formula(text)
    else sheet.uncachedFormula(cell.row, cell.column, text, cell.style)
  }
}
