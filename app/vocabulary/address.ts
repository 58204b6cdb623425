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
  const match = /^\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})$/.exec(text)
  if (match === null) return undefined
  let column = 0
  for (const letter of (match[1] ?? '').toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64
  return { row: Number(match[2]) - 1, column: column - 1 }
}

/** Reads A1:C3 or A1; undefined where the text is not a range. Corners may come in any order. */
export function parseA1Range(text: string): Range | undefined {
  const [from, to = from] = text.split(':')
  const first = parseA1(from ?? '')
  const last = parseA1(to ?? '')
  if (first === undefined || last === undefined) return undefined
  return {
    top: Math.min(first.row, last.row),
    left: Math.min(first.column, last.column),
    bottom: Math.max(first.row, last.row),
    right: Math.max(first.column, last.column),
  }
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
