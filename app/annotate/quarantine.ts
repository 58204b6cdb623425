import type { SqlDatabase } from '../store/index.ts'
import { type Edit, editOf } from './edit.ts'

/** What an analyst may decide about content that a file hides. Places are named as the store names them: `rows 0 11 13`. */
export type QuarantineCommand =
  | {
      /** Shows hidden places, greyed and with their mark; where they count, they are tidied as if they had never been hidden. */
      readonly do: 'reveal hidden'
      readonly sha256: string
      readonly places: readonly string[]
      readonly counts: boolean
      readonly reason: string
    }
  | { readonly do: 'hide again'; readonly sha256: string; readonly places: readonly string[]; readonly reason: string }
  | RemoveHidden

/**
 * Removes hidden places for good, and the bytes of the file with them: the one command without an inverse. It holds no word of
 * what it removes.
 */
export interface RemoveHidden {
  readonly do: 'remove hidden'
  readonly sha256: string
  readonly places: readonly string[]
  readonly reason: string
}

/** What a decision about hidden content changes of what was decided. A removal changes what arrived, which is no edit. */
export function decideQuarantine(db: SqlDatabase, command: QuarantineCommand, at: string): readonly Edit[] {
  switch (command.do) {
    case 'reveal hidden':
      return command.places.map((place) =>
        editOf(db, 'hidden_choice', [command.sha256, place], [Number(command.counts), command.reason, at]),
      )
    case 'hide again':
      return command.places.map((place) => editOf(db, 'hidden_choice', [command.sha256, place], null))
    case 'remove hidden':
      return []
  }
}

/** A decision about hidden content in words. The places are not named: a sheet's name may be what must not be seen. */
export function quarantineLabel(command: QuarantineCommand, file: string): string {
  const what = command.places.length === 1 ? 'hidden place' : 'hidden places'
  const many = `${command.places.length} ${what} of ${file}`
  switch (command.do) {
    case 'reveal hidden':
      return command.counts ? `Counted: ${many}` : `Shown: ${many}`
    case 'hide again':
      return `Hidden again: ${many}`
    case 'remove hidden':
      return `Removed for good: ${many}`
  }
}
