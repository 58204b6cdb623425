import type { ReplyChoice, SentRequest } from '../vocabulary/index.ts'
import type { DecisionCommand } from './deciding.ts'
import type { EnterCommand } from './entering.ts'
import type { GroupCommand } from './grouping.ts'
import type { FindingCommand } from './judgement.ts'
import type { LayoutCommand } from './layouts.ts'
import type { NamingCommand } from './naming.ts'
import type { NoteCommand } from './notes.ts'
import type { QuarantineCommand } from './quarantine.ts'
import type { ReplaceCommand } from './replacing.ts'

/** What an annotation is about. It is pinned to what the numbers say, not to a row of a table. */
export type Anchor =
  | {
      readonly on: 'value'
      readonly force: string | null
      readonly measure: string
      readonly periodStart: string | null
      readonly periodEnd: string | null
      /** As `dimensionText` writes them. */
      readonly dimensions: string
      /** SHA-256 of the file, sheet name and A1 cell that carried the value when it was pinned. */
      readonly source: { readonly sha256: string; readonly sheet: string; readonly cell: string }
    }
  | { readonly on: 'period'; readonly periodStart: string; readonly periodEnd: string }
  | { readonly on: 'force'; readonly force: string }
  /** A cell or a range of a sheet, by the file's content. `file` names it where the content is no longer here. */
  | {
      readonly on: 'cells'
      readonly source: { readonly sha256: string; readonly sheet: string; readonly cells: string }
      readonly file: string
    }
  /** Everything that a force states of a period. */
  | { readonly on: 'force-period'; readonly force: string; readonly periodStart: string; readonly periodEnd: string }
  | { readonly on: 'finding'; readonly finding: string; readonly about: string }
  | { readonly on: 'file'; readonly sha256: string; readonly file: string }
  /** A whole series of a chart, or one of its points where that is not one figure; `about` names it. */
  | { readonly on: 'series'; readonly chart: string; readonly series: string; readonly about: string }
  | {
      readonly on: 'point'
      readonly chart: string
      readonly series: string
      readonly category: string
      readonly about: string
    }

export interface Annotation {
  readonly id: string
  readonly anchor: Anchor
  readonly text: string
  /** A line that travels into every chart and export that uses the value; otherwise for the workspace alone. */
  readonly forPublication: boolean
  /** Empty unless the analyst has set a name. */
  readonly author: string
  /** ISO instant. */
  readonly at: string
  /** One sentence, apart from the text, that goes with the figures wherever they are published. */
  readonly caveat?: string
  readonly tags?: readonly string[]
}

/** An answer in the thread below a note. */
export interface NoteReply {
  readonly id: string
  readonly text: string
  readonly author: string
  /** ISO instant. */
  readonly at: string
}

/** A note where it stands now. */
export interface PlacedAnnotation extends Annotation {
  /** Key of the observation that a value note is pinned to; null for other notes, and where nothing states it any more. */
  readonly observation: number | null
  /** Observations that the note is pinned to one by one; empty for notes on whole forces, periods, files and charts. */
  readonly observations: readonly number[]
  /** Codes of the forces that those observations, or the note itself, are about. */
  readonly forces: readonly string[]
  /** The file of a note on a file, by its number in the workspace. */
  readonly file: number | null
  /** The thread, oldest first. */
  readonly replies: readonly NoteReply[]
  /** How the value was written when the note was pinned and how it is written now, where the two differ. */
  readonly changed: { readonly was: string; readonly now: string } | null
}

/** How a file is to be taken. `byHand` keeps one that cannot be read, so that its figures can be typed in: it has no sheets. */
export interface Reading {
  readonly encoding?: string
  readonly delimiter?: string
  readonly byHand?: boolean
}

/** Everything that changes what was decided. Ids and times are made by whoever issues a command: replaying it gives the same state. */
export type Command =
  | {
      readonly do: 'import file'
      readonly source: { readonly sha256: string; readonly name: string; readonly path: string; readonly size: number }
      readonly reading: Reading
    }
  | { readonly do: 'remove file'; readonly sha256: string }
  | {
      readonly do: 'reread file'
      readonly sha256: string
      readonly reading: Reading
    }
  | { readonly do: 'set force'; readonly sha256: string; readonly sheet: string | null; readonly force: string | null }
  | { readonly do: 'accept layout'; readonly sha256: string; readonly sheet: string; readonly accepted: boolean }
  | NoteCommand
  | { readonly do: 'add chart'; readonly id: string; readonly name: string; readonly spec: unknown }
  | { readonly do: 'change chart'; readonly id: string; readonly name: string; readonly spec: unknown }
  | { readonly do: 'delete chart'; readonly id: string }
  | { readonly do: 'change setting'; readonly name: string; readonly value: string }
  | QuarantineCommand
  | ReplaceCommand
  | EnterCommand
  | LayoutCommand
  | FindingCommand
  | DecisionCommand
  | GroupCommand
  | NamingCommand
  | { readonly do: 'change request'; readonly request: SentRequest }
  /** Says of a body's reply what the reading of it does not; with neither status, section nor note the reading stands. */
  | { readonly do: 'set reply'; readonly force: string; readonly choice: ReplyChoice }

/** A command that was carried out. Undo and redo are operations too: the log only grows. */
export interface Operation {
  readonly sequence: number
  readonly at: string
  readonly kind: 'do' | 'undo' | 'redo'
  /** Sequence of the operation that an undo or redo speaks of. */
  readonly of: number | null
  readonly command: Command
  /** In words, for menus and history: "Note on Nottinghamshire 2018/19". */
  readonly label: string
}
