import type { Grid } from './grid.ts'
import { type CellReader, DATE, TEXT } from './reading.ts'
import type { RecipeRow, RecipeTable } from './recipe.ts'
import { likeness } from './recipe-likeness.ts'
import type { Placed } from './recipe-places.ts'

/** The rows of a table below its headings. */
export interface Body {
  /** Rows of the table, top to bottom. */
  readonly rows: readonly number[]
  readonly special: ReadonlyMap<number, RecipeRow>
  /** Rows that say of themselves that they are totals, or whose figures have no label. */
  readonly totals: ReadonlySet<number>
}

/** Tells the rows of a table from the notes below it. What neither the recipe nor the labels explain is a reason to refuse. */
export function bodyOf(
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
