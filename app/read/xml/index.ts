import type { Abilities } from '../../vocabulary/index.ts'
import { refuse } from '../refusal.ts'
import { type XmlHandler, type XmlTokenizer, xmlTokenizer } from './tokenizer.ts'

export type { XmlTag } from './tag.ts'
export { type XmlHandler, type XmlText, type XmlTokenizer, xmlTokenizer } from './tokenizer.ts'

/** A tag or text that is longer than this is no document that an office program wrote. */
const LONGEST_PIECE = 2 ** 24

/** Reads a document that comes in blocks. Throws a Refusal where it is not well formed. `part` names it there. */
export async function scanXml(
  part: string,
  blocks: AsyncIterable<Uint8Array>,
  handler: XmlHandler,
  decode: Abilities['decode'],
): Promise<void> {
  const tokenizer = tokenizerOf(part, handler, decode)
  // A block usually ends inside a tag: the rest is kept in front of the next block. The buffer is used over and over,
  // which handlers do not notice as they keep no bytes.
  let buffer: Uint8Array = new Uint8Array(0)
  let kept = 0
  for await (const block of blocks) {
    if (kept === 0) {
      const used = tokenizer.take(block, false)
      kept = block.length - used
      if (kept > buffer.length) buffer = new Uint8Array(Math.max(kept, 2 * block.length))
      buffer.set(block.subarray(used))
      continue
    }
    if (kept > LONGEST_PIECE) refuse({ kind: 'too-large', part, limit: `${LONGEST_PIECE} bytes in one piece` })
    const length = kept + block.length
    if (length > buffer.length) {
      const larger = new Uint8Array(2 * length)
      larger.set(buffer.subarray(0, kept))
      buffer = larger
    }
    buffer.set(block, kept)
    const used = tokenizer.take(buffer.subarray(0, length), false)
    buffer.copyWithin(0, used, length)
    kept = length - used
  }
  tokenizer.take(buffer.subarray(0, kept), true)
}

/** Reads a document that is wholly in memory. */
export function scanXmlBytes(part: string, bytes: Uint8Array, handler: XmlHandler, decode: Abilities['decode']): void {
  tokenizerOf(part, handler, decode).take(bytes, true)
}

function tokenizerOf(part: string, handler: XmlHandler, decode: Abilities['decode']): XmlTokenizer {
  return xmlTokenizer(part, handler, (bytes, encoding) => decode(bytes, encoding, true))
}
