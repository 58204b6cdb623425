import { refuse } from '../refusal.ts'
import { plainNumber } from '../sheet/decimals.ts'
import type { SheetBuilder } from '../sheet/index.ts'
import type { NarrowText } from './bytes.ts'
import { DOUBLED, type FieldTaker, JOINED } from './split.ts'

/** Columns are counted in 16 bits. */
const MOST_FIELDS = 65_536
/** Digits with thousands commas, decimals and a sign; no zero in front, which is how references are written. */
const NUMBER = /^[-+]?(?:(?:0|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d*)(?:\.\d+)?|\.\d+)$/
/** More digits than a double can hold are a reference, not a figure. */
const MOST_DIGITS = 15
const FIRST_SLOTS = 4096
const LONGEST_SHARED = 48

/**
 * Puts fields into a sheet: numbers where the text is plainly one, text otherwise; a field of spaces is no cell. A
 * short text that comes again is known by its bytes, so that no string is made for it.
 */
export function fieldCells(sheet: SheetBuilder, { bytes, decode }: NarrowText): FieldTaker['field'] {
  const known = knownFields(bytes)
  const put = (row: number, column: number, text: string): number | undefined => {
    const value = numberOf(text)
    if (value !== undefined) sheet.number(row, column, value, 0, text)
    else if (text.trim() !== '') {
      const place = sheet.intern(text)
      sheet.interned(row, column, place)
      return place
    }
    return undefined
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
      put(row, column, written === DOUBLED ? text.replaceAll('""', '"') : joinedText(text))
      return
    }
    if (end - start > LONGEST_SHARED) {
      put(row, column, decode(bytes.subarray(start, end)))
      return
    }
    const place = known.find(start, end)
    if (place >= 0) {
      sheet.interned(row, column, place)
      return
    }
    const added = put(row, column, decode(bytes.subarray(start, end)))
    if (added !== undefined) known.add(start, end, added)
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

interface KnownFields {
  /** Place of the field's text in the sheet, or -1 where it was not met yet. */
  readonly find: (start: number, end: number) => number
  /** Keeps the field that `find` was asked for last. */
  readonly add: (start: number, end: number, place: number) => void
}

/** Most different texts that are kept by their bytes; the sheet's own table knows the others. */
const MOST_KNOWN = 2 ** 20

function knownFields(bytes: Uint8Array): KnownFields {
  let slots = new Int32Array(FIRST_SLOTS).fill(-1)
  let hashes = new Int32Array(FIRST_SLOTS)
  const starts: number[] = []
  const lengths: number[] = []
  const places: number[] = []
  let askedHash = 0

  const slotOf = (hash: number) => mixed(hash) & (slots.length - 1)
  const enlarge = () => {
    const before = slots
    const beforeHashes = hashes
    slots = new Int32Array(before.length * 4).fill(-1)
    hashes = new Int32Array(slots.length)
    for (let from = 0; from < before.length; from++) {
      const entry = before[from] as number
      if (entry < 0) continue
      const hash = beforeHashes[from] as number
      let slot = slotOf(hash)
      while ((slots[slot] as number) >= 0) slot = (slot + 1) & (slots.length - 1)
      slots[slot] = entry
      hashes[slot] = hash
    }
  }
  const same = (entry: number, start: number, end: number) => {
    if (lengths[entry] !== end - start) return false
    const from = starts[entry] as number
    for (let at = 0; at < end - start; at++) if (bytes[from + at] !== bytes[start + at]) return false
    return true
  }

  return {
    find: (start, end) => {
      let hash = 17
      for (let at = start; at < end; at++) hash = (Math.imul(hash, 31) + (bytes[at] as number)) | 0
      askedHash = hash
      for (let slot = slotOf(hash); ; slot = (slot + 1) & (slots.length - 1)) {
        const entry = slots[slot] as number
        if (entry < 0) return -1
        if (hashes[slot] === hash && same(entry, start, end)) return places[entry] as number
      }
    },
    add: (start, end, place) => {
      if (places.length >= MOST_KNOWN) return
      if (places.length * 2 >= slots.length) enlarge()
      let slot = slotOf(askedHash)
      while ((slots[slot] as number) >= 0) slot = (slot + 1) & (slots.length - 1)
      slots[slot] = places.length
      hashes[slot] = askedHash
      starts.push(start)
      lengths.push(end - start)
      places.push(place)
    },
  }
}

/** Spreads hashes: those of texts that count up stand side by side, and so would the slots that must be passed. */
function mixed(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35)
  return twice ^ (twice >>> 16)
}
