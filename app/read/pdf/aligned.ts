import type { Range } from '../../vocabulary/index.ts'
import type { FoundCell, FoundTable } from './found.ts'
import type { Piece } from './page.ts'
import { grouped } from './rules.ts'
import { type Line, lineOf, linesOf, lineText } from './text.ts'

/** A stretch of a line without a wide gap. */
type Segment = Line

interface Row {
  readonly segments: readonly Segment[]
  readonly line: Line
}

/** Words stand nearer to one another than columns, in heights of their letters. */
const COLUMN_GAP = 1.1
/** Rows of one table stand no further apart. */
const ROW_GAP = 3
const FIGURE =
  /^(?:[-–—*#]+|[[(]?[a-z][\])]|[<≤>]? ?£?\d[\d,. ]*%?(?: ?[*~†¹²³⁴⁵]| ?\(\w\))?|n\/a|nil|not held|fewer than \d+)$/i

/** Tables without ruling lines: rows of text whose stretches stand beneath one another, with figures among them. */
export function alignedTables(pieces: readonly Piece[]): readonly FoundTable[] {
  const rows = linesOf(pieces).map((line) => ({ line, segments: segmentsOf(line) }))
  const runs = grouped(rows, (row, before) => row.line.y - before.line.y < ROW_GAP * row.line.size)
  return runs.flatMap((run) => stretches(run).flatMap((stretch) => tableOf(withHeading(stretch, run)) ?? []))
}

function segmentsOf(line: Line): readonly Segment[] {
  let end = Number.NEGATIVE_INFINITY
  return grouped(line.pieces, (piece, before) => {
    end = Math.max(end, before.x + before.width)
    return piece.x - end < COLUMN_GAP * line.size
  }).map(lineOf)
}

/** Rows from one of several stretches to the last such one, as far as no running text stands between. */
function stretches(rows: readonly Row[]): readonly (readonly Row[])[] {
  const found: Row[][] = []
  let current: Row[] = []
  let waiting: Row[] = []
  let gap = Number.NEGATIVE_INFINITY
  const close = () => {
    if (current.length > 1) found.push(current)
    current = []
    waiting = []
    gap = Number.NEGATIVE_INFINITY
  }
  for (const row of rows) {
    if (row.segments.length > 1) {
      current.push(...waiting, row)
      waiting = []
      const second = row.segments[1]?.left ?? 0
      gap = gap === Number.NEGATIVE_INFINITY ? second : Math.min(gap, second)
    } else if (current.length > 0) {
      // A label alone: a heading of rows, or the rest of a wrapped label. More than that is the end of the table.
      if (row.line.right < gap && waiting.length < 2) waiting.push(row)
      else close()
    }
  }
  close()
  return found
}

/** With the lines right above that stand over a column of figures: the beginnings of wrapped headings. */
function withHeading(stretch: readonly Row[], run: readonly Row[]): readonly Row[] {
  const heading: Row[] = []
  const [first] = stretch
  const columns = first?.segments.slice(1) ?? []
  for (let at = (first === undefined ? 0 : run.indexOf(first)) - 1; at >= 0; at--) {
    const row = run[at]
    const below = heading[0] ?? first
    if (row === undefined || below === undefined || !isWrapped(row, below)) break
    const over = (segment: Segment) => columns.some(({ left, right }) => segment.left < right && segment.right > left)
    const wide = (segment: Segment) => segment.left < (columns[0]?.left ?? 0) - 2 * segment.size
    if (!row.segments.every((segment) => over(segment) && !wide(segment))) break
    heading.unshift(row)
  }
  return [...heading, ...stretch]
}

/** Whether a line stands so near above another that it is one label with it. */
function isWrapped(row: Row, below: Row): boolean {
  return below.line.y - row.line.y < 1.3 * row.line.size
}

interface Extent {
  left: number
  right: number
}

function tableOf(rows: readonly Row[]): FoundTable | undefined {
  const columns = columnsOf(rows)
  if (columns.length < 2) return undefined
  const cells: FoundCell[] = []
  const merges: Range[] = []
  let height = 0
  let above: Row | undefined
  let inHeading = true
  for (const row of rows) {
    const texts = row.segments.map((segment) => ({ segment, text: lineText(segment) }))
    const [only] = texts
    const last = cells.findLast((cell) => cell.column === 0)
    const goesOn = only !== undefined && texts.length === 1 && /^[a-z(&/]/.test(only.text)
    inHeading &&= texts.every(({ text }) => !FIGURE.test(text))
    const wrapped = inHeading && above !== undefined && isWrapped(above, row)
    if (goesOn && last !== undefined) cells[cells.indexOf(last)] = { ...last, text: `${last.text} ${only.text}` }
    else {
      if (wrapped) height--
      for (const { segment, text } of texts) {
        const over = columns.flatMap(({ left, right }, index) =>
          segment.right > left && segment.left < right ? [index] : [],
        )
        const column = over[0] ?? nearest(columns, segment)
        const end = over.at(-1) ?? column
        const begun = cells.findIndex((cell) => cell.row === height && cell.column === column)
        const upper = cells[begun]
        if (upper !== undefined) cells[begun] = { ...upper, text: `${upper.text} ${text}` }
        else {
          if (end > column) merges.push({ top: height, left: column, bottom: height, right: end })
          cells.push({ row: height, column, text, bold: segment.bold, strike: false })
        }
      }
      height++
    }
    above = row
  }
  if (!hasFigures(cells, columns.length)) return undefined
  const [first] = rows
  const end = rows.at(-1)
  const edges = columns.map(({ left }) => left)
  return {
    top: (first?.line.y ?? 0) - (first?.line.size ?? 0),
    bottom: end?.line.y ?? 0,
    left: edges[0] ?? 0,
    right: columns.at(-1)?.right ?? 0,
    edges: [...edges, columns.at(-1)?.right ?? 0],
    rowCount: height,
    cells,
    merges,
  }
}

/** The extents of columns, by the rows that have the usual number of stretches. */
function columnsOf(rows: readonly Row[]): readonly Extent[] {
  const counts = new Map<number, number>()
  for (const { segments } of rows) {
    if (segments.length > 1) counts.set(segments.length, (counts.get(segments.length) ?? 0) + 1)
  }
  const [usual] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [0]
  const typical = rows.filter(({ segments }) => segments.length === usual)
  const columns = merged(typical.flatMap(({ segments }) => segments))
  const others = rows.flatMap(({ segments }) => segments)
  const outside = others.filter((segment) =>
    columns.every(({ left, right }) => segment.right <= left || segment.left >= right),
  )
  return merged([...columns, ...outside])
}

function merged(extents: readonly Extent[]): readonly Extent[] {
  const columns: Extent[] = []
  for (const { left, right } of [...extents].sort((a, b) => a.left - b.left)) {
    const last = columns.at(-1)
    if (last !== undefined && left < last.right) last.right = Math.max(last.right, right)
    else columns.push({ left, right })
  }
  return columns
}

function nearest(columns: readonly Extent[], { left, right }: Extent): number {
  const distances = columns.map((column) => Math.min(Math.abs(column.left - left), Math.abs(column.right - right)))
  return distances.indexOf(Math.min(...distances))
}

/** At least one column behind the first holds figures for the most part: else it is a letter in two columns. */
function hasFigures(cells: readonly FoundCell[], columns: number): boolean {
  for (let column = 1; column < columns; column++) {
    const own = cells.filter((cell) => cell.column === column)
    if (own.length > 1 && own.filter(({ text }) => FIGURE.test(text)).length * 2 >= own.length) return true
  }
  return false
}
