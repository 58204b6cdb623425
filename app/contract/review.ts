import type { NameScoped } from '../names/index.ts'
import type { Address } from '../vocabulary/index.ts'

/** What a question of the review queue is about. */
export type ReviewKind = 'force' | 'value' | 'marker' | 'layout' | 'hidden'

/** An answer that is offered. */
export interface ReviewChoice {
  readonly label: string
  /**
   * As in `NameAdded` for a force, a value or a marker; `confirm` for a layout; `shown` or `counts` for hidden content. The
   * window makes the command of it.
   */
  readonly means: string
}

/** One thing that the program leaves to a person: where it stands, the question in words, the answers. */
export interface ReviewItem {
  /** The same for the same question, whatever is asked besides. */
  readonly id: string
  readonly kind: ReviewKind
  readonly source: number
  readonly sha256: string
  readonly file: string
  readonly sheetIndex: number
  readonly sheet: string
  /** Cell that the question is about; null where no cell states it. */
  readonly cell: Address | null
  /** As it stands there: the name, the value, the sign. */
  readonly written: string
  /** Key of the dimension of a value; else empty. */
  readonly key: string
  readonly question: string
  readonly reasons: readonly string[]
  readonly choices: readonly ReviewChoice[]
  /** Further answers, found by typing; a force may be any, which the window knows. */
  readonly others: readonly ReviewChoice[]
  /** Other files that ask the same. */
  readonly elsewhere: number
  /** A name that can be learnt: the answer may hold for every file. Otherwise it is about this file alone. */
  readonly learns: boolean
  /** Names of hidden places, for the commands about them. */
  readonly places: readonly string[]
}

/** A name that the analyst added, with the subject pack that it came with; empty where it came by itself. */
export interface NameKept extends NameScoped {
  readonly pack: string
}

/** A key of the grid with its values as they stand there, for making a pack. */
export interface KeyInGrid {
  readonly key: string
  /** Headers of replies under which its values stand. */
  readonly headers: readonly string[]
  readonly values: readonly { readonly value: string; readonly count: number; readonly spellings: readonly string[] }[]
}
