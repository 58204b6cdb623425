import { annotations, type PlacedAnnotation, speaksOf } from '../annotate/index.ts'
import { type ChartAnchor, type ChartSpec, foundOn, type Placed, placesOn } from '../chart/index.ts'
import type { ObservationRow } from '../query/index.ts'
import type { SqlDatabase } from '../store/index.ts'

/** The notes of a workspace as one chart takes them. */
export interface NotesOfChart {
  /** All of them; those on a series or a point of any chart name it as it is found on this one, or are not there. */
  readonly notes: readonly PlacedAnnotation[]
  /** Ids of those that speak of a figure, series or point that the chart shows, private ones too. */
  readonly speaking: readonly string[]
}

/** The notes for a chart: also those that were pinned to a series or a point on another chart, wherever this one shows it too. */
export function notesOfChart(
  db: SqlDatabase,
  { spec, rows }: { readonly spec: ChartSpec; readonly rows: readonly ObservationRow[] },
  /** The kept chart of that id with the rows that it draws; null for none. */
  keptChart: (id: string) => { readonly spec: ChartSpec; readonly rows: readonly ObservationRow[] } | null,
): NotesOfChart {
  const all = annotations(db)
  if (all.length === 0) return { notes: [], speaking: [] }
  const here: Placed = { spec, places: placesOn(spec, rows) }
  const known = new Map<string, Placed | null>()
  const placedOn = (id: string): Placed | null => {
    const before = known.get(id)
    if (before !== undefined) return before
    const kept = keptChart(id)
    const placed = kept && { spec: kept.spec, places: placesOn(kept.spec, kept.rows) }
    known.set(id, placed)
    return placed
  }
  const moved = (anchor: ChartAnchor): ChartAnchor | null => {
    const own = placedOn(anchor.chart)
    return own && foundOn(anchor, own, here)
  }
  const notes = all.flatMap((note): readonly PlacedAnnotation[] => {
    const { anchor } = note
    if (anchor.on !== 'series' && anchor.on !== 'point') return [note]
    const found = moved(anchor)
    return found === null ? [] : [{ ...note, anchor: found }]
  })
  const shown = here.places.flatMap(({ figures }) => figures.flatMap((row) => [row, ...(row.madeOf ?? [])]))
  const speaks = (note: PlacedAnnotation) =>
    note.anchor.on === 'series' || note.anchor.on === 'point' || shown.some((row) => speaksOf(note, row))
  return { notes, speaking: notes.filter(speaks).map(({ id }) => id) }
}
