import type { Range } from '../vocabulary/index.ts'
import type { Role } from './layout.ts'

/** A role that the analyst may give: hidden content is quarantined by the file, not by a person. */
export type EditedRole = Exclude<Role, 'hidden'>

export const EDITED_ROLES = [
  'header',
  'label',
  'value',
  'total',
  'note',
  'title',
  'ignored',
] as const satisfies readonly EditedRole[]

/** What an analyst says about a sheet, one step at a time; of two that speak of one cell the later holds. */
export type LayoutEdit =
  | {
      readonly set: 'role'
      readonly range: Range
      readonly role: EditedRole
      /**
       * Of headers and labels: what they are values of, as the key of a `Statement` (`force`, `period`, `measure`, a
       * dimension); empty where they state nothing, absent where that is left to be read.
       */
      readonly meaning?: string
    }
  | {
      /** The table that was seen in `was` (or in no place yet) fills `range`, no more and no less. */
      readonly set: 'table'
      readonly range: Range
      readonly was: Range | null
    }

/** The edits of one sheet of a file, by its name. */
export interface SheetEdits {
  readonly sheet: string
  readonly edits: readonly LayoutEdit[]
}

/** Whether two ranges have a cell in common. */
export function overlap(a: Range, b: Range): boolean {
  return a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right
}

/** The smallest range around two. */
export function around(a: Range, b: Range): Range {
  return {
    top: Math.min(a.top, b.top),
    left: Math.min(a.left, b.left),
    bottom: Math.max(a.bottom, b.bottom),
    right: Math.max(a.right, b.right),
  }
}
