/** How much a finding weighs: figures that cannot both be true, figures to compare with care, or something to know. */
export const FINDING_SEVERITIES = ['contradiction', 'caution', 'note'] as const
export type FindingSeverity = (typeof FINDING_SEVERITIES)[number]

/** Cells of one sheet that a finding rests on, and the part that they play. */
export interface FindingPlace {
  readonly file: string
  readonly sheet: string
  /** A1 addresses in `sheet`; empty where the whole file is meant. */
  readonly cells: readonly string[]
  /** Their part in the matter, as `stated total` or `the same figure in another table`. */
  readonly role?: string
}

/** A figure that a line of arithmetic uses. A number has equal bounds; `high` is null where nothing bounds it. */
export interface Operand {
  /** What it is of, as `Instagram` or `2017/18`. */
  readonly label: string
  readonly low: number
  readonly high: number | null
  /** Where it stands; null for a figure that is in no file, such as a population. */
  readonly at: { readonly file: string; readonly sheet: string; readonly cell: string } | null
}

/** One step of the arithmetic behind a finding: the operands in their order and what they come to. */
export interface ArithmeticLine {
  /** As `the parts add up to`. */
  readonly words: string
  /** How the operands are joined; `is` where there is but one. */
  readonly by: 'is' | '+' | '−' | '÷'
  readonly operands: readonly Operand[]
  readonly low: number
  readonly high: number | null
}

/** A discrepancy that a rule found, with the cells that show it. */
export interface Finding {
  readonly rule: string
  readonly force: string | null
  /** Where it is seen first; both empty for what no file shows. */
  readonly file: string
  readonly sheet: string
  /** A1 addresses in `sheet`. */
  readonly cells: readonly string[]
  readonly note: string
  readonly severity: FindingSeverity
  /**
   * What the matter is, within its rule and force, by measure, period and dimensions and never by rows or bytes: a judgement on
   * it holds when the file comes again. `findingKey` of the check stage joins the three.
   */
  readonly about: string
  /** What it rests on besides `cells`. */
  readonly places: readonly FindingPlace[]
  readonly arithmetic: readonly ArithmeticLine[]
  /** A line for readers of a chart or table that uses these figures; empty where none is due. */
  readonly caveat: string
  /** It tells what a suppression hides: not for publication, and never shown unless asked for. */
  readonly private?: true
}

/** What was asked, of whom: the yardstick for every rule. No rule knows a period, offence or force of its own. */
export interface Request {
  readonly text: string
  readonly measure: string
  readonly countingUnit: string
  readonly periods: readonly { readonly start: string; readonly end: string; readonly label: string }[]
  readonly dimensions: readonly string[]
}
