import type { FigureStatus, PageRegion } from '../vocabulary/index.ts'

/** Columns of the observation grid, each answered, sorted and filtered by SQL. */
export const GRID_COLUMNS = [
  'force',
  'measure',
  'period',
  'years',
  'dimensions',
  'value',
  'raw',
  'status',
  'file',
  'sheet',
  'cell',
  'notes',
  'origin',
] as const
export type GridColumn = (typeof GRID_COLUMNS)[number]

/** What may be said of a column. An empty list of a `one of` matches nothing. */
export type Filter =
  | { readonly column: GridColumn; readonly test: 'one of'; readonly values: readonly (string | null)[] }
  | { readonly column: GridColumn; readonly test: 'contains'; readonly text: string }
  | { readonly column: 'value'; readonly test: 'between'; readonly low: number | null; readonly high: number | null }
  | {
      readonly column: 'dimension'
      readonly test: 'has'
      readonly key: string
      readonly values: readonly string[] | null
    }

export interface Sort {
  readonly column: GridColumn
  readonly descending: boolean
}

/** A question about the observations: a value, so that it can be kept, compared and put into a chart. */
export interface Question {
  readonly filters: readonly Filter[]
  /** Words that must all occur somewhere in the row; empty for none. */
  readonly search: string
  readonly sort: readonly Sort[]
  /** Observations that are left out whatever the filters say; absent for none. */
  readonly without?: readonly number[]
}

export const EVERYTHING: Question = { filters: [], search: '', sort: [] }

/** Stable id of an observation: source, sheet, row, column and what it states, so that it survives re-tidying. */
export type ObservationId = number & { readonly brand: 'ObservationId' }

/** Where a figure that was typed in stands, and who says so. */
export interface EnteredMark {
  readonly id: string
  readonly page: number | null
  readonly paragraph: number | null
  /** The part of the page that was marked; null for none. */
  readonly region: PageRegion | null
  /** Empty where a part of a page is marked instead. */
  readonly quote: string
  /** Why the quoted words do not hold the number; empty where they do. */
  readonly reason: string
  readonly author: string
  readonly at: string
}

/** One row of the grid. */
export interface ObservationRow {
  readonly id: ObservationId
  /** Code, or null where nothing names a force. */
  readonly force: string | null
  readonly forceName: string
  readonly measure: string
  readonly periodStart: string | null
  readonly periodEnd: string | null
  /** "2017/18", or as written where it is no whole year. */
  readonly periodLabel: string
  readonly dimensions: string
  readonly status: FigureStatus
  readonly value: number | null
  readonly low: number
  readonly high: number | null
  readonly raw: string
  readonly source: number
  readonly file: string
  readonly sheetIndex: number
  readonly sheet: string
  /** A1 address. */
  readonly cell: string
  readonly row: number
  readonly column: number
  readonly noteCount: number
  /** True where the file says of itself that its figures are illustrative or reconstructed. */
  readonly illustrative: boolean
  /** A figure that was typed in by hand, and from where; `cell` then names the place in words. */
  readonly entered?: EnteredMark
  /** What was decided about it; absent where it counts as its file gives it. */
  readonly decided?: RowDecided
  /** The figures that it was made of, where it stands for a year by decision; absent for a figure as it is given. */
  readonly madeOf?: readonly ObservationRow[]
}

/** How a figure counts otherwise than its file gives it, by the ids of the decisions. */
export interface RowDecided {
  /** It counts as a number, though the file gives none. */
  readonly valuedBy: string | null
  /** It is in no comparison, chart or total. */
  readonly leftOutBy: string | null
  /** Of one that is left out: figures of another reply or table count in its place. */
  readonly replaced: boolean
}

export interface Page {
  readonly rows: readonly ObservationRow[]
  /** Rows that the question matches in all. */
  readonly total: number
}

/** A sum that says what it does not know. */
export interface Total {
  readonly count: number
  /** Lower bound of the sum. */
  readonly low: number
  /** Upper bound over the rows that have one. */
  readonly high: number
  /** Rows without an upper bound: they are in `low` and `high` with their lower bound, and named beside it. */
  readonly unbounded: number
  readonly byStatus: Readonly<Record<FigureStatus, number>>
  /** Distinct measures and lengths of period among the rows: more than one, and the sum must say so. */
  readonly measures: readonly string[]
  readonly unequalPeriods: boolean
  /** Rows that are totals or subtotals of other rows in the same answer: a sum over both counts twice. */
  readonly totalsAmongParts: boolean
  /** Rows of the answer that a decision leaves out of the sum; absent for none. */
  readonly leftOut?: number
}

export interface FacetValue {
  readonly value: string | null
  readonly label: string
  readonly count: number
}

export interface Facet {
  readonly column: GridColumn | `dimension:${string}`
  readonly label: string
  readonly values: readonly FacetValue[]
}
