import { BIFF8_TOKENS, type TokenLayout } from './layout.ts'
import type { FormulaNames } from './names.ts'
import { operandsOf } from './operands.ts'
import { NOT_WRITTEN_OUT, writeToken } from './tokens.ts'

export { errorText } from './errors.ts'
export { BIFF12_TOKENS } from './layout.ts'
export { type FormulaNames, type NameRecords, nameRecords, quoted } from './names.ts'
export { NOT_WRITTEN_OUT } from './tokens.ts'

/** Excel takes no longer ones. */
const LONGEST = 8192

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
  const operands = operandsOf(tokens, row, column, layout)
  const stack: string[] = []
  try {
    while (operands.more()) if (!writeToken({ operands, stack, names, layout })) return NOT_WRITTEN_OUT
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
