import { errorText } from './errors.ts'
import { functionOf, NAMED_FUNCTION } from './functions.ts'
import type { TokenLayout } from './layout.ts'
import type { FormulaNames } from './names.ts'
import type { Operands } from './operands.ts'

/** Stands for a formula, or a part of one, that cannot be written out: an honest mark, no guess. */
export const NOT_WRITTEN_OUT = '…'

/** What a token works on: the operands behind it, the texts so far, and what it may refer to. */
export interface Writing {
  readonly operands: Operands
  readonly stack: string[]
  readonly names: FormulaNames
  readonly layout: TokenLayout
}

/** Writes one token. False where it does not fit what stands before it, or names what nobody knows. */
type Token = (writing: Writing) => boolean

/** Operators by token (MS-XLS 2.5.198.25): a looser part inside a tighter one stands in brackets already. */
const BINARY = ['+', '-', '*', '/', '^', '&', '<', '<=', '=', '>=', '>', '<>', ' ', ',', ':']
const FIRST_BINARY = 0x03

/** Takes the next token of a formula and writes it. False where it is not known or does not fit. */
export function writeToken(writing: Writing): boolean {
  const code = writing.operands.byte()
  const operator = BINARY[code - FIRST_BINARY]
  if (operator !== undefined) return binary(writing, operator)
  // Tokens from 0x20 on come in three classes that differ in the kind of their result only.
  return TOKENS[code < 0x20 ? code : (code & 0x1f) | 0x20]?.(writing) ?? false
}

function push({ stack }: Writing, text: string | undefined): boolean {
  if (text === undefined) return false
  stack.push(text)
  return true
}

function binary({ stack }: Writing, operator: string): boolean {
  const right = stack.pop()
  const left = stack.pop()
  if (left === undefined || right === undefined) return false
  stack.push(left + operator + right)
  return true
}

function around(before: string, after: string): Token {
  return (writing) => {
    const value = writing.stack.pop()
    return value !== undefined && push(writing, before + value + after)
  }
}

function call({ stack }: Writing, name: string, count: number): boolean {
  if (count > stack.length) return false
  const given = count === 0 ? [] : stack.splice(-count)
  stack.push(`${name}(${given.join(',')})`)
  return true
}

/** Spaces, jumps of IF and CHOOSE, and the sum of one area, which Excel writes as an attribute. */
function attribute(writing: Writing): boolean {
  const { operands } = writing
  const kind = operands.byte()
  const operand = operands.word()
  if ((kind & 0x04) !== 0) operands.skip((operand + 1) * 2)
  return (kind & 0x10) === 0 || call(writing, 'SUM', 1)
}

/** A function of as many arguments as are given; one that later versions added is the first of them, by its name. */
function variable(writing: Writing): boolean {
  const { operands, stack } = writing
  const count = operands.byte() & 0x7f
  const number = operands.word() & 0x7fff
  if (number !== NAMED_FUNCTION) {
    const known = functionOf(number)
    return known !== undefined && call(writing, known.name, count)
  }
  const name = stack.at(-count)
  if (count === 0 || name === undefined || !call(writing, '', count - 1)) return false
  const given = stack.pop() ?? ''
  stack.pop()
  return push(writing, name.replace(/^_xlfn\.(?:_xlws\.)?/, '') + given)
}

/** What stands for the cells of another sheet: its name, then the cells. */
function onSheet(cells: (operands: Operands) => string): Token {
  return (writing) => {
    const sheet = writing.names.sheet(writing.operands.word())
    const text = cells(writing.operands)
    return sheet !== undefined && push(writing, sheet + text)
  }
}

/** A reference to what was deleted. */
function deleted(skip: (operands: Operands) => void): Token {
  return (writing) => {
    skip(writing.operands)
    return push(writing, '#REF!')
  }
}

/** Says how to work the reference that follows, which is written out all the same. */
function passedOver(bytes: number): Token {
  return ({ operands }) => {
    operands.skip(bytes)
    return true
  }
}

/** Tokens by code (MS-XLS 2.5.198, MS-XLSB 2.5.97), those of a class by that of their first. */
const TOKENS: Readonly<Record<number, Token>> = {
  18: around('+', ''),
  19: around('-', ''),
  20: around('', '%'),
  21: around('(', ')'),
  22: (writing) => push(writing, ''),
  23: (writing) => push(writing, `"${writing.operands.text().replaceAll('"', '""')}"`),
  25: attribute,
  28: (writing) => push(writing, errorText(writing.operands.byte())),
  29: (writing) => push(writing, writing.operands.byte() === 0 ? 'FALSE' : 'TRUE'),
  30: (writing) => push(writing, String(writing.operands.word())),
  31: (writing) => push(writing, String(writing.operands.real())),
  32: (writing) => {
    writing.operands.skip(writing.layout.arrayBytes)
    return push(writing, `{${NOT_WRITTEN_OUT}}`)
  },
  33: (writing) => {
    const called = functionOf(writing.operands.word())
    return called?.fixed !== undefined && call(writing, called.name, called.fixed)
  },
  34: variable,
  35: (writing) => {
    const name = writing.names.name(writing.operands.word())
    writing.operands.skip(2)
    return push(writing, name)
  },
  36: (writing) => push(writing, writing.operands.cell(false)),
  37: (writing) => push(writing, writing.operands.area(false)),
  38: passedOver(6),
  39: passedOver(6),
  40: passedOver(6),
  41: passedOver(2),
  42: deleted(({ skipCell }) => skipCell()),
  43: deleted(({ skipArea }) => skipArea()),
  44: (writing) => push(writing, writing.operands.cell(true)),
  45: (writing) => push(writing, writing.operands.area(true)),
  57: (writing) => {
    const { operands, names } = writing
    const name = names.externalName(operands.word(), operands.word())
    operands.skip(2)
    return push(writing, name)
  },
  58: onSheet(({ cell }) => cell(false)),
  59: onSheet(({ area }) => area(false)),
  60: deleted(({ skip, skipCell }) => {
    skip(2)
    skipCell()
  }),
  61: deleted(({ skip, skipArea }) => {
    skip(2)
    skipArea()
  }),
}
