import { type Range, rawText, type Sheet, type Span } from '../vocabulary/index.ts'

/** A sheet made ready for looking around in: any cell by row and column, merges spread out, hidden cells left aside. */
export interface Grid {
  readonly sheet: Sheet
  /** 1 for each cell that is not to be read (hidden row or column, struck through, white on white). */
  readonly hidden: Uint8Array
  /** Rows that hold at least one cell to be read, ascending. */
  readonly rows: Int32Array
  /** Position of the cell at a place in the sheet's table, -1 where nothing is shown there. */
  readonly at: (row: number, column: number) => number
  /** The same, but a place within a merged range answers with the cell of its top left corner. */
  readonly covering: (row: number, column: number) => number
  /** The merged range that covers a place. */
  readonly mergeAt: (row: number, column: number) => Range | undefined
  /** Positions of the first cell of a row and of the one after its last. */
  readonly firstOf: (row: number) => number
  readonly endOf: (row: number) => number
  readonly rowHidden: (row: number) => boolean
  readonly columnHidden: (column: number) => boolean
}

/** Merges that would spread over more places than this are not followed: nobody reads such a table. */
const MAX_MERGED_PLACES = 2_000_000

export function gridOf(sheet: Sheet, hidden: Uint8Array): Grid {
  const { rows, columns, count } = sheet.cells
  const starts = new Int32Array(sheet.rowCount + 1)
  for (let index = 0; index < count; index++) {
    const next = (rows[index] ?? 0) + 1
    starts[next] = (starts[next] ?? 0) + 1
  }
  for (let row = 1; row < starts.length; row++) starts[row] = (starts[row] ?? 0) + (starts[row - 1] ?? 0)
  const firstOf = (row: number): number => starts[row] ?? count
  const endOf = (row: number): number => starts[row + 1] ?? count
  const at = (row: number, column: number): number => {
    if (row < 0 || row >= sheet.rowCount) return -1
    let low = firstOf(row)
    let high = endOf(row) - 1
    // rows are mostly without gaps: look where the cell would be
    const guess = low + column - (columns[low] ?? 0)
    if (guess >= low && guess <= high && columns[guess] === column) return hidden[guess] === 1 ? -1 : guess
    while (low <= high) {
      const middle = (low + high) >> 1
      const found = columns[middle] ?? 0
      if (found === column) return hidden[middle] === 1 ? -1 : middle
      if (found < column) low = middle + 1
      else high = middle - 1
    }
    return -1
  }
  const mergeAt = mergeFinder(sheet)
  const rowHidden = spanTester(sheet.hiddenRows)
  const columnHidden = spanTester(sheet.hiddenColumns)
  return {
    sheet,
    hidden,
    rows: shownRows(sheet, hidden),
    at,
    covering: (row, column) => {
      const merge = mergeAt(row, column)
      return merge === undefined ? at(row, column) : at(merge.top, merge.left)
    },
    mergeAt,
    firstOf,
    endOf,
    rowHidden,
    columnHidden,
  }
}

function shownRows(sheet: Sheet, hidden: Uint8Array): Int32Array {
  const { rows, count, kinds, formulas } = sheet.cells
  const shown: number[] = []
  let last = -1
  for (let index = 0; index < count; index++) {
    const row = rows[index] ?? 0
    if (row === last || hidden[index] === 1) continue
    if (kinds[index] === 0 && !formulas.has(index)) continue
    if (kinds[index] === 1 && rawText(sheet.cells, index).trim() === '') continue
    shown.push(row)
    last = row
  }
  return Int32Array.from(shown)
}

function mergeFinder(sheet: Sheet): (row: number, column: number) => Range | undefined {
  if (sheet.merges.length === 0) return () => undefined
  const places = new Map<number, Range>()
  for (const merge of sheet.merges) {
    const bottom = Math.min(merge.bottom, sheet.rowCount - 1)
    const right = Math.min(merge.right, sheet.columnCount - 1)
    if ((bottom - merge.top + 1) * (right - merge.left + 1) + places.size > MAX_MERGED_PLACES) continue
    for (let row = merge.top; row <= bottom; row++) {
      for (let column = merge.left; column <= right; column++) places.set(row * 16384 + column, merge)
    }
  }
  return (row, column) => places.get(row * 16384 + column)
}

/** Whether a row or column lies in one of the spans. */
export function spanTester(spans: readonly Span[]): (index: number) => boolean {
  if (spans.length === 0) return () => false
  const sorted = [...spans].sort((a, b) => a.first - b.first)
  // spans may overlap: keep the furthest end so far
  const ends = sorted.map((span) => span.last)
  for (let i = 1; i < ends.length; i++) ends[i] = Math.max(ends[i] ?? 0, ends[i - 1] ?? 0)
  return (index) => {
    let low = 0
    let high = sorted.length - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      if ((sorted[middle]?.first ?? 0) <= index) low = middle + 1
      else high = middle - 1
    }
    return high >= 0 && index <= (ends[high] ?? -1)
  }
}
