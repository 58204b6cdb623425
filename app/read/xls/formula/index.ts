import { columnLetters } from '../../../vocabulary/index.ts'
import { functionOf, NAMED_FUNCTION } from './functions.ts'
import type { FormulaNames } from './names.ts'

export { type FormulaNames, type NameRecords, nameRecords, quoted } from './names.ts'

/** Stands for a formula, or a part of one, that cannot be written out: an honest mark, no guess. */
export const NOT_WRITTEN_OUT = '…'

/** Excel takes no longer ones. */
const LONGEST = 8192

/** How tokens are laid out, which differs between the two binary formats. */
export interface TokenLayout {
  readonly rows: number
  readonly columns: number
  /** Bytes of a row number. */
  readonly rowBytes: 2 | 4
  /** A text states its length in two bytes and has two a character; otherwise one, and a byte that says which. */
  readonly wideTexts: boolean
  readonly arrayBytes: number
}

/** Tokens of Excel 97 to 2003 (MS-XLS 2.5.198). */
const BIFF8_TOKENS: TokenLayout = { rows: 65_536, columns: 256, rowBytes: 2, wideTexts: false, arrayBytes: 7 }
/** Tokens of binary workbooks since Excel 2007 (MS-XLSB 2.5.97). */
export const BIFF12_TOKENS: TokenLayout = {
  rows: 1_048_576,
  columns: 16_384,
  rowBytes: 4,
  wideTexts: true,
  arrayBytes: 14,
}
/** Operators by token (MS-XLS 2.5.198.25), with their rank: a looser part inside a tighter one stands in brackets already. */
const BINARY = ['+', '-', '*', '/', '^', '&', '<', '<=', '=', '>=', '>', '<>', ' ', ',', ':']
const FIRST_BINARY = 0x03
const ERRORS: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
}

/** The error that a code stands for. */
export function errorText(code: number): string {
  return ERRORS[code] ?? '#VALUE!'
}

/** The cell that a formula refers to another's formula by; undefined where the tokens are a formula themselves. */
export function referredCell(tokens: Uint8Array): { readonly row: number; readonly column: number } | undefined {
  if (tokens[0] !== 0x01 || tokens.length < 5) return undefined
  return { row: word(tokens, 1), column: word(tokens, 3) }
}

/**
 * Formula text, without `=`, of the tokens of a cell. `row` and `column` are the cell's: tokens of a shared formula are
 * relative to it.
 */
export function formulaText(
  tokens: Uint8Array,
  row: number,
  column: number,
  names: FormulaNames,
  layout: TokenLayout = BIFF8_TOKENS,
): string {
  const { rows, columns, rowBytes } = layout
  const cellBytes = rowBytes + 2
  const areaBytes = 2 * cellBytes
  const view = new DataView(tokens.buffer, tokens.byteOffset, tokens.byteLength)
  const stack: string[] = []
  let at = 0
  const pop = () => stack.pop()
  const take = (bytes: number) => {
    const start = at
    at += bytes
    return start
  }
  const reference = (place: number, rowAt: number, columnAt: number, shared: boolean) => {
    const flags = view.getUint16(place + columnAt, true)
    const fixedColumn = (flags & 0x4000) === 0
    const fixedRow = (flags & 0x8000) === 0
    let r = rowBytes === 2 ? view.getUint16(place + rowAt, true) : view.getUint32(place + rowAt, true)
    let c = flags & (columns - 1)
    if (shared && !fixedRow) r = (row + r) % rows
    if (shared && !fixedColumn) c = (column + c) % columns
    return { row: `${fixedRow ? '$' : ''}${r + 1}`, column: `${fixedColumn ? '$' : ''}${columnLetters(c)}`, r, c }
  }
  const cell = (place: number, shared: boolean) => {
    const { row: r, column: c } = reference(place, 0, rowBytes, shared)
    return c + r
  }
  const area = (place: number, shared: boolean) => {
    const from = reference(place, 0, 2 * rowBytes, shared)
    const to = reference(place, rowBytes, 2 * rowBytes + 2, shared)
    if (from.r === 0 && to.r === rows - 1) return `${from.column}:${to.column}`
    if (from.c === 0 && to.c === columns - 1) return `${from.row}:${to.row}`
    return `${from.column}${from.row}:${to.column}${to.row}`
  }
  const call = (name: string, count: number) => {
    if (count > stack.length) return false
    const given = count === 0 ? [] : stack.splice(-count)
    stack.push(`${name}(${given.join(',')})`)
    return true
  }

  /** Takes one token; false where it is not known or does not fit. */
  const token = (): boolean => {
    const code = view.getUint8(take(1))
    if (code >= FIRST_BINARY && code < FIRST_BINARY + BINARY.length) {
      const right = pop()
      const left = pop()
      if (left === undefined || right === undefined) return false
      stack.push(left + BINARY[code - FIRST_BINARY] + right)
      return true
    }
    // Tokens from 0x20 on come in three classes that differ in the kind of their result only.
    switch (code < 0x20 ? code : (code & 0x1f) | 0x20) {
      case 0x12:
      case 0x13: {
        const value = pop()
        if (value === undefined) return false
        stack.push((code === 0x12 ? '+' : '-') + value)
        return true
      }
      case 0x14:
      case 0x15: {
        const value = pop()
        if (value === undefined) return false
        stack.push(code === 0x14 ? `${value}%` : `(${value})`)
        return true
      }
      case 0x16:
        stack.push('')
        return true
      case 0x17: {
        const length = layout.wideTexts ? view.getUint16(take(2), true) : view.getUint8(take(1))
        const wide = layout.wideTexts || (view.getUint8(take(1)) & 1) !== 0
        const start = take(wide ? length * 2 : length)
        let text = ''
        for (let index = 0; index < length; index++) {
          const letter = wide ? view.getUint16(start + index * 2, true) : view.getUint8(start + index)
          text += String.fromCharCode(letter)
        }
        stack.push(`"${text.replaceAll('"', '""')}"`)
        return true
      }
      case 0x19: {
        const kind = view.getUint8(take(1))
        const operand = view.getUint16(take(2), true)
        if ((kind & 0x04) !== 0) take((operand + 1) * 2)
        return (kind & 0x10) === 0 || call('SUM', 1)
      }
      case 0x1c:
        stack.push(errorText(view.getUint8(take(1))))
        return true
      case 0x1d:
        stack.push(view.getUint8(take(1)) === 0 ? 'FALSE' : 'TRUE')
        return true
      case 0x1e:
        stack.push(String(view.getUint16(take(2), true)))
        return true
      case 0x1f:
        stack.push(String(view.getFloat64(take(8), true)))
        return true
      case 0x20:
        take(layout.arrayBytes)
        stack.push(`{${NOT_WRITTEN_OUT}}`)
        return true
      case 0x21: {
        const called = functionOf(view.getUint16(take(2), true))
        return called?.fixed !== undefined && call(called.name, called.fixed)
      }
      case 0x22: {
        const count = view.getUint8(take(1)) & 0x7f
        const number = view.getUint16(take(2), true) & 0x7fff
        if (number !== NAMED_FUNCTION)
          return call(functionOf(number)?.name ?? '', count) && functionOf(number) !== undefined
        const name = stack.at(-count)
        if (count === 0 || name === undefined || !call('', count - 1)) return false
        const given = pop() ?? ''
        pop()
        stack.push(name.replace(/^_xlfn\.(?:_xlws\.)?/, '') + given)
        return true
      }
      case 0x23: {
        const name = names.name(view.getUint16(take(4), true))
        if (name === undefined) return false
        stack.push(name)
        return true
      }
      case 0x24:
        stack.push(cell(take(cellBytes), false))
        return true
      case 0x25:
        stack.push(area(take(areaBytes), false))
        return true
      case 0x26:
      case 0x27:
      case 0x28:
        take(6)
        return true
      case 0x29:
        take(2)
        return true
      case 0x2a:
        take(cellBytes)
        stack.push('#REF!')
        return true
      case 0x2b:
        take(areaBytes)
        stack.push('#REF!')
        return true
      case 0x2c:
        stack.push(cell(take(cellBytes), true))
        return true
      case 0x2d:
        stack.push(area(take(areaBytes), true))
        return true
      case 0x39: {
        const start = take(6)
        const name = names.externalName(view.getUint16(start, true), view.getUint16(start + 2, true))
        if (name === undefined) return false
        stack.push(name)
        return true
      }
      case 0x3a:
      case 0x3b: {
        const sheet = names.sheet(view.getUint16(take(2), true))
        const single = (code & 0x1f) === 0x1a
        const start = take(single ? cellBytes : areaBytes)
        if (sheet === undefined) return false
        stack.push(sheet + (single ? cell(start, false) : area(start, false)))
        return true
      }
      case 0x3c:
      case 0x3d:
        take(2 + ((code & 0x1f) === 0x1c ? cellBytes : areaBytes))
        stack.push('#REF!')
        return true
      default:
        return false
    }
  }

  try {
    while (at < tokens.length) if (!token()) return NOT_WRITTEN_OUT
  } catch (thrown) {
    // Reading past the end of the tokens: the formula is damaged, its stored result may still be good.
    if (thrown instanceof RangeError) return NOT_WRITTEN_OUT
    throw thrown
  }
  const [text] = stack
  return stack.length === 1 && text !== undefined && text.length <= LONGEST ? text : NOT_WRITTEN_OUT
}

function word(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8)
}
