/** A discrepancy that a rule found, with the cells that show it. */
export interface Finding {
  readonly rule: string
  readonly force: string | null
  readonly file: string
  readonly sheet: string
  /** A1 addresses in `sheet`. */
  readonly cells: readonly string[]
  readonly note: string
}

/** What was asked, of whom: the yardstick for every rule. No rule knows a period, offence or force of its own. */
export interface Request {
  readonly text: string
  readonly measure: string
  readonly countingUnit: string
  readonly periods: readonly { readonly start: string; readonly end: string; readonly label: string }[]
  readonly dimensions: readonly string[]
}
