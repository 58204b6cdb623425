import { randomUUID } from 'node:crypto'
import { open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { type ArrivedFile, BLOCK_BYTES } from '../../app/contract/index.ts'
import { ok, type Result, refused } from '../../app/vocabulary/index.ts'
import { problemOf } from './disk.ts'

/** Files that the page may read, each behind a token: the page never names a path. */
export interface GivenFiles {
  /** Makes a file readable and gives what the page is told of it. */
  readonly give: (file: string, shown?: { readonly name: string; readonly path: string }) => Promise<ArrivedFile>
  readonly readBlock: (token: string, offset: number) => Promise<Result<Uint8Array>>
  /** Path behind a token, for main's own use. */
  readonly pathOf: (token: string) => string | undefined
  /** Forgets tokens: nothing more can be read through them. */
  readonly forget: (tokens: readonly string[]) => void
}

interface Given {
  readonly file: string
  readonly name: string
  readonly size: number
  readonly changed: number
}

/** Starts with no file given out. */
export function givenFiles(): GivenFiles {
  const given = new Map<string, Given>()
  return {
    give: async (file, shown = { name: basename(file), path: basename(file) }) => {
      const { size, mtimeMs } = await stat(file)
      const token = randomUUID()
      given.set(token, { file, name: shown.name, size, changed: mtimeMs })
      return { token, name: shown.name, path: shown.path, size }
    },
    readBlock: async (token, offset) => {
      const known = given.get(token)
      if (known === undefined) return refused({ kind: 'vanished', file: '' })
      try {
        return await blockOf(known, offset)
      } catch (error) {
        return refused(problemOf(error, known.name))
      }
    },
    pathOf: (token) => given.get(token)?.file,
    forget: (tokens) => {
      for (const token of tokens) given.delete(token)
    },
  }
}

/** Opened anew for each block: a file that was removed or replaced meanwhile must not be read on as if it were whole. */
async function blockOf({ file, name, size, changed }: Given, offset: number): Promise<Result<Uint8Array>> {
  const handle = await open(file, 'r')
  try {
    const now = await handle.stat()
    if (now.size !== size || now.mtimeMs !== changed) {
      return refused({ kind: 'unreadable', file: name, reason: 'it changed while it was read' })
    }
    const block = new Uint8Array(Math.max(0, Math.min(BLOCK_BYTES, size - offset)))
    let done = 0
    while (done < block.length) {
      const { bytesRead } = await handle.read(block, done, block.length - done, offset + done)
      if (bytesRead === 0) return refused({ kind: 'vanished', file: name })
      done += bytesRead
    }
    return ok(block)
  } finally {
    await handle.close()
  }
}
