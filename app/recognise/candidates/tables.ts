import { a1Range, type Range } from '../../vocabulary/index.ts'
import { around } from '../edits.ts'
import type { Block } from '../layout.ts'
import { TEXT } from '../reading.ts'
import { cellAt, type Fork, readingAt, type View } from './view.ts'

/** Tables that may be one, and a table that may be two. */
export function otherTables(view: View): readonly Fork[] {
  const { blocks } = view.layout
  return [
    ...blocks.flatMap((block, i) => blocks.slice(i + 1).flatMap((other) => joined(block, other))),
    ...blocks.flatMap((block) => [...cutBesides(view, block), ...cutBelow(view, block)]),
  ]
}

/** Rows or columns that may lie between two parts of one table. */
const NEAR = 3

function joined(a: Block, b: Block): readonly Fork[] {
  const range = around(a.range, b.range)
  const stacked = a.range.left <= b.range.right && b.range.left <= a.range.right
  const beside = a.range.top <= b.range.bottom && b.range.top <= a.range.bottom
  const rows = Math.max(a.range.top - b.range.bottom, b.range.top - a.range.bottom)
  const columns = Math.max(a.range.left - b.range.right, b.range.left - a.range.right)
  // A table with headings of its own goes on from none above it.
  const below = a.range.top < b.range.top ? b : a
  const goesOn = stacked && rows <= NEAR + 1 && below.headerRows.length === 0
  if (!goesOn && !(beside && columns <= NEAR)) return []
  return [
    {
      differs: `The tables in ${a1Range(a.range)} and ${a1Range(b.range)} are one`,
      edits: [{ set: 'table', range, was: null }],
    },
  ]
}

/** The heading of the labels stands again further right: a second table beside the first. */
function cutBesides(view: View, block: Block): readonly Fork[] {
  const row = block.headerRows.at(-1)
  const { top, bottom, left, right } = block.range
  if (row === undefined || block.columns.length === 0) return []
  const first = readingAt(view, row, left)?.text
  for (let column = left + 2; column < right; column++) {
    const again = first !== undefined && first !== '' && readingAt(view, row, column)?.text === first
    if (!again && !textsBetween(view, block, column)) continue
    return [parted(block.range, { top, bottom, left, right: column - 1 }, { top, bottom, left: column, right })]
  }
  return []
}

/** A column of texts among the figures, which stand on both sides of it: the labels of a second table. */
function textsBetween({ grid, reader }: View, block: Block, column: number): boolean {
  const columns = block.columns.map((one) => one.column)
  if (!columns.some((one) => one < column) || !columns.some((one) => one > column) || columns.includes(column))
    return false
  const texts = [...block.rows].filter((row) => {
    const index = grid.at(row, column)
    return index >= 0 && reader.types[index] === TEXT
  })
  return texts.length >= 2 && texts.length * 2 > block.rows.length
}

/** The headings stand again further down: a second table below the first. */
function cutBelow(view: View, block: Block): readonly Fork[] {
  const head = block.headerRows.at(-1)
  const { top, bottom, left, right } = block.range
  if (head === undefined) return []
  for (let row = (block.rows[0] ?? head) + 2; row < bottom; row++) {
    const again = block.columns.filter(({ column }) => {
      const text = readingAt(view, row, column)?.text
      return cellAt(view, row, column) >= 0 && text === readingAt(view, head, column)?.text
    })
    if (again.length === 0 || again.length * 2 < block.columns.length) continue
    return [parted(block.range, { top, bottom: row - 1, left, right }, { top: row, bottom, left, right })]
  }
  return []
}

function parted(was: Range, first: Range, second: Range): Fork {
  return {
    differs: `${a1Range(first)} and ${a1Range(second)} are two tables`,
    edits: [
      { set: 'table', range: first, was },
      { set: 'table', range: second, was: null },
    ],
  }
}
