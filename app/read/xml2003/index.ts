import type { Abilities, Result, Sheet, Workbook } from '../../vocabulary/index.ts'
import { attempt } from '../attempt.ts'
import { narrowed } from '../csv/bytes.ts'
import { type OnProgress, READ_LIMITS, type ReadLimits } from '../limits.ts'
import { damaged, refuse } from '../refusal.ts'
import { guessEncoding } from '../sniff/encoding.ts'
import { scanXmlBytes } from '../xml/index.ts'
import { workbookHandler } from './workbook.ts'

const PART = 'workbook'
/** Rows between two reports. */
const REPORT_EVERY = 5000

/** Reads a workbook that Excel 2002 or 2003 saved as XML (SpreadsheetML), often named .xls by the system that made it. */
export function readXml2003(
  file: { readonly name: string; readonly bytes: Uint8Array },
  abilities: Pick<Abilities, 'decode' | 'encode'>,
  options: { readonly limits?: ReadLimits; readonly onProgress?: OnProgress } = {},
): Promise<Result<Workbook>> {
  return attempt(file.name, () => {
    const { limits = READ_LIMITS, onProgress } = options
    if (file.bytes.length === 0) refuse({ kind: 'empty-file' })
    const { bytes, decode } = asBytes(file.bytes, abilities)
    const sheets: Sheet[] = []
    let rows = 0
    const onRow = (cells: number, done: number) => {
      rows++
      if (rows % REPORT_EVERY === 0) onProgress?.({ part: PART, done, of: bytes.length, cells })
    }
    scanXmlBytes(PART, bytes, workbookHandler(sheets, { limits, part: PART, onRow }), decode)
    return { format: 'xml2003' as const, sheets, text: undefined, prose: [] }
  })
}

/** The document as bytes in which markup is ASCII, and how to decode what stands between. */
function asBytes(
  bytes: Uint8Array,
  { decode, encode }: Pick<Abilities, 'decode' | 'encode'>,
): { readonly bytes: Uint8Array; readonly decode: Abilities['decode'] } {
  const guess = guessEncoding(bytes)
  if (!guess.text) return damaged(PART, guess.reason)
  const { encoding, markLength } = guess
  if (encoding === 'utf-16le' || encoding === 'utf-16be') {
    const utf8 = narrowed(bytes, encoding, markLength, { decode, encode }).bytes
    // The declaration still speaks of UTF-16.
    return { bytes: utf8, decode: (piece, _, fatal) => decode(piece, 'utf-8', fatal) }
  }
  if (encoding === 'utf-8') return { bytes, decode }
  // Scripts write Western text and leave out to say so, or say UTF-8.
  return {
    bytes,
    decode: (piece, declared, fatal) => decode(piece, declared === 'utf-8' ? 'windows-1252' : declared, fatal),
  }
}
