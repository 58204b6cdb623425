import type { Abilities } from '../../vocabulary/index.ts'
import { damaged } from '../refusal.ts'
import type { Encoding } from '../sniff/encoding.ts'

/** Text whose delimiters, quotes and line ends are single bytes, and how to decode the rest of it. */
export interface NarrowText {
  readonly bytes: Uint8Array
  readonly decode: (bytes: Uint8Array) => string
}

const BLOCK = 2 ** 22
const END_OF_FILE = 0x1a

/** The text without its byte order mark; UTF-16 becomes UTF-8, block by block. Throws a Refusal on broken UTF-16. */
export function narrowed(
  bytes: Uint8Array,
  encoding: Encoding,
  markLength: number,
  { decode, encode }: Pick<Abilities, 'decode' | 'encode'>,
): NarrowText {
  const body = withoutEndMark(bytes.subarray(markLength))
  if (encoding === 'windows-1252' || encoding === 'utf-8') {
    return { bytes: body, decode: (piece) => decode(piece, encoding, false) }
  }
  return { bytes: fromWide(body, encoding, { decode, encode }), decode: (piece) => decode(piece, 'utf-8', false) }
}

function withoutEndMark(bytes: Uint8Array): Uint8Array {
  return bytes.at(-1) === END_OF_FILE ? bytes.subarray(0, -1) : bytes
}

function fromWide(
  bytes: Uint8Array,
  encoding: 'utf-16le' | 'utf-16be',
  { decode, encode }: Pick<Abilities, 'decode' | 'encode'>,
): Uint8Array {
  if (bytes.length % 2 === 1) damaged('text', 'ends inside a character')
  const pieces: Uint8Array[] = []
  for (let from = 0; from < bytes.length; ) {
    let to = Math.min(bytes.length, from + BLOCK)
    if (to < bytes.length && isHighSurrogate(bytes, to - 2, encoding)) to -= 2
    let text = ''
    try {
      text = decode(bytes.subarray(from, to), encoding, true)
    } catch {
      damaged('text', `is not ${encoding}`)
    }
    if (text.includes('\0')) damaged('text', 'nul bytes')
    pieces.push(encode(text))
    from = to
  }
  const joined = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    joined.set(piece, at)
    at += piece.length
  }
  return joined
}

function isHighSurrogate(bytes: Uint8Array, at: number, encoding: 'utf-16le' | 'utf-16be'): boolean {
  const high = bytes[encoding === 'utf-16le' ? at + 1 : at] ?? 0
  return high >= 0xd8 && high <= 0xdb
}
