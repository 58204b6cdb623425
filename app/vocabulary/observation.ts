import type { Address } from './address.ts'
import type { Interval } from './interval.ts'

/** ONS code of a police force area (E23000036), or BTP, PSNI, SCO. */
export type ForceCode = string & { readonly brand: 'ForceCode' }

export interface Force {
  readonly code: ForceCode
  /** As shown on screen: "Nottinghamshire". */
  readonly name: string
  readonly officialName: string
  readonly region: string
  readonly nation: string
}

/** First and last day, both inside, as ISO dates, and how the file wrote it. */
export interface Period {
  readonly start: string
  readonly end: string
  readonly written: string
}

/** What a figure counts: `offences`, `victims`, `suspects`, or the words of the file for anything else. */
export type Measure = string

/** A breakdown of a figure: `platform=Instagram`. Totals carry the value `Total`, subtotals `Subtotal`. */
export interface Dimension {
  readonly key: string
  readonly value: string
}

export const WITHHELD_STATUSES = ['suppressed', 'not_held', 'refused', 'missing'] as const
export type WithheldStatus = (typeof WITHHELD_STATUSES)[number]
export type FigureStatus = 'ok' | WithheldStatus

/** A figure that was not given. `high` is null where the file sets no upper bound. Never a zero. */
export interface Withheld {
  readonly status: WithheldStatus
  readonly low: number
  readonly high: number | null
}

/** What stands in the cell: a number, or why there is none. */
export type Figure = { readonly status: 'ok'; readonly value: number } | Withheld

/**
 * Where one fact about an observation is stated: a cell of its sheet, or the name of the sheet or file, or a default of the
 * request; or what the subject pack knows of such words.
 */
export interface Evidence {
  /** `force`, `period`, `measure`, or the key of a dimension. */
  readonly states: string
  readonly from: 'cell' | 'sheet name' | 'file name' | 'prose' | 'other sheet' | 'request' | 'subject'
  /** Cell of the same sheet, where `from` is `cell`. */
  readonly at: Address | undefined
  readonly written: string
}

/** One figure of a reply with everything that it states and the cell that carries it. */
export interface Observation {
  /** Index of the sheet within its workbook. */
  readonly sheet: number
  readonly at: Address
  /** Null where nothing names a force; codes joined by `+` where one row answers for several. */
  readonly force: ForceCode | null
  readonly measure: Measure
  readonly period: Period | null
  /** Sorted by key; no key twice. */
  readonly dimensions: readonly Dimension[]
  readonly figure: Figure
  /** The text of the cell as displayed. */
  readonly raw: string
  readonly evidence: readonly Evidence[]
}

/** `key=Value;key=Value`, keys sorted; `;` in a value is written `,` and `=` is written `:`. */
export function dimensionText(dimensions: readonly Dimension[]): string {
  return [...dimensions]
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ key, value }) => `${key}=${value.replaceAll(';', ',').replaceAll('=', ':')}`)
    .join(';')
}

/** Bounds of a figure: a number is its own interval; null is no upper bound. */
export function bounds(figure: Figure): Interval {
  return figure.status === 'ok' ? { low: figure.value, high: figure.value } : { low: figure.low, high: figure.high }
}
