import type { Abilities } from '../../vocabulary/index.ts'
import { isCompound } from '../xls/compound.ts'
import { sniffCompound } from './compound.ts'
import { guessEncoding } from './encoding.ts'
import { sniffExchange } from './exchange.ts'
import { sniffMail } from './mail.ts'
import { sniffMarkup } from './markup.ts'
import { signatureOf } from './signatures.ts'
import type { Sniffed } from './sniffed.ts'

export { type EncodingGuess, guessEncoding } from './encoding.ts'
export type { Sniffed } from './sniffed.ts'

const HEAD = 2 ** 16
const ZIP_MARKS = [0x04034b50, 0x06054b50, 0x08074b50]

/** What a file is. The content decides, never the extension: a page may be called .xls, a workbook .csv. */
export function sniff(bytes: Uint8Array, { decode }: Pick<Abilities, 'decode'>): Sniffed {
  if (bytes.length === 0) return { kind: 'empty' }
  if (isZip(bytes)) return { kind: 'zip' }
  if (isCompound(bytes)) return sniffCompound(bytes)
  if (isPdf(bytes)) return { kind: 'pdf' }
  const known = signatureOf(bytes)
  if (known !== undefined) return { kind: 'unsupported', ...known }
  // Before anything is asked of its encoding: a mail may carry bytes of several.
  const mail = sniffMailHead(bytes, decode)
  if (mail !== undefined) return mail
  const guess = guessEncoding(bytes)
  if (!guess.text) return { kind: 'damaged', part: 'text', reason: guess.reason }
  const head = decode(bytes.subarray(guess.markLength, guess.markLength + HEAD), guess.encoding, false)
  return sniffMarkup(head) ?? sniffExchange(head) ?? { kind: 'delimited' }
}

/** Whether the bytes are a mail, which carries files. */
export function isMail(bytes: Uint8Array, { decode }: Pick<Abilities, 'decode'>): boolean {
  return sniffMailHead(bytes, decode)?.kind === 'eml'
}

function sniffMailHead(bytes: Uint8Array, decode: Abilities['decode']): Sniffed | undefined {
  const mark = bytes[0] === 0xef ? 3 : 0
  return isLetter(bytes[mark] ?? 0)
    ? sniffMail(decode(bytes.subarray(mark, mark + HEAD), 'windows-1252', false))
    : undefined
}

function isLetter(byte: number): boolean {
  return (byte & 0xdf) >= 65 && (byte & 0xdf) <= 90
}

function isZip(bytes: Uint8Array): boolean {
  if (bytes.length < 4) return false
  return ZIP_MARKS.includes(new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0, true))
}

/** Mail programs and web servers leave lines in front of the mark; readers of pdf allow a thousand bytes. */
function isPdf(bytes: Uint8Array): boolean {
  const last = Math.min(bytes.length - 5, 1024)
  for (let at = 0; at <= last; at++) {
    if (bytes[at] === 0x25 && bytes[at + 1] === 0x50 && bytes[at + 2] === 0x44 && bytes[at + 3] === 0x46) return true
    // A csv that mentions %PDF is still one: only what is not a table may stand in front.
    if (bytes[at] === 0x2c || bytes[at] === 0x09) return false
  }
  return false
}
