import type { Abilities, Result, Workbook } from '../../vocabulary/index.ts'
import { attempt } from '../attempt.ts'
import { type OnProgress, READ_LIMITS, type ReadLimits } from '../limits.ts'
import { damaged, refuse } from '../refusal.ts'
import { guessEncoding } from '../sniff/encoding.ts'
import { readPage } from './page.ts'

const HEAD = 4096
const DECLARED = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i
/** Names under which pages declare what is in truth windows-1252 (WHATWG Encoding). */
const WESTERN = /^(?:iso-?8859-?1|latin-?1|us-ascii|ascii|cp-?1252|windows-1252)$/

/**
 * Reads the tables of a page, each as a sheet `Table N`, and its text outside them as prose. A page with text and
 * without tables has no sheets.
 */
export function readHtml(
  file: { readonly name: string; readonly bytes: Uint8Array },
  abilities: Pick<Abilities, 'decode'>,
  options: { readonly limits?: ReadLimits; readonly onProgress?: OnProgress } = {},
): Promise<Result<Workbook>> {
  return attempt(file.name, () => {
    const { limits = READ_LIMITS, onProgress } = options
    const of = file.bytes.length
    if (of === 0) refuse({ kind: 'empty-file' })
    const page = decoded(file.bytes, abilities.decode)
    const { sheets, prose, proseBefore } = readPage(page, limits.maxCells, (cells) =>
      onProgress?.({ part: 'page', done: of, of, cells }),
    )
    return { format: 'html' as const, sheets, text: undefined, prose, proseBefore }
  })
}

function decoded(bytes: Uint8Array, decode: Abilities['decode']): string {
  const guess = guessEncoding(bytes)
  if (!guess.text) return damaged('page', guess.reason)
  const body = bytes.subarray(guess.markLength)
  const head = decode(body.subarray(0, HEAD), 'windows-1252', false)
  const declared = guess.markLength > 0 ? undefined : DECLARED.exec(head)?.[1]?.toLowerCase()
  if (declared !== undefined && guess.encoding === 'windows-1252' && !WESTERN.test(declared)) {
    try {
      return decode(body, declared, true)
    } catch {
      // Declared wrongly, or an encoding that the host does not know.
    }
  }
  // Valid UTF-8 is UTF-8, whatever a page says of itself: nothing else looks like it by chance.
  return decode(body, guess.encoding, false)
}
