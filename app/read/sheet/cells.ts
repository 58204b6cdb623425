import type { CellTable, Formula } from '../../vocabulary/index.ts'
import { type StringTable, stringTable } from './strings.ts'

/** Codes of CELL_KINDS. */
export const BLANK = 0
export const TEXT = 1
export const NUMBER = 2
export const BOOLEAN = 3
export const ERROR = 4

/** Cells as they are collected: arrays that grow. */
export interface CellCollector {
  readonly count: () => number
  readonly strings: StringTable
  /** Adds a cell. `text` is a place in `strings`, or -1 where the raw text is `String(number)`. */
  readonly add: (row: number, column: number, kind: number, number: number, text: number, style: number) => void
  /** Gives the cell added last a formula. */
  readonly formula: (formula: Formula) => void
  readonly finish: () => CellTable
}

const FIRST_CAPACITY = 256

/** Starts a collection; `part` is named where there are too many texts. Cells may come in any order; where an address comes twice, the later one counts. */
export function cellCollector(part: string): CellCollector {
  const strings = stringTable(part)
  const formulas = new Map<number, Formula>()
  let capacity = FIRST_CAPACITY
  let rows = new Uint32Array(capacity)
  let columns = new Uint16Array(capacity)
  let kinds = new Uint8Array(capacity)
  let numbers = new Float64Array(capacity)
  let texts = new Int32Array(capacity)
  let styleOf = new Uint16Array(capacity)
  let count = 0
  let lastRow = -1
  let lastColumn = -1
  let inOrder = true

  const grow = () => {
    capacity *= 2
    rows = larger(rows, new Uint32Array(capacity))
    columns = larger(columns, new Uint16Array(capacity))
    kinds = larger(kinds, new Uint8Array(capacity))
    numbers = larger(numbers, new Float64Array(capacity))
    texts = larger(texts, new Int32Array(capacity))
    styleOf = larger(styleOf, new Uint16Array(capacity))
  }

  return {
    strings,
    count: () => count,
    add: (row, column, kind, number, text, style) => {
      // The same cell again is no new cell: a file that repeats one for ever must not look busy.
      if (row === lastRow && column === lastColumn) formulas.delete(--count)
      else if (row < lastRow || (row === lastRow && column < lastColumn)) inOrder = false
      lastRow = row
      lastColumn = column
      if (count === capacity) grow()
      rows[count] = row
      columns[count] = column
      kinds[count] = kind
      numbers[count] = number
      texts[count] = text
      styleOf[count] = style
      count++
    },
    formula: (formula) => {
      if (count > 0) formulas.set(count - 1, formula)
    },
    finish: () => {
      const as = {
        rows: rows.slice(0, count),
        columns: columns.slice(0, count),
        kinds: kinds.slice(0, count),
        numbers: numbers.slice(0, count),
        texts: texts.slice(0, count),
        styleOf: styleOf.slice(0, count),
      }
      const table = { count, ...as, strings: strings.strings, formulas }
      return inOrder ? table : sorted(table)
    },
  }
}

function larger<Values extends { set: (values: Values) => void }>(from: Values, to: Values): Values {
  to.set(from)
  return to
}

/** By row and column, the last of each address. */
function sorted(table: CellTable): CellTable {
  const { rows, columns } = table
  const place = (index: number) => (rows[index] ?? 0) * 2 ** 16 + (columns[index] ?? 0)
  const order = Array.from({ length: table.count }, (_, index) => index)
    .sort((a, b) => place(a) - place(b) || a - b)
    .filter((index, at, all) => at + 1 === all.length || place(index) !== place(all[at + 1] ?? index))
  const formulas = new Map<number, Formula>()
  order.forEach((index, at) => {
    const formula = table.formulas.get(index)
    if (formula !== undefined) formulas.set(at, formula)
  })
  const taken = (values: { readonly [index: number]: number }) => order.map((index) => values[index] ?? 0)
  return {
    count: order.length,
    rows: Uint32Array.from(taken(rows)),
    columns: Uint16Array.from(taken(columns)),
    kinds: Uint8Array.from(taken(table.kinds)),
    numbers: Float64Array.from(taken(table.numbers)),
    texts: Int32Array.from(taken(table.texts)),
    styleOf: Uint16Array.from(taken(table.styleOf)),
    strings: table.strings,
    formulas,
  }
}
