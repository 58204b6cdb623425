import { headsCounts } from './counts-first.ts'
import type { Grid } from './grid.ts'
import { findNames, isHeaderLike } from './header-like.ts'
import { isHeading, isName } from './heading.ts'
import { statesOneThing } from './particulars.ts'
import type { Piece } from './pieces.ts'
import { type CellReader, DATE, PERCENT, TEXT, UNCOMPUTED, UNREAD, WORD } from './reading.ts'
import { hasFigure, isFigureType, isLabel, type Walk, walker } from './table-walk.ts'

/** Rows of a piece told apart: what stands above a table, its headers, what follows. */
export interface RawTable {
  readonly left: number
  readonly right: number
  readonly titleRows: readonly number[]
  readonly headerRows: readonly number[]
  /** Rows with figures, and rows with only a label between them. Empty for a piece of texts. */
  readonly bodyRows: readonly number[]
  /** Rows with only a text that follow the body: labels of empty rows, or notes. */
  readonly tailRows: readonly number[]
  readonly kind: 'cross table' | 'record list' | 'texts'
}

/** Headers of more levels than this are no headers. */
const MOST_HEADER_ROWS = 6
const LONGEST_HEADER = 160

/** The tables of a piece, in order; a piece without figures gives one of kind `texts`. */
export function tablesOf(grid: Grid, reader: CellReader, piece: Piece): readonly RawTable[] {
  const walk = walker(grid, reader, piece)
  const tables: RawTable[] = []
  let from = 0
  while (from < piece.rows.length) {
    const table = nextTable(walk, from)
    tables.push(table.raw)
    from = table.next
  }
  return tables
}

function nextTable(walk: Walk, from: number): { raw: RawTable; next: number } {
  findNames(walk, from)
  const bodyStart = findBody(walk, from) ?? bodyOfCountsFirst(walk, from)
  if (bodyStart === undefined) {
    const records = findRecords(walk, from)
    if (records !== undefined) return records
    return {
      raw: {
        left: walk.left,
        right: walk.right,
        kind: 'texts',
        titleRows: rowsOf(walk, from, walk.length),
        headerRows: [],
        bodyRows: [],
        tailRows: [],
      },
      next: walk.length,
    }
  }
  const { headerFrom, headerTo } = findHeader(walk, from, bodyStart)
  const { bodyTo, next } = findEnd(walk, bodyStart)
  const raw: RawTable = {
    left: walk.left,
    right: walk.right,
    kind: 'cross table',
    titleRows: rowsOf(walk, from, headerFrom),
    headerRows: rowsOf(walk, headerFrom, headerTo),
    bodyRows: rowsOf(walk, headerTo, bodyTo),
    tailRows: rowsOf(walk, bodyTo, next),
  }
  return { raw, next }
}

function rowsOf(walk: Walk, from: number, to: number): readonly number[] {
  return Array.from(walk.rows.subarray(from, Math.max(from, to)))
}

function findBody(walk: Walk, from: number): number | undefined {
  for (let i = from; i < walk.length; i++) {
    const cells = walk.cellsIn(i)
    if (hasFigure(walk, cells) && !isHeaderLike(walk, i, cells)) return i
  }
  // a table of nothing but "not held" below headings
  for (let i = from + 1; i < walk.length; i++) {
    for (const index of walk.cellsIn(i)) {
      const type = walk.types[index]
      if ((type !== WORD && type !== UNREAD) || walk.columnOf(index) === walk.left || isLabel(walk, index)) continue
      const above = walk.grid.at(walk.rows[i - 1] ?? 0, walk.columnOf(index))
      if (above < 0) continue
      const reading = walk.read(above)
      if (reading.period !== undefined || reading.measure !== undefined || reading.total) return i
    }
  }
  return undefined
}

/** The first row below a heading of counts that stands before all the names of labels: its figures are in the first column. */
function bodyOfCountsFirst(walk: Walk, from: number): number | undefined {
  const { row } = walk.names
  const [head = -1] = row < from ? [] : walk.cellsIn(row)
  const [first = -1] = row + 1 < walk.length ? walk.cellsIn(row + 1) : []
  if (head < 0 || first < 0 || !headsCounts(walk.read(head))) return undefined
  const left = walk.columnOf(head) === walk.left && walk.columnOf(first) === walk.left
  return left && isFigureType(walk.types[first]) ? row + 1 : undefined
}

/** A list of records: names of columns, then rows of texts and dates. */
function findRecords(walk: Walk, from: number): { raw: RawTable; next: number } | undefined {
  for (let i = from; i < walk.length - 1; i++) {
    const cells = walk.cellsIn(i)
    if (cells.length < 2) continue
    const names = cells.filter((index) => walk.types[index] === TEXT && isName(walk.read(index))).length
    if (names < 2 || names * 2 < cells.length) continue
    const rows = walk.length - i - 1
    let full = 0
    for (let j = i + 1; j < walk.length; j++) if (walk.cellsIn(j).length >= 2) full++
    if (full * 2 < rows) continue
    return {
      raw: {
        left: walk.left,
        right: walk.right,
        kind: 'record list',
        titleRows: rowsOf(walk, from, i),
        headerRows: rowsOf(walk, i, i + 1),
        bodyRows: rowsOf(walk, i + 1, walk.length),
        tailRows: [],
      },
      next: walk.length,
    }
  }
  return undefined
}

/** Walks up from the first row of figures, over rows of only a label, to the rows of headings. */
function findHeader(walk: Walk, from: number, bodyStart: number): { headerFrom: number; headerTo: number } {
  const firstFigure = firstFigureColumn(walk, bodyStart)
  let to = bodyStart
  // below the names of columns a row with a label is part of the body, figures or not
  for (let i = walk.names.row + 1; walk.names.row >= 0 && i < to; i++) {
    if (walk.cellsIn(i).some((index) => isLabel(walk, index))) to = i
  }
  if (to < bodyStart) return { headerFrom: headersAbove(walk, from, to, firstFigure), headerTo: to }
  while (to > from && isLabelOnly(walk, to - 1, firstFigure)) to--
  if (to === from || !isHeaderRow(walk, to - 1, firstFigure)) to = bodyStart
  const headerFrom = headersAbove(walk, from, to, firstFigure)
  return headerFrom === to ? { headerFrom: bodyStart, headerTo: bodyStart } : { headerFrom, headerTo: to }
}

function headersAbove(walk: Walk, from: number, to: number, firstFigure: number): number {
  let headerFrom = to
  while (headerFrom > from && to - headerFrom < MOST_HEADER_ROWS && isHeaderRow(walk, headerFrom - 1, firstFigure)) {
    headerFrom--
  }
  return headerFrom
}

function firstFigureColumn(walk: Walk, i: number): number {
  const cells = walk.cellsIn(i)
  // a running number or an age may stand before the labels: the first figure is the one after the last text
  let first = Number.POSITIVE_INFINITY
  for (const [position, index] of cells.entries()) {
    const column = walk.columnOf(index)
    if (isFigureType(walk.types[index]) && (position > 0 || column > walk.left)) first = Math.min(first, column)
    else if (walk.types[index] === TEXT || walk.types[index] === DATE) first = Number.POSITIVE_INFINITY
  }
  if (Number.isFinite(first)) return first
  return cells.length > 1 ? walk.columnOf(cells[1] ?? 0) : walk.columnOf(cells[0] ?? 0)
}

function isLabelOnly(walk: Walk, i: number, firstFigure: number): boolean {
  const cells = walk.cellsIn(i)
  const labels = cells.every((index) => walk.columnOf(index) < firstFigure && walk.read(index).text.length < 80)
  return labels && cells.length > 0 && (cells.length === 1 || !cells.some((index) => isName(walk.read(index))))
}

function isHeaderRow(walk: Walk, i: number, firstFigure: number): boolean {
  const cells = walk.cellsIn(i)
  const over = cells.some((index) => walk.columnOf(index) >= firstFigure)
  if (statesOneThing(cells.map(walk.read))) return false
  if (!over && (cells.length < 2 || !cells.every((index) => isName(walk.read(index))))) return false
  if (cells.some((index) => walk.read(index).text.length > LONGEST_HEADER)) return false
  if (cells.some((index) => walk.types[index] === PERCENT || walk.types[index] === UNCOMPUTED)) return false
  return !hasFigure(walk, cells) || isHeaderLike(walk, i, cells)
}

/** Where the body ends: before the headings of another table (and its title), or with the piece. */
function findEnd(walk: Walk, bodyStart: number): { bodyTo: number; next: number } {
  let bodyTo = bodyStart + 1
  for (let i = bodyStart + 1; i < walk.length; i++) {
    // a row built as the one above it is one more of the body
    if (bodyTo === i && walk.alike(i - 1, i)) {
      bodyTo = i + 1
      continue
    }
    const cells = walk.cellsIn(i)
    const figures = hasFigure(walk, cells)
    if (startsTable(walk, i, cells, figures)) {
      // rows of a text between the body and these headings are the title of the new table
      return { bodyTo, next: bodyTo }
    }
    if (figures || cells.length > 1) bodyTo = i + 1
  }
  return { bodyTo, next: walk.length }
}

function startsTable(walk: Walk, i: number, cells: readonly number[], figures: boolean): boolean {
  if (cells.length === 0 || (figures && !cells.some((index) => walk.types[index] === TEXT))) return false
  if (!isHeaderLike(walk, i, cells)) return false
  return (
    cells.some((index, position) => position > 0 && isHeading(walk.read(index))) ||
    (cells.length === 1 && isHeading(walk.read(cells[0] ?? 0)))
  )
}
