import type { Annotation, PlacedAnnotation } from './command.ts'

/** As much of a figure as says which notes speak of it. */
export interface Spoken {
  readonly id: number
  readonly force: string | null
  readonly periodStart: string | null
  readonly periodEnd: string | null
  /** The file, by its number in the workspace. */
  readonly source: number
}

/** Whether a note speaks of a figure: it is pinned to it, or to its force, its period or its file. A chart's own notes speak of no figure. */
export function speaksOf(note: PlacedAnnotation, row: Spoken): boolean {
  const { anchor } = note
  switch (anchor.on) {
    case 'period':
      return anchor.periodStart === row.periodStart && anchor.periodEnd === row.periodEnd
    case 'force':
      return anchor.force === row.force
    case 'file':
      return note.file === row.source
    case 'series':
    case 'point':
      return false
    default:
      return note.observations.includes(row.id)
  }
}

/** A note as a chart takes it: with the figures that it is pinned to, where it is pinned to several. */
export type DrawnNote = Annotation & Partial<Pick<PlacedAnnotation, 'observations' | 'file'>>

/** The sentence of a note that goes where its figures go: its caveat line, or its text where it has none. Empty for one that is private. */
export function travelling({ forPublication, caveat = '', text }: Annotation): string {
  return forPublication ? caveat || text : ''
}
