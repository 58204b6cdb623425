import { subtotalOf, totalOf } from '../names/index.ts'
import type { Address } from '../vocabulary/index.ts'
import { type Axis, stated } from './axis.ts'
import type { Grid } from './grid.ts'
import { type Axed, LOOKED_AT } from './label-columns.ts'
import type { HeadingGroup } from './layout.ts'
import type { CellReader, Reading } from './reading.ts'
import type { RawTable } from './tables.ts'

/** Rows below the last figures that are labelled as the rows above are: their figures are missing. */
export function emptyRowsAtEnd(
  raw: RawTable,
  labels: readonly Axed[],
  reader: CellReader,
  textAt: (row: number, column: number) => number,
): readonly number[] {
  const found: number[] = []
  for (const row of raw.tailRows) {
    const known = labels.some(({ column, axis }) => {
      const index = textAt(row, column)
      return index >= 0 && understands(axis, reader.reading(index))
    })
    if (!known) break
    found.push(row)
  }
  return found
}

/** Whether a label is a value of what the column holds. */
export function understands(axis: Axis, reading: Reading): boolean {
  if (axis.key === 'period') return reading.period !== undefined || reading.month !== undefined
  if (axis.key === 'force') return reading.force !== undefined
  return axis.key !== '' && reading.as(axis.key) !== undefined
}

/** What a row of labels without any figure is. */
export function emptyRowKind(
  grid: Grid,
  reader: CellReader,
  labels: readonly Axed[],
  candidates: readonly number[],
  position: number,
  own: readonly number[],
  given: readonly number[],
  textAt: (row: number, column: number) => number,
  hasFigures: (row: number) => boolean,
): 'heading' | 'missing' | 'nothing' {
  if (given.length === 0) return 'nothing'
  if (given.length > 1) return 'missing'
  const [at = 0] = given
  const label = labels[at]
  const index = own[at] ?? -1
  if (label === undefined || index < 0) return 'nothing'
  const reading = reader.reading(index)
  if (reading.total || reading.subtotal) return 'missing'
  const { axis } = label
  const following: Reading[] = []
  let closes = false
  for (let next = position + 1; next < candidates.length && next < position + 200; next++) {
    const row = candidates[next] ?? 0
    const text = textAt(row, label.column)
    if (text < 0) continue
    const found = reader.reading(text)
    const named = totalOf(found.text)
    if (found.subtotal || (named !== undefined && sameName(named, reading.text))) {
      const of = named ?? subtotalOf(found.text)
      closes = of !== undefined && of !== '' && sameName(of, reading.text)
      break
    }
    if (!hasFigures(row)) break
    following.push(found)
  }
  if (closes) return 'heading'
  if (!understands(axis, reading)) return 'heading'
  const otherFilled = labels.some((other, i) => i !== at && own[i] === -1 && !isSparse(grid, other.column, candidates))
  const value = reading.as(axis.key)
  const parts = value?.split('+') ?? []
  const names = value !== undefined && following.some((next) => parts.includes(next.as(axis.key) ?? ''))
  if (names) return 'heading'
  return otherFilled && following.length > 0 && labels.length > 1 ? 'heading' : 'missing'
}

function sameName(a: string, b: string): boolean {
  const bare = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]+/g, '')
  return bare(a) === bare(b)
}

/** A column that is given once a group. */
function isSparse(grid: Grid, column: number, rows: readonly number[]): boolean {
  let empty = 0
  const looked = Math.min(rows.length, LOOKED_AT)
  for (let i = 0; i < looked; i++) if (grid.at(rows[i] ?? 0, column) < 0) empty++
  return empty * 2 > looked
}

/** What a heading states about the rows below it: a value of a dimension other than theirs. */
export function headingStates(
  grid: Grid,
  reader: CellReader,
  label: Axed | undefined,
  index: number,
): HeadingGroup['states'] {
  if (index < 0) return []
  const reading = reader.reading(index)
  const at: Address = { row: grid.sheet.cells.rows[index] ?? 0, column: grid.sheet.cells.columns[index] ?? 0 }
  const key =
    reading.period !== undefined
      ? 'period'
      : reading.force !== undefined
        ? 'force'
        : ['gender', 'age', 'outcome', 'offence', 'platform'].find((name) => reading.as(name) !== undefined)
  if (key === undefined || key === label?.key) return []
  const statement = stated(reading, { key, sure: 1, parts: true }, at, '')
  return statement === undefined ? [] : [statement]
}
