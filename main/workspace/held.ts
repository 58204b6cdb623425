import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, stat } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { ArrivedFile, JournalRecord, OpenWorkspace } from '../../app/contract/index.ts'
import { ok, type Result, refused } from '../../app/vocabulary/index.ts'
import { codeOf, problemOf } from '../files/disk.ts'
import type { GivenFiles } from '../files/given.ts'
import { bytesOf, type Journal, journalFolder, openJournal, recordsSince } from '../journal/journal.ts'
import { type Release, takeLock } from '../journal/lock.ts'
import type { Entry, SnapshotMark } from '../journal/records.ts'
import { finishRemoval, removalPending } from '../journal/removal.ts'
import type { Places } from './places.ts'
import type { Place } from './settings.ts'

/** A workspace that this process holds: locked, its journal open. */
export interface Held {
  readonly id: string
  readonly place: Place
  readonly file: string
  readonly journal: Journal
  readonly release: Release
  /** What the page was told of it. */
  readonly told: OpenWorkspace
}

/** Locks a workspace, opens its journal and gives out the bytes that the page needs to restore it. */
export async function hold(place: Place, places: Places, given: GivenFiles): Promise<Result<Held>> {
  const file = places.fileOf(place)
  const name = basename(file)
  try {
    const found = await isThere(file)
    if (place.kind === 'named' && !found) return refused({ kind: 'vanished', file: name })
    if (place.kind !== 'named') await mkdir(dirname(file), { recursive: true })
    const lock = await takeLock(journalFolder(file), name)
    if (!lock.ok) return lock
    const release = lock.value
    const opened = await openLocked(place, file, found, places, given, release)
    if (!opened.ok) await release()
    return opened
  } catch (error) {
    return refused(problemOf(error, name))
  }
}

/** Lets a workspace go: its journal is closed and its lock given back. */
export async function letGo(held: Held, given: GivenFiles): Promise<void> {
  given.forget([
    ...(held.told.snapshot === null ? [] : [held.told.snapshot.token]),
    ...Object.values(held.told.arrived).map(({ token }) => token),
  ])
  await held.journal.close()
  await held.release()
}

/** SHA-256 of a file, read as a stream. */
export async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}

async function openLocked(
  place: Place,
  file: string,
  found: boolean,
  places: Places,
  given: GivenFiles,
  release: Release,
): Promise<Result<Held>> {
  const journal = await openJournal(journalFolder(file))
  const mark = await markOf(file, found, journal)
  if (mark === undefined) {
    await journal.close()
    const reason = `the changes in ${basename(journalFolder(file))} belong to another copy of this file`
    return refused({ kind: 'workspace-damaged', file: basename(file), reason })
  }
  if (removalPending(journal.entries(), mark)) await finishRemoval(file, journal, mark)
  const records = recordsSince(journal.entries(), mark)
  const id = randomUUID()
  const told: OpenWorkspace = {
    id,
    path: place.kind === 'named' ? file : null,
    name: places.nameOf(place),
    sample: place.kind === 'sample',
    snapshot: found ? await given.give(file) : null,
    journal: records,
    arrived: await giveArrived(records, journal, given),
    tornRecord: journal.torn,
  }
  return ok({ id, place, file, journal, release, told })
}

/**
 * The mark of the snapshot that the file is, which says what records it holds already. A journal that speaks of no
 * such snapshot belongs to another state of the file: to replay it would make numbers that nobody decided on.
 */
async function markOf(file: string, found: boolean, journal: Journal): Promise<SnapshotMark | undefined> {
  const marks = journal.entries().flatMap((entry: Entry) => ('mark' in entry ? [entry.mark] : []))
  const pending = journal.entries().some((entry) => 'record' in entry)
  if (!found) {
    // A journal that begins with a mark was trimmed: its first records are in a snapshot that is gone.
    const first = journal.entries()[0]
    const trimmed = first !== undefined && 'mark' in first
    return pending && trimmed ? undefined : NO_SNAPSHOT
  }
  const sha256 = await hashOf(file)
  const match = marks.findLast((mark) => mark.sha256 === sha256)
  if (match !== undefined || pending) return match
  const first = { sequence: 0, sha256 }
  await journal.append([{ mark: first }])
  return first
}

const NO_SNAPSHOT: SnapshotMark = { sequence: 0, sha256: '' }

async function giveArrived(
  records: readonly JournalRecord[],
  journal: Journal,
  given: GivenFiles,
): Promise<Readonly<Record<string, ArrivedFile>>> {
  const arrived: Record<string, ArrivedFile> = {}
  for (const record of records) {
    const sha256 = bytesOf(record)
    const file = sha256 === undefined ? undefined : await journal.arrivedFile(sha256)
    if (sha256 === undefined || file === undefined) continue
    const source = record.command.do === 'import file' ? record.command.source : { name: sha256, path: sha256 }
    arrived[sha256] = await given.give(file, { name: source.name, path: source.path })
  }
  return arrived
}

async function isThere(file: string): Promise<boolean> {
  try {
    return (await stat(file)).isFile()
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false
    throw error
  }
}
