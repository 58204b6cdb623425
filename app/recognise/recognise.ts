import type { Sheet } from '../vocabulary/index.ts'
import { assemble } from './assemble.ts'
import { blockOf, type Made } from './blocks.ts'
import type { SheetContext } from './context.ts'
import { gridOf } from './grid.ts'
import { hiddenCells } from './hidden.ts'
import type { Block, Layout } from './layout.ts'
import { piecesOf } from './pieces.ts'
import { type CellReader, cellReader, ERROR, NUMBER, TEXT, UNCOMPUTED, UNREAD } from './reading.ts'
import { rolesOf } from './roles.ts'
import type { Line } from './titles.ts'

/** The ways in which a sheet may be read, best first. Empty where the sheet holds no table. */
export function recognise(
  sheet: Sheet,
  context: SheetContext,
  reader: CellReader = cellReader(sheet, context.notes, context.computed),
  hidden: Uint8Array = hiddenCells(sheet),
): readonly Layout[] {
  const grid = gridOf(sheet, hidden)
  const assembly = assemble(grid, reader, piecesOf(grid, reader.types))
  const loose = assembly.loose.map(
    (index): Line => ({
      text: reader.reading(index).text,
      at: { row: sheet.cells.rows[index] ?? 0, column: sheet.cells.columns[index] ?? 0 },
      from: 'cell',
    }),
  )
  const found = assembly.tables.flatMap((assembled): Made[] => {
    const block = blockOf(grid, reader, assembled, context, loose)
    return block === undefined ? [] : [block]
  })
  const made = apart(found)
  const roles = rolesOf(grid, reader, assembly, made)
  const doubts = [
    ...(made.length < found.length ? [{ weight: 0.4, reason: 'two tables claim the same figures' }] : []),
    ...made.flatMap(({ doubts }) => doubts),
    ...cellDoubts(sheet, grid.hidden, reader, made, roles),
  ]
  const reasons = [...new Set(doubts.map(({ reason }) => reason))]
  const score = Math.max(0, 1 - doubts.reduce((most, { weight }) => Math.max(most, weight), 0))
  if (made.length === 0) return [{ score: doubts.length > 0 ? score : 1, reasons, blocks: [], roles }]
  return [
    {
      score,
      reasons: reasons.length > 0 ? reasons : ['every figure has a period and a label'],
      blocks: made.map(({ block }) => block),
      roles,
    },
  ]
}

/** The tables that claim no figure of a table before them. */
export function apart(found: readonly Made[]): readonly Made[] {
  const kept: Made[] = []
  for (const next of found) {
    const rival = kept.some(
      ({ block }) =>
        block.range.top <= next.block.range.bottom &&
        block.range.bottom >= next.block.range.top &&
        block.range.left <= next.block.range.right &&
        block.range.right >= next.block.range.left &&
        sharesCells(block, next.block),
    )
    if (!rival) kept.push(next)
  }
  return kept
}

function sharesCells(a: Block, b: Block): boolean {
  const columns = new Set(figureColumns(a))
  if (!figureColumns(b).some((column) => columns.has(column))) return false
  const rows = new Set(a.rows)
  return b.rows.some((row) => rows.has(row))
}

function figureColumns(block: Block): readonly number[] {
  return block.kind === 'record list' ? block.labelColumns : block.columns.map(({ column }) => column)
}

/** Doubts about single cells: signs that no note explains, formulas without a result, figures outside of every table. */
export function cellDoubts(
  sheet: Sheet,
  hidden: Uint8Array,
  reader: CellReader,
  made: readonly Pick<Made, 'block'>[],
  roles: Uint8Array,
) {
  const doubts: { weight: number; reason: string }[] = []
  let stray = 0
  const inTable = new Uint8Array(sheet.cells.count)
  for (let index = 0; index < sheet.cells.count; index++) {
    if (hidden[index] === 1) continue
    const type = reader.types[index]
    const role = roles[index]
    const figure = role === 3 || role === 4
    if (figure) {
      inTable[index] = 1
      if (type === UNREAD)
        doubts.push({ weight: 0.3, reason: `a sign that is not explained: ${reader.reading(index).text}` })
      if (type === UNCOMPUTED) doubts.push({ weight: 0.3, reason: 'a formula without a stored result' })
      if (type === ERROR) doubts.push({ weight: 0.3, reason: 'an error value among the figures' })
      if (type === TEXT && made.some(({ block }) => block.kind === 'cross table')) {
        doubts.push({
          weight: 0.25,
          reason: `a text in the place of a figure: ${reader.reading(index).text.slice(0, 40)}`,
        })
      }
    } else if (type === NUMBER && (role === 0 || role === 5)) stray++
    if (doubts.length > 20) break
  }
  if (stray > 1 && made.length > 0)
    doubts.push({ weight: 0.3, reason: 'figures stand outside of every table that was found' })
  if (stray > 3 && made.length === 0) doubts.push({ weight: 0.5, reason: 'figures, but no table was found' })
  return doubts
}
