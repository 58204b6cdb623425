import type { CompareQuestion, ObservationId, Question } from '../query/index.ts'

/** What is about to leave the workspace. */
export type Publication =
  | { readonly of: 'rows'; readonly question: Question; readonly withHidden?: boolean }
  /** Figures by their keys, as they were picked. */
  | { readonly of: 'cells'; readonly ids: readonly ObservationId[]; readonly withHidden?: boolean }
  /** How a figure came about: its cells, all of them. */
  | { readonly of: 'chain'; readonly ids: readonly ObservationId[] }
  | { readonly of: 'chart'; readonly question: Question }
  | {
      readonly of: 'comparison'
      readonly question: CompareQuestion
      /** Codes of the forces that it names; null or absent for all. */
      readonly only?: readonly string[] | null
    }
  /** `without` are figures that it does not quote. */
  | { readonly of: 'letter'; readonly findings: readonly string[]; readonly without?: readonly number[] }
  /** The board of replies: it counts figures and states none. */
  | { readonly of: 'replies' }

/** A figure by its place and what it is about. */
export interface NamedCell {
  readonly observation: ObservationId
  readonly file: string
  readonly sheetName: string
  readonly cell: string
  readonly forceName: string
  /** As "13, Female, 2017/18". */
  readonly what: string
  /** As the cell shows it: `<5`. */
  readonly shown: string
}

/** What a publication tells of suppressed figures. What stands behind them is not in it. */
export interface DisclosureShown {
  readonly told: readonly (NamedCell & {
    /** One value is left; otherwise a range narrower than its force gives. */
    readonly certain: boolean
  })[]
  /** Without these nothing is told any more: a question may leave them out. */
  readonly leaveOut: readonly NamedCell[]
  /** Forces whose hidden figures are too many or too entangled to be searched: of these nobody knows what is told. */
  readonly unsearched: readonly { readonly forceName: string; readonly figures: number }[]
}
