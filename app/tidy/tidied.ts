import type { Layout, LayoutEdit } from '../recognise/index.ts'
import type { Address, Observation } from '../vocabulary/index.ts'

/** A name that no table of names knows, or that fits more than one. It goes to a person; the numbers stay. */
export interface Unresolved {
  readonly what: 'force' | 'period' | 'marker' | 'value'
  /** As it stands in the cell; the name of the file where nothing in it names a force. */
  readonly written: string
  /** Codes of the forces that the name may mean. */
  readonly candidates: readonly string[]
  /** Cell of the sheet that it stands in; absent where no cell does. */
  readonly at?: Address
  /** Key of the dimension that a value belongs to. */
  readonly key?: string
}

/** What a sheet came to. `review` where its layout was not recognised with confidence: its observations are then proposals. */
export interface Tidied {
  readonly sheet: number
  readonly layout: Layout
  readonly state: 'read' | 'review' | 'empty' | 'hidden'
  readonly observations: readonly Observation[]
  readonly unresolved: readonly Unresolved[]
  /** The sheet says of itself that its figures are a reconstruction or illustrative. */
  readonly illustrative: boolean
  /** On whose word it was read, where not on the program's own, and what was said. */
  readonly by?: 'hand' | 'recipe'
  readonly edits?: readonly LayoutEdit[]
}
