import type { Grid } from './grid.ts'
import { isName } from './heading.ts'
import { statesOneThing } from './particulars.ts'
import { blankRowsBetween, type Piece } from './pieces.ts'
import type { CellReader } from './reading.ts'
import { type RawTable, tablesOf } from './tables.ts'

/** A table with the texts that stand around it. */
export interface Assembled {
  readonly table: RawTable
  /** Cells of texts above it that no table between claims, top to bottom. */
  readonly titles: readonly number[]
}

export interface Assembly {
  readonly tables: readonly Assembled[]
  /** Cells of texts that stand above every table, and below or beside: letterheads, notes. */
  readonly loose: readonly number[]
}

/** Rows that may be left empty inside a table. */
const MOST_EMPTY_ROWS = 3

/** Puts together what empty rows have cut: headings and body, the parts of one body, a title and its table. */
export function assemble(grid: Grid, reader: CellReader, pieces: readonly Piece[]): Assembly {
  const parts: RawTable[] = []
  for (const piece of pieces) {
    for (const part of tablesOf(grid, reader, piece)) {
      if (part.kind === 'texts') {
        parts.push(part)
        continue
      }
      const above = lastAbove(parts, part)
      if (part.headerRows.length === 0 && above !== undefined && near(grid, above, part)) {
        if (above.kind !== 'texts' && part.titleRows.length === 0) {
          parts[parts.indexOf(above)] = continued(above, part)
          continue
        }
        if (above.kind !== 'texts' && part.kind === 'cross table') {
          // labels alone at the top of the continuation: headings of groups, empty rows
          parts[parts.indexOf(above)] = continued(above, { ...part, bodyRows: [...part.titleRows, ...part.bodyRows] })
          continue
        }
        const headings = headingRowsOf(grid, reader, above)
        if (headings.length > 0 && part.titleRows.length === 0) {
          parts[parts.indexOf(above)] = {
            ...part,
            left: Math.min(above.left, part.left),
            right: Math.max(above.right, part.right),
            titleRows: above.titleRows.slice(0, above.titleRows.length - headings.length),
            headerRows: headings,
          }
          continue
        }
      }
      if (
        part.headerRows.length > 0 &&
        part.titleRows.length === 0 &&
        above?.kind === 'texts' &&
        near(grid, above, part)
      ) {
        // an empty row within headings of several rows
        const headings = headingRowsOf(grid, reader, above).filter(
          (row) => cellsIn(grid, reader, row, above.left, above.right).length > 1,
        )
        if (headings.length > 0) {
          parts[parts.indexOf(above)] = {
            ...part,
            left: Math.min(above.left, part.left),
            right: Math.max(above.right, part.right),
            titleRows: above.titleRows.slice(0, above.titleRows.length - headings.length),
            headerRows: [...headings, ...part.headerRows],
          }
          continue
        }
      }
      parts.push(part)
    }
  }
  return withTitles(grid, reader, parts)
}

function lastRow(part: RawTable): number {
  return Math.max(
    -1,
    part.titleRows.at(-1) ?? -1,
    part.headerRows.at(-1) ?? -1,
    part.bodyRows.at(-1) ?? -1,
    part.tailRows.at(-1) ?? -1,
  )
}

function firstRow(part: RawTable): number {
  return part.titleRows[0] ?? part.headerRows[0] ?? part.bodyRows[0] ?? 0
}

/** The part that ends last above another, in the same columns. */
function lastAbove(parts: readonly RawTable[], part: RawTable): RawTable | undefined {
  let found: RawTable | undefined
  for (const other of parts) {
    if (lastRow(other) >= firstRow(part) || other.left > part.right || other.right < part.left) continue
    if (found === undefined || lastRow(other) >= lastRow(found)) found = other
  }
  return found
}

function near(grid: Grid, above: RawTable, below: RawTable): boolean {
  return blankRowsBetween(grid, lastRow(above), firstRow(below)) <= MOST_EMPTY_ROWS
}

function continued(above: RawTable, more: RawTable): RawTable {
  return {
    ...above,
    left: Math.min(above.left, more.left),
    right: Math.max(above.right, more.right),
    bodyRows: [...above.bodyRows, ...above.tailRows, ...more.bodyRows],
    tailRows: more.tailRows,
  }
}

/** The last rows of a piece of texts, as far as they are headings of columns. */
function headingRowsOf(grid: Grid, reader: CellReader, texts: RawTable): readonly number[] {
  const rows: number[] = []
  for (let i = texts.titleRows.length - 1; i >= 0; i--) {
    const row = texts.titleRows[i] ?? 0
    const cells = cellsIn(grid, reader, row, texts.left, texts.right)
    const headings = cells.filter((index) => {
      const reading = reader.reading(index)
      return isName(reading) || reading.period !== undefined || reading.total || reading.month !== undefined
    })
    if (
      cells.length === 0 ||
      statesOneThing(cells.map((index) => reader.reading(index))) ||
      headings.length * 2 < cells.length ||
      cells.some((index) => reader.reading(index).text.length > 100)
    )
      break
    rows.unshift(row)
  }
  return rows
}

function cellsIn(grid: Grid, reader: CellReader, row: number, left: number, right: number): readonly number[] {
  const cells: number[] = []
  for (let index = grid.firstOf(row); index < grid.endOf(row); index++) {
    const column = grid.sheet.cells.columns[index] ?? 0
    if (column >= left && column <= right && reader.types[index] !== 0 && grid.hidden[index] !== 1) cells.push(index)
  }
  return cells
}

function withTitles(grid: Grid, reader: CellReader, parts: readonly RawTable[]): Assembly {
  const tables: Assembled[] = []
  const loose: number[] = []
  const claimed = new Set<RawTable>()
  const real = parts.filter(({ kind }) => kind !== 'texts')
  for (const table of real) {
    const above = real.filter(
      (other) =>
        other !== table && lastRow(other) < firstRow(table) && other.left <= table.right && other.right >= table.left,
    )
    const floor = Math.max(-1, ...above.map(lastRow))
    const titles: number[] = []
    for (const text of parts) {
      if (text.kind !== 'texts') continue
      const over = text.left <= table.right && text.right >= table.left
      if (!over || lastRow(text) >= firstRow(table) || firstRow(text) <= floor) continue
      claimed.add(text)
      for (const row of text.titleRows) titles.push(...cellsIn(grid, reader, row, text.left, text.right))
    }
    for (const row of table.titleRows) titles.push(...cellsIn(grid, reader, row, table.left, table.right))
    tables.push({ table, titles })
  }
  for (const text of parts) {
    if (text.kind !== 'texts' || claimed.has(text)) continue
    for (const row of text.titleRows) loose.push(...cellsIn(grid, reader, row, text.left, text.right))
  }
  for (const table of real)
    for (const row of table.tailRows) loose.push(...cellsIn(grid, reader, row, table.left, table.right))
  return { tables, loose }
}
