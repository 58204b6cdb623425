import type { Abilities, Result, Workbook } from '../../vocabulary/index.ts'
import { attempt } from '../attempt.ts'
import { type OnProgress, READ_LIMITS, type ReadLimits } from '../limits.ts'
import { damaged, refuse } from '../refusal.ts'
import { sheetBuilder } from '../sheet/index.ts'
import { byteOrderMark, type Encoding, guessEncoding } from '../sniff/encoding.ts'
import { type NarrowText, narrowed } from './bytes.ts'
import { asDelimiter, guessDelimiter, statedDelimiter } from './delimiter.ts'
import { fieldCells } from './fields.ts'
import { splitDelimited } from './split.ts'

export interface DelimitedOptions {
  readonly limits?: ReadLimits
  /** Guessed where absent. */
  readonly reading?: { readonly encoding?: string; readonly delimiter?: string }
  readonly onProgress?: OnProgress
}

const ENCODINGS: readonly Encoding[] = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be']
/** Records between two reports. */
const REPORT_EVERY = 20_000

/**
 * Reads delimited text (csv, tsv, txt) as one sheet without a name: record and field number are the cell's address, blank
 * lines count, a first line `sep=;` does not. `Workbook.text` says how encoding and delimiter were taken.
 */
export function readDelimited(
  file: { readonly name: string; readonly bytes: Uint8Array },
  abilities: Pick<Abilities, 'decode' | 'encode'>,
  options: DelimitedOptions = {},
): Promise<Result<Workbook>> {
  return attempt(file.name, () => {
    const { limits = READ_LIMITS, reading = {}, onProgress } = options
    if (file.bytes.length === 0) refuse({ kind: 'empty-file' })
    const { encoding, markLength } = takenEncoding(file.bytes, reading.encoding)
    const whole = narrowed(file.bytes, encoding, markLength, abilities)
    const stated = statedDelimiter(whole.bytes)
    const text: NarrowText = { ...whole, bytes: whole.bytes.subarray(stated?.length ?? 0) }
    const delimiter = asDelimiter(reading.delimiter ?? '') ?? stated?.delimiter ?? guessDelimiter(text.bytes)
    const sheet = sheetBuilder({ maxCells: limits.maxCells, part: 'text' })
    const of = text.bytes.length
    const take = fieldCells(sheet, text)
    let done = 0
    splitDelimited(text.bytes, delimiter.charCodeAt(0), {
      field: (row, column, start, end, written) => {
        done = end
        take(row, column, start, end, written)
      },
      record: (row) => {
        if (row % REPORT_EVERY === 0) onProgress?.({ part: 'text', done, of, cells: sheet.count() })
        return false
      },
    })
    if (sheet.count() === 0) refuse({ kind: 'no-cells' })
    return {
      format: 'csv' as const,
      sheets: [sheet.finish({ index: 0, name: '' })],
      text: { encoding, delimiter },
      prose: [],
    }
  })
}

function takenEncoding(bytes: Uint8Array, chosen: string | undefined): { encoding: Encoding; markLength: number } {
  const encoding = ENCODINGS.find((one) => one === chosen)
  const mark = byteOrderMark(bytes)
  if (encoding !== undefined) return { encoding, markLength: mark?.encoding === encoding ? mark.markLength : 0 }
  const guess = guessEncoding(bytes)
  return guess.text ? guess : damaged('text', guess.reason)
}
