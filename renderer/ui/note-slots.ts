import { createContext, type ReactElement, type ReactNode, useContext } from 'react'
import type { Anchor, PlacedAnnotation } from '../../app/annotate/index.ts'
import type { ListedFinding, SheetSummary, SourceSummary } from '../../app/contract/index.ts'
import type { Range } from '../../app/vocabulary/index.ts'

/** One thing that a note can be pinned to. */
export interface PinOption {
  readonly key: string
  readonly label: string
  readonly anchor: Anchor
}

/** What the form of a new note is given. */
export interface NewNoteProps {
  readonly heading?: string
  /** What it can be pinned to, the likeliest first; null while that is still being found out: one may write already. */
  readonly options: readonly PinOption[] | null
  readonly forPublication: boolean
  /** Called once the note is kept, and where it was given up. */
  readonly onDone: () => void
}

/** What a note that is shown is given. */
export interface NoteCardProps {
  readonly annotation: PlacedAnnotation
  /** Where it is pinned, in words that fit the view. */
  readonly pinned: string
  /** Before it: its number on the paper. */
  readonly lead?: ReactNode
  readonly on?: boolean
  readonly onChoose?: () => void
}

/** The pieces of notes that views show without knowing the feature that they come from. */
export interface NoteSlots {
  readonly newNote: (props: NewNoteProps) => ReactElement
  readonly card: (props: NoteCardProps) => ReactElement
  readonly ofForce: (props: {
    readonly force: string
    readonly name: string
    readonly files: readonly number[]
  }) => ReactElement
  readonly ofFile: (props: { readonly source: SourceSummary }) => ReactElement
  readonly ofFinding: (props: { readonly finding: ListedFinding }) => ReactElement
  readonly ofCells: (props: {
    readonly source: SourceSummary
    readonly sheet: SheetSummary
    readonly range: Range
  }) => ReactElement
}

const Slots = createContext<NoteSlots | null>(null)

/** Gives the pieces of notes to everything below. */
export const NoteSlotsProvider = Slots.Provider

/** The pieces of notes, from the shell that puts the features together. */
export function useNoteSlots(): NoteSlots {
  const slots = useContext(Slots)
  if (slots === null) throw new Error('no notes were given to this view')
  return slots
}
