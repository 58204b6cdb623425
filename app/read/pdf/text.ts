import { raisedDigits } from '../raised.ts'
import type { Piece } from './page.ts'
import { grouped } from './rules.ts'

/** A line of text: its pieces from left to right. */
export interface Line {
  readonly pieces: readonly Piece[]
  readonly left: number
  readonly right: number
  readonly y: number
  readonly size: number
  readonly bold: boolean
}

/** Pieces as lines, from top to bottom. A raised mark belongs to the line of its figure. */
export function linesOf(pieces: readonly Piece[]): readonly Line[] {
  const ordered = [...pieces].sort((a, b) => a.y - b.y || a.x - b.x)
  return grouped(ordered, (piece, before) => piece.y - before.y <= 0.45 * Math.max(piece.size, before.size)).map(
    (group) => lineOf([...group].sort((a, b) => a.x - b.x)),
  )
}

/** A line of pieces that are in order. */
export function lineOf(pieces: readonly Piece[]): Line {
  const size = Math.max(...pieces.map((piece) => piece.size))
  const full = pieces.filter((piece) => piece.size > 0.8 * size)
  return {
    pieces,
    left: Math.min(...pieces.map(({ x }) => x)),
    right: Math.max(...pieces.map(({ x, width }) => x + width)),
    y: Math.max(...full.map(({ y }) => y)),
    size,
    bold: full.every(({ bold }) => bold),
  }
}

/** The text of a line, with a space where there is a gap. */
export function lineText({ pieces, y, size }: Line): string {
  let text = ''
  let end = Number.NEGATIVE_INFINITY
  for (const piece of pieces) {
    const raised = piece.size < 0.8 * size && piece.y < y - 0.15 * size
    const written = raised ? raisedDigits(piece.text) : piece.text
    const gap = text !== '' && piece.x - end > 0.18 * size
    text += gap && !text.endsWith(' ') && !written.startsWith(' ') ? ` ${written}` : written
    end = Math.max(end, piece.x + piece.width)
  }
  return text.trim()
}

/** The text of a cell: its lines are a wrapped label, joined by spaces. */
export function cellText(pieces: readonly Piece[]): string {
  return linesOf(pieces)
    .map(lineText)
    .filter((text) => text !== '')
    .join(' ')
}

/** Lines as paragraphs: a line that goes on to the margin is followed by the rest of its sentence. */
export function paragraphsOf(lines: readonly Line[]): readonly string[] {
  const margin = Math.max(...lines.map(({ right }) => right))
  const paragraphs = grouped(lines, (line, before) => {
    const sameLook = line.bold === before.bold && Math.abs(line.size - before.size) < 0.6
    const near = line.y - before.y > 0 && line.y - before.y < 1.45 * line.size
    const full = before.right > before.left + 0.8 * (margin - before.left)
    return sameLook && near && full && Math.abs(line.left - before.left) < 2 * line.size
  })
  return paragraphs.map((group) => group.map(lineText).join(' ')).filter((text) => text !== '')
}
