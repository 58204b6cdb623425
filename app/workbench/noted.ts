import { annotations } from '../annotate/index.ts'
import type { SheetCell } from '../contract/index.ts'
import type { SqlDatabase } from '../store/index.ts'
import { contains, parseA1Range } from '../vocabulary/index.ts'

/** Cells of a sheet with the number of notes that are pinned to each: to its figure, or to a range that it is in. */
export function withNotes(
  db: SqlDatabase,
  place: { readonly sha256: string; readonly sheet: string },
  cells: readonly SheetCell[],
): readonly SheetCell[] {
  const notes = annotations(db)
  if (notes.length === 0) return cells
  const byFigure = new Map<number, Set<string>>()
  for (const { id, observations } of notes)
    for (const figure of observations) byFigure.set(figure, (byFigure.get(figure) ?? new Set()).add(id))
  const ranges = notes.flatMap(({ id, anchor }) => {
    if (anchor.on !== 'cells' || anchor.source.sha256 !== place.sha256 || anchor.source.sheet !== place.sheet) return []
    const range = parseA1Range(anchor.source.cells)
    return range === undefined ? [] : [{ id, range }]
  })
  return cells.map((cell) => {
    const own = new Set(cell.observation === null ? [] : byFigure.get(cell.observation))
    for (const { id, range } of ranges) if (contains(range, cell)) own.add(id)
    return own.size === 0 ? cell : { ...cell, notes: own.size }
  })
}
