import type { Question } from '../query/index.ts'

/** What a chart is made of, placed to the pixel. Recharts draws it on screen and the composer in files; neither computes. */
export interface ChartLayout {
  readonly width: number
  readonly height: number
  readonly title: string
  readonly altText: string
  /** What the program itself would write over these figures, whatever the spec says: to tell its words from the analyst's. */
  readonly ownWords: { readonly title: string; readonly subtitle: string }
  /** Where the data stands. */
  readonly plot: Box
  readonly kind: 'line' | 'bar'
  /** Bars lie on their side: categories go down. */
  readonly horizontal: boolean
  readonly categories: readonly Category[]
  readonly valueAxis: { readonly min: number; readonly max: number; readonly ticks: readonly Tick[] }
  readonly series: readonly SeriesLayout[]
  /** Ranges of withheld values, bands for refused or missing ones. */
  readonly withheld: readonly WithheldMark[]
  /** Rings round figures that were typed in by hand. */
  readonly entered: readonly EnteredRing[]
  readonly annotations: readonly AnnotationMark[]
  /** Ids of every note that speaks of what is drawn, private ones too; absent where nobody was asked. */
  readonly notes?: readonly string[]
  /** Title, subtitle, legend, axis labels, direct labels, notes, source: in drawing order. */
  readonly texts: readonly TextMark[]
  readonly rules: readonly RuleMark[]
  readonly swatches: readonly SwatchMark[]
  /** Cells behind the chart: `file › sheet › cell`, for the metadata. */
  readonly sources: readonly string[]
  /** The same counted: `28 source cells`, `3 cells and 1 figure entered by hand`. */
  readonly sourcesText: string
  /** Why the chart cannot be drawn honestly, or what a reader must be told: unequal periods, units mixed, forces left out. */
  readonly warnings: readonly string[]
  /** The question that the figures answer, for the metadata. */
  readonly question: Question
  /** Labels that lie on one another all the same, `one / other`: to be seen to before export. */
  readonly clashes: readonly string[]
  /** What is drawn as words and numbers, row by row: the chart's table view. */
  readonly table: ChartTable
}

/** The chart read as a table: a row a category, a column a series; what is withheld is said in words. */
export interface ChartTable {
  readonly corner: string
  readonly columns: readonly string[]
  readonly rows: readonly { readonly label: string; readonly cells: readonly string[] }[]
}

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface Spot {
  readonly x: number
  readonly y: number
}

export interface Category {
  readonly key: string
  readonly label: string
  /** Middle of the category on its axis, and the room it has. */
  readonly at: number
  readonly band: number
}

export interface Tick {
  readonly value: number
  readonly at: number
  readonly label: string
}

export type PointShape = 'circle' | 'square' | 'triangle' | 'diamond'

export interface SeriesLayout {
  readonly key: string
  readonly label: string
  /** Chart token name: `c1` … `c6`, `context`. */
  readonly colour: string
  readonly shape: PointShape
  /** Width of the line. */
  readonly stroke: number
  readonly points: readonly PointMark[]
  /** Indexes of points that a line joins, run by run: a line is never drawn over a gap. */
  readonly runs: readonly (readonly number[])[]
}

export interface PointMark {
  readonly category: string
  /** Null where nothing is known; lines are never joined over it. */
  readonly value: number | null
  readonly x: number
  readonly y: number
  /** The bar, where bars are drawn. */
  readonly box: Box | null
  /** Chart token of this mark alone, where it differs from its series. */
  readonly colour: string
  /** The observation where the point is one figure; null where it is a sum. */
  readonly observation: number | null
  /** In words: "Kent, 2017/18: 122". */
  readonly label: string
  /** SVG path of the point; empty where there is none to draw. */
  readonly outline: string
}

export interface WithheldMark {
  readonly series: string
  readonly category: string
  /** `disputed`: replies give different numbers for one figure. */
  readonly status: 'suppressed' | 'not_held' | 'refused' | 'missing' | 'disputed'
  /** `range` has a held edge; `band` has none and says that nothing was given; `gap` is only its label. */
  readonly shape: 'range' | 'band' | 'gap'
  /** Range on the paper; open at the top where no upper bound is known. */
  readonly box: Box
  readonly open: boolean
  /** In words: "Kent, 2017/18: 1–4 (withheld)". */
  readonly label: string
  readonly observation: number | null
  /** SVG path of a range's edge, and of the arrow at its open end; empty where it has none. */
  readonly outline: string
  readonly arrow: string
}

/** A ring says by its shape that a figure was typed in. */
export interface EnteredRing {
  readonly series: string
  readonly category: string
  readonly x: number
  readonly y: number
  /** SVG path of the ring. */
  readonly outline: string
}

export interface AnnotationMark {
  readonly id: string
  readonly number: number
  readonly lines: readonly string[]
  /** The lines as placed, or the number in its disc. */
  readonly words: readonly TextMark[]
  readonly text: Box
  readonly align: 'start' | 'middle' | 'end'
  /** From the mark to the text: start, bend, end of a curve; empty where they touch. */
  readonly leader: readonly Spot[]
  readonly band: Box | null
  /** Where the number stands instead of the words, which are then in the notes: there was no room beside the mark. */
  readonly marker: Spot | null
}

export interface TextMark {
  readonly role: 'title' | 'subtitle' | 'legend' | 'axis' | 'label' | 'note' | 'source'
  readonly text: string
  readonly x: number
  /** Baseline. */
  readonly y: number
  readonly size: number
  readonly weight: 400 | 500 | 600
  readonly anchor: 'start' | 'middle' | 'end'
  /** Chart token name: `ink`, `ink2`, `held`, `c1`… */
  readonly colour: string
  /** A rim of paper round the letters, where they may lie on marks. */
  readonly halo: boolean
}

export interface RuleMark {
  readonly x1: number
  readonly y1: number
  readonly x2: number
  readonly y2: number
  readonly colour: string
  readonly dashed: boolean
}

export interface SwatchMark {
  /** Left end and middle. */
  readonly x: number
  readonly y: number
  readonly kind: 'line' | 'box' | 'hatch' | 'ring'
  readonly colour: string
  readonly shape: PointShape | null
  /** SVG path of the point on a line; empty where there is none. */
  readonly outline: string
}
