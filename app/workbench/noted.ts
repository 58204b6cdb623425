import { annotations, speaksOf } from '../annotate/index.ts'
import type { SheetCell } from '../contract/index.ts'
import { type ObservationId, rowsOf } from '../query/index.ts'
import type { SqlDatabase } from '../store/index.ts'
import { contains, parseA1Range } from '../vocabulary/index.ts'

/** Cells of a sheet with the number of notes that speak of each: of its figure, its force, period or file, or a range that it is in. */
export function withNotes(
  db: SqlDatabase,
  place: { readonly sha256: string; readonly sheet: string },
  cells: readonly SheetCell[],
): readonly SheetCell[] {
  const notes = annotations(db)
  if (notes.length === 0) return cells
  const figures = cells.flatMap(({ observation }) => observation ?? []) as readonly ObservationId[]
  const byFigure = new Map(
    rowsOf(db, figures).map((row) => [
      Number(row.id),
      new Set(notes.flatMap((note) => (speaksOf(note, row) ? [note.id] : []))),
    ]),
  )
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
