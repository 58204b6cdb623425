import type { Range, Sheet } from '../vocabulary/index.ts'
import { type EditedRole, type LayoutEdit, overlap } from './edits.ts'
import { type Grid, gridOf } from './grid.ts'
import type { CellReader } from './reading.ts'
import type { Recipe, RecipeRow, RecipeTable } from './recipe.ts'
import { bodyOf } from './recipe-body.ts'
import { nameLikeness } from './recipe-likeness.ts'
import { kindOf, rowsWithin, strayNumbers, widened } from './recipe-make.ts'
import { type Placed, placesOf } from './recipe-places.ts'

/** What a recipe says about a sheet; or, where its headings are there and something else differs, what differs. */
export type Fit = { readonly edits: readonly LayoutEdit[] } | { readonly differs: string } | undefined

/** Reads a recipe into a sheet. It fits wholly or not at all: a column or row that it does not know is a reason to refuse. */
export function fitOf(recipe: Recipe, sheet: Sheet, reader: CellReader, hidden: Uint8Array): Fit {
  if (nameLikeness(sheet.name) !== recipe.sheet) return undefined
  const grid = gridOf(sheet, hidden)
  const placed: Placed[] = []
  let differs: string | undefined
  for (const [position, table] of recipe.tables.entries()) {
    const found = placesOf(grid, reader, table, placed, recipe.tables.length > 1)
    if (!('columns' in found)) {
      // The first table decides whether the recipe is meant at all.
      if (position === 0 && found.differs === undefined) return undefined
      differs = found.differs ?? 'a table is missing'
      break
    }
    placed.push(found)
  }
  if (differs !== undefined) return { differs }
  const edits: LayoutEdit[] = []
  const ranges: { range: Range }[] = []
  for (const [position, table] of recipe.tables.entries()) {
    const place = placed[position]
    if (place === undefined) return { differs: 'a table is missing' }
    const read = readTable(grid, reader, table, place, placed)
    if ('differs' in read) return read
    edits.push(...read.edits)
    ranges.push({ range: read.range })
  }
  if (ranges.some((one, i) => ranges.slice(i + 1).some((other) => overlap(one.range, other.range))))
    return { differs: 'its tables stand in one another' }
  if (strayNumbers(grid, reader, ranges) > recipe.stray) return { differs: 'numbers stand outside of its tables' }
  return { edits }
}

type Painter = (from: number, to: number, column: number, role: EditedRole, meaning?: string) => void

interface ReadTable {
  readonly range: Range
  readonly edits: readonly LayoutEdit[]
}

function readTable(
  grid: Grid,
  reader: CellReader,
  table: RecipeTable,
  place: Placed,
  all: readonly Placed[],
): ReadTable | { readonly differs: string } {
  const top = place.rows[0] ?? 0
  const lastHeading = place.rows.at(-1) ?? top
  const left = Math.min(...place.columns)
  const right = Math.max(...place.columns)
  const floor = Math.min(
    grid.sheet.rowCount,
    ...all.flatMap((other) =>
      (other.rows[0] ?? 0) > lastHeading && other.columns.some((column) => column >= left && column <= right)
        ? [other.rows[0] ?? 0]
        : [],
    ),
  )
  const rows = rowsWithin(grid, reader, lastHeading + 1, floor - 1, left, right)
  const body = bodyOf(grid, reader, table, place, rows)
  if ('differs' in body) return body
  const bottom = body.rows.at(-1)
  if (bottom === undefined) return { differs: 'it holds no figures' }
  const range: Range = { top, left, bottom, right }
  const others = all
    .filter((other) => other !== place)
    .map(({ rows, columns }) => ({
      top: rows[0] ?? 0,
      bottom: grid.sheet.rowCount,
      left: Math.min(...columns),
      right: Math.max(...columns),
    }))
  const wide = widened(grid, reader, range, others)
  if (wide.left < left || wide.right > right) return { differs: 'a column is new' }
  for (let column = left; column <= right; column++) {
    if (place.columns.includes(column) || grid.columnHidden(column)) continue
    if (rowsWithin(grid, reader, top, bottom, column, column).length > 0) return { differs: 'a column is new' }
  }
  const edits: LayoutEdit[] = [{ set: 'table', range, was: null }]
  const paint: Painter = (from, to, column, role, meaning) => {
    const range = { top: from, left: column, bottom: to, right: column }
    edits.push({ set: 'role', range, role, ...(meaning === undefined ? {} : { meaning }) })
  }
  for (const [i, column] of table.columns.entries()) {
    const at = place.columns[i] ?? 0
    for (const [level, row] of place.rows.entries()) {
      const role = column.above[level] ?? 'header'
      paint(row, row, at, role, role === 'header' ? (column.meanings[level] ?? undefined) : undefined)
    }
    const cells = body.rows.flatMap((row) => {
      const index = grid.at(row, at)
      return index >= 0 && reader.types[index] !== 0 && !body.special.has(row) ? [index] : []
    })
    const kind = kindOf(reader, cells, column.key)
    if (column.role === 'label' && column.kind !== 'text' && cells.length > 0 && kind !== column.kind)
      return { differs: `the labels under “${column.headings.at(-1) ?? ''}” are others` }
    if (column.role !== 'value') {
      paint(lastHeading + 1, bottom, at, column.role, column.role === 'label' ? column.key : undefined)
      continue
    }
    // A row that says of itself that it is a total is one without being told.
    for (const row of body.rows) if (!body.totals.has(row)) paint(row, row, at, 'value')
  }
  for (const [row, { role, meaning }] of body.special) paintRow(table, place, row, role, meaning, paint)
  return { range, edits }
}

function paintRow(
  table: RecipeTable,
  place: Placed,
  row: number,
  role: RecipeRow['role'],
  meaning: string | null,
  paint: Painter,
): void {
  for (const [i, column] of table.columns.entries()) {
    const at = place.columns[i] ?? 0
    if (role === 'total') {
      if (column.role === 'value' || column.role === 'total') paint(row, row, at, 'total')
    } else if (role !== 'heading') paint(row, row, at, role)
    // A heading that was read as one is read as one again.
    else if (meaning !== null && column.role === 'label')
      paint(row, row, at, 'header', meaning === '' ? undefined : meaning)
    else if (meaning !== null) paint(row, row, at, 'ignored')
  }
}
