import type { TextReading } from '../../vocabulary/index.ts'

export type Encoding = TextReading['encoding']

/** What the bytes of a text say about it. `binary` names what no text has. */
export type EncodingGuess =
  | { readonly text: true; readonly encoding: Encoding; readonly markLength: number }
  | { readonly text: false; readonly reason: 'nul bytes' | 'control characters' }

const SAMPLE = 2 ** 16
/** One control character in so many bytes is more than a slip of an export program. */
const TEXT_PER_CONTROL = 200

/**
 * Guesses the encoding: byte order mark, then the NUL bytes of UTF-16, then whether all of it is valid UTF-8, and
 * otherwise windows-1252, which is what programs on British desks write.
 */
export function guessEncoding(bytes: Uint8Array): EncodingGuess {
  const mark = byteOrderMark(bytes)
  if (mark !== undefined) return { text: true, ...mark }
  const wide = wideWithoutMark(bytes)
  if (wide !== undefined) return { text: true, encoding: wide, markLength: 0 }
  const { valid, nul, controls } = looked(bytes)
  if (nul) return { text: false, reason: 'nul bytes' }
  if (controls * TEXT_PER_CONTROL > bytes.length) return { text: false, reason: 'control characters' }
  return { text: true, encoding: valid ? 'utf-8' : 'windows-1252', markLength: 0 }
}

/** The encoding that a byte order mark states, and how many bytes it takes. */
export function byteOrderMark(bytes: Uint8Array): { encoding: Encoding; markLength: number } | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', markLength: 3 }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', markLength: 2 }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', markLength: 2 }
  return undefined
}

/** English in UTF-16 has a NUL as every second byte and hardly one elsewhere. */
function wideWithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const length = Math.min(bytes.length, SAMPLE) & ~1
  if (length < 2) return undefined
  let even = 0
  let odd = 0
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0) even++
    if (bytes[at + 1] === 0) odd++
  }
  const pairs = length / 2
  if (odd > pairs * 0.6 && even < pairs * 0.05) return 'utf-16le'
  if (even > pairs * 0.6 && odd < pairs * 0.05) return 'utf-16be'
  return undefined
}

/** Validity as UTF-8, without making a text of it: the file may have hundreds of megabytes. */
function looked(bytes: Uint8Array): { valid: boolean; nul: boolean; controls: number } {
  const length = bytes.length
  let valid = true
  let nul = false
  let controls = 0
  let at = 0
  const view = new DataView(bytes.buffer, bytes.byteOffset, length)
  const lastWord = length - 4
  while (at < length) {
    // Most of a text is plain: four letters at once have no upper bit and nothing below a space.
    while (at <= lastWord && isPlainWord(view.getUint32(at, true))) at += 4
    if (at >= length) break
    const byte = bytes[at] as number
    if (byte < 0x80) {
      if (byte < 0x20 && !isTextControl(byte)) {
        controls++
        if (byte === 0) nul = true
      }
      at++
      continue
    }
    const size = valid ? sequenceLength(bytes, at, byte) : 1
    if (size === 0) valid = false
    at += size || 1
  }
  return { valid, nul, controls }
}

function isPlainWord(word: number): boolean {
  return (word & 0x80808080) === 0 && ((word - 0x20202020) & ~word & 0x80808080) === 0
}

/** Tab, line ends, form feed and the end-of-file mark of old programs. */
function isTextControl(byte: number): boolean {
  return (byte >= 0x09 && byte <= 0x0d) || byte === 0x1a
}

/** Bytes of the UTF-8 sequence at a position; 0 where it is none (RFC 3629, section 4). */
function sequenceLength(bytes: Uint8Array, at: number, lead: number): number {
  const second = bytes[at + 1] ?? 0
  if (lead >= 0xc2 && lead <= 0xdf) return isTail(second) ? 2 : 0
  if (lead >= 0xe0 && lead <= 0xef) {
    if (lead === 0xe0 && second < 0xa0) return 0
    if (lead === 0xed && second > 0x9f) return 0
    return isTail(second) && isTail(bytes[at + 2] ?? 0) ? 3 : 0
  }
  if (lead >= 0xf0 && lead <= 0xf4) {
    if (lead === 0xf0 && second < 0x90) return 0
    if (lead === 0xf4 && second > 0x8f) return 0
    return isTail(second) && isTail(bytes[at + 2] ?? 0) && isTail(bytes[at + 3] ?? 0) ? 4 : 0
  }
  return 0
}

function isTail(byte: number): boolean {
  return (byte & 0xc0) === 0x80
}
