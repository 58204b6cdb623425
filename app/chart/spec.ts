import type { Question } from '../query/index.ts'

export const CHART_KINDS = ['line', 'bar'] as const
export type ChartKind = (typeof CHART_KINDS)[number]

/** Widths that a newspaper prints: a column, a page, a spread. SVG units. */
export const CHART_WIDTHS = [300, 620, 940] as const

/** All that a chart is. Two charts of the same spec over the same workspace are the same bytes. */
export interface ChartSpec {
  readonly version: 1
  readonly kind: ChartKind
  readonly question: Question
  /** Line: periods across. Bar: one bar a force (grouped by period) or one a period (grouped by force). */
  readonly across: 'period' | 'force'
  readonly series: 'force' | 'period' | 'none' | `dimension:${string}`
  /** Force code to draw in full colour, the others as context; null for the palette. */
  readonly focus: string | null
  readonly width: (typeof CHART_WIDTHS)[number]
  /** The finding, in words; empty to leave it out. */
  readonly title: string
  /** What, unit, period. */
  readonly subtitle: string
  readonly altText: string
  readonly notes: readonly string[]
  readonly showRanges: boolean
  readonly directLabels: boolean
  readonly showAnnotations: boolean
}
