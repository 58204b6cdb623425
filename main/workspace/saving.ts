import { copyFile, open, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { ok, type Result, refused } from '../../app/vocabulary/index.ts'
import { codeOf, problemOf, putInPlace } from '../files/disk.ts'
import { moveBeside } from '../files/move.ts'
import type { Finished } from '../files/transfers.ts'
import { bytesOf, type Journal, journalFolder, openJournal, recordsSince } from '../journal/journal.ts'
import { takeLock } from '../journal/lock.ts'
import type { SnapshotMark } from '../journal/records.ts'
import { finishRemoval, removalPending } from '../journal/removal.ts'
import type { Held } from './held.ts'

/**
 * Makes a finished transfer the snapshot of the workspace under its present name. The order is what keeps it safe:
 * bytes flushed beside the old file, the journal told of them, renamed, and only then is the journal trimmed.
 */
export async function saveInPlace(held: Held, snapshot: Finished, sequence: number): Promise<Result<null>> {
  const name = basename(held.file)
  const aside = asideOf(held.file)
  try {
    const mark = { sequence, sha256: snapshot.sha256 }
    await moveBeside(snapshot.file, aside)
    await held.journal.append([{ mark }])
    const removed = removalPending(held.journal.entries(), mark)
    if (!removed) await keepOlderVersion(held.file, aside)
    await putInPlace(aside, held.file)
    if (removed) {
      // Here what is left over is what was to be removed: it is no success until it is gone.
      await finishRemoval(held.file, held.journal, mark)
      return ok(null)
    }
    // The snapshot is safe. A journal that could not be shortened is only longer than it need be.
    await held.journal.trim(mark).catch((error: unknown) => problemOf(error, name))
    return ok(null)
  } catch (error) {
    await dropBoth(snapshot.file, aside)
    return refused(problemOf(error, name))
  }
}

/**
 * Saves the workspace under another name and holds it there. What the analyst chose to replace goes with its journal;
 * the workspace that was held so far stays as it is, for the caller to let go.
 */
export async function saveElsewhere(
  held: Held,
  snapshot: Finished,
  sequence: number,
  file: string,
): Promise<Result<Held>> {
  const name = basename(file)
  const aside = asideOf(file)
  const folder = journalFolder(file)
  try {
    const lock = await takeLock(folder, name)
    if (!lock.ok) return lock
    try {
      const mark = { sequence, sha256: snapshot.sha256 }
      await moveBeside(snapshot.file, aside)
      await rm(join(folder, 'records'), { force: true })
      await putInPlace(aside, file)
      const journal = await openJournal(folder)
      await journal.trim(mark)
      await carryOver(held.journal, journal, mark)
      return ok({ ...held, place: { kind: 'named', path: file }, file, journal, release: lock.value })
    } catch (error) {
      await lock.value()
      throw error
    }
  } catch (error) {
    await dropBoth(snapshot.file, aside)
    return refused(problemOf(error, name))
  }
}

/** What was done while the snapshot was on its way goes along to the new place. */
async function carryOver(from: Journal, to: Journal, mark: SnapshotMark): Promise<void> {
  for (const record of recordsSince(from.entries(), mark)) {
    const sha256 = bytesOf(record)
    const bytes = sha256 === undefined ? undefined : await from.arrivedFile(sha256)
    if (sha256 !== undefined && bytes !== undefined) await to.keepArrived(sha256, bytes)
    await to.append([{ record }])
  }
}

/** In the same folder, so that renaming is one step of the same disk. */
function asideOf(file: string): string {
  return join(dirname(file), `.${basename(file)}.saving`)
}

async function dropBoth(...files: readonly string[]): Promise<void> {
  for (const file of files) await rm(file, { force: true })
}

/** Where SQLite keeps the number that a program gives its schema: four bytes of the file's header. */
const VERSION_AT = 60

/** A file of an older version is copied before a migrated one takes its place. */
async function keepOlderVersion(file: string, next: string): Promise<void> {
  const [before, after] = [await versionOf(file), await versionOf(next)]
  if (before === undefined || after === undefined || before === after) return
  await copyFile(file, `${file}.version-${before}.bak`)
}

async function versionOf(file: string): Promise<number | undefined> {
  try {
    const handle = await open(file, 'r')
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, VERSION_AT)
      return bytesRead === 4 ? buffer.readUInt32BE(0) : undefined
    } finally {
      await handle.close()
    }
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}
