import { createHash } from 'node:crypto'
import { createInflateRaw, inflateRawSync } from 'node:zlib'
import type { Abilities } from '../../app/vocabulary/index.ts'

/** Up to here the data is inflated at once: starting a stream costs more than the work, and deflate cannot reach 34 MB. */
const SMALL = 2 ** 15
const BLOCK = 2 ** 18

/** What Node lends to the pure stages. */
export const nodeAbilities: Abilities = {
  inflate: async function* (data) {
    if (data.length <= SMALL) {
      yield inflateRawSync(data)
      return
    }
    const inflater = createInflateRaw({ chunkSize: BLOCK })
    inflater.end(data)
    try {
      for await (const block of inflater) yield block as Uint8Array
    } finally {
      inflater.destroy()
    }
  },
  decode: (bytes, encoding, fatal) => decoder(encoding, fatal).decode(bytes),
  encode: (text) => new TextEncoder().encode(text),
  sha256: async (bytes) => createHash('sha256').update(bytes).digest('hex'),
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
