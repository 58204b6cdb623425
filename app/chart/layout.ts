/** What a chart is made of, placed to the pixel. Recharts draws it on screen and the composer in files; neither computes. */
export interface ChartLayout {
  readonly width: number
  readonly height: number
  readonly title: string
  readonly altText: string
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
  readonly annotations: readonly AnnotationMark[]
  /** Title, subtitle, legend, axis labels, direct labels, notes, source: in drawing order. */
  readonly texts: readonly TextMark[]
  readonly rules: readonly RuleMark[]
  readonly swatches: readonly SwatchMark[]
  /** Cells behind the chart: `file › sheet › cell`, for the metadata. */
  readonly sources: readonly string[]
  /** Why the chart cannot be drawn honestly, or what a reader must be told: unequal periods, units mixed, forces left out. */
  readonly warnings: readonly string[]
}

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
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
  readonly points: readonly PointMark[]
}

export interface PointMark {
  readonly category: string
  /** Null where nothing is known; lines are never joined over it. */
  readonly value: number | null
  readonly x: number
  readonly y: number
  /** The bar, where bars are drawn. */
  readonly box: Box | null
  readonly observation: number | null
}

export interface WithheldMark {
  readonly series: string
  readonly category: string
  readonly status: 'suppressed' | 'not_held' | 'refused' | 'missing'
  /** Range on the paper; open at the top where no upper bound is known. */
  readonly box: Box
  readonly open: boolean
  readonly label: string
  readonly observation: number | null
}

export interface AnnotationMark {
  readonly id: string
  readonly number: number
  readonly lines: readonly string[]
  readonly text: Box
  /** From the mark to the text; empty where they touch. */
  readonly leader: readonly { readonly x: number; readonly y: number }[]
  readonly band: Box | null
}

export interface TextMark {
  readonly role: 'title' | 'subtitle' | 'legend' | 'axis' | 'label' | 'note' | 'source'
  readonly text: string
  readonly x: number
  readonly y: number
  readonly size: number
  readonly weight: 400 | 500 | 600
  readonly anchor: 'start' | 'middle' | 'end'
  /** Chart token name: `ink`, `ink2`, `held`, `c1`… */
  readonly colour: string
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
  readonly x: number
  readonly y: number
  readonly kind: 'line' | 'box' | 'hatch'
  readonly colour: string
  readonly shape: PointShape | null
}
