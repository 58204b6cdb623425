import type { Workbook } from '../vocabulary/index.ts'

/** A title and the number of the question stand right above a table; further up the letter speaks of other things. */
const NEAREST = 2
const LONGEST = 200

/** The lines of a document just above each of its tables, nearest last; none for a workbook. */
export function linesAbove({ prose, proseBefore }: Workbook, sheet: number): readonly string[] {
  const end = proseBefore?.[sheet]
  if (end === undefined) return []
  const begin = sheet === 0 ? 0 : (proseBefore?.[sheet - 1] ?? 0)
  return prose
    .slice(Math.max(begin, end - NEAREST), end)
    .filter((line) => line.length <= LONGEST)
    .map((line) => line.replace(/\s+/g, ' '))
}
