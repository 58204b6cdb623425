import { columnLetters } from '../../../vocabulary/index.ts'
import type { TokenLayout } from './layout.ts'

/** Takes operands off the tokens of a formula, one after the other. Reading past their end throws a RangeError. */
export interface Operands {
  readonly more: () => boolean
  readonly byte: () => number
  readonly word: () => number
  readonly real: () => number
  readonly text: () => string
  readonly skip: (bytes: number) => void
  /** A cell or an area as a formula writes it; those of a shared formula are relative to the cell it stands in. */
  readonly cell: (shared: boolean) => string
  readonly area: (shared: boolean) => string
  readonly skipCell: () => void
  readonly skipArea: () => void
}

/** Operands of the formula of the cell at `row` and `column`, both from 0. */
export function operandsOf(tokens: Uint8Array, row: number, column: number, layout: TokenLayout): Operands {
  const { rows, columns, rowBytes, wideTexts } = layout
  const cellBytes = rowBytes + 2
  const view = new DataView(tokens.buffer, tokens.byteOffset, tokens.byteLength)
  let at = 0
  const take = (bytes: number) => {
    const start = at
    at += bytes
    return start
  }
  const byte = () => view.getUint8(take(1))
  const word = () => view.getUint16(take(2), true)
  const reference = (rowAt: number, columnAt: number, shared: boolean) => {
    const flags = view.getUint16(columnAt, true)
    const fixedColumn = (flags & 0x4000) === 0
    const fixedRow = (flags & 0x8000) === 0
    let r = rowBytes === 2 ? view.getUint16(rowAt, true) : view.getUint32(rowAt, true)
    let c = flags & (columns - 1)
    if (shared && !fixedRow) r = (row + r) % rows
    if (shared && !fixedColumn) c = (column + c) % columns
    return { row: `${fixedRow ? '$' : ''}${r + 1}`, column: `${fixedColumn ? '$' : ''}${columnLetters(c)}`, r, c }
  }
  return {
    more: () => at < tokens.length,
    byte,
    word,
    real: () => view.getFloat64(take(8), true),
    text: () => {
      const length = wideTexts ? word() : byte()
      const wide = wideTexts || (byte() & 1) !== 0
      const start = take(wide ? length * 2 : length)
      let text = ''
      for (let index = 0; index < length; index++) {
        const letter = wide ? view.getUint16(start + index * 2, true) : view.getUint8(start + index)
        text += String.fromCharCode(letter)
      }
      return text
    },
    skip: take,
    cell: (shared) => {
      const start = take(cellBytes)
      const one = reference(start, start + rowBytes, shared)
      return one.column + one.row
    },
    area: (shared) => {
      const start = take(2 * cellBytes)
      const from = reference(start, start + 2 * rowBytes, shared)
      const to = reference(start + rowBytes, start + 2 * rowBytes + 2, shared)
      if (from.r === 0 && to.r === rows - 1) return `${from.column}:${to.column}`
      if (from.c === 0 && to.c === columns - 1) return `${from.row}:${to.row}`
      return `${from.column}${from.row}:${to.column}${to.row}`
    },
    skipCell: () => take(cellBytes),
    skipArea: () => take(2 * cellBytes),
  }
}
