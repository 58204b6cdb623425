import { createHash } from 'node:crypto'
import { TextDecoder } from 'node:util'
import { createInflateRaw, inflateRawSync } from 'node:zlib'
import type { Abilities } from '../../app/vocabulary/index.ts'
import { loadPdf } from './pdf.ts'

/** Up to here the data is inflated at once: starting a stream costs more than the work, and deflate cannot reach 34 MB. */
const SMALL = 2 ** 15
const BLOCK = 2 ** 18

/** What Node lends to the pure stages. */
export const nodeAbilities: Abilities = {
  inflate: async function* (data) {
    if (data.length <= SMALL) {
      const whole = plain(inflateRawSync(data))
      for (let at = 0; at < whole.length; at += BLOCK) yield whole.subarray(at, at + BLOCK)
      return
    }
    const inflater = createInflateRaw({ chunkSize: BLOCK })
    inflater.end(data)
    try {
      for await (const block of inflater) yield plain(block as Buffer)
    } finally {
      inflater.destroy()
    }
  },
  decode: (bytes, encoding, fatal) =>
    WESTERN.has(encoding.toLowerCase()) ? western(bytes) : decoder(encoding, fatal).decode(bytes),
  encode: (text) => new TextEncoder().encode(text),
  sha256: async (bytes) => createHash('sha256').update(bytes).digest('hex'),
  pdf: loadPdf,
}

/** The same bytes as an array of the language: code that meets Node's own kind as well is compiled twice, and slower. */
function plain({ buffer, byteOffset, length }: Buffer): Uint8Array {
  return new Uint8Array(buffer, byteOffset, length)
}

/** Names of the one encoding that the platform's decoder gets wrong: some releases of Node read it as Latin-1. */
const WESTERN = new Set(['windows-1252', 'cp1252', 'latin1', 'iso-8859-1', 'ascii', 'us-ascii'])
/** Characters 0x80 to 0x9F of windows-1252; the five that it leaves open stay control characters. */
const WESTERN_ABOVE = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'

function western(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  return text.replace(/[\x80-\x9f]/g, (character) => WESTERN_ABOVE.charAt(character.charCodeAt(0) - 0x80))
}

const decoders = new Map<string, TextDecoder>()

function decoder(encoding: string, fatal: boolean): TextDecoder {
  const key = `${encoding} ${fatal}`
  const known = decoders.get(key)
  if (known !== undefined) return known
  const made = new TextDecoder(encoding, { fatal })
  decoders.set(key, made)
  return made
}
