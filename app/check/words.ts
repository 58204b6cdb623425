import { type ArithmeticLine, bounds, type Operand, type Request, sum } from '../vocabulary/index.ts'
import type { Stated } from './stated.ts'

/** A figure as an operand of arithmetic. */
export function operandOf(stated: Stated, label: string): Operand {
  const { low, high } = bounds(stated.figure)
  const { file, sheet, cell } = stated
  return { label, low, high, at: { file, sheet, cell } }
}

/** A line that states a figure. */
export function statedLine(words: string, stated: Stated, label: string): ArithmeticLine {
  const operand = operandOf(stated, label)
  return { words, by: 'is', operands: [operand], low: operand.low, high: operand.high }
}

/** A line that adds figures up. */
export function sumLine(words: string, operands: readonly Operand[]): ArithmeticLine {
  return { words, by: '+', operands, ...sum(operands) }
}

/** A period as the request calls it, `2017/18 to 2018/19` for several of them, otherwise by its days. */
export function periodWords(start: string | null, end: string | null, { periods }: Pick<Request, 'periods'>): string {
  if (start === null || end === null) return 'an unstated period'
  const first = periods.find((period) => period.start === start)
  const last = periods.find((period) => period.end === end)
  if (first === undefined || last === undefined) return start === end ? start : `${start} to ${end}`
  return first === last ? first.label : `${first.label} to ${last.label}`
}

/** What a figure states of its breakdown, in words: `age 11-15, Female`; empty for a plain count. */
export function breakdownWords({ dimensions }: Stated): string {
  return dimensions.map(({ key, value }) => (key === 'gender' ? value : `${key} ${value}`)).join(', ')
}

/** Measure, period and dimensions: what a figure is about, wherever it stands. */
export function aboutFigure({ measure, periodStart, periodEnd }: Stated, breakdown: string): string {
  return `${measure}|${periodStart ?? ''}..${periodEnd ?? ''}|${breakdown}`
}
