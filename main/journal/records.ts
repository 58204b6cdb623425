import { crc32 } from 'node:zlib'
import { z } from 'zod'
import type { JournalRecord } from '../../app/contract/index.ts'
import { JOURNAL_RECORD } from './schema.ts'

/** A snapshot that was made: every record up to `sequence` is in the file with this hash. */
export interface SnapshotMark {
  readonly sequence: number
  readonly sha256: string
}

/** One entry of a journal: what was done, or that it was saved. */
export type Entry = { readonly record: JournalRecord } | { readonly mark: SnapshotMark }

export interface DecodedJournal {
  readonly entries: readonly Entry[]
  /** Length of the part that is whole, in bytes. */
  readonly end: number
  /** Bytes follow that are no whole entry: an append that a crash cut short, never acknowledged. */
  readonly torn: boolean
}

/** First bytes of a journal, with the version of its form. */
export const HEADER: Uint8Array = new TextEncoder().encode('FOIJRNL1')

const ENTRY = z.union([
  z.strictObject({ record: JOURNAL_RECORD }),
  z.strictObject({ mark: z.strictObject({ sequence: z.int().min(0), sha256: z.string() }) }),
]) satisfies z.ZodType<Entry>

/** Bytes before each entry: its length and the CRC-32 of its text, both little-endian. */
const PREFIX = 8

/** An entry as it stands in the file: length, CRC-32, JSON. */
export function encodeEntry(entry: Entry): Uint8Array {
  const text = new TextEncoder().encode(JSON.stringify(entry))
  const bytes = new Uint8Array(PREFIX + text.length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, text.length, true)
  view.setUint32(4, crc32(text), true)
  bytes.set(text, PREFIX)
  return bytes
}

/** Every whole entry from the start. Reading stops at the first that is cut off or does not match its CRC. */
export function decodeJournal(bytes: Uint8Array): DecodedJournal {
  const entries: Entry[] = []
  if (!HEADER.every((byte, at) => bytes[at] === byte)) return { entries, end: 0, torn: bytes.length > 0 }
  let end = HEADER.length
  for (;;) {
    const text = textAt(bytes, end)
    const entry = text === undefined ? undefined : parseEntry(text)
    if (text === undefined || entry === undefined) return { entries, end, torn: end < bytes.length }
    entries.push(entry)
    end += PREFIX + text.length
  }
}

function textAt(bytes: Uint8Array, at: number): Uint8Array | undefined {
  if (at + PREFIX > bytes.length) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, PREFIX)
  const length = view.getUint32(0, true)
  // A power cut may leave a tail of zeros, and the CRC of nothing is zero.
  if (length === 0 || at + PREFIX + length > bytes.length) return undefined
  const text = bytes.subarray(at + PREFIX, at + PREFIX + length)
  return crc32(text) === view.getUint32(4, true) ? text : undefined
}

/** A journal may come from elsewhere with its workspace: what is no entry ends it, whatever its CRC says. */
function parseEntry(text: Uint8Array): Entry | undefined {
  try {
    const parsed: unknown = JSON.parse(new TextDecoder().decode(text))
    const checked = ENTRY.safeParse(parsed)
    return checked.success ? checked.data : undefined
  } catch {
    return undefined
  }
}
