import type { Range, Sheet } from '../vocabulary/index.ts'
import { type EditedRole, type LayoutEdit, overlap } from './edits.ts'
import { type Grid, gridOf } from './grid.ts'
import { type CellReader, DATE, TEXT } from './reading.ts'
import type { Recipe, RecipeColumn, RecipeRow, RecipeTable } from './recipe.ts'
import { likeness, nameLikeness, TOP_ROWS } from './recipe-likeness.ts'
import { kindOf, rowsWithin, strayNumbers, widened } from './recipe-make.ts'

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

/** Where the headings of a table stand: the sheet's row for each row of headings, its column for each column. */
interface Placed {
  readonly rows: readonly number[]
  readonly columns: readonly number[]
}

function placesOf(
  grid: Grid,
  reader: CellReader,
  table: RecipeTable,
  taken: readonly Placed[],
  several: boolean,
): Placed | { readonly differs: string | undefined } {
  const width = table.columns.length
  let differs: string | undefined
  for (const first of grid.rows) {
    if (first > TOP_ROWS && taken.length === 0) break
    const rows = table.headerRows.map((step) => first + step)
    const found: { column: number; headings: readonly string[] }[] = []
    for (let column = 0; column < grid.sheet.columnCount; column++) {
      if (grid.columnHidden(column)) continue
      if (taken.some((one) => one.rows.some((row) => rows.includes(row)) && one.columns.includes(column))) continue
      const headings = rows.map((row) => {
        const index = grid.covering(row, column)
        return index < 0 || reader.types[index] === 0 ? '' : likeness(reader.reading(index))
      })
      const body = rowsWithin(grid, reader, (rows.at(-1) ?? first) + 1, grid.sheet.rowCount - 1, column, column)
      if (headings.some((words) => words !== '') || body.length > 0) found.push({ column, headings })
    }
    const columns = assigned(table, found, several)
    if (columns === undefined) {
      const wanted = new Set(
        table.columns.map(({ headings }) => headings.join('|')).filter((words) => /[^|]/.test(words)),
      )
      const there = new Set(found.map(({ headings }) => headings.join('|')))
      const known = [...wanted].filter((words) => there.has(words)).length
      if (known > 0 && known * 2 >= wanted.size) {
        differs ??=
          found.length > width ? 'a column is new' : found.length < width ? 'a column is missing' : 'the columns differ'
      }
      continue
    }
    return { rows, columns }
  }
  return { differs }
}

/** The column of the sheet for each of a recipe's; undefined where one is missing, new, or cannot be told from another. */
function assigned(
  table: RecipeTable,
  found: readonly { readonly column: number; readonly headings: readonly string[] }[],
  several: boolean,
): readonly number[] | undefined {
  const words = (headings: readonly string[]): string => headings.join('|')
  // Tables side by side share their rows: only the columns that they name can be theirs.
  const wanted = new Set(table.columns.map(({ headings }) => words(headings)))
  const own = several ? found.filter(({ headings }) => wanted.has(words(headings))) : found
  const candidates = several ? own.slice(0, table.columns.length) : own
  if (candidates.length !== table.columns.length) return undefined
  const inOrder = candidates.every(({ headings }, i) => words(headings) === words(table.columns[i]?.headings ?? []))
  if (inOrder) return candidates.map(({ column }) => column)
  if (table.carried || several) return undefined
  const columns: number[] = []
  for (const wanted of table.columns) {
    const same = table.columns.filter(({ headings }) => words(headings) === words(wanted.headings))
    // Two columns of one heading can be told apart by their order only, unless they are read alike.
    if (same.length > 1 && same.some((other) => !readAlike(other, wanted))) return undefined
    const next = candidates.find(
      ({ column, headings }) => words(headings) === words(wanted.headings) && !columns.includes(column),
    )
    if (next === undefined) return undefined
    columns.push(next.column)
  }
  const labels = columns.filter((_, i) => table.columns[i]?.role === 'label')
  const before = columns.filter((_, i) => ['value', 'total'].includes(table.columns[i]?.role ?? ''))
  // Labels that change places group their rows in another way, and behind the figures they are taken for remarks.
  const moved = labels.some((column, i) => i > 0 && column < (labels[i - 1] ?? 0))
  return moved || Math.max(...labels) > Math.min(...before) ? undefined : columns
}

function readAlike(a: RecipeColumn, b: RecipeColumn): boolean {
  return a.role === b.role && a.key === b.key && a.meanings.join('|') === b.meanings.join('|')
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

interface Body {
  /** Rows of the table, top to bottom. */
  readonly rows: readonly number[]
  readonly special: ReadonlyMap<number, RecipeRow>
  /** Rows that say of themselves that they are totals, or whose figures have no label. */
  readonly totals: ReadonlySet<number>
}

/** Tells the rows of a table from the notes below it. What neither the recipe nor the labels explain is a reason to refuse. */
function bodyOf(
  grid: Grid,
  reader: CellReader,
  table: RecipeTable,
  place: Placed,
  rows: readonly number[],
): Body | { readonly differs: string } {
  const labelled = table.columns.flatMap((column, i) =>
    column.role === 'label' ? [{ ...column, at: place.columns[i] ?? 0 }] : [],
  )
  const figured = table.columns.flatMap((column, i) =>
    column.role === 'value' || column.role === 'total' ? [place.columns[i] ?? 0] : [],
  )
  const stands = (row: number, column: number): number => {
    const index = grid.covering(row, column)
    return index >= 0 && reader.types[index] !== 0 ? index : -1
  }
  const special = new Map<number, RecipeRow>()
  const totals = new Set<number>()
  const body: number[] = []
  let ended = -1
  for (const row of rows) {
    const labels = labelled.map(({ at }) => stands(row, at))
    const own = labels.map((index) => (index < 0 ? '' : likeness(reader.reading(index))))
    const known = table.rows.find((one) => one.labels.join('|') === own.join('|') && own.some((words) => words !== ''))
    const figures = figured.map((column) => stands(row, column)).filter((index) => index >= 0)
    if (ended >= 0 && (figures.length > 0 || known !== undefined)) {
      return { differs: `row ${ended + 1} is new to it` }
    }
    if (ended >= 0) continue
    if (row - (body.at(-1) ?? place.rows.at(-1) ?? row) - 1 > table.gap && figures.length > 0)
      return { differs: `empty rows stand above row ${row + 1}` }
    if (known !== undefined) {
      special.set(row, known)
      body.push(row)
      continue
    }
    const repeated = labelled.some(({ headings }, i) => own[i] !== '' && own[i] === headings.at(-1))
    const texts = figures.some((index) => reader.types[index] === TEXT || reader.types[index] === DATE)
    if (figures.length > 0 && (repeated || texts)) return { differs: `row ${row + 1} is new to it` }
    // A label that is given once a group must be given to the first of them.
    if (
      body.length === 0 &&
      figures.length > 0 &&
      labels.some((index) => index < 0) &&
      labels.some((index) => index >= 0)
    ) {
      return { differs: `row ${row + 1} has no label` }
    }
    if (figures.length > 0) {
      if (labels.every((index) => index < 0) && !table.unlabelled) return { differs: `row ${row + 1} has no label` }
      if (labels.every((index) => index < 0) || labels.some((index) => isTotal(reader, index))) totals.add(row)
      body.push(row)
      continue
    }
    if (labelled.some(({ key }, i) => isLabel(reader, labels[i] ?? -1, key))) body.push(row)
    else ended = row
  }
  return { rows: body, special, totals }
}

/** A text that a dimension knows, or a total: its row belongs to the table though it has no figures. */
function isLabel(reader: CellReader, index: number, key: string): boolean {
  if (index < 0) return false
  if (isTotal(reader, index)) return true
  const reading = reader.reading(index)
  if (key === 'period') return reading.period !== undefined || reading.month !== undefined
  if (key === 'force') return reading.force !== undefined
  return key !== '' && reading.as(key) !== undefined
}

function isTotal(reader: CellReader, index: number): boolean {
  if (index < 0) return false
  const { total, subtotal } = reader.reading(index)
  return total || subtotal
}
