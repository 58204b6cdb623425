import { type CompareQuestion, type Comparison, compare, comparisonText } from '../query/index.ts'
import type { SqlDatabase } from '../store/index.ts'
import type { Force } from '../vocabulary/index.ts'
import { travellingLines } from './caveats.ts'
import { requestIn } from './request.ts'

/** Forces side by side, measured against the workspace's request. */
export function comparison(db: SqlDatabase, question: CompareQuestion, forces: readonly Force[]): Comparison {
  return compare(db, question, requestIn(db), forces)
}

/** The same as text, for a file or the clipboard. */
export function comparisonAsText(
  db: SqlDatabase,
  question: CompareQuestion,
  format: 'csv' | 'tsv',
  forces: readonly Force[],
): string {
  return comparisonText(db, comparison(db, question, forces), format, travellingLines(db, forces).ofAll)
}
