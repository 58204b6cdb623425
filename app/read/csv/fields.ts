import { refuse } from '../refusal.ts'
import { plainNumber } from '../sheet/decimals.ts'
import type { SheetBuilder } from '../sheet/index.ts'
import type { NarrowText } from './bytes.ts'
import { knownFields } from './known.ts'
import { DOUBLED, type FieldTaker, JOINED } from './split.ts'

/** Columns are counted in 16 bits. */
const MOST_FIELDS = 65_536
/** Digits with thousands commas, decimals and a sign; no zero in front, which is how references are written. */
const NUMBER = /^[-+]?(?:(?:0|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d*)(?:\.\d+)?|\.\d+)$/
/** More digits than a double can hold are a reference, not a figure. */
const MOST_DIGITS = 15
/** Longer fields are prose: they hardly come twice, and the sheet's own table of texts will do for them. */
const LONGEST_KNOWN = 255

/**
 * Puts fields into a sheet: numbers where the text is plainly one, text otherwise; a field of spaces is no cell. A
 * text that comes again is known by its bytes, so that no string is made for it and none is looked up.
 */
export function fieldCells(sheet: SheetBuilder, { bytes, decode }: NarrowText): FieldTaker['field'] {
  const known = knownFields(bytes)
  const put = (row: number, column: number, text: string, placeOf: (text: string) => number) => {
    const value = numberOf(text)
    if (value !== undefined) sheet.number(row, column, value, 0, text)
    else if (text.trim() !== '') sheet.interned(row, column, placeOf(text))
  }
  return (row, column, start, end, written) => {
    if (column >= MOST_FIELDS) refuse({ kind: 'too-large', part: `record ${row + 1}`, limit: `${MOST_FIELDS} fields` })
    const value = plainNumber(bytes, start, end)
    if (!Number.isNaN(value)) {
      sheet.number(row, column, value)
      return
    }
    if (written === DOUBLED || written === JOINED) {
      const text = decode(bytes.subarray(start, end))
      put(row, column, written === DOUBLED ? text.replaceAll('""', '"') : joinedText(text), sheet.intern)
      return
    }
    if (end - start > LONGEST_KNOWN) {
      put(row, column, decode(bytes.subarray(start, end)), sheet.intern)
      return
    }
    const place = known.find(start, end)
    if (place >= 0) {
      sheet.interned(row, column, place)
      return
    }
    put(row, column, decode(bytes.subarray(start, end)), (text) => known.add(start, end, sheet.append(text)))
  }
}

/** The number that a text plainly is; undefined for dates, references, percentages and anything else. */
export function numberOf(text: string): number | undefined {
  const trimmed = text.trim()
  if (!NUMBER.test(trimmed)) return undefined
  const plain = trimmed.replaceAll(',', '')
  return plain.replace(/\D/g, '').length > MOST_DIGITS ? undefined : Number(plain)
}

/** `"a ""b"" c"d` is `a "b" cd`. */
function joinedText(written: string): string {
  const match = /^"((?:[^"]|"")*)"([\s\S]*)$/.exec(written)
  return match === null ? written : `${(match[1] ?? '').replaceAll('""', '"')}${match[2] ?? ''}`
}
