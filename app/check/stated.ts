import type { Dimension, Figure, Range, Request } from '../vocabulary/index.ts'

/** A figure as the rules look at it: what it states and where it stands. */
export interface Stated {
  readonly file: string
  readonly sheet: string
  /** A1 address. */
  readonly cell: string
  /** Which table of the sheet it stands in, where that is known: two tables contradict one another, two rows do not. */
  readonly table?: number
  readonly force: string | null
  readonly measure: string
  readonly periodStart: string | null
  readonly periodEnd: string | null
  /** Sorted by key. */
  readonly dimensions: readonly Dimension[]
  readonly figure: Figure
}

/** A reply that was received: read or not, with or without figures. */
export interface Reply {
  readonly file: string
  /** The forces that it speaks for, by its figures, its text or its name. */
  readonly forces: readonly string[]
  /** Its text outside tables, and the notes beside them: see `proseOf`. */
  readonly prose: readonly string[]
  /** Whether it could be read at all; a reply that could not still is one. */
  readonly readable: boolean
  /** It has tables or cells of figures, confident or not: it is more than a letter. */
  readonly tabular: boolean
  /** A table of it waits for a person: its figures are not among those stated. */
  readonly inReview?: boolean
  /** What it hides that nobody has decided about; absent where that is not known. */
  readonly hides?: readonly Hides[]
  /** Other names under which the very same bytes came. They count once; absent for none. */
  readonly copies?: readonly string[]
  /** Its formulas; absent where they were not looked at. */
  readonly formulas?: readonly AuditedFormula[]
}

/** A formula of a reply: what it says, what the file holds for it, and what it comes to. */
export interface AuditedFormula {
  readonly sheet: string
  /** A1 address. */
  readonly cell: string
  /** Without the leading `=`. */
  readonly text: string
  /** The number that the file holds; null where it holds none. */
  readonly stored: number | null
  /** What it comes to; null where it is more than simple arithmetic. */
  readonly result: number | null
  /** Cells of its own sheet that it adds up, where adding up is all that it does. */
  readonly adds: readonly Range[] | null
}

/** A place of a file that a reader does not see: never what stands there. */
export interface Hides {
  /** Empty beside the sheets. */
  readonly sheet: string
  /** "Rows 12–14", "Sheet “Raw”, very hidden". */
  readonly what: string
  /** A1 addresses of the first cells. */
  readonly cells: readonly string[]
  /** "12 cells, 1 comment". */
  readonly held: string
}

/** A body that the request was sent to. */
export interface ExpectedForce {
  readonly code: string
  readonly name: string
  /** Of its area; null where none applies or none is known. */
  readonly population: number | null
}

/** The request, and the bodies that it was sent to; an empty list where they are not known. */
export interface Asked {
  readonly request: Request
  readonly forces: readonly ExpectedForce[]
}

/** Everything that the rules judge. */
export interface Case {
  readonly stated: readonly Stated[]
  readonly replies: readonly Reply[]
  readonly asked: Asked
  /** What was published about the subject of the request; absent where nobody looked. */
  readonly published?: readonly PublishedCount[]
}

/** A count that was published before, and where. */
export interface PublishedCount {
  readonly force: string
  readonly periodStart: string
  readonly periodEnd: string
  readonly value: number
  /** Year, month or day, as far as it is known. */
  readonly released: string
  /** Web address. */
  readonly source: string
}
