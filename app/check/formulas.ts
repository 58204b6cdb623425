import { computeFormulas, type Expression, parseFormula } from '../recognise/index.ts'
import { seenIn } from '../store/index.ts'
import { a1, CELL_KINDS, type Range, type Sheet, type Workbook } from '../vocabulary/index.ts'
import type { AuditedFormula } from './stated.ts'

/** A workbook of more formulas is a model of something, not a reply. */
const MOST_FORMULAS = 20_000
const NUMBER = CELL_KINDS.indexOf('number')
/** Leaves out other subtotals and filtered rows, which is more than arithmetic. */
const BY_VIEW = /\b(?:SUBTOTAL|AGGREGATE)\s*\(/i

/** The formulas of what a reader sees, worked out anew; undefined where there are too many of them. */
export function formulasOf({ sheets }: Workbook): readonly AuditedFormula[] | undefined {
  const count = sheets.reduce((all, { cells }) => all + cells.formulas.size, 0)
  if (count === 0) return []
  if (count > MOST_FORMULAS) return undefined
  const results = workedOut(sheets)
  return sheets.flatMap((sheet, nth) => {
    if (sheet.visibility !== 'visible') return []
    const isSeen = seenIn(sheet)
    const { rows, columns, kinds, numbers, formulas } = sheet.cells
    return [...formulas].flatMap(([index, { text, cached }]): AuditedFormula[] => {
      const at = { row: rows[index] ?? 0, column: columns[index] ?? 0 }
      if (!isSeen(at)) return []
      const expression = parseFormula(text)
      return [
        {
          sheet: sheet.name,
          cell: a1(at),
          text,
          stored: cached && kinds[index] === NUMBER ? (numbers[index] ?? null) : null,
          result: results[nth]?.get(index) ?? null,
          adds: expression === undefined ? null : addedBy(expression, sheet.name),
        },
      ]
    })
  })
}

/** What every formula comes to; those that are more than arithmetic keep what the file holds, and so may be referred to. */
function workedOut(sheets: readonly Sheet[]): readonly ReadonlyMap<number, number>[] {
  const first = computeFormulas(sheets.map((sheet) => withResults(sheet, (_, text) => BY_VIEW.test(text))))
  return computeFormulas(sheets.map((sheet, nth) => withResults(sheet, (index) => first[nth]?.has(index) !== true)))
}

function withResults(sheet: Sheet, kept: (index: number, text: string) => boolean): Sheet {
  const formulas = new Map(
    [...sheet.cells.formulas].map(([index, { text, cached }]) => [
      index,
      { text, cached: cached && kept(index, text) },
    ]),
  )
  return { ...sheet, cells: { ...sheet.cells, formulas } }
}

/** The ranges that a sum or a chain of plus signs adds up; null where it does anything else, or reaches into another sheet. */
function addedBy(expression: Expression, sheet: string): readonly Range[] | null {
  const of =
    expression.is === 'call' && expression.name === 'SUM'
      ? expression.of
      : expression.is === 'operation' && expression.operator === '+'
        ? expression.of
        : undefined
  if (expression.is === 'cells') {
    const own = expression.sheet === undefined || expression.sheet.toLowerCase() === sheet.toLowerCase()
    return own ? [expression.range] : null
  }
  const parts = of?.map((one) => addedBy(one, sheet))
  return parts?.every((one) => one !== null) === true ? parts.flat() : null
}
