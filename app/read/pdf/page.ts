import type { PdfLibrary, PdfPage } from '../../vocabulary/index.ts'
import { rulesOf } from './drawing.ts'
import { multiplied, placed } from './matrix.ts'

/** A piece of text. Lengths are points, counted from the top left corner of the page as it is shown. */
export interface Piece {
  readonly text: string
  readonly x: number
  /** Of the line that the letters stand on. */
  readonly y: number
  readonly width: number
  /** Height of the letters. */
  readonly size: number
  readonly bold: boolean
}

/** A ruling line: along is its direction, `at` its place across it, from `from` to `to`. */
export interface Rule {
  readonly along: 'row' | 'column'
  readonly at: number
  readonly from: number
  readonly to: number
}

/** What is on a page. */
export interface Page {
  readonly width: number
  readonly height: number
  readonly pieces: readonly Piece[]
  readonly rules: readonly Rule[]
}

/** Reads a page of an open document. */
export async function pageOf(page: PdfPage, library: PdfLibrary): Promise<Page> {
  const { width, height, transform } = page.getViewport({ scale: 1 })
  const { items } = await page.getTextContent()
  // The operators come before the fonts are asked for: it is they that load them.
  const rules = rulesOf(await page.getOperatorList(), library.OPS, transform)
  const bold = boldFonts(page)
  const pieces: Piece[] = []
  for (const item of items) {
    const piece = pieceOf(item, transform, bold)
    if (piece !== undefined && isOnPage(piece, width, height)) pieces.push(piece)
  }
  page.cleanup()
  return { width, height, pieces, rules }
}

function pieceOf(item: object, view: readonly number[], bold: (font: string) => boolean): Piece | undefined {
  if (!('str' in item) || typeof item.str !== 'string' || item.str.trim() === '') return undefined
  if (!('transform' in item) || !Array.isArray(item.transform) || !('width' in item)) return undefined
  const matrix = multiplied(view, item.transform)
  const [x, y] = placed(matrix, 0, 0)
  const size = Math.hypot(matrix[2] ?? 0, matrix[3] ?? 0)
  const upright = Math.abs(matrix[0] ?? 0) > Math.abs(matrix[1] ?? 0)
  const length = Number(item.width)
  const font = 'fontName' in item ? String(item.fontName) : ''
  // Text that runs up or down a page is as wide as it is high.
  return { text: item.str, x, y, width: upright ? length : size, size, bold: bold(font) }
}

function boldFonts(page: PdfPage): (font: string) => boolean {
  const known = new Map<string, boolean>()
  return (font) => {
    const seen = known.get(font)
    if (seen !== undefined) return seen
    const loaded = page.commonObjs.has(font) ? page.commonObjs.get(font) : undefined
    const name = typeof loaded === 'object' && loaded !== null && 'name' in loaded ? String(loaded.name) : ''
    const bold = /bold|black|heavy/i.test(name)
    known.set(font, bold)
    return bold
  }
}

function isOnPage({ x, y }: Piece, width: number, height: number): boolean {
  return x > -5 && x < width + 5 && y > -5 && y < height + 5
}
