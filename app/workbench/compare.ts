import {
  type CompareCell,
  type CompareQuestion,
  type Comparison,
  compare,
  comparisonText,
  type Flag,
  type ReplyRow,
} from '../query/index.ts'
import type { SqlDatabase } from '../store/index.ts'
import type { Force } from '../vocabulary/index.ts'
import { travellingLines } from './caveats.ts'
import { foundForMatrix } from './compare-findings.ts'
import { repliesOf } from './replies.ts'
import { requestIn } from './request.ts'

/** Forces side by side, measured against the workspace's request; of those without a figure the board says how they answered. */
export function comparison(db: SqlDatabase, question: CompareQuestion, forces: readonly Force[]): Comparison {
  const found = compare(db, question, requestIn(db), forces, foundForMatrix(db))
  const silent = found.rows.filter(({ cells }) => cells.every(saysNothing))
  if (silent.length === 0) return found
  const answered = new Map(repliesOf(db, forces).rows.map((row) => [row.force, answerOf(row)]))
  const rows = found.rows.map((row) => {
    const answer = row.cells.every(saysNothing) ? answered.get(row.force) : undefined
    if (answer === undefined || row.excludedBy !== null) return row
    const flags: readonly Flag[] = [{ kind: 'no figure', tone: 'bad', ...answer }]
    const cells = row.cells.map((cell) => ({ ...cell, flags }))
    const others = row.flags.filter(({ kind }) => kind !== 'no figure')
    return {
      ...row,
      cells,
      flags: [...flags, ...others],
      leftOut: answer.short.toLowerCase(),
      verdictWords: answer.words,
    }
  })
  const reasons = new Map(rows.map(({ force, leftOut }) => [force, leftOut]))
  const leftOut = found.panel.leftOut.map((one) => ({ ...one, reason: reasons.get(one.force) ?? one.reason }))
  return { ...found, rows, panel: { ...found.panel, leftOut } }
}

const saysNothing = ({ status }: CompareCell) => status === 'none'

/** How a force without a figure answered; undefined where its files say something that is no figure of this question. */
function answerOf({ name, status, section }: ReplyRow): Pick<Flag, 'short' | 'words'> | undefined {
  const under = section === null || section === '' ? '' : ` (${section})`
  switch (status) {
    case 'no_reply':
      return { short: 'No reply', words: `${name} has not replied.` }
    case 'refused':
      return { short: 'Refused', words: `${name} refused the request${under}.` }
    case 'not_held':
      return { short: 'Not held', words: `${name} says that it does not hold this.` }
    case 'to_review':
      return { short: 'Waits for review', words: `A table of ${name} waits for its layout to be confirmed.` }
    default:
      return undefined
  }
}

/** The same as text, for a file or the clipboard; of all forces, or of those on show. */
export function comparisonAsText(
  db: SqlDatabase,
  question: CompareQuestion,
  format: 'csv' | 'tsv',
  forces: readonly Force[],
  only: readonly string[] | null = null,
): string {
  const found = comparison(db, question, forces)
  const shown = only === null ? found : { ...found, rows: found.rows.filter(({ force }) => only.includes(force)) }
  return comparisonText(db, shown, format, travellingLines(db, forces).ofAll)
}
