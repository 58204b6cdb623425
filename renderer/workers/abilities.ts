import type { Abilities } from '../../app/vocabulary/index.ts'
import { loadPdf } from './pdf.ts'

/** What a worker of the window lends to the pure stages. */
export const workerAbilities: Abilities = {
  inflate: async function* (data) {
    const inflater = new DecompressionStream('deflate-raw')
    const writer = inflater.writable.getWriter()
    const reader = inflater.readable.getReader()
    // Waiting for the writer here would wait for the reader below; its errors arrive at the reader as well.
    feed(writer, data).catch(() => undefined)
    try {
      for (;;) {
        const { done, value } = await reader.read()
        if (done) return
        yield value
      }
    } finally {
      await reader.cancel().catch(() => undefined)
    }
  },
  decode: (bytes, encoding, fatal) => decoder(encoding, fatal).decode(bytes),
  encode: (text) => new TextEncoder().encode(text),
  sha256: async (bytes) => {
    const digest = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)
    return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
  },
  pdf: loadPdf,
}

const SLICE = 2 ** 16

/** In slices, so that a reader that stops early stops the inflating too. */
async function feed(writer: WritableStreamDefaultWriter<BufferSource>, data: Uint8Array): Promise<void> {
  for (let at = 0; at < data.length; at += SLICE) {
    await writer.write(data.subarray(at, at + SLICE) as Uint8Array<ArrayBuffer>)
  }
  await writer.close()
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
