/** Where a file hides something, and how much: what may be told of it while it is unseen. */
export interface HiddenPlaceSummary {
  /** As commands name it: `rows 0 11 13`. */
  readonly id: string
  readonly kind: 'rows' | 'columns' | 'sheet' | 'ink' | 'part'
  /** Position of the sheet in its file; null beside the sheets. */
  readonly sheet: number | null
  readonly sheetName: string
  /** In words: "Rows 12–14", "Column C", "Sheet “Raw”, very hidden", "Text in the colour of its cell, A3, B7". */
  readonly what: string
  /** Rows, columns, or parts. */
  readonly count: number
  readonly cells: number
  readonly comments: number
  readonly state: 'unseen' | 'shown' | 'counted'
  /** Why it is shown, as the analyst said. */
  readonly reason: string
}

/** A place whose content was removed for good. */
export interface RemovedPlace {
  readonly id: string
  readonly what: string
  readonly cells: number
  readonly comments: number
  readonly at: string
  readonly reason: string
}

/** The hidden content of one file. */
export interface HiddenFile {
  readonly source: number
  readonly sha256: string
  readonly name: string
  /** False of a file that was taken out of the workspace and is kept for undoing that. */
  readonly included: boolean
  readonly places: readonly HiddenPlaceSummary[]
  readonly removed: readonly RemovedPlace[]
}
