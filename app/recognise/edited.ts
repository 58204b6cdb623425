import { contains } from '../vocabulary/index.ts'
import { type Assembled, assemble } from './assemble.ts'
import { blockOf, type Made } from './blocks.ts'
import type { SheetContext } from './context.ts'
import { withMeanings } from './edited-meanings.ts'
import { type Paint, paintOf } from './edited-paint.ts'
import { rangeOfTable, reshaped, type Shape, shapesOf } from './edited-shapes.ts'
import type { LayoutEdit } from './edits.ts'
import { type Grid, gridOf } from './grid.ts'
import { hiddenCells } from './hidden.ts'
import { type Layout, ROLES, type Role } from './layout.ts'
import { piecesOf } from './pieces.ts'
import { type CellReader, cellReader, TEXT } from './reading.ts'
import { apart, cellDoubts } from './recognise.ts'
import { rolesOf } from './roles.ts'
import type { RawTable } from './tables.ts'
import type { Line } from './titles.ts'

/** A sheet as the analyst says it is read. */
export interface Edited {
  readonly layout: Layout
  /** 1 for each cell that carries no figure: hidden, or in a role that carries none. What `tidySheet` passes over. */
  readonly silent: Uint8Array
  /** Whether an empty place was given a role that carries no figure, so that it stands for no zero. */
  readonly apart: (row: number, column: number) => boolean
}

/**
 * Reads a sheet with what an analyst says about it. Where nothing is said it is read as without; the edits win over every
 * guess, and hidden cells stay hidden.
 */
export function recogniseEdited(
  sheet: Parameters<typeof gridOf>[0],
  context: SheetContext,
  edits: readonly LayoutEdit[],
  reader: CellReader = cellReader(sheet, context.notes, context.computed),
  hidden: Uint8Array = hiddenCells(sheet),
): Edited {
  const paint = paintOf(gridOf(sheet, hidden), reader, edits)
  const masked = hidden.map((is, index) => (is === 1 || isOutside(paint, index) ? 1 : 0))
  const grid = gridOf(sheet, masked)
  const { tables: guessed, loose } = guess(sheet, masked, reader, paint)
  const { touched, untouched } = shapesOf(grid, paint, guessed)
  const lines = loose.map(
    (index): Line => ({ text: reader.reading(index).text, at: addressOf(grid, index), from: 'cell' }),
  )
  const shaped = touched.flatMap((shape): Made[] => {
    const made = reshaped(reader, paint, shape)
    const titles = titlesOf(sheet, hidden, reader, paint, shape, guessed)
    const block = blockOf(shape.grid, reader, { table: made.table, titles }, context, lines, made.columns)
    return block === undefined ? [] : [trusted(withMeanings(shape.grid, reader, paint, made, block))]
  })
  const left = untouched.flatMap(({ guess: assembled, grid: own }): Made[] => {
    const block = assembled === null ? undefined : blockOf(own, reader, assembled, context, lines)
    return block === undefined ? [] : [block]
  })
  const made = [...apart([...shaped, ...left])].sort((a, b) => a.block.range.top - b.block.range.top)
  const roles = rolesOf(grid, reader, { tables: guessed.flatMap(({ guess: one }) => one ?? []), loose }, made)
  figuresLast(grid, reader, roles, made)
  paintOver(roles, hidden, paint, reader)
  const doubts = [...made.flatMap((one) => one.doubts), ...cellDoubts(sheet, masked, reader, made, roles)]
  const reasons = [...new Set(doubts.map(({ reason }) => reason))]
  return {
    layout: {
      score: Math.max(0, 1 - doubts.reduce((most, { weight }) => Math.max(most, weight), 0)),
      reasons,
      blocks: made.map(({ block }) => block),
      roles,
    },
    silent: masked.map((is, index) => (is === 1 || isSilent(paint.roleOf(index)) ? 1 : 0)),
    apart: (row, column) => isSilent(paint.roleAt(row, column)),
  }
}

/** A cell that the analyst set beside every table. */
function isOutside(paint: Paint, index: number): boolean {
  const role = paint.roleOf(index)
  if (role === undefined) return paint.cutOff[index] === 1
  return role === 'note' || role === 'title' || role === 'ignored'
}

function isSilent(role: Role | undefined): boolean {
  return role !== undefined && role !== 'value' && role !== 'total'
}

/** Tables as they are guessed in what the analyst left, and those whose borders were drawn. */
function guess(
  sheet: Parameters<typeof gridOf>[0],
  masked: Uint8Array,
  reader: CellReader,
  paint: Paint,
): { readonly tables: readonly Shape[]; readonly loose: readonly number[] } {
  const whole = gridOf(sheet, masked)
  const drawn = paint.tables.flatMap((range): Shape[] => {
    const inside = gridOf(
      sheet,
      maskWhere(sheet, masked, (row, column) => !contains(range, { row, column })),
    )
    const found = assemble(inside, reader, piecesOf(inside, reader.types)).tables
    if (inside.rows.length === 0) return []
    return [{ range, guess: oneOf(inside, reader, found, range), grid: whole }]
  })
  const outside =
    drawn.length === 0
      ? masked
      : maskWhere(sheet, masked, (row, column) => paint.tables.some((range) => contains(range, { row, column })))
  const grid = drawn.length === 0 ? whole : gridOf(sheet, outside)
  const { tables, loose } = assemble(grid, reader, piecesOf(grid, reader.types))
  const guessed = tables.map((assembled): Shape => ({ range: rangeOfTable(assembled.table), guess: assembled, grid }))
  return { tables: [...drawn, ...guessed], loose }
}

/** One table of everything within a border: the headings of the first that is seen there, all else below them its body. */
function oneOf(
  inside: Grid,
  reader: CellReader,
  found: readonly Assembled[],
  { left, right }: Shape['range'],
): Assembled {
  const [first, ...others] = found
  const headerRows = first?.table.headerRows ?? []
  const body = first?.table.bodyRows[0] ?? inside.rows[firstFigures(inside, reader)] ?? 0
  const from = Math.max(body, (headerRows.at(-1) ?? -1) + 1)
  const rows = [...inside.rows]
  const table: RawTable = {
    left,
    right,
    kind: others.length === 0 ? (first?.table.kind ?? 'cross table') : 'cross table',
    titleRows: [],
    headerRows: first === undefined ? rows.filter((row) => row < from) : headerRows,
    bodyRows: rows.filter((row) => row >= from),
    tailRows: [],
  }
  return { table, titles: first?.titles ?? [] }
}

function firstFigures(grid: Grid, reader: CellReader): number {
  const at = [...grid.rows].findIndex((row) => {
    for (let index = grid.firstOf(row); index < grid.endOf(row); index++) {
      if (grid.hidden[index] !== 1 && reader.types[index] !== 0 && reader.types[index] !== TEXT) return true
    }
    return false
  })
  return Math.max(0, at)
}

function maskWhere(
  sheet: Parameters<typeof gridOf>[0],
  masked: Uint8Array,
  test: (row: number, column: number) => boolean,
): Uint8Array {
  const { rows, columns } = sheet.cells
  return masked.map((is, index) => (is === 1 || test(rows[index] ?? 0, columns[index] ?? 0) ? 1 : 0))
}

/** Texts above a table that say what it is about: those that were made titles, and those that were taken for its titles. */
function titlesOf(
  sheet: Parameters<typeof gridOf>[0],
  hidden: Uint8Array,
  reader: CellReader,
  paint: Paint,
  shape: Shape,
  guessed: readonly Shape[],
): readonly number[] {
  const above = guessed.filter((other) => other.range !== shape.range && other.range.bottom < shape.range.top)
  const floor = Math.max(-1, ...above.map(({ range }) => range.bottom))
  const known = new Set(shape.guess?.titles)
  const titles: number[] = []
  for (let index = 0; index < sheet.cells.count; index++) {
    const row = sheet.cells.rows[index] ?? 0
    if (row >= shape.range.top) break
    if (hidden[index] === 1 || reader.types[index] === 0) continue
    const role = paint.roleOf(index)
    if (
      role === 'title' ||
      (role === undefined && (known.has(index) || (row > floor && reader.types[index] === TEXT)))
    ) {
      titles.push(index)
    }
  }
  return titles
}

/** What a person has said about a table leaves no doubt about its structure; a missing period or label stays missing. */
function trusted(made: Made): Made {
  const dated =
    made.block.columns.every(({ states }) => states.some(({ key }) => key === 'period')) ||
    made.block.labels.some(({ key }) => key === 'period') ||
    made.block.groups.some(({ states }) => states.some(({ key }) => key === 'period')) ||
    made.block.states.some(({ key }) => key === 'period')
  const rows = [...made.block.headerRows, ...made.block.rows]
  const range = { ...made.block.range, top: Math.min(...rows), bottom: Math.max(...rows) }
  const unlabelled = made.doubts.filter(({ reason }) => reason.startsWith('figures without a label'))
  const undated = dated ? [] : [{ weight: 0.4, reason: 'no period is stated' }]
  return { ...made, block: { ...made.block, range }, doubts: [...unlabelled, ...undated] }
}

/** Where the headings of one table reach into another, what the other reads as figures are figures. */
function figuresLast(grid: Grid, reader: CellReader, roles: Uint8Array, made: readonly Made[]): void {
  for (const { block, totalRows } of made) {
    for (const row of block.rows) {
      for (const { column } of block.columns) {
        const index = grid.at(row, column)
        if (index >= 0 && reader.types[index] !== 0)
          roles[index] = ROLES.indexOf(totalRows.has(row) ? 'total' : 'value')
      }
    }
  }
}

function paintOver(roles: Uint8Array, hidden: Uint8Array, paint: Paint, reader: CellReader): void {
  for (let index = 0; index < roles.length; index++) {
    if (hidden[index] === 1) continue
    const role = paint.roleOf(index)
    if (role !== undefined) roles[index] = ROLES.indexOf(role)
    else if (paint.cutOff[index] === 1) {
      roles[index] = ROLES.indexOf(reader.types[index] === TEXT ? 'note' : 'ignored')
    }
  }
}

function addressOf(grid: Grid, index: number): { readonly row: number; readonly column: number } {
  return { row: grid.sheet.cells.rows[index] ?? 0, column: grid.sheet.cells.columns[index] ?? 0 }
}
