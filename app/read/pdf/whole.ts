import type { Abilities, HiddenPart } from '../../vocabulary/index.ts'
import { damaged, refuse } from '../refusal.ts'

/** How far from its end a file may still say that it ends: mail programs and web servers append to it. */
const TAIL = 4096
const LONGEST_HEAD = 4096
const LINE_FEED = 10
const RETURN = 13
const DEFLATE = 8

/**
 * Refuses a file without its end, and one whose compressed parts do not have the checksum that they state (RFC 1950): a
 * viewer shows what is left of either without a word. Pictures, and files that are encrypted, are passed over. Gives the
 * number of bytes that the compressed parts unfold into, and those parts that call themselves embedded files.
 */
export async function checkWhole(
  bytes: Uint8Array,
  inflate: Abilities['inflate'],
  maxBytes: number,
): Promise<Unfolded> {
  if (indexOfText(bytes, '%%EOF', Math.max(0, withoutZeros(bytes) - TAIL), bytes.length) < 0) {
    refuse({ kind: 'truncated', part: 'file' })
  }
  if (indexOfText(bytes, '/Encrypt', 0, bytes.length) >= 0) return { length: 0, embedded: [] }
  const embedded: HiddenPart[] = []
  let unfolded = 0
  for (const { at, isEmbedded, candidates } of compressedParts(bytes)) {
    let isGood = false
    for (const part of candidates) {
      const found = await unfold(part, inflate, maxBytes - unfolded)
      isGood = found.isGood
      if (!isGood) continue
      unfolded += found.length
      if (isEmbedded) embedded.push({ kind: 'embedded file', name: `stream at byte ${at}`, size: found.length })
      break
    }
    if (!isGood) damaged(`stream at byte ${at}`, 'checksum differs')
  }
  return { length: unfolded, embedded }
}

export interface Unfolded {
  readonly length: number
  readonly embedded: readonly HiddenPart[]
}

interface CompressedPart {
  readonly at: number
  readonly isEmbedded: boolean
  /** The part as long as it may be: its length is at times given elsewhere. */
  readonly candidates: readonly Uint8Array[]
}

/** The parts that are compressed by deflate alone or at last. */
function* compressedParts(bytes: Uint8Array): Iterable<CompressedPart> {
  let at = 0
  for (;;) {
    const end = indexOfText(bytes, 'endstream', at, bytes.length)
    if (end < 0) return
    const begin = beginning(bytes, at, end)
    at = end + 'endstream'.length
    if (begin === undefined) continue
    const { head, start } = begin
    if (!/\/Filter\s*(?:\[\s*)?\/(?:FlateDecode|Fl)\b/.test(head) || /\/Subtype\s*\/Image\b/.test(head)) continue
    const isEmbedded = /\/EmbeddedFile\b/.test(head)
    yield { at: start, isEmbedded, candidates: lengths(bytes, end).map((to) => bytes.subarray(start, to)) }
  }
}

/** The dictionary in front of a part, and where its bytes start. */
function beginning(bytes: Uint8Array, from: number, to: number): { head: string; start: number } | undefined {
  for (let at = from; ; at++) {
    at = indexOfText(bytes, 'stream', at, to)
    if (at < 0) return undefined
    const after = at + 'stream'.length
    const start = bytes[after] === LINE_FEED ? after + 1 : bytes[after] === RETURN ? after + 2 : -1
    const text = latin(bytes, Math.max(from, at - LONGEST_HEAD), at)
    if (start > 0 && /\bobj\b/.test(text) && />>\s*$/.test(text))
      return { head: text.slice(text.lastIndexOf('obj')), start }
  }
}

/** Where a part may end before the word that closes it: the line end there may be its own or not. */
function lengths(bytes: Uint8Array, end: number): readonly number[] {
  const last = bytes[end - 1]
  if (last === RETURN) return [end - 1, end]
  if (last !== LINE_FEED) return [end]
  return bytes[end - 2] === RETURN ? [end - 2, end - 1, end] : [end - 1, end]
}

/** Inflates a part (two bytes, deflate data, the checksum) and compares the checksum. */
async function unfold(
  part: Uint8Array,
  inflate: Abilities['inflate'],
  maxBytes: number,
): Promise<{ isGood: boolean; length: number }> {
  const [method = 0, flags = 0] = part
  if (part.length < 6 || (method & 15) !== DEFLATE || (method * 256 + flags) % 31 !== 0)
    return { isGood: false, length: 0 }
  const body = part.subarray(2, -4)
  let low = 1
  let high = 0
  let length = 0
  try {
    for await (const block of inflate(body)) {
      length += block.length
      if (length > maxBytes) break
      for (let at = 0; at < block.length; ) {
        // So many steps stay below 2^53 in both sums.
        const stop = Math.min(block.length, at + 4096)
        for (; at < stop; at++) {
          low += block[at] ?? 0
          high += low
        }
        low %= 65_521
        high %= 65_521
      }
    }
  } catch {
    return { isGood: false, length }
  }
  if (length > maxBytes) refuse({ kind: 'too-large', part: 'file', limit: `${maxBytes} bytes unfolded` })
  const stated = part.subarray(-4).reduce((sum, byte) => sum * 256 + byte, 0)
  return { isGood: stated === high * 65_536 + low, length }
}

function indexOfText(bytes: Uint8Array, text: string, from: number, to: number): number {
  const first = text.charCodeAt(0)
  for (let at = bytes.indexOf(first, from); at >= 0 && at <= to - text.length; at = bytes.indexOf(first, at + 1)) {
    let same = 1
    while (same < text.length && bytes[at + same] === text.charCodeAt(same)) same++
    if (same === text.length) return at
  }
  return -1
}

function latin(bytes: Uint8Array, from: number, to: number): string {
  let text = ''
  for (let at = from; at < to; at++) text += String.fromCharCode(bytes[at] ?? 0)
  return text
}

/** Disks are copied in blocks: zeros at the end are not the file's. */
function withoutZeros(bytes: Uint8Array): number {
  let length = bytes.length
  while (length > 0 && bytes[length - 1] === 0) length--
  return length
}
