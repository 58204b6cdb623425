import type { ArrivedFile } from '../../app/contract/index.ts'
import { ok, type Result } from '../../app/vocabulary/index.ts'
import type { Host } from './host.ts'

/** Same figure as the contract's BLOCK_BYTES: larger messages between processes cost several times their size. */
const BLOCK = 8 * 1024 * 1024

/** The bytes of a file that main holds, fetched block by block. */
export async function readAll(
  host: Host,
  file: ArrivedFile,
  onProgress: (done: number) => void = () => undefined,
): Promise<Result<Uint8Array>> {
  const bytes = new Uint8Array(file.size)
  let done = 0
  while (done < file.size) {
    const block = await host.readBlock(file.token, done)
    if (!block.ok) return block
    const room = file.size - done
    if (block.value.length === 0) return { ok: false, problem: { kind: 'vanished', file: file.name } }
    bytes.set(block.value.length > room ? block.value.subarray(0, room) : block.value, done)
    done += Math.min(block.value.length, room)
    onProgress(done)
  }
  return ok(bytes)
}

/** Hands bytes to main, block by block, and gives the token of the finished transfer. */
export async function writeAll(host: Pick<Host, 'writeBlock'>, bytes: Uint8Array): Promise<Result<string>> {
  const token = crypto.randomUUID()
  let offset = 0
  do {
    // slice, not subarray: a view would carry its whole buffer across.
    const written = await host.writeBlock(token, offset, bytes.slice(offset, offset + BLOCK))
    if (!written.ok) return written
    offset += BLOCK
  } while (offset < bytes.length)
  return ok(token)
}

/** Hands a table to main as a file for a spreadsheet: without the mark in front Excel takes its letters for those of another alphabet. */
export function writeCsv(host: Pick<Host, 'writeBlock'>, text: string): Promise<Result<string>> {
  return writeAll(host, new TextEncoder().encode(`\uFEFF${text}`))
}
