import type { Range } from '../../vocabulary/index.ts'
import type { FoundCell, FoundTable } from './found.ts'
import type { Piece, Rule } from './page.ts'
import { grouped, isThrough } from './rules.ts'
import { cellText } from './text.ts'

/** Two lines nearer than this leave no room for a row or column of text. */
const NARROWEST = 4
/** A line that ends this far beyond the last line across has an open cell at its end. */
const OPEN_END = 6
/** Columns and rows beyond these are a drawing. */
const MOST_COLUMNS = 100
const MOST_ROWS = 1000

/**
 * The table that ruling lines draw, with the text within; undefined where they draw none, or a box around text. A line
 * that is missing between two cells makes them one.
 */
export function ruledTable(
  skeleton: readonly Rule[],
  pieces: readonly Piece[],
  emphasis: readonly Rule[],
): FoundTable | undefined {
  const rows = skeleton.filter(({ along }) => along === 'row')
  const columns = skeleton.filter(({ along }) => along === 'column')
  if (rows.length === 0 || columns.length === 0) return undefined
  const xs = edges(columns, rows)
  const ys = edges(rows, columns)
  const width = xs.length - 1
  const height = ys.length - 1
  if (width < 1 || height < 1 || width * height < 2 || width > MOST_COLUMNS || height > MOST_ROWS) return undefined
  const merges = mergesOf(xs, ys, rows, columns)
  const owners = ownersOf(merges)

  const held = new Map<string, Piece[]>()
  for (const piece of pieces) {
    const row = slot(ys, piece.y - 0.3 * piece.size)
    const column = slot(xs, piece.x + Math.min(piece.width / 2, piece.size))
    if (row < 0 || column < 0) continue
    const key = owners.get(`${row},${column}`) ?? `${row},${column}`
    const inCell = held.get(key)
    if (inCell === undefined) held.set(key, [piece])
    else inCell.push(piece)
  }
  const cells: FoundCell[] = []
  for (const [key, inCell] of held) {
    const [row = 0, column = 0] = key.split(',').map(Number)
    cells.push({
      ...{ row, column, text: cellText(inCell), bold: inCell.every(({ bold }) => bold) },
      strike: inCell.every((piece) => emphasis.some((rule) => isThrough(rule, piece))),
    })
  }
  return {
    ...{ top: ys[0] ?? 0, bottom: ys.at(-1) ?? 0, left: xs[0] ?? 0, right: xs.at(-1) ?? 0 },
    edges: xs,
    rowCount: height,
    cells,
    merges,
  }
}

/** Where columns (or rows) begin and end: the lines between them, and the open ends of the lines across. */
function edges(between: readonly Rule[], across: readonly Rule[]): readonly number[] {
  const places = between.map(({ at }) => at)
  const first = Math.min(...places)
  const last = Math.max(...places)
  const begin = Math.min(...across.map(({ from }) => from))
  const end = Math.max(...across.map(({ to }) => to))
  if (begin < first - OPEN_END) places.push(begin)
  if (end > last + OPEN_END) places.push(end)
  return grouped(
    places.sort((a, b) => a - b),
    (place, before) => place - before < NARROWEST,
  ).map((group) => group.reduce((total, place) => total + place, 0) / group.length)
}

function slot(edges: readonly number[], place: number): number {
  return edges.findLastIndex((edge) => edge <= place) < edges.length - 1
    ? edges.findLastIndex((edge) => edge <= place)
    : -1
}

/** Cells without a line between them, where together they are a box. */
function mergesOf(
  xs: readonly number[],
  ys: readonly number[],
  rows: readonly Rule[],
  columns: readonly Rule[],
): readonly Range[] {
  const width = xs.length - 1
  const height = ys.length - 1
  const middle = (places: readonly number[], index: number) => ((places[index] ?? 0) + (places[index + 1] ?? 0)) / 2
  const drawn = (rules: readonly Rule[], at: number, through: number) =>
    rules.some((rule) => Math.abs(rule.at - at) < NARROWEST && rule.from <= through && rule.to >= through)
  const taken = new Uint8Array(width * height)
  const merges: Range[] = []
  for (let top = 0; top < height; top++) {
    for (let left = 0; left < width; left++) {
      if (taken[top * width + left] === 1) continue
      let right = left
      const openRight = (row: number, column: number) =>
        column + 1 < width &&
        taken[row * width + column + 1] === 0 &&
        !drawn(columns, xs[column + 1] ?? 0, middle(ys, row))
      while (openRight(top, right)) right++
      let bottom = top
      const openBelow = (row: number) => {
        for (let column = left; column <= right; column++) {
          if (drawn(rows, ys[row + 1] ?? 0, middle(xs, column))) return false
          if (column < right && !openRight(row + 1, column)) return false
        }
        return row + 1 < height
      }
      while (bottom + 1 < height && openBelow(bottom)) bottom++
      for (let row = top; row <= bottom; row++) taken.fill(1, row * width + left, row * width + right + 1)
      if (bottom > top || right > left) merges.push({ top, left, bottom, right })
    }
  }
  return merges
}

/** Places within a merge, each with the place of its top left cell. */
function ownersOf(merges: readonly Range[]): ReadonlyMap<string, string> {
  const owners = new Map<string, string>()
  for (const { top, left, bottom, right } of merges) {
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) owners.set(`${row},${column}`, `${top},${left}`)
    }
  }
  return owners
}
