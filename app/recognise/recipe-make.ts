import type { Range, Sheet } from '../vocabulary/index.ts'
import { paintOf } from './edited-paint.ts'
import type { LayoutEdit } from './edits.ts'
import { type Grid, gridOf } from './grid.ts'
import { type Block, type Layout, ROLES, type Role, UNLABELLED_TOTAL } from './layout.ts'
import { type CellReader, DATE, NUMBER, TEXT } from './reading.ts'
import { HEADING_ROLES, type Recipe, type RecipeColumn, type RecipeRow, type RecipeTable } from './recipe.ts'
import { likeness, nameLikeness } from './recipe-likeness.ts'

/** Why a layout cannot be kept as a recipe. */
export type NoRecipe = 'no table' | 'no headings' | 'list of records'

/** A layout, with what the analyst said about it, as a recipe for look-alike files. */
export function recipeOf(
  name: string,
  sheet: Sheet,
  layout: Layout,
  edits: readonly LayoutEdit[],
  reader: CellReader,
  hidden: Uint8Array,
): Recipe | NoRecipe {
  if (layout.blocks.length === 0) return 'no table'
  if (layout.blocks.some(({ headerRows }) => headerRows.length === 0)) return 'no headings'
  // Records are known by their headings alone, which the program does without a recipe.
  if (layout.blocks.some(({ kind }) => kind === 'record list')) return 'list of records'
  const grid = gridOf(sheet, hidden)
  const paint = paintOf(grid, reader, edits)
  const view: View = { grid, reader, layout, meaningOf: paint.meaningOf }
  const ranges = layout.blocks.map(({ range }, i) => {
    const others = layout.blocks.filter((_, other) => other !== i).map((other) => other.range)
    return widened(grid, reader, range, others)
  })
  return {
    name,
    sheet: nameLikeness(sheet.name),
    tables: layout.blocks.map((block, i) => tableOf(view, block, ranges[i] ?? block.range)),
    stray: strayNumbers(
      grid,
      reader,
      ranges.map((range) => ({ range })),
    ),
  }
}

/** Numbers that stand in none of the ranges. */
export function strayNumbers(grid: Grid, reader: CellReader, tables: readonly Pick<Block, 'range'>[]): number {
  const { rows, columns, count } = grid.sheet.cells
  let stray = 0
  for (let index = 0; index < count; index++) {
    if (grid.hidden[index] === 1 || reader.types[index] !== NUMBER) continue
    const row = rows[index] ?? 0
    const column = columns[index] ?? 0
    const inside = tables.some(
      ({ range }) => row >= range.top && row <= range.bottom && column >= range.left && column <= range.right,
    )
    if (!inside) stray++
  }
  return stray
}

interface View {
  readonly grid: Grid
  readonly reader: CellReader
  readonly layout: Layout
  readonly meaningOf: (index: number) => string | undefined
}

/** Rows of a range that hold anything to be read. */
export function rowsWithin(grid: Grid, reader: CellReader, top: number, bottom: number, left: number, right: number) {
  const rows: number[] = []
  for (let row = top; row <= bottom; row++) {
    for (let index = grid.firstOf(row); index < grid.endOf(row); index++) {
      const column = grid.sheet.cells.columns[index] ?? 0
      if (column < left || column > right || grid.hidden[index] === 1 || reader.types[index] === 0) continue
      rows.push(row)
      break
    }
  }
  return rows
}

/** A range with the columns that stand against it: remarks and references that were set aside belong to its looks. */
export function widened(grid: Grid, reader: CellReader, range: Range, others: readonly Range[]): Range {
  const stands = (column: number): boolean =>
    !others.some(
      (other) =>
        other.top <= range.bottom && other.bottom >= range.top && other.left <= column && other.right >= column,
    ) && rowsWithin(grid, reader, range.top, range.bottom, column, column).length > 0
  let { left, right } = range
  while (left > 0 && stands(left - 1)) left--
  while (right < grid.sheet.columnCount - 1 && stands(right + 1)) right++
  return { ...range, left, right }
}

function tableOf(view: View, block: Block, wide: Range): RecipeTable {
  const { grid, reader } = view
  const { range, headerRows } = block
  const first = headerRows[0] ?? range.top
  const last = headerRows.at(-1) ?? first
  const body = rowsWithin(grid, reader, last + 1, range.bottom, range.left, range.right)
  const columns: RecipeColumn[] = []
  const places: number[] = []
  for (let column = wide.left; column <= wide.right; column++) {
    const made = columnOf(view, block, column, body)
    if (made === undefined) continue
    columns.push(made)
    places.push(column)
  }
  return {
    kind: block.kind,
    headerRows: headerRows.map((row) => row - first),
    columns,
    carried: isCarried(columns),
    rows: specialRows(view, block, body),
    unlabelled: [...block.rows].some((row) => block.labelColumns.every((column) => !stands(view, row, column))),
    gap: Math.max(0, ...body.map((row, i) => row - (body[i - 1] ?? last) - 1)),
  }
}

function columnOf(view: View, block: Block, column: number, body: readonly number[]): RecipeColumn | undefined {
  const { grid, reader } = view
  const over = block.headerRows.map((row) => grid.covering(row, column))
  const cells = body.flatMap((row) => {
    const index = grid.at(row, column)
    return index >= 0 && reader.types[index] !== 0 ? [index] : []
  })
  const headings = over.map((index) => (index < 0 ? '' : likeness(reader.reading(index))))
  if (cells.length === 0 && headings.every((words) => words === '')) return undefined
  const label = block.labels.find((one) => one.column === column)
  const isValue = block.columns.some((one) => one.column === column)
  const figures = cells.filter((index) => ['value', 'total'].includes(roleOf(view, index)))
  const totals = figures.filter((index) => roleOf(view, index) === 'total')
  const role: RecipeColumn['role'] =
    label !== undefined
      ? 'label'
      : isValue
        ? figures.length > 0 && totals.length === figures.length && figures.length > 1
          ? 'total'
          : 'value'
        : cells.filter((index) => roleOf(view, index) === 'note').length * 2 > cells.length
          ? 'note'
          : 'ignored'
  return {
    headings,
    above: over.map((index) => {
      const role = index < 0 ? 'header' : roleOf(view, index)
      return HEADING_ROLES.find((one) => one === role) ?? 'header'
    }),
    meanings: over.map((index) => (index < 0 ? null : (view.meaningOf(index) ?? null))),
    role,
    key: label?.key ?? '',
    kind: kindOf(reader, cells, label?.key ?? ''),
  }
}

/** What most of some cells are. */
export function kindOf(reader: CellReader, cells: readonly number[], key: string): string {
  const telling = cells.filter((index) => {
    const { total, subtotal } = reader.reading(index)
    return !total && !subtotal
  })
  const most = (test: (index: number) => boolean): boolean =>
    telling.length > 0 && telling.filter(test).length * 5 >= telling.length * 3
  if (key === 'period') {
    if (most((index) => reader.reading(index).period !== undefined || reader.reading(index).month !== undefined))
      return key
  } else if (key === 'force') {
    if (most((index) => reader.reading(index).force !== undefined)) return key
  } else if (key !== '' && most((index) => reader.reading(index).as(key) !== undefined)) return key
  return most((index) => reader.types[index] !== TEXT && reader.types[index] !== DATE) ? 'figure' : 'text'
}

/** A heading of an upper row stands over the columns beside it that have none of their own. */
function isCarried(columns: readonly RecipeColumn[]): boolean {
  return columns.some(({ headings, role }, i) =>
    headings.some(
      (words, level) =>
        words === '' &&
        role !== 'label' &&
        level < headings.length - 1 &&
        columns.slice(0, i).some((other) => (other.headings[level] ?? '') !== ''),
    ),
  )
}

/** Rows that were made headings, totals or notes by hand, or that head a group without being a known heading. */
function specialRows(view: View, block: Block, body: readonly number[]): readonly RecipeRow[] {
  const inBody = new Set(block.rows)
  const found: RecipeRow[] = []
  for (const [i, row] of [...block.rows].entries()) {
    const made = block.labels.some((_, j) => block.labelRows[i * block.labels.length + j] === UNLABELLED_TOTAL)
    if (made && block.labelColumns.some((column) => stands(view, row, column))) {
      found.push({ labels: labelsOf(view, block, row), role: 'total', meaning: null })
    }
  }
  for (const row of body) {
    if (inBody.has(row)) continue
    const [first] = block.labelColumns.flatMap((column) => {
      const index = view.grid.at(row, column)
      return index >= 0 && view.reader.types[index] !== 0 ? [index] : []
    })
    const role = first === undefined ? 'ignored' : roleOf(view, first)
    const heads = role === 'label' || role === 'header'
    found.push({
      labels: labelsOf(view, block, row),
      role: heads ? 'heading' : role === 'note' || role === 'title' ? 'note' : 'ignored',
      meaning: heads && role === 'header' && first !== undefined ? (view.meaningOf(first) ?? '') : null,
    })
  }
  return found
}

function labelsOf({ grid, reader }: View, block: Block, row: number): readonly string[] {
  return block.labelColumns.map((column) => {
    const index = grid.at(row, column)
    return index < 0 || reader.types[index] === 0 ? '' : likeness(reader.reading(index))
  })
}

function stands({ grid, reader }: View, row: number, column: number): boolean {
  const index = grid.covering(row, column)
  return index >= 0 && reader.types[index] !== 0
}

function roleOf({ layout }: View, index: number): Role {
  return ROLES[layout.roles[index] ?? 0] ?? 'ignored'
}
