import { readdir, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { syncFolder } from '../files/disk.ts'
import type { Journal } from './journal.ts'
import type { Entry, SnapshotMark } from './records.ts'

/**
 * Whether a journal still speaks of a removal for good that a snapshot already holds: then records, bytes and copies from before
 * it are still about. The removal's own record goes last, so that whatever ends the program half-way is made good at the next start.
 */
export function removalPending(entries: readonly Entry[], { sequence }: Pick<SnapshotMark, 'sequence'>): boolean {
  return entries.some(
    (entry) => 'record' in entry && entry.record.command.do === 'remove hidden' && entry.record.sequence <= sequence,
  )
}

/** Deletes every copy of a workspace from before a removal: files of older versions, bytes that arrived, and at last the records. */
export async function finishRemoval(file: string, journal: Journal, mark: SnapshotMark): Promise<void> {
  const folder = dirname(file)
  const name = basename(file)
  for (const other of await readdir(folder)) {
    if (isCopyOf(other, name)) await rm(join(folder, other), { force: true })
  }
  await syncFolder(folder)
  await journal.trim(mark)
}

/** A file of an older version, or a snapshot that never came to its place. */
function isCopyOf(other: string, name: string): boolean {
  return (other.startsWith(`${name}.version-`) && other.endsWith('.bak')) || other === `.${name}.saving`
}
