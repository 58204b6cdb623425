import type { EnteredFigure } from '../annotate/index.ts'
import type { ObservationId } from '../query/index.ts'
import type { Dimension, Figure } from '../vocabulary/index.ts'

/** A figure that was typed in, with its row on the sheet of what was, and the number that it is in the grid; null where its file does not count. */
export interface EnteredHere extends EnteredFigure {
  readonly row: number
  readonly observation: ObservationId | null
}

/** What quoted words seem to say; null where they do not say it. Nothing of it is kept before a person confirms it. */
export interface EntryGuess {
  readonly figure: Figure | null
  readonly force: string | null
  readonly measure: string
  readonly periodStart: string | null
  readonly periodEnd: string | null
  /** As the words wrote it. */
  readonly periodWritten: string
  readonly dimensions: readonly Dimension[]
  /** Every number that the words hold beside periods and references: the person chooses. */
  readonly numbers: readonly number[]
}

/** What was typed into the form, as it stands. */
export interface EntryTyped {
  readonly quote: string
  readonly value: string
  readonly period: string
}

/** How the program takes what was typed; null where it cannot. */
export interface EntryUnderstood {
  readonly figure: Figure | null
  /** The number stands in the quoted words. Also true where no words are quoted. */
  readonly stands: boolean
  readonly period: { readonly start: string; readonly end: string; readonly label: string } | null
}
