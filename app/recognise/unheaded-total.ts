import type { Grid } from './grid.ts'
import { type Statement, statement, type ValueColumn } from './layout.ts'
import { type CellReader, NUMBER } from './reading.ts'

/**
 * What a last column of figures without a heading states: the total over what the headings beside it tell apart, where it is
 * their sum in every row that lets it be judged, and in two at least. Undefined where it is not, or where they tell apart more
 * than one thing: over which of them it sums is then for a person to say.
 */
export function unheadedTotal(
  grid: Grid,
  reader: CellReader,
  rows: readonly number[],
  headed: readonly ValueColumn[],
  column: number,
  headerRow: number,
): Statement | undefined {
  const told = [...new Set(headed.flatMap(({ states }) => states.map(({ key }) => key)))].filter(
    (key) => new Set(headed.map(({ states }) => states.find((one) => one.key === key)?.value)).size > 1,
  )
  const [key, ...others] = told
  if (key === undefined || key === 'measure' || key === 'month' || others.length > 0) return undefined
  const parts = headed.filter(({ states }) => states.some((one) => one.key === key))
  if (parts.length < 2 || parts.length < headed.length || headed.some((one) => one.column > column)) return undefined
  if (parts.some(({ states }) => states.some(({ value }) => value === 'Total'))) return undefined
  if (!isSum(grid, reader, rows, parts, column)) return undefined
  const value = key === 'period' ? span(parts) : 'Total'
  return statement(key === 'force' ? 'area' : key, value, 'cell', { row: headerRow, column }, '')
}

function isSum(
  grid: Grid,
  reader: CellReader,
  rows: readonly number[],
  parts: readonly ValueColumn[],
  column: number,
): boolean {
  let judged = 0
  for (const row of rows) {
    const total = numberAt(grid, reader, row, column)
    const numbers = parts.map((part) => numberAt(grid, reader, row, part.column))
    if (total === undefined || numbers.includes(undefined)) continue
    const sum = numbers.reduce<number>((before, number) => before + (number ?? 0), 0)
    if (Math.abs(sum - total) > 1e-6 * Math.max(1, Math.abs(total))) return false
    judged += 1
  }
  return judged >= 2
}

function numberAt(grid: Grid, reader: CellReader, row: number, column: number): number | undefined {
  const index = grid.at(row, column)
  if (index < 0 || reader.types[index] !== NUMBER) return undefined
  const found = reader.figure(index)
  return found.is === 'figure' && found.figure.status === 'ok' ? found.figure.value : undefined
}

/** From the first day of all periods to the last. */
function span(parts: readonly ValueColumn[]): string {
  const periods = parts.flatMap(({ states }) =>
    states.filter(({ key }) => key === 'period').map(({ value }) => value.split('..')),
  )
  const starts = periods.map(([start = '']) => start).sort()
  const ends = periods.map(([, end = '']) => end).sort()
  return `${starts[0]}..${ends.at(-1)}`
}
