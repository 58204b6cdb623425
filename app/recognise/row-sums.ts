import { NUMBER } from './reading.ts'
import type { Body } from './row-body.ts'

/** The rows of figures that are read so far, top to bottom. */
export interface RowsSoFar {
  readonly rows: number[]
  /** For each of `rows` and each column of labels: the row whose cell is the label. */
  readonly labelRows: number[]
  readonly totalRows: Set<number>
  /** Rows with figures whose label could not be made out. */
  readonly unlabelled: number[]
  /** For each column of labels: the row of the label that holds until the next one. */
  readonly filled: number[]
  /** Groups that have a total: the column that it stands in, and the labels before it. */
  readonly closed: Set<string>
  /** Position in `rows` at which the group began that the last label named. */
  groupStart: number
}

/** Whether a row adds up what stands above it: its group, everything, or the totals. */
export function addsUp(body: Body, soFar: RowsSoFar, row: number): boolean {
  if (
    compareSum(body, soFar, row, soFar.groupStart, false) === 'equal' ||
    compareSum(body, soFar, row, 0, false) === 'equal' ||
    compareSum(body, soFar, row, 0, true) === 'equal'
  )
    return true
  // suppressed parts: it may still be their sum
  return compareSum(body, soFar, row, 0, false) === 'unknown' && body.rows.at(-1) === row
}

/** Whether the row is the sum of the rows since `from` that are no totals themselves (or only of the totals). */
export function compareSum(
  body: Body,
  { rows, totalRows }: RowsSoFar,
  row: number,
  from: number,
  totalsOnly: boolean,
): 'equal' | 'different' | 'unknown' {
  let verdict: 'equal' | 'unknown' = 'unknown'
  for (const column of body.values) {
    const stands = numberAt(body, row, column)
    if (stands === undefined) continue
    let sum = 0
    let parts = 0
    let known = true
    for (let i = from; i < rows.length; i++) {
      const part = rows[i] ?? 0
      if (totalRows.has(part) !== totalsOnly) continue
      const number = numberAt(body, part, column)
      if (number === undefined) known = known && body.reader.types[body.grid.at(part, column)] === undefined
      else {
        sum += number
        parts++
      }
    }
    if (parts === 0) continue
    if (!known) {
      if (sum > stands + 1e-6) return 'different'
      continue
    }
    if (Math.abs(sum - stands) > 1e-6 * Math.max(1, Math.abs(stands))) return 'different'
    verdict = 'equal'
  }
  return verdict
}

function numberAt({ grid, reader }: Body, row: number, column: number): number | undefined {
  const index = grid.at(row, column)
  if (index < 0 || reader.types[index] !== NUMBER) return undefined
  const found = reader.figure(index)
  return found.is === 'figure' && found.figure.status === 'ok' ? found.figure.value : undefined
}
