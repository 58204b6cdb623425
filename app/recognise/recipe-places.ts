import type { Grid } from './grid.ts'
import type { CellReader } from './reading.ts'
import type { RecipeColumn, RecipeTable } from './recipe.ts'
import { likeness, TOP_ROWS } from './recipe-likeness.ts'
import { rowsWithin } from './recipe-make.ts'

/** Where the headings of a table stand: the sheet's row for each row of headings, its column for each column. */
export interface Placed {
  readonly rows: readonly number[]
  readonly columns: readonly number[]
}

/** Looks for the headings of a table, row by row and column by column; where some of them are there, says what differs. */
export function placesOf(
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
