import { rows, type SqlDatabase } from '../../store/index.ts'
import type { Days } from '../compare/days.ts'

/** A file, one of its sheets, or a range of a sheet: where figures stand that a decision speaks of. */
export interface DecidedPlace {
  readonly sha256: string
  /** Null for every sheet of the file. */
  readonly sheet: string | null
  /** An A1 range; null for the whole sheet. */
  readonly cells: string | null
}

/** What is decided. Each changes which figures count, or how they may be put side by side; none changes what a file says. */
export type DecisionAbout =
  /** The force stays listed and is in no comparison, chart or total. */
  | { readonly kind: 'exclude force'; readonly force: string }
  /** Dashes and blanks that no note explains count as nought. */
  | { readonly kind: 'count as zero'; readonly sha256: string; readonly sheet: string | null }
  /** Of figures that a force states in two places for the same thing, those of one place count. */
  | {
      readonly kind: 'take figures'
      readonly force: string
      readonly take: DecidedPlace
      readonly over: readonly DecidedPlace[]
    }
  /** A year is made of the quarters or months that a force gives beside years of another kind. */
  | ({ readonly kind: 'bridge year'; readonly force: string; readonly measure: string } & Days)
  /** A figure for other days, or of another unit, than was asked for may be compared all the same, with the reason beside it. */
  | ({
      readonly kind: 'accept figure'
      readonly force: string
      readonly measure: string
      /** The days that the figure is about. */
      readonly covers: readonly Days[]
    } & Days)

export type DecisionKind = DecisionAbout['kind']

/** A decision with why, by whom and when. */
export interface Decision {
  readonly id: string
  readonly about: DecisionAbout
  readonly reason: string
  /** Empty unless the analyst has set a name. */
  readonly author: string
  /** ISO instant. */
  readonly at: string
}

/** The decisions that stand, the oldest first. */
export function decisionsIn(db: SqlDatabase): readonly Decision[] {
  return rows(db, 'SELECT id, about, reason, author, at FROM decision ORDER BY at, id').map(
    ([id, about, reason, author, at]) => ({
      id: String(id),
      about: JSON.parse(String(about)) as DecisionAbout,
      reason: String(reason),
      author: String(author),
      at: String(at),
    }),
  )
}

/** Whether two decisions are about the very same: a second one would say nothing new. */
export function sameAbout(one: DecisionAbout, other: DecisionAbout): boolean {
  return JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other))
}

function inOrder(about: DecisionAbout): unknown {
  return Object.entries(about).sort(([a], [b]) => (a < b ? -1 : 1))
}
