import { createHash, type Hash } from 'node:crypto'
import { type FileHandle, mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ok, type Result, refused } from '../../app/vocabulary/index.ts'
import { problemOf, writeAll } from './disk.ts'

/** Bytes that came from the page block by block, whole and flushed in a file of their own. */
export interface Finished {
  readonly file: string
  readonly size: number
  readonly sha256: string
}

/** Transfers from the page that are under way. */
export interface Transfers {
  readonly writeBlock: (token: string, offset: number, block: Uint8Array) => Promise<Result<null>>
  /** Ends a transfer: its file is the caller's from now on. Undefined for a token that wrote nothing. */
  readonly finish: (token: string) => Promise<Finished | undefined>
  /** Drops everything under way. */
  readonly clear: () => Promise<void>
}

interface UnderWay {
  readonly file: string
  readonly handle: FileHandle
  readonly hash: Hash
  size: number
}

/** A page that begins more transfers than this without using one has lost its way. */
const MOST_AT_ONCE = 64

/** Keeps transfers in a folder of their own, which starts empty. */
export async function transfersIn(folder: string): Promise<Transfers> {
  const underWay = new Map<string, UnderWay>()
  let count = 0
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })

  const begin = async (token: string): Promise<UnderWay> => {
    await drop(token)
    count += 1
    const file = join(folder, `${count}.part`)
    const begun = { file, handle: await open(file, 'wx'), hash: createHash('sha256'), size: 0 }
    underWay.set(token, begun)
    return begun
  }

  const drop = async (token: string): Promise<void> => {
    const dropped = underWay.get(token)
    if (dropped === undefined) return
    underWay.delete(token)
    await dropped.handle.close()
    await rm(dropped.file, { force: true })
  }

  return {
    writeBlock: async (token, offset, block) => {
      try {
        if (offset === 0 && !underWay.has(token) && underWay.size >= MOST_AT_ONCE) {
          return refused({ kind: 'unreadable', file: '', reason: 'too many transfers at once' })
        }
        const transfer = offset === 0 ? await begin(token) : underWay.get(token)
        if (transfer === undefined || transfer.size !== offset) {
          return refused({ kind: 'unreadable', file: '', reason: 'a block came out of order' })
        }
        await writeAll(transfer.handle, block, offset)
        transfer.hash.update(block)
        transfer.size += block.byteLength
        return ok(null)
      } catch (error) {
        await drop(token)
        return refused(problemOf(error, ''))
      }
    },
    finish: async (token) => {
      const finished = underWay.get(token)
      if (finished === undefined) return undefined
      underWay.delete(token)
      try {
        await finished.handle.sync()
      } finally {
        await finished.handle.close()
      }
      return { file: finished.file, size: finished.size, sha256: finished.hash.digest('hex') }
    },
    clear: async () => {
      for (const token of [...underWay.keys()]) await drop(token)
    },
  }
}
