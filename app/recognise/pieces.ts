import type { Grid } from './grid.ts'
import { DATE, NUMBER, PERCENT, TEXT, WORD } from './reading.ts'

/** A patch of cells without an empty row in it: a table, part of one, or texts around one. */
export interface Piece {
  readonly left: number
  readonly right: number
  /** Rows with at least one cell between `left` and `right`, top to bottom. */
  readonly rows: Int32Array
}

/**
 * The patches of a sheet: cut at empty rows, then at empty columns where what follows has labels of its own (tables side
 * by side) and not where a column was merely left blank to look nice.
 */
export function piecesOf(grid: Grid, types: Uint8Array): readonly Piece[] {
  const pieces: Piece[] = []
  for (const [from, to] of bandsOf(grid)) {
    const rows = grid.rows.subarray(from, to)
    const runs = joinedRuns(grid, types, rows, runsOf(grid, types, rows))
    if (runs.length === 0) pieces.push({ ...extent(grid, types, rows), rows })
    else pieces.push(...cut(grid, types, rows, runs))
  }
  return pieces.sort((a, b) => (a.rows[0] ?? 0) - (b.rows[0] ?? 0) || a.left - b.left)
}

/** Runs of rows (positions in `grid.rows`) that follow one another, hidden rows aside. */
function bandsOf(grid: Grid): readonly (readonly [number, number])[] {
  const bands: [number, number][] = []
  let start = 0
  for (let i = 1; i <= grid.rows.length; i++) {
    if (i < grid.rows.length && blankRowsBetween(grid, grid.rows[i - 1] ?? 0, grid.rows[i] ?? 0) === 0) continue
    if (i > start) bands.push([start, i])
    start = i
  }
  return bands
}

/** Rows between two rows that are shown and empty. */
export function blankRowsBetween(grid: Grid, above: number, below: number): number {
  let blank = 0
  for (let row = above + 1; row < below && blank < 100; row++) {
    if (!grid.rowHidden(row) && !mergedFrom(grid, above, row)) blank++
  }
  return blank
}

/** Cells of the row above reach down over the row: it is empty only because they are merged. */
function mergedFrom(grid: Grid, above: number, row: number): boolean {
  for (let index = grid.firstOf(above); index < grid.endOf(above); index++) {
    const merge = grid.mergeAt(above, grid.sheet.cells.columns[index] ?? 0)
    if (merge !== undefined && merge.bottom >= row) return true
  }
  return false
}

interface Run {
  left: number
  right: number
}

function cellsOf(grid: Grid, types: Uint8Array, row: number): number {
  let cells = 0
  for (let index = grid.firstOf(row); index < grid.endOf(row); index++) {
    if (types[index] !== 0 && grid.hidden[index] !== 1) cells++
  }
  return cells
}

/** Runs of columns in which rows of two and more cells have any. */
function runsOf(grid: Grid, types: Uint8Array, rows: Int32Array): readonly Run[] {
  const used = new Uint8Array(grid.sheet.columnCount)
  for (const row of rows) {
    if (cellsOf(grid, types, row) < 2) continue
    for (let index = grid.firstOf(row); index < grid.endOf(row); index++) {
      if (types[index] !== 0 && grid.hidden[index] !== 1) used[grid.sheet.cells.columns[index] ?? 0] = 1
    }
  }
  const runs: Run[] = []
  let open: Run | undefined
  for (let column = 0; column < used.length; column++) {
    if (used[column] === 1) {
      if (open === undefined) {
        open = { left: column, right: column }
        runs.push(open)
      } else open.right = column
    } else if (!grid.columnHidden(column)) open = undefined
  }
  return runs
}

/** What a run of columns holds, over the rows that hold more than a title. */
interface Content {
  readonly figures: boolean
  readonly columns: number
  /** Texts and figures in its first column. */
  readonly texts: number
  readonly numbers: number
  readonly rows: number
}

function contentOf(grid: Grid, types: Uint8Array, rows: Int32Array, run: Run): Content {
  let figures = false
  let texts = 0
  let numbers = 0
  let filled = 0
  const columns = new Set<number>()
  for (const row of rows) {
    let any = false
    for (let column = run.left; column <= run.right; column++) {
      const index = grid.at(row, column)
      const type = index < 0 ? 0 : types[index]
      if (type === 0 || type === undefined) continue
      any = true
      columns.add(column)
      const isFigure = type === NUMBER || type === PERCENT
      if (column === run.left) {
        if (type === TEXT || type === DATE || type === WORD) texts++
        else if (isFigure) numbers++
      } else if (isFigure) figures = true
    }
    if (any) filled++
  }
  return { figures: figures || numbers > texts, columns: columns.size, texts, numbers, rows: filled }
}

/** Joins a run to the one before it unless it begins with labels of its own. */
function joinedRuns(grid: Grid, types: Uint8Array, rows: Int32Array, runs: readonly Run[]): readonly Run[] {
  if (runs.length < 2) return runs
  const joined: Run[] = []
  let before: Content | undefined
  for (const run of runs) {
    const content = contentOf(grid, types, rows, run)
    const last = joined.at(-1)
    if (last === undefined || before === undefined) {
      joined.push({ ...run })
      before = content
      continue
    }
    const ownTable = content.columns > 1 && (content.figures ? content.texts > content.numbers : content.rows > 2)
    const labelled = before.figures
      ? ownTable || (content.columns > 1 && numericLabels(grid, types, rows, run))
      : ownTable && before.rows * 2 < content.rows
    if (labelled) {
      joined.push({ ...run })
      before = content
    } else {
      last.right = run.right
      before = { ...content, figures: before.figures || content.figures, rows: Math.max(before.rows, content.rows) }
    }
  }
  return joined
}

/** A first column of rising numbers under a text, beside columns of figures: ages or years down the side. */
function numericLabels(grid: Grid, types: Uint8Array, rows: Int32Array, run: Run): boolean {
  let last = -1
  let count = 0
  for (const row of rows) {
    const index = grid.at(row, run.left)
    if (index < 0 || types[index] !== NUMBER) continue
    const number = grid.sheet.cells.numbers[index] ?? Number.NaN
    const value = Number.isNaN(number) ? Number(grid.sheet.cells.strings[grid.sheet.cells.texts[index] ?? 0]) : number
    if (!Number.isInteger(value) || value <= last || value > 2100) return false
    last = value
    count++
  }
  return count >= 3
}

function cut(grid: Grid, types: Uint8Array, rows: Int32Array, runs: readonly Run[]): readonly Piece[] {
  const pieces: Piece[] = []
  const taken = new Set<number>()
  for (const { left, right } of runs) {
    let open: number[] = []
    for (const row of rows) {
      let any = false
      for (let index = grid.firstOf(row); index < grid.endOf(row) && !any; index++) {
        const column = grid.sheet.cells.columns[index] ?? 0
        any = column >= left && column <= right && types[index] !== 0 && grid.hidden[index] !== 1
      }
      if (any) {
        open.push(row)
        taken.add(row)
      } else if (open.length > 0) {
        pieces.push({ left, right, rows: Int32Array.from(open) })
        open = []
      }
    }
    if (open.length > 0) pieces.push({ left, right, rows: Int32Array.from(open) })
  }
  // titles that stand beside every table
  for (const row of rows) {
    if (taken.has(row)) continue
    const alone = Int32Array.of(row)
    pieces.push({ ...extent(grid, types, alone), rows: alone })
  }
  return pieces
}

function extent(grid: Grid, types: Uint8Array, rows: Int32Array): { left: number; right: number } {
  let left = Number.POSITIVE_INFINITY
  let right = 0
  for (const row of rows) {
    for (let index = grid.firstOf(row); index < grid.endOf(row); index++) {
      if (types[index] === 0 || grid.hidden[index] === 1) continue
      const column = grid.sheet.cells.columns[index] ?? 0
      left = Math.min(left, column)
      right = Math.max(right, column)
    }
  }
  return { left: Number.isFinite(left) ? left : 0, right }
}
