import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Problem } from '../../app/vocabulary/index.ts'

/** Writes a file so that a crash leaves either what was there before or all of the new content. */
export async function writeSafely(file: string, bytes: Uint8Array): Promise<void> {
  const aside = `${file}.new`
  try {
    const handle = await open(aside, 'w')
    try {
      await writeAll(handle, bytes, 0)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await putInPlace(aside, file)
  } catch (error) {
    await rm(aside, { force: true })
    throw error
  }
}

/** Puts a flushed file in the place of another and flushes the folder's entry. */
export async function putInPlace(aside: string, file: string): Promise<void> {
  await rename(aside, file)
  await syncFolder(dirname(file))
}

/** Writes all of the bytes at a position; a short write is continued. */
export async function writeAll(handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  let done = 0
  while (done < bytes.byteLength) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.byteLength - done, position + done)
    done += bytesWritten
  }
}

/** Flushes a folder, so that names made or renamed in it survive a power cut. Windows has no such call and needs none. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** The Problem that an error of the file system amounts to. Anything that is no such error is a bug and thrown on. */
export function problemOf(error: unknown, file: string): Problem {
  const code = codeOf(error)
  if (code === undefined) throw error
  if (code === 'ENOENT') return { kind: 'vanished', file }
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG') return { kind: 'disk-full', file }
  return { kind: 'unreadable', file, reason: REASONS[code] ?? code }
}

/** The code of an error of the file system, undefined for any other error. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk cannot be written to',
  EISDIR: 'it is a folder',
  EBUSY: 'another program holds it',
  EIO: 'the disk failed',
}
