import type { Grid } from './grid.ts'
import type { Piece } from './pieces.ts'
import { type CellReader, MARK, NUMBER, PERCENT, type Reading, UNCOMPUTED } from './reading.ts'

/** A piece with the means to ask about its rows by position, and the columns of labels found in it so far. */
export type Walk = ReturnType<typeof walker>

/** Makes a piece ready to be walked down. */
export function walker(grid: Grid, reader: CellReader, piece: Piece) {
  const { left, right, rows } = piece
  const { types } = reader
  const columns = grid.sheet.cells.columns
  const cellsIn = (i: number): number[] => {
    const row = rows[i] ?? 0
    const cells: number[] = []
    for (let index = grid.firstOf(row); index < grid.endOf(row); index++) {
      const column = columns[index] ?? 0
      if (column > right) break
      if (column >= left && types[index] !== 0 && grid.hidden[index] !== 1) cells.push(index)
    }
    return cells
  }
  /** Both rows hold cells of the same types in the same columns. */
  const alike = (i: number, j: number): boolean => {
    const a = grid.firstOf(rows[i] ?? 0)
    const b = grid.firstOf(rows[j] ?? 0)
    const length = grid.endOf(rows[i] ?? 0) - a
    if (length !== grid.endOf(rows[j] ?? 0) - b || length < 2) return false
    for (let k = 0; k < length; k++) {
      if (columns[a + k] !== columns[b + k] || types[a + k] !== types[b + k]) return false
      if (grid.hidden[a + k] !== grid.hidden[b + k]) return false
    }
    return hasFigureBetween(a, a + length)
  }
  const hasFigureBetween = (from: number, to: number): boolean => {
    for (let index = from + 1; index < to; index++) {
      const column = columns[index] ?? 0
      if (column > left && column <= right && types[index] === NUMBER) return true
    }
    return false
  }
  const columnOf = (index: number): number => columns[index] ?? 0
  const read = (index: number): Reading => reader.reading(index)
  /** The next cell below that holds something, within a few rows. */
  const below = (i: number, column: number): number => {
    for (let next = i + 1; next <= i + 4 && next < rows.length; next++) {
      const index = grid.at(rows[next] ?? 0, column)
      if (index >= 0 && types[index] !== 0) return index
    }
    return -1
  }
  const names: Names = { row: -1, columns: new Set() }
  return { left, right, rows, types, names, alike, cellsIn, columnOf, read, below, grid, reader, length: rows.length }
}

/** Columns whose heading is the name of a dimension or of a reference: what stands below is a label, whatever it looks like. */
interface Names {
  /** Position of the row of headings, -1 while none is found. */
  row: number
  columns: Set<number>
}

/** The heading names a dimension or a reference, not a count. */
export function namesLabels(reading: Reading): boolean {
  return (
    reading.measure === undefined &&
    (reading.dimension !== undefined || (reading.reference && !COUNTS.test(reading.text)))
  )
}

/** "No." may head running numbers or a count. */
const COUNTS = /^(?:no|num|nr|number)\.?$/i

/** The cell stands in a column of labels, below its name, and is none itself. */
export function isLabel(walk: Walk, index: number): boolean {
  return walk.names.columns.has(walk.columnOf(index)) && !namesLabels(walk.read(index))
}

/** Whether a cell of the type may be a figure or stand for one. */
export function isFigureType(type: number | undefined): boolean {
  return type === NUMBER || type === MARK || type === PERCENT || type === UNCOMPUTED
}

/** Whether any cell could be a figure, the one in the first column aside. */
export function hasFigure(walk: Walk, cells: readonly number[]): boolean {
  return cells.some(
    (index) => walk.columnOf(index) > walk.left && isFigureType(walk.types[index]) && !isLabel(walk, index),
  )
}
