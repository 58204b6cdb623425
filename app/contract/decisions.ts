import type { Decision, Made, ObservationId } from '../query/index.ts'
import type { Address } from '../vocabulary/index.ts'

/** A decision as the list shows it. */
export interface ListedDecision extends Decision {
  /** What is decided, in words. */
  readonly what: string
  /** What it comes to as the replies are now. */
  readonly effect: string
  /** Why it changes nothing as the replies are now; empty where it does. */
  readonly idle: string
  /** The line that travels with every figure that it concerns. */
  readonly caveat: string
  readonly ids: readonly ObservationId[]
}

/** What the cells of a figure came to where they were not simply added up. */
export interface FigureOutcome {
  readonly low: number
  readonly high: number | null
  readonly made: Made
}

/** One cell of a chain. */
export interface ChainCell {
  readonly id: ObservationId
  readonly file: string
  readonly sheetName: string
  readonly cell: string
  readonly source: number
  readonly sheet: number
  readonly at: Address
  /** The text of the cell as it came. */
  readonly raw: string
  /** How it was read, a step each: "period: 2017/18, from B3". */
  readonly read: readonly string[]
  /** Of a figure that a person read: who typed it in, when, and from where. Absent of a cell that the program read. */
  readonly typed?: string
  /** What was decided about it. */
  readonly decided: readonly string[]
  readonly counts: boolean
  /** What it counts as: "86", "1–4". */
  readonly words: string
}

/** How a figure came about, from its cells to the number. */
export interface FigureChain {
  readonly cells: readonly ChainCell[]
  /** Cells beyond those that are listed. */
  readonly further: number
  /** The decisions on the way. */
  readonly decisions: readonly { readonly id: string; readonly words: string }[]
  readonly number: string
  /** The same in lines of text. */
  readonly text: string
}
