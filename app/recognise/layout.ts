import type { Address, Evidence, Range } from '../vocabulary/index.ts'

export const ROLES = ['title', 'header', 'label', 'value', 'total', 'note', 'ignored', 'hidden'] as const
export type Role = (typeof ROLES)[number]

/**
 * A fact that a cell, the sheet's name or the file's name states: which dimension, and its value. It is its own evidence,
 * so that a million observations share the few statements that they rest on.
 */
export interface Statement extends Evidence {
  /**
   * `force`, `period`, `month` (a month whose year stands elsewhere), `measure`, or the key of a dimension. A period's
   * value is `2017-04-01..2018-03-31`, a month's its number (a part of a year its name: `q1`, `apr to sep`), a force's its code (codes joined by `+`, empty where the
   * name is not known).
   */
  readonly key: string
  readonly value: string
}

/** A statement; a month is evidence of a period. */
export function statement(
  key: string,
  value: string,
  from: Statement['from'],
  at: Address | undefined,
  written: string,
): Statement {
  return { states: key === 'month' ? 'period' : key, key, value, from, at, written }
}

/** A column of labels: what its texts are values of. */
export interface LabelColumn {
  readonly column: number
  /** As in `Statement`; empty where the column states nothing (a code, the offence asked about, a reference). */
  readonly key: string
  /** Text of its header, empty without one. */
  readonly header: string
  readonly at: Address | undefined
  /** `start..end` of what a total over the column's periods covers; empty where it states none. */
  readonly span: string
  /** Its days are written month first. */
  readonly monthFirst: boolean
  /** Each label says more than the key: a period too ("Female 2017/18"), or a gender ("Female 10-12"). */
  readonly compound?: 'dated' | 'gendered'
}

/** A column of figures with everything that its headers state. */
export interface ValueColumn {
  readonly column: number
  readonly states: readonly Statement[]
}

/** Statements of a heading in the label column, for the rows below it. */
export interface HeadingGroup {
  readonly from: number
  readonly to: number
  readonly states: readonly Statement[]
}

/** Where the label of a row stands: nowhere, or in no cell because the row is a total by what it sums. */
export const NO_LABEL = -1
export const UNLABELLED_TOTAL = -2
/** The row repeats the rows of a group below it. */
export const LEADING_SUBTOTAL = -3

/** One table of a sheet. */
export interface Block {
  readonly range: Range
  readonly values: Range
  readonly headerRows: readonly number[]
  readonly labelColumns: readonly number[]
  readonly kind: 'cross table' | 'record list'
  readonly titles: readonly Address[]
  readonly labels: readonly LabelColumn[]
  readonly columns: readonly ValueColumn[]
  /** Rows that carry figures (or records), top to bottom. */
  readonly rows: Int32Array
  /** For each of `rows` and each of `labels`: the row whose cell is the label (above, where labels are given once a group). */
  readonly labelRows: Int32Array
  readonly groups: readonly HeadingGroup[]
  /** What the whole table states: in its title, in columns of one value, in the sheet's surroundings. */
  readonly states: readonly Statement[]
}

/** How a sheet may be read. Every non-empty cell has exactly one role. */
export interface Layout {
  /** 0 to 1. Below `CONFIDENT` a person looks at it first. */
  readonly score: number
  /** In words, for the analyst: why so sure, or why not. */
  readonly reasons: readonly string[]
  readonly blocks: readonly Block[]
  /** Role of each cell of the sheet's table, by its position there: index into ROLES. */
  readonly roles: Uint8Array
}

export const CONFIDENT = 0.8
