import type { ObservationRow } from '../query/index.ts'
import { a1Range } from '../vocabulary/index.ts'
import { BY_HAND } from './entered.ts'
import { countText, listText } from './words.ts'

/** Files named in the source line itself; the rest are counted there and listed in the metadata. */
const FILES_NAMED = 4
const CELLS_NAMED = 6

/** Cells behind rows, `file › sheet › cell`, each once, in order. */
export function sourceCells(drawn: readonly ObservationRow[]): readonly string[] {
  const rows = drawn.flatMap((row) => row.madeOf ?? [row])
  return [
    ...new Set(ordered(rows).map((row) => [row.file, row.sheet, row.cell].filter((part) => part !== '').join(' › '))),
  ]
}

/** What stands behind rows, counted: `28 source cells`, `3 cells and 1 figure entered by hand`. */
export function sourcesText(drawn: readonly ObservationRow[]): string {
  const rows = drawn.flatMap((row) => row.madeOf ?? [row])
  const cells = sourceCells(rows.filter(({ entered }) => entered === undefined)).length
  const typed = new Set(
    rows.flatMap(({ source, entered }) => (entered === undefined ? [] : [`${source} ${entered.id}`])),
  )
  if (typed.size === 0) return countText(cells, 'source cell')
  const figures = `${countText(typed.size, 'figure')} ${BY_HAND}`
  return cells === 0 ? figures : `${countText(cells, 'cell')} and ${figures}`
}

/** "Source: FOI replies of 4 forces; 27 source cells in 4 files (kent.xlsx B2:H2; …). Made with FOI Workbench." */
export function sourceLine(drawn: readonly ObservationRow[]): string {
  const rows = drawn.flatMap((row) => row.madeOf ?? [row])
  const forces = new Set(rows.filter((row) => row.force !== null).flatMap((row) => (row.force ?? '').split('+')))
  const files = new Map<string, ObservationRow[]>()
  for (const row of ordered(rows)) {
    const own = files.get(row.file)
    if (own === undefined) files.set(row.file, [row])
    else own.push(row)
  }
  const named = [...files].slice(0, FILES_NAMED).map(([file, own]) => {
    const mark = own.some((row) => row.illustrative) ? '°' : ''
    return `${file}${mark} ${cellRanges(own)}`
  })
  const more =
    files.size > FILES_NAMED ? [`${countText(files.size - FILES_NAMED, 'more file')} in this file’s metadata`] : []
  const of = forces.size === 0 ? '' : ` of ${countText(forces.size, 'force')}`
  const counted = `${sourcesText(rows)} in ${countText(files.size, 'file')}`
  return `Source: FOI replies${of}; ${counted}: ${[...named, ...more].join('; ')}. Made\u00a0with\u00a0FOI\u00a0Workbench.`
}

/** Cells of one file as ranges where they lie side by side; the sheet's name stands first where there are several. */
function cellRanges(rows: readonly ObservationRow[]): string {
  const sheets = new Map<string, ObservationRow[]>()
  for (const row of rows) {
    const own = sheets.get(row.sheet)
    if (own === undefined) sheets.set(row.sheet, [row])
    else own.push(row)
  }
  const parts = [...sheets].map(([sheet, own]) => {
    const cells = own.filter(({ entered }) => entered === undefined)
    const typed = own.flatMap(({ entered, cell }) => (entered === undefined ? [] : [cell]))
    const ranges = [...boxes(cells.map(({ row, column }) => ({ row, column }))), ...new Set(typed)]
    const shown = listText(ranges, CELLS_NAMED)
    return sheets.size > 1 && sheet !== '' ? `${sheet} ${shown}` : shown
  })
  return listText(parts, 3)
}

/** Runs along a row, runs of the same columns in neighbouring rows joined into one box. */
function boxes(cells: readonly { readonly row: number; readonly column: number }[]): readonly string[] {
  const sorted = [...cells].sort((a, b) => a.row - b.row || a.column - b.column)
  const runs: { top: number; bottom: number; left: number; right: number }[] = []
  for (const { row, column } of sorted) {
    const last = runs[runs.length - 1]
    if (last !== undefined && last.top === row && column <= last.right + 1) last.right = Math.max(last.right, column)
    else runs.push({ top: row, bottom: row, left: column, right: column })
  }
  const joined: typeof runs = []
  for (const run of runs) {
    const above = joined.find(
      (other) => other.left === run.left && other.right === run.right && other.bottom === run.top - 1,
    )
    if (above === undefined) joined.push({ ...run })
    else above.bottom = run.bottom
  }
  return joined.map(a1Range)
}

function ordered(rows: readonly ObservationRow[]): readonly ObservationRow[] {
  return [...rows].sort(
    (a, b) =>
      compare(a.file, b.file) || a.sheetIndex - b.sheetIndex || a.row - b.row || a.column - b.column || a.id - b.id,
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
