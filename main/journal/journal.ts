import { type FileHandle, mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { JournalRecord } from '../../app/contract/index.ts'
import { codeOf, putInPlace, syncFolder, writeAll, writeSafely } from '../files/disk.ts'
import { copyBeside } from '../files/move.ts'
import { decodeJournal, type Entry, encodeEntry, HEADER, type SnapshotMark } from './records.ts'

/** The journal beside a workspace: a folder with the records since the last snapshot and the bytes they speak of. */
export interface Journal {
  /** Entries since the last trim, as they stand now. */
  readonly entries: () => readonly Entry[]
  readonly torn: boolean
  /** Resolves once the entries have been flushed. Where it rejects, the journal is as it was. */
  readonly append: (entries: readonly Entry[]) => Promise<void>
  /** Keeps original bytes, flushed, under their SHA-256. */
  readonly keepArrived: (sha256: string, from: string) => Promise<void>
  /** File with the bytes of that SHA-256, undefined where the journal has none. */
  readonly arrivedFile: (sha256: string) => Promise<string | undefined>
  /** Drops what a snapshot holds that is safe on the disk: records up to its sequence and their bytes. */
  readonly trim: (mark: SnapshotMark) => Promise<void>
  /** Closes the file; the folder goes too where nothing in it is still needed. */
  readonly close: () => Promise<void>
}

/** Folder of the journal of a workspace file. */
export function journalFolder(workspace: string): string {
  return `${workspace}.journal`
}

/** Opens the journal in a folder, or begins one. A torn tail is cut off, with a copy left beside it. */
export async function openJournal(folder: string): Promise<Journal> {
  await mkdir(join(folder, 'arrived'), { recursive: true })
  await syncFolder(dirname(folder))
  const file = join(folder, 'records')
  const bytes = await readOrNothing(file)
  const decoded = decodeJournal(bytes)
  if (decoded.torn) await writeSafely(join(folder, 'records.torn'), bytes)
  if (decoded.end === 0) await writeSafely(file, HEADER)
  let handle = await open(file, 'r+')
  let end = decoded.end || HEADER.length
  let entries = [...decoded.entries]
  if (decoded.torn) await cut(handle, end)

  const append = async (added: readonly Entry[]): Promise<void> => {
    const block = Buffer.concat(added.map(encodeEntry))
    try {
      await writeAll(handle, block, end)
      await handle.datasync()
    } catch (error) {
      await cut(handle, end)
      throw error
    }
    end += block.length
    entries.push(...added)
  }

  const trim = async (mark: SnapshotMark): Promise<void> => {
    const kept: Entry[] = [{ mark }, ...entries.filter((entry) => 'record' in entry && isSince(entry.record, mark))]
    const block = Buffer.concat([HEADER, ...kept.map(encodeEntry)])
    // Bytes and torn tails first: records that are left say what is still to be dropped, and the snapshot holds them all.
    await dropArrived(folder, kept)
    await rm(join(folder, 'records.torn'), { force: true })
    await syncFolder(folder)
    await writeSafely(file, block)
    await handle.close()
    handle = await open(file, 'r+')
    end = block.length
    entries = kept
  }

  const inTurn = oneAfterAnother()
  return {
    entries: () => entries,
    torn: decoded.torn,
    append: (added) => inTurn(() => append(added)),
    keepArrived: (sha256, from) => inTurn(() => keepArrived(folder, sha256, from)),
    arrivedFile: (sha256) => arrivedFile(folder, sha256),
    trim: (mark) => inTurn(() => trim(mark)),
    close: () =>
      inTurn(async () => {
        await handle.close()
        if (!entries.some((entry) => 'record' in entry)) await rm(folder, { recursive: true, force: true })
      }),
  }
}

/** Records of a journal that a snapshot does not hold. */
export function recordsSince(
  entries: readonly Entry[],
  mark: Pick<SnapshotMark, 'sequence'>,
): readonly JournalRecord[] {
  return entries.flatMap((entry) => ('record' in entry && isSince(entry.record, mark) ? [entry.record] : []))
}

/** SHA-256 of the bytes that a record needs to be carried out again. */
export function bytesOf(record: JournalRecord): string | undefined {
  const { command } = record
  if (command.do === 'import file') return command.source.sha256
  return command.do === 'reread file' ? command.sha256 : undefined
}

function isSince(record: JournalRecord, { sequence }: Pick<SnapshotMark, 'sequence'>): boolean {
  return record.sequence > sequence
}

async function keepArrived(folder: string, sha256: string, from: string): Promise<void> {
  if ((await arrivedFile(folder, sha256)) !== undefined) return
  const aside = join(folder, 'arrived', `${sha256}.new`)
  await copyBeside(from, aside)
  await putInPlace(aside, join(folder, 'arrived', sha256))
}

async function arrivedFile(folder: string, sha256: string): Promise<string | undefined> {
  const file = join(folder, 'arrived', sha256)
  return stat(file).then(
    () => file,
    () => undefined,
  )
}

async function dropArrived(folder: string, kept: readonly Entry[]): Promise<void> {
  const needed = new Set(kept.flatMap((entry) => ('record' in entry ? [bytesOf(entry.record)] : [])))
  for (const name of await readdir(join(folder, 'arrived'))) {
    if (!needed.has(name)) await rm(join(folder, 'arrived', name), { force: true })
  }
}

async function cut(handle: FileHandle, end: number): Promise<void> {
  await handle.truncate(end)
  await handle.datasync()
}

async function readOrNothing(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return new Uint8Array()
    throw error
  }
}

function oneAfterAnother(): <Value>(work: () => Promise<Value>) => Promise<Value> {
  let tail: Promise<unknown> = Promise.resolve()
  return (work) => {
    const result = tail.then(work, work)
    tail = result.catch(() => undefined)
    return result
  }
}
