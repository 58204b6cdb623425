import type { FindingStatus, Operation } from '../annotate/index.ts'
import type { ObservationId } from '../query/index.ts'
import type { Address, Finding, FindingSeverity } from '../vocabulary/index.ts'

/** A cell that a finding rests on, where it stands in the workspace. */
export interface FindingCell {
  readonly cell: string
  readonly at: Address
  /** Text of the cell as it came. */
  readonly shown: string
  /** What stands there: "Instagram, 2017/18"; empty where the cell carries no figure. */
  readonly what: string
  /** Null where the cell carries no figure. */
  readonly observation: ObservationId | null
}

/** Cells of one sheet that a finding rests on. `source` is null where the file is no longer in the workspace. */
export interface FindingPlaceShown {
  readonly source: number | null
  readonly sheet: number
  readonly file: string
  readonly sheetName: string
  readonly role: string
  readonly cells: readonly FindingCell[]
}

/** One step of the arithmetic: "20 + 21", "41", "the parts add up to", with the cells that it uses. */
export interface ArithmeticShown {
  /** Of a line that merely states a figure, what that figure is of. */
  readonly terms: string
  readonly states: boolean
  /** Every figure of the line stands in a cell. */
  readonly tied: boolean
  readonly result: string
  readonly words: string
  readonly cells: readonly { readonly cell: string; readonly file: string; readonly sheetName: string }[]
}

/** A finding as the inbox lists it: what the rule says, and what the analyst made of it. */
export interface ListedFinding {
  readonly key: string
  readonly rule: string
  readonly title: string
  readonly why: string
  readonly how: string
  readonly severity: FindingSeverity
  readonly force: string | null
  readonly forceName: string
  /** The periods that its cells speak of, "2017/18"; empty for none. */
  readonly periods: string
  /** What the rule says; for a private finding whose content is not kept, its title. */
  readonly claim: string
  readonly places: readonly FindingPlaceShown[]
  readonly arithmetic: readonly ArithmeticShown[]
  readonly suggestedCaveat: string
  /** It tells what a suppression hides. */
  readonly private: boolean
  readonly status: FindingStatus
  readonly reason: string
  readonly author: string
  /** ISO instant of the last judgement; empty for none. */
  readonly judgedAt: string
  /** The caveat line as it stands: the suggested one, or the analyst's. */
  readonly caveat: string
  readonly forPublication: boolean
  /** The operation after which the finding no longer held; null where it holds. */
  readonly resolved: { readonly label: string; readonly at: string } | null
}

/** A rule, with how often it found something or why it could not look. */
export interface CheckedRule {
  readonly rule: string
  readonly title: string
  readonly severity: FindingSeverity
  readonly findings: number
  /** Why it could not run at all; empty where it ran. */
  readonly couldNotRun: readonly string[]
  /** Forces that it could not judge. */
  readonly couldNotJudge: readonly { readonly forceName: string; readonly why: string }[]
}

/** Everything that the rules found and once found. */
export interface FindingList {
  readonly findings: readonly ListedFinding[]
  readonly rules: readonly CheckedRule[]
  /** Figures that were checked. */
  readonly checked: number
  /** Figures changed since and the check was stopped: this is what the one before found. */
  readonly outdated?: true
}

/** How far a check is, in figures. */
export interface CheckProgress {
  readonly done: number
  readonly of: number
}

/** What was done about a finding, oldest first. */
export type FindingHistory = readonly Pick<Operation, 'sequence' | 'at' | 'kind' | 'command' | 'label'>[]

/** A piece of a letter. Every number of it is a `figure` or part of a `quote`; both name the cells that they come from. */
export type LetterPart =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'figure' | 'cell'; readonly text: string; readonly cells: readonly LetterCell[] }
  /** A name as the force or the request wrote it: of a file, a sheet, a period, the request itself. */
  | { readonly kind: 'name'; readonly text: string }

export interface LetterCell {
  readonly file: string
  readonly sheetName: string
  readonly cell: string
  readonly source: number | null
  readonly sheet: number
}

/** A draft of a letter to one force. */
export interface Letter {
  readonly force: string | null
  readonly parts: readonly LetterPart[]
  readonly text: string
  /** Keys of the findings that it speaks of. */
  readonly findings: readonly string[]
  /** Findings that were asked for and are left out, with the reason. */
  readonly leftOut: readonly { readonly key: string; readonly why: string }[]
  /** The words round the points: as they are, as the program has them, and the setting that keeps others. */
  readonly template: { readonly text: string; readonly standard: string; readonly setting: string }
}

export type { Finding }
