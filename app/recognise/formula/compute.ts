import { CELL_KINDS, cellIndex, type Range, rawText, type Sheet } from '../../vocabulary/index.ts'
import { type Expression, parseFormula } from './parse.ts'

type Value = number | string | boolean

/** Formulas refer to formulas no deeper than this, and sum no more cells. */
const DEEPEST = 200
const MOST_CELLS = 200_000

/**
 * Works out the formulas of a workbook for which the file holds no result: sheet by sheet, number by position in the
 * sheet's table. What is more than arithmetic, refers to an error or to itself is left out.
 */
export function computeFormulas(sheets: readonly Sheet[]): readonly ReadonlyMap<number, number>[] {
  const known = sheets.map(() => new Map<number, Value | undefined>())
  const open = new Set<string>()
  let budget = MOST_CELLS * 10

  const cell = (sheet: number, index: number, depth: number): Value | undefined => {
    const { cells } = sheets[sheet] ?? NO_SHEET
    const formula = cells.formulas.get(index)
    if (formula === undefined || formula.cached) return stored(sheets[sheet] ?? NO_SHEET, index)
    const results = known[sheet]
    if (results?.has(index) === true) return results.get(index)
    const key = `${sheet} ${index}`
    if (open.has(key) || depth > DEEPEST) return undefined
    open.add(key)
    const expression = parseFormula(formula.text)
    const value = expression === undefined ? undefined : evaluate(expression, sheet, depth + 1)
    open.delete(key)
    results?.set(index, value)
    return value
  }

  const sheetOf = (name: string | undefined, own: number): number =>
    name === undefined ? own : sheets.findIndex((sheet) => sheet.name.toLowerCase() === name.toLowerCase())

  /** Values of a range; an empty cell is undefined, `null` where the range cannot be read. */
  const range = (name: string | undefined, { top, left, bottom, right }: Range, own: number, depth: number) => {
    const sheet = sheetOf(name, own)
    const found = sheets[sheet]
    if (found === undefined) return null
    const last = Math.min(bottom, found.rowCount - 1)
    const end = Math.min(right, found.columnCount - 1)
    if ((last - top + 1) * (end - left + 1) > MOST_CELLS) return null
    const values: (Value | undefined)[] = []
    for (let row = top; row <= last; row++) {
      for (let column = left; column <= end; column++) {
        if (budget-- < 0) return null
        const index = cellIndex(found, row, column)
        if (index < 0) continue
        const value = cell(sheet, index, depth)
        if (value === undefined && isBroken(found, index)) return null
        values.push(value)
      }
    }
    return values
  }

  const numbers = (of: readonly Expression[], sheet: number, depth: number): readonly number[] | undefined => {
    const all: number[] = []
    for (const each of of) {
      if (each.is === 'cells') {
        const values = range(each.sheet, each.range, sheet, depth)
        if (values === null) return undefined
        for (const value of values) if (typeof value === 'number') all.push(value)
      } else {
        const value = number(evaluate(each, sheet, depth))
        if (value === undefined) return undefined
        all.push(value)
      }
    }
    return all
  }

  const evaluate = (expression: Expression, sheet: number, depth: number): Value | undefined => {
    switch (expression.is) {
      case 'number':
      case 'text':
        return expression.value
      case 'cells': {
        const { top, left, bottom, right } = expression.range
        if (top !== bottom || left !== right) return undefined
        const values = range(expression.sheet, expression.range, sheet, depth)
        return values === null ? undefined : (values[0] ?? 0)
      }
      case 'negative': {
        const value = number(evaluate(expression.of, sheet, depth))
        return value === undefined ? undefined : -value
      }
      case 'operation':
        return operate(
          expression.operator,
          evaluate(expression.of[0], sheet, depth),
          evaluate(expression.of[1], sheet, depth),
        )
      case 'call':
        return callFunction(expression.name, expression.of, sheet, depth)
    }
  }

  const callFunction = (name: string, of: readonly Expression[], sheet: number, depth: number): Value | undefined => {
    const [first, second, third] = of
    switch (name) {
      case 'SUM':
        return add(numbers(of, sheet, depth))
      case 'SUBTOTAL': {
        const code = first?.is === 'number' ? first.value % 100 : undefined
        const values = numbers(of.slice(1), sheet, depth)
        return code === 9 ? add(values) : code === 1 ? mean(values) : undefined
      }
      case 'AVERAGE':
        return mean(numbers(of, sheet, depth))
      case 'MIN':
      case 'MAX': {
        const values = numbers(of, sheet, depth)
        if (values === undefined) return undefined
        return values.reduce((a, b) => (name === 'MIN' ? Math.min(a, b) : Math.max(a, b)), values[0] ?? 0)
      }
      case 'COUNT':
        return numbers(of, sheet, depth)?.length
      case 'ABS':
        return first === undefined ? undefined : absolute(number(evaluate(first, sheet, depth)))
      case 'ROUND': {
        const value = first === undefined ? undefined : number(evaluate(first, sheet, depth))
        const digits = second === undefined ? 0 : number(evaluate(second, sheet, depth))
        return value === undefined || digits === undefined ? undefined : rounded(value, digits)
      }
      case 'IF': {
        const test = first === undefined ? undefined : evaluate(first, sheet, depth)
        if (test === undefined || typeof test === 'string') return undefined
        const branch = test === true || (typeof test === 'number' && test !== 0) ? second : third
        return branch === undefined ? false : evaluate(branch, sheet, depth)
      }
      default:
        return undefined
    }
  }

  return sheets.map((sheet, at) => {
    const results = new Map<number, number>()
    for (const [index, { cached }] of sheet.cells.formulas) {
      const value = cached ? undefined : cell(at, index, 0)
      if (typeof value === 'number' && Number.isFinite(value)) results.set(index, value)
    }
    return results
  })
}

const NO_SHEET = { cells: { formulas: new Map() } } as unknown as Sheet

function stored(sheet: Sheet, index: number): Value | undefined {
  const { cells } = sheet
  switch (CELL_KINDS[cells.kinds[index] ?? 0]) {
    case 'number':
      return cells.numbers[index]
    case 'boolean':
      return cells.numbers[index] === 1
    case 'text':
      return rawText(cells, index)
    default:
      return undefined
  }
}

/** An error, or a formula that could not be worked out: a sum over it is not known. */
function isBroken(sheet: Sheet, index: number): boolean {
  return CELL_KINDS[sheet.cells.kinds[index] ?? 0] === 'error' || sheet.cells.formulas.get(index)?.cached === false
}

function number(value: Value | undefined): number | undefined {
  if (typeof value === 'number') return value
  if (typeof value === 'boolean') return Number(value)
  if (value === undefined || value.trim() === '') return undefined
  const read = Number(value)
  return Number.isFinite(read) ? read : undefined
}

function operate(operator: string, a: Value | undefined, b: Value | undefined): Value | undefined {
  if (a === undefined || b === undefined) return undefined
  if (operator === '=') return same(a, b)
  if (operator === '<>') return !same(a, b)
  const left = number(a)
  const right = number(b)
  if (left === undefined || right === undefined) return undefined
  switch (operator) {
    case '+':
      return left + right
    case '-':
      return left - right
    case '*':
      return left * right
    case '/':
      return right === 0 ? undefined : left / right
    case '^':
      return left ** right
    case '<':
      return left < right
    case '>':
      return left > right
    case '<=':
      return left <= right
    case '>=':
      return left >= right
    default:
      return undefined
  }
}

function same(a: Value, b: Value): boolean {
  return typeof a === 'string' && typeof b === 'string' ? a.toLowerCase() === b.toLowerCase() : a === b
}

function add(values: readonly number[] | undefined): number | undefined {
  return values?.reduce((sum, value) => sum + value, 0)
}

function mean(values: readonly number[] | undefined): number | undefined {
  const sum = add(values)
  return sum === undefined || values === undefined || values.length === 0 ? undefined : sum / values.length
}

function absolute(value: number | undefined): number | undefined {
  return value === undefined ? undefined : Math.abs(value)
}

/** Half away from zero, as spreadsheets round. */
function rounded(value: number, digits: number): number {
  const factor = 10 ** Math.trunc(digits)
  return (Math.sign(value) * Math.round(Math.abs(value) * factor + 1e-9)) / factor
}
