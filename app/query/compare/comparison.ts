import type { Bounded, Dimension, Interval, WithheldStatus } from '../../vocabulary/index.ts'
import type { ObservationId, Question } from '../question.ts'
import type { Days, Fit } from './days.ts'
import type { Ages } from './populations.ts'

/** What is to be compared, of all forces. */
export interface CompareQuestion {
  /** Null for the request's. */
  readonly measure: string | null
  /** A part of the figures (`platform=Instagram`); empty for the whole. */
  readonly filters: readonly Dimension[]
  /** `start/end` of the two periods between which the change is; null for the first and last that were asked for. */
  readonly from: string | null
  readonly to: string | null
  readonly ages: Ages
  /** What the matrix holds the forces against: the request, or one of them by its code. */
  readonly against: string | null
}

export const COMPARE_ALL: CompareQuestion = {
  measure: null,
  filters: [],
  from: null,
  to: null,
  ages: 'under18',
  against: null,
}

/** Something to know before two figures are put side by side. */
export interface Flag {
  readonly kind:
    | 'other year'
    | 'late start'
    | 'part'
    | 'unit'
    | 'scope'
    | 'suppressed'
    | 'withheld'
    | 'disputed'
    | 'summed'
    | 'records'
    | 'parts'
    | 'several forces'
    | 'small base'
    | 'base under 20'
    | 'no figure'
    | 'decided'
    | 'excluded'
    | 'bridge'
    | 'finding'
    | 'entered'
  /** `bad`: not comparable; `warn`: only with a caveat; `held`: a range; `note`: to know. */
  readonly tone: 'bad' | 'warn' | 'held' | 'note'
  readonly short: string
  readonly words: string
}

/** How a figure came about: as it stands, added up from shorter periods, counted from records, or added up over a breakdown. */
export type Made = 'stated' | 'periods' | 'records' | 'parts'

/** What one force says of one period. */
export interface CompareCell {
  /** Null where nothing is said. */
  readonly interval: Interval | null
  readonly status: 'ok' | WithheldStatus | 'none'
  /** The observations that it stands on. */
  readonly ids: readonly ObservationId[]
  readonly made: Made
  readonly fit: Fit
  /** Days that the figure is about; more than one where parts do not join. */
  readonly covers: readonly Days[]
  readonly measure: string
  readonly scope: 'asked' | 'several'
  /** `[c]`, `[p]`, `[r]`, `[x]`, `°` or nothing. */
  readonly marker: string
  readonly illustrative: boolean
  readonly rate: Bounded | null
  /** Why there is no rate; empty where there is one. */
  readonly noRate: string
  readonly flags: readonly Flag[]
  /** It is for other days or another unit than was asked for and may be compared all the same, by decision. */
  readonly accepted: boolean
  /** Quarters or months make up the year beside one of another kind: they may be taken by decision, or are. */
  readonly bridge: 'possible' | 'made' | null
  /** Ids of the decisions that it stands on. */
  readonly decisions: readonly string[]
}

/** How much more or less. */
export interface CompareChange {
  readonly absolute: Bounded | null
  /** As a share of the first figure; null where that is below 20, and then the count is all there is to say. */
  readonly percent: Bounded | null
  /** Why there is none, or why it is a count alone; otherwise empty. */
  readonly why: string
}

/** One force. */
export interface CompareRow {
  /** Code; codes joined by `+` where one figure answers for several. */
  readonly force: string
  readonly name: string
  readonly region: string
  /** The analyst's own group; empty for none. */
  readonly group: string
  /** Heads of its rates; null for none. */
  readonly residents: number | null
  /** One a period. */
  readonly cells: readonly CompareCell[]
  /** Over all the periods, as stated or added up; null where the periods do not follow one another or not all are given. */
  readonly whole: CompareCell | null
  readonly change: CompareChange
  readonly flags: readonly Flag[]
  /** Whether it may stand in a sum or growth figure with others, and if not why. */
  readonly inPanel: boolean
  readonly leftOut: string
  /** Id of the decision that leaves the force out of everything; null for none. */
  readonly excludedBy: string | null
  readonly conditions: readonly Condition[]
  readonly verdict: Verdict
  readonly verdictWords: string
}

/** Whether a force may share an axis: never, only with words beside it, or as it stands. */
export type Verdict = 'cannot' | 'caveat' | 'like'

/** One cell of the matrix. */
export interface Condition {
  readonly state: 'same' | 'caveat' | 'not' | 'none'
  readonly short: string
  readonly reason: string
  /** Two forces of one key are alike in this. */
  readonly key: string
  /** What the force's own reply says of it, which goes with its figures; absent where it says nothing. */
  readonly said?: readonly string[]
}

export const CONDITIONS = [
  'Year type',
  'Counting unit',
  'Offence scope',
  'Period covered',
  'Suppression',
  'Rounding',
  'Figures agree',
  'Breakdowns',
  'Extracted on',
] as const

/** The forces of a growth figure, and what they come to together. */
export interface Panel {
  /** "9 forces that gave 2017/18 and 2018/19". */
  readonly words: string
  readonly forces: readonly string[]
  /** One a period; null where a force of the panel has none. */
  readonly sums: readonly (Bounded | null)[]
  readonly whole: Bounded | null
  readonly change: CompareChange
  /** One a period, over the forces that have heads; null where some have none. */
  readonly rates: readonly (Bounded | null)[]
  readonly leftOut: readonly { readonly force: string; readonly name: string; readonly reason: string }[]
}

/** The forces of a region or of a group of the analyst's, which has a panel of its own. */
export interface CompareGroup {
  readonly name: string
  readonly forces: readonly string[]
  readonly panel: Panel
}

export interface ComparePeriod extends Days {
  readonly key: string
  readonly label: string
}

/** Forces side by side, with all that stands between them. */
export interface Comparison {
  readonly measure: string
  readonly measures: readonly string[]
  readonly periods: readonly ComparePeriod[]
  /** Further periods of the same length of which some force says something. */
  readonly otherPeriods: readonly ComparePeriod[]
  readonly from: string
  readonly to: string
  /** All the periods as one; null where they do not follow one another. */
  readonly span: ComparePeriod | null
  /** Breakdowns that a filter may name. */
  readonly dimensions: readonly { readonly key: string; readonly values: readonly string[] }[]
  readonly rows: readonly CompareRow[]
  readonly panel: Panel
  readonly regions: readonly CompareGroup[]
  readonly groups: readonly CompareGroup[]
  readonly rateWords: string
  /** The request in a line, as the matrix holds forces against it. */
  readonly asked: string
  /** The same figures for the charts: one question that finds them, and them alone. */
  readonly question: Question
  /** What the question cannot find, in words; empty where it finds all. */
  readonly questionMisses: string
}
