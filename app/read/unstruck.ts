import type { Sheet, StruckRun } from '../vocabulary/index.ts'
import { cellIndex } from '../vocabulary/index.ts'

const TEXT = 1

/** A cell a part of which is struck through, with what is left of its text: nothing where all of it is struck. */
export interface UnstruckCell {
  readonly index: number
  readonly left: string
}

/** The cells of a sheet whose text is struck through in part: `12 15` with the 15 struck says 12. */
export function unstruckCells(sheet: Sheet): readonly UnstruckCell[] {
  const runs = new Map<number, StruckRun[]>()
  for (const run of sheet.struckRuns) {
    const index = cellIndex(sheet, run.at.row, run.at.column)
    if (index < 0 || sheet.cells.kinds[index] !== TEXT) continue
    const known = runs.get(index)
    if (known === undefined) runs.set(index, [run])
    else known.push(run)
  }
  return Array.from(runs, ([index, struck]) => {
    const text = sheet.cells.strings[sheet.cells.texts[index] ?? 0] ?? ''
    return { index, left: without(text, struck) }
  })
}

function without(text: string, struck: readonly StruckRun[]): string {
  let left = ''
  let at = 0
  for (const { from, to } of struck.toSorted((a, b) => a.from - b.from)) {
    left += text.slice(at, Math.max(at, from))
    at = Math.max(at, to)
  }
  return (left + text.slice(at)).trim()
}
