/** Takes each field that is not empty. Rows and columns count from 0; `end` is after the last byte. */
export interface FieldTaker {
  /** `doubled`: quotes inside are written twice. `joined`: text follows the closing quote, which stands inside. */
  readonly field: (row: number, column: number, start: number, end: number, written: Written) => void
  /** Comes at the end of each record with its number of fields. Returning true ends the reading. */
  readonly record?: (row: number, fields: number) => boolean
}

/** How a field is written: plain, in quotes, in quotes with doubled quotes inside, or with text after the closing quote. */
export type Written = 0 | 1 | 2 | 3
export const PLAIN: Written = 0
const QUOTED: Written = 1
export const DOUBLED: Written = 2
export const JOINED: Written = 3

const QUOTE = 34
const LINE_FEED = 10
const RETURN = 13

/**
 * Splits text into records and fields. Line ends are LF, CRLF or CR, also mixed; a blank line is a record. A quote that
 * is never closed, or closed in the middle of a later field, is taken as an ordinary character: it does not swallow what
 * follows. Returns the number of records.
 */
export function splitDelimited(bytes: Uint8Array, delimiter: number, taker: FieldTaker): number {
  const length = bytes.length
  let row = 0
  let column = 0
  let at = 0
  while (at < length) {
    const start = at
    let byte = bytes[at] as number
    if (byte === QUOTE) {
      const quoted = quotedEnd(bytes, at, delimiter)
      if (quoted.close >= 0) {
        at = quoted.close + 1
        if (quoted.joined) while (at < length && !isEnd(bytes[at] as number, delimiter)) at++
        const written = quoted.joined ? JOINED : quoted.doubled ? DOUBLED : QUOTED
        const end = quoted.joined ? at : quoted.close
        if (end > start + 1) taker.field(row, column, quoted.joined ? start : start + 1, end, written)
        if (at === length) break
        byte = bytes[at] as number
      }
    }
    if (at === start) {
      while (byte !== delimiter && byte !== LINE_FEED && byte !== RETURN) {
        at++
        if (at === length) break
        byte = bytes[at] as number
      }
      if (at > start) taker.field(row, column, start, at, PLAIN)
      if (at === length) break
    }
    at++
    column++
    if (byte === delimiter) continue
    if (byte === RETURN && bytes[at] === LINE_FEED) at++
    if (taker.record?.(row, column) === true) return row + 1
    row++
    column = 0
  }
  if (length === 0 || isLineEnd(bytes[length - 1] as number)) {
    if (column === 0) return row
  }
  taker.record?.(row, column + 1)
  return row + 1
}

interface QuotedEnd {
  /** Where the closing quote stands; -1 where the opening quote opens nothing. */
  close: number
  doubled: boolean
  joined: boolean
}

/** Filled anew for each field, to spare the making of millions. */
const found: QuotedEnd = { close: -1, doubled: false, joined: false }

function quotedEnd(bytes: Uint8Array, open: number, delimiter: number): QuotedEnd {
  found.close = -1
  found.doubled = false
  found.joined = false
  let lines = false
  for (let at = open + 1; at < bytes.length; at++) {
    const byte = bytes[at] as number
    if (byte === LINE_FEED || byte === RETURN) lines = true
    if (byte !== QUOTE) continue
    if (bytes[at + 1] === QUOTE) {
      found.doubled = true
      at++
      continue
    }
    const closes = at + 1 === bytes.length || isEnd(bytes[at + 1] as number, delimiter)
    // Text after a closing quote is a slip within one line; over several lines the quotes are those of two fields.
    if (closes || !lines) {
      found.close = at
      found.joined = !closes
    }
    return found
  }
  return found
}

function isEnd(byte: number, delimiter: number): boolean {
  return byte === delimiter || byte === LINE_FEED || byte === RETURN
}

function isLineEnd(byte: number): boolean {
  return byte === LINE_FEED || byte === RETURN
}
