import { columnLetters, type Range } from '../../vocabulary/index.ts'
import type { LayoutEdit } from '../edits.ts'
import type { Grid } from '../grid.ts'
import type { Block, Layout } from '../layout.ts'
import { type CellReader, NUMBER, type Reading } from '../reading.ts'

/** A sheet with the reading of it that forks lead away from. */
export interface View {
  readonly grid: Grid
  readonly reader: CellReader
  readonly layout: Layout
}

/** One other way at one place where a reading might have gone another way. */
export interface Fork {
  /** What it takes otherwise, in words. */
  readonly differs: string
  /** What says so, after whatever is said already. */
  readonly edits: readonly LayoutEdit[]
}

/** Position of the cell at a place (or of the merged one over it), -1 where nothing is read there. */
export function cellAt({ grid, reader }: View, row: number, column: number): number {
  const index = grid.covering(row, column)
  return index >= 0 && reader.types[index] !== 0 ? index : -1
}

/** What the cell at a place says. */
export function readingAt(view: View, row: number, column: number): Reading | undefined {
  const index = cellAt(view, row, column)
  return index < 0 ? undefined : view.reader.reading(index)
}

/** The number at a place that is one, without a sign or a mark. */
export function numberAt({ grid, reader }: View, row: number, column: number): number | undefined {
  const index = grid.at(row, column)
  if (index < 0 || reader.types[index] !== NUMBER) return undefined
  const found = reader.figure(index)
  return found.is === 'figure' && found.figure.status === 'ok' ? found.figure.value : undefined
}

/** First and last row of a table's body. */
export function bodyOf({ rows }: Block): { readonly top: number; readonly bottom: number } {
  return { top: rows[0] ?? 0, bottom: rows.at(-1) ?? 0 }
}

/** The cells of a table's body in some columns. */
export function bodyIn(block: Block, left: number, right = left): Range {
  return { ...bodyOf(block), left, right }
}

/** A key as the analyst reads it. */
export function keyWords(key: string): string {
  return key === '' ? 'nothing' : key === 'measure' ? 'what is counted' : key.replaceAll('_', ' ')
}

/** `column B`, `columns B to D`. */
export function columnWords(left: number, right = left): string {
  return left === right ? `column ${columnLetters(left)}` : `columns ${columnLetters(left)} to ${columnLetters(right)}`
}
