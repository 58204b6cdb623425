import { alignedTables } from './aligned.ts'
import type { FoundTable } from './found.ts'
import type { Page, Piece, Rule } from './page.ts'
import { ruledTable } from './ruled.ts'
import { isOfText, skeletons, wholeRules } from './rules.ts'
import { type Line, linesOf } from './text.ts'

/** What stands on a page, from top to bottom. */
export type Element =
  | { readonly is: 'line'; readonly top: number; readonly line: Line }
  | { readonly is: 'table'; readonly top: number; readonly table: FoundTable }

/** Text in one or two boxes that is longer than this is a framed letter. */
const LONGEST_BOXED = 600

/** The tables and lines of a page in the order of reading: by ruling lines first, then by the alignment of text. */
export function elementsOf({ pieces, rules }: Page): readonly Element[] {
  const emphasis = rules.filter((rule) => pieces.some((piece) => isOfText(rule, piece)))
  const borders = emphasis.length === 0 ? rules : rules.filter((rule) => !emphasis.includes(rule))
  const tables: FoundTable[] = []
  let rest: readonly Piece[] = pieces
  // The smallest first: a table within the cell of another has its own text.
  const frames = skeletons(wholeRules(borders)).map((skeleton) => ({ skeleton, area: areaOf(skeleton) }))
  for (const { skeleton } of frames.sort((a, b) => a.area - b.area)) {
    const table = ruledTable(skeleton, rest, emphasis)
    if (table === undefined || isNone(table)) continue
    tables.push(table)
    rest = rest.filter((piece) => !isWithin(piece, table))
  }
  for (const table of alignedTables(rest)) {
    tables.push(table)
    rest = rest.filter((piece) => !isWithin(piece, table))
  }
  const elements: Element[] = [
    ...tables.map((table) => ({ is: 'table' as const, top: table.top, table })),
    ...linesOf(rest).map((line) => ({ is: 'line' as const, top: line.y - line.size, line })),
  ]
  return elements.sort((a, b) => a.top - b.top)
}

function areaOf(skeleton: readonly Rule[]): number {
  const lengths = (along: Rule['along']) =>
    skeleton.filter((rule) => rule.along === along).map(({ from, to }) => to - from)
  return Math.max(0, ...lengths('row')) * Math.max(0, ...lengths('column'))
}

/** A drawing without text, or a frame around a letter. */
function isNone({ cells }: FoundTable): boolean {
  const written = cells.filter(({ text }) => text !== '')
  if (written.length === 0) return true
  return written.length <= 2 && written.reduce((total, { text }) => total + text.length, 0) > LONGEST_BOXED
}

function isWithin({ x, y, width, size }: Piece, { left, right, top, bottom }: FoundTable): boolean {
  const across = x + Math.min(width / 2, size)
  const down = y - 0.3 * size
  return across >= left - 1 && across <= right + 1 && down >= top && down <= bottom
}
