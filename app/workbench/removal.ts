import type { RemoveHidden } from '../annotate/index.ts'
import { blankQuotes, dropTyped, pruneWords, type SqlDatabase, scalar, takeOutHidden } from '../store/index.ts'
import { type Deriving, refresh } from './derived.ts'

/**
 * Removes hidden content of a file for good: from what arrived, from what follows from it, and from every text that quotes it,
 * the log among them. Within a transaction; `shred` afterwards clears the pages on which it stood.
 */
export function removeHidden(db: SqlDatabase, command: RemoveHidden, at: string, deriving: Deriving): void {
  const { sha256, places, reason } = command
  const texts = takeOutHidden(db, { sha256, places, at, reason })
  refresh(db, [sha256], deriving)
  // What was typed in may quote what is removed, and is no reader's cell: it is built again of the words that are left.
  const typed = dropTyped(db)
  pruneWords(db)
  blankQuotes(db, texts)
  if (typed.length > 0) refresh(db, typed, deriving)
}

/** Whether hidden content of a file was removed: it is not taken in from its bytes again. */
export function isRedacted(db: SqlDatabase, sha256: string): boolean {
  return scalar(db, 'SELECT count(*) FROM hidden_removal WHERE sha256 = ?', [sha256]) > 0
}
