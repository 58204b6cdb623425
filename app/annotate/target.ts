import { cellKey, type SqlValue, textOf } from '../store/index.ts'
import { parseA1 } from '../vocabulary/index.ts'

/** A figure as a note remembers it: the number, or the mark that stood in its place. SQL over `observation o`. */
export const WRITTEN_VALUE = "coalesce(format('%.15g', o.value), o.raw)"

/** Finds the observation of a value anchor: binds force, measure, first and last day, breakdown, file and sheet, in that order. */
export const TARGET = `FROM subject b
  JOIN observation o ON o.subject = b.id
  JOIN sheet s ON s.id = o.id >> 38
  JOIN tidied_sheet t ON t.sheet = s.id
  WHERE b.force IS ?1 AND b.measure = ?2 AND b.period_start IS ?3 AND b.period_end IS ?4
    AND (SELECT d.text FROM dimension_set d WHERE d.id = o.dimensions) = ?5
  ORDER BY t.sha256 = ?6 DESC, s.name = ?7 DESC, abs(((o.id >> 4) & 17179869183) - ?8), o.id LIMIT 1`

/** Row and column of an A1 address in one number; 0 where it is none. */
export function placeNumber(cell: SqlValue | undefined): number {
  const at = parseA1(textOf(cell) ?? '')
  return at === undefined ? 0 : cellKey(0, at.row, at.column)
}
