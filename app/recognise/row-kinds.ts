import { emptyRowKind } from './empty-rows.ts'
import { PERCENT } from './reading.ts'
import type { Body } from './row-body.ts'

/**
 * What a row of a table's body is: a heading of those below it, nothing that counts, a sum of those below it (a period's, or
 * a group's that repeats them), or a row of figures, which its labels tell to be data or a total.
 */
export type RowKind = 'heading' | 'nothing' | 'period' | 'repeat' | 'figures'

/** Tells what a row is, by its own labels and by whether it has figures. */
export function kindOfRow(body: Body, position: number, row: number, own: readonly number[]): RowKind {
  if (!body.hasFigures(row)) {
    const { grid, reader, labels, rows, textAt, hasFigures } = body
    const kind = emptyRowKind(grid, reader, labels, rows, position, own, namedBy(body, own), textAt, hasFigures)
    if (kind !== 'missing') return kind
  }
  if (isPercentRow(body, row, own)) return 'nothing'
  if (body.heads.has(row)) return 'period'
  return body.repeats.has(row) ? 'repeat' : 'figures'
}

/** For each column of labels: position of the cell that labels the row in it, -1 where there is none. */
export function ownLabels({ labels, textAt }: Body, row: number): readonly number[] {
  return labels.map(({ column }) => textAt(row, column))
}

/** The columns of labels that name the row: the one text of a column beside others does not. */
export function namedBy({ labels }: Body, own: readonly number[]): readonly number[] {
  return own.flatMap((index, i) => (index >= 0 && !(labels[i]?.constant === true && labels.length > 1) ? [i] : []))
}

/** "% change": a row of percentages among the figures, blanks and all. */
function isPercentRow({ grid, reader, values }: Body, row: number, own: readonly number[]): boolean {
  if (own.some((index) => index >= 0 && reader.reading(index).percent)) return true
  const types = values.map((column) => reader.types[Math.max(0, grid.at(row, column))] ?? 0)
  const there = types.filter((_, i) => grid.at(row, values[i] ?? 0) >= 0)
  return there.length > 0 && there.every((type) => type === PERCENT)
}
