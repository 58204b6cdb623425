/** A place on a sheet. Rows and columns count from 0; A1 is row 0, column 0. */
export interface Address {
  readonly row: number
  readonly column: number
}

/** A rectangle of cells, both ends inside. */
export interface Range {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** Column letters of a column counted from 0: 0 is A, 26 is AA. */
export function columnLetters(column: number): string {
  let letters = ''
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  }
  return letters
}

/** The address as spreadsheets print it: `{row: 8, column: 9}` is J9. */
export function a1(address: Address): string {
  return `${columnLetters(address.column)}${address.row + 1}`
}

/** The range as spreadsheets print it: A1:C3, or A1 where it is a single cell. */
export function a1Range(range: Range): string {
  const first = a1({ row: range.top, column: range.left })
  const last = a1({ row: range.bottom, column: range.right })
  return first === last ? first : `${first}:${last}`
}

/** Reads A1 or $A$1; undefined where the text is not an address. */
export function parseA1(text: string): Address | undefined {
  return addressIn(text, 0, text.length)
}

/** Reads A1:C3 or A1; undefined where the text is not a range. Corners may come in any order. */
export function parseA1Range(text: string): Range | undefined {
  const colon = text.indexOf(':')
  const first = addressIn(text, 0, colon < 0 ? text.length : colon)
  const last = colon < 0 ? first : addressIn(text, colon + 1, text.length)
  if (first === undefined || last === undefined) return undefined
  return {
    top: Math.min(first.row, last.row),
    left: Math.min(first.column, last.column),
    bottom: Math.max(first.row, last.row),
    right: Math.max(first.column, last.column),
  }
}

const DOLLAR = 36
const MOST_LETTERS = 3
const MOST_DIGITS = 7

/** The address that a part of a text is. A sheet may have tens of thousands of merges: no pattern, no pieces of text. */
function addressIn(text: string, from: number, to: number): Address | undefined {
  let at = text.charCodeAt(from) === DOLLAR ? from + 1 : from
  let column = 0
  const letters = at
  for (; at < to; at += 1) {
    // Lower case differs from upper case in one bit.
    const letter = text.charCodeAt(at) & ~32
    if (letter < 65 || letter > 90) break
    column = column * 26 + letter - 64
  }
  if (at === letters || at > letters + MOST_LETTERS) return undefined
  if (text.charCodeAt(at) === DOLLAR) at += 1
  let row = 0
  const digits = at
  for (; at < to; at += 1) {
    const digit = text.charCodeAt(at) - 48
    if (digit < 0 || digit > 9) return undefined
    if (digit === 0 && at === digits) return undefined
    row = row * 10 + digit
  }
  return at === digits || at > digits + MOST_DIGITS ? undefined : { row: row - 1, column: column - 1 }
}

/** Whether the address lies inside the range. */
export function contains(range: Range, address: Address): boolean {
  return (
    address.row >= range.top &&
    address.row <= range.bottom &&
    address.column >= range.left &&
    address.column <= range.right
  )
}
