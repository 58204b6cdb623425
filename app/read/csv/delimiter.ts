import type { TextReading } from '../../vocabulary/index.ts'
import { splitDelimited } from './split.ts'

export type Delimiter = TextReading['delimiter']

/** In order of how seldom each stands inside a text: the earlier wins where two fit equally well. */
const CANDIDATES: readonly Delimiter[] = ['\t', '|', ';', ',']
const SAMPLE = 2 ** 18
const SAMPLE_RECORDS = 400
/** Digits with a comma, as decimal or as thousands: no sign of a comma between fields. */
const NUMBER = /^[-+]?\d+(?:,\d+)*(?:\.\d+)?$/
const GLUED = /\S[,;|]\S/

/** The delimiter that a first line `sep=;` states for Excel, and the length of that line. */
export function statedDelimiter(bytes: Uint8Array): { delimiter: Delimiter; length: number } | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 8))
  const match = /^(?:sep=([,;|\t])|"sep=([,;|\t])")(\r\n|\n|\r|$)/i.exec(head)
  if (match === null) return undefined
  const delimiter = CANDIDATES.find((candidate) => candidate === (match[1] ?? match[2]))
  return delimiter === undefined ? undefined : { delimiter, length: match[0].length }
}

/** Whether the analyst's choice is a delimiter that can be read. */
export function asDelimiter(text: string): Delimiter | undefined {
  return CANDIDATES.find((candidate) => candidate === text)
}

/**
 * The delimiter under which most records have the same number of fields, and the fields look whole. A comma where there
 * is nothing to divide.
 */
export function guessDelimiter(bytes: Uint8Array): Delimiter {
  const sample = bytes.subarray(0, SAMPLE)
  let best: Delimiter = ','
  let bestScore = 0
  for (const delimiter of CANDIDATES) {
    const score = fitness(sample, delimiter)
    if (score > bestScore + 1e-9) {
      best = delimiter
      bestScore = score
    }
  }
  return best
}

/** Between 0 and 1: share of the records with the usual number of fields × share of the fields that look whole. */
function fitness(sample: Uint8Array, delimiter: Delimiter): number {
  const counts = new Map<number, number>()
  let records = 0
  let filled = 0
  let inRecord = 0
  let whole = 0
  splitDelimited(sample, delimiter.charCodeAt(0), {
    field: (_row, _column, start, end, written) => {
      filled++
      inRecord++
      if (written !== 0 || looksWhole(sample, start, end)) whole++
    },
    record: (row, fields) => {
      if (inRecord > 0) {
        records++
        counts.set(fields, (counts.get(fields) ?? 0) + 1)
      }
      inRecord = 0
      return row >= SAMPLE_RECORDS
    },
  })
  let usual = 0
  for (const [fields, count] of counts) if (fields > 1 && count > usual) usual = count
  return records === 0 || filled === 0 ? 0 : (usual / records) * (whole / filled)
}

/** A field that holds another delimiter between two letters was probably cut by the wrong one. */
function looksWhole(sample: Uint8Array, start: number, end: number): boolean {
  const text = String.fromCharCode(...sample.subarray(start, Math.min(end, start + 200))).trim()
  return NUMBER.test(text) || !GLUED.test(text)
}
