import type { Abilities } from '../../vocabulary/index.ts'
import type { ReadLimits } from '../limits.ts'
import type { Meter } from '../meter.ts'
import { damaged, Refusal, refuse } from '../refusal.ts'
import { crc32 } from './crc32.ts'
import { readDirectory, type ZipEntry } from './directory.ts'

export { crc32 } from './crc32.ts'
export type { ZipEntry } from './directory.ts'
export { safePath } from './names.ts'

/** An open zip: its entries and their content. */
export interface Zip {
  readonly entries: ReadonlyMap<string, ZipEntry>
  /**
   * The content of an entry in blocks, valid until the next one is asked for. Size and CRC-32 are checked: the last
   * block is followed by the end or by a Refusal.
   */
  readonly blocks: (entry: ZipEntry) => AsyncGenerator<Uint8Array, void, undefined>
  /** The content of an entry as a whole. */
  readonly content: (entry: ZipEntry) => Promise<Uint8Array>
}

/** What a reader of a zip based format is given. */
export interface ZipReading {
  readonly zip: Zip
  readonly abilities: Abilities
  readonly limits: ReadLimits
  readonly meter: Meter
}

const STORED = 0
const DEFLATED = 8
const LOCAL_HEADER = 0x04034b50
const STORED_BLOCK = 2 ** 18

/** Whether the bytes begin as a zip does: with a file, or, where it holds none, with the end of its directory. */
export function isZip(bytes: Uint8Array): boolean {
  const [p, k, third, fourth] = bytes
  return p === 0x50 && k === 0x4b && ((third === 3 && fourth === 4) || (third === 5 && fourth === 6))
}

/** Opens a zip held in memory. Throws a Refusal where the directory is cut off or broken. */
export function openZip(bytes: Uint8Array, abilities: Abilities, limits: ReadLimits, meter: Meter): Zip {
  const entries = distinctlyNamed(readDirectory(bytes, abilities.decode))

  async function* blocks(entry: ZipEntry): AsyncGenerator<Uint8Array, void, undefined> {
    if (entry.encrypted) refuse({ kind: 'encrypted' })
    if (entry.size > limits.maxPartBytes)
      refuse({ kind: 'too-large', part: entry.name, limit: `${limits.maxPartBytes} bytes` })
    const stored = storedBytes(bytes, entry)
    let size = 0
    let crc = 0
    for await (const block of unfolded(entry, stored, abilities)) {
      size += block.length
      // More than the directory says: a lie, and often a bomb. Stop before the rest of it unfolds.
      if (size > entry.size) damaged(entry.name, 'is longer than the zip directory says')
      crc = crc32(block, crc)
      meter.inflated(entry.name, block.length, (block.length / entry.size) * entry.compressedSize)
      yield block
    }
    if (size < entry.size) damaged(entry.name, 'is shorter than the zip directory says')
    if (crc !== entry.crc) damaged(entry.name, 'checksum differs')
  }

  const content = async (entry: ZipEntry) => {
    const parts: Uint8Array[] = []
    for await (const block of blocks(entry)) parts.push(block.slice())
    return joined(parts)
  }
  return { entries, blocks, content }
}

/** By name. A name may come twice: neither file is dropped without a word, the second of `a.csv` is `a (2).csv`. */
function distinctlyNamed(listed: readonly ZipEntry[]): ReadonlyMap<string, ZipEntry> {
  const entries = new Map<string, ZipEntry>()
  const copies = new Map<string, number>()
  for (const entry of listed) {
    const copy = (copies.get(entry.name) ?? 0) + 1
    copies.set(entry.name, copy)
    const name = copy === 1 ? entry.name : entry.name.replace(/(\.[^./\\]*)?$/, ` (${copy})$1`)
    entries.set(name, copy === 1 ? entry : { ...entry, name })
  }
  return entries
}

function storedBytes(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const at = entry.headerAt
  if (at < 0 || at + 30 > bytes.length || view.getUint32(at, true) !== LOCAL_HEADER) damaged(entry.name, 'no header')
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  const end = start + entry.compressedSize
  if (end > bytes.length) refuse({ kind: 'truncated', part: entry.name })
  return bytes.subarray(start, end)
}

async function* unfolded(entry: ZipEntry, stored: Uint8Array, abilities: Abilities): AsyncGenerator<Uint8Array> {
  if (entry.method === STORED) {
    for (let at = 0; at < stored.length; at += STORED_BLOCK) yield stored.subarray(at, at + STORED_BLOCK)
    return
  }
  if (entry.method !== DEFLATED) {
    refuse({
      kind: 'unsupported-format',
      found: `zip compression method ${entry.method}`,
      advice: 'save the file again in its usual program',
    })
  }
  // Directories and other empty entries are at times marked as deflated without a single byte of deflate data.
  if (stored.length === 0) return
  const blocks = abilities.inflate(stored)[Symbol.asyncIterator]()
  let finished = false
  try {
    for (;;) {
      const next = await blocks.next().catch((error: unknown) => {
        throw new Refusal({ kind: 'damaged', part: entry.name, reason: `deflate: ${String(error)}` })
      })
      finished = next.done === true
      if (next.done) return
      yield next.value
    }
  } finally {
    if (!finished) await blocks.return?.().catch(() => undefined)
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [only] = parts
  if (parts.length === 1 && only !== undefined) return only
  const whole = new Uint8Array(parts.reduce((total, part) => total + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
