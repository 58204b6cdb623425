let tail: Promise<unknown> = Promise.resolve()

/**
 * Runs work after everything queued before it: changes, undo, redo, snapshots. One order for the database and the
 * journal; a failure of one does not stop the next.
 */
export function inOrder<Value>(work: () => Promise<Value>): Promise<Value> {
  const result = tail.then(work, work)
  tail = result.catch(() => undefined)
  return result
}
