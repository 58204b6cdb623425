import type { Address, Range } from './address.ts'
import type { Problem } from './problem.ts'

/** What a cell's stored value is. `formula` facts stand beside it: a formula cell has the kind of its result. */
export const CELL_KINDS = ['blank', 'text', 'number', 'boolean', 'error'] as const
export type CellKind = (typeof CELL_KINDS)[number]

/** How a cell looks, as far as a reader of the sheet would take meaning from it. Cells share styles by index. */
export interface CellStyle {
  /** Spreadsheet format code, `General` where none is set. Dates and percentages are numbers with such a code. */
  readonly numberFormat: string
  readonly bold: boolean
  readonly italic: boolean
  readonly strike: boolean
  /** `#RRGGBB`, or undefined for automatic. */
  readonly fontColour: string | undefined
  readonly fillColour: string | undefined
  readonly align: 'left' | 'centre' | 'right' | undefined
  readonly indent: number
}

export const PLAIN_STYLE: CellStyle = {
  numberFormat: 'General',
  bold: false,
  italic: false,
  strike: false,
  fontColour: undefined,
  fillColour: undefined,
  align: undefined,
  indent: 0,
}

/**
 * The cells of a sheet as columns of plain arrays, ordered by row and then column, one entry for each cell that holds
 * something (a value, a formula or an error; an empty formatted cell is not kept). Arrays, not objects, because a sheet
 * may hold millions of cells and they cross from worker to worker.
 */
export interface CellTable {
  readonly count: number
  /** Row and column of each cell, counted from 0. */
  readonly rows: Uint32Array
  readonly columns: Uint16Array
  /** Index into CELL_KINDS. */
  readonly kinds: Uint8Array
  /** The number of number cells (dates as serials of this workbook's epoch), 1 or 0 of booleans, NaN otherwise. */
  readonly numbers: Float64Array
  /** Index into `strings` of the raw text as stored in the file; -1 where it is exactly `String(number)`. */
  readonly texts: Int32Array
  readonly strings: readonly string[]
  /** Index into the sheet's `styles`. */
  readonly styleOf: Uint16Array
  /** Formula text without the leading `=`, by index of the cell. */
  readonly formulas: ReadonlyMap<number, Formula>
}

export interface Formula {
  readonly text: string
  /** False where the file holds no stored result (the cell's kind is then `blank`). */
  readonly cached: boolean
}

export interface CellComment {
  readonly at: Address
  readonly author: string
  readonly text: string
}

/** Rows or columns from `first` to `last`, both inside, counted from 0. */
export interface Span {
  readonly first: number
  readonly last: number
}

export interface ColumnWidth extends Span {
  /** Width in characters of the default font, as spreadsheets store it. */
  readonly width: number
}

/** A run of text inside a cell that is formatted apart from the rest; only what changes meaning is kept. */
export interface StruckRun {
  readonly at: Address
  readonly from: number
  readonly to: number
}

/** One sheet as it arrived. `name` is empty for delimited text; `Table N` for the Nth table of a document. */
export interface Sheet {
  readonly index: number
  readonly name: string
  readonly visibility: 'visible' | 'hidden' | 'very hidden'
  /** Smallest box around the cells that hold something, counted from A1. */
  readonly rowCount: number
  readonly columnCount: number
  readonly cells: CellTable
  readonly styles: readonly CellStyle[]
  readonly merges: readonly Range[]
  readonly comments: readonly CellComment[]
  readonly hiddenRows: readonly Span[]
  readonly hiddenColumns: readonly Span[]
  readonly columnWidths: readonly ColumnWidth[]
  readonly struckRuns: readonly StruckRun[]
  /** Days are counted from 1 January 1904 rather than 1900. */
  readonly epoch1904: boolean
}

/** A cell taken out of its sheet, for code that looks at a few. */
export interface Cell {
  readonly at: Address
  readonly kind: CellKind
  /** The text as stored in the file. */
  readonly raw: string
  /** NaN unless the kind is `number` or `boolean`. */
  readonly number: number
  readonly style: CellStyle
  readonly formula: Formula | undefined
}

/** Position of a cell in the sheet's table, or -1: a binary search. */
export function cellIndex(sheet: Sheet, row: number, column: number): number {
  const { rows, columns, count } = sheet.cells
  let low = 0
  let high = count - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const difference = (rows[middle] ?? 0) - row || (columns[middle] ?? 0) - column
    if (difference === 0) return middle
    if (difference < 0) low = middle + 1
    else high = middle - 1
  }
  return -1
}

/** Raw text of the cell at a position of the table. */
export function rawText(cells: CellTable, index: number): string {
  const text = cells.texts[index] ?? -1
  return text >= 0 ? (cells.strings[text] ?? '') : String(cells.numbers[index] ?? '')
}

/** The cell at a position of the sheet's table. */
export function cellAt(sheet: Sheet, index: number): Cell {
  const { cells } = sheet
  return {
    at: { row: cells.rows[index] ?? 0, column: cells.columns[index] ?? 0 },
    kind: CELL_KINDS[cells.kinds[index] ?? 0] ?? 'blank',
    raw: rawText(cells, index),
    number: cells.numbers[index] ?? Number.NaN,
    style: sheet.styles[cells.styleOf[index] ?? 0] ?? PLAIN_STYLE,
    formula: cells.formulas.get(index),
  }
}

/** The cell at an address, undefined where the sheet holds nothing there. */
export function findCell(sheet: Sheet, row: number, column: number): Cell | undefined {
  const index = cellIndex(sheet, row, column)
  return index < 0 ? undefined : cellAt(sheet, index)
}

export const WORKBOOK_FORMATS = [
  'xlsx',
  'xlsb',
  'xls',
  'ods',
  'csv',
  'html',
  'xml2003',
  'docx',
  'pdf',
  'eml',
  'other',
] as const
/** `other` is a file that was kept without being read, so that its figures can be typed in. */
export type WorkbookFormat = (typeof WORKBOOK_FORMATS)[number]

/** How the text of a delimited file was taken: guessed, or chosen by the analyst. */
export interface TextReading {
  readonly encoding: 'utf-8' | 'windows-1252' | 'utf-16le' | 'utf-16be'
  readonly delimiter: ',' | ';' | '\t' | '|'
}

/** What a file may carry beside its sheets, where nobody looks. */
export const HIDDEN_PART_KINDS = [
  'pivot cache',
  'embedded file',
  'data model',
  'external values',
  'earlier versions',
  'deleted text',
  'custom xml',
  'macros',
] as const
export type HiddenPartKind = (typeof HIDDEN_PART_KINDS)[number]

/**
 * A part of a file that no sheet shows: the rows behind a pivot table, a workbook inside a document. It is found and
 * counted, never read.
 */
export interface HiddenPart {
  readonly kind: HiddenPartKind
  /** Its path inside the file: `xl/pivotCache/pivotCacheRecords1.xml`. */
  readonly name: string
  /** Bytes, unfolded. */
  readonly size: number
  /** Rows that it holds, where the file says so. */
  readonly records?: number
}

/** A file as read: its sheets, and how the reader understood it. */
export interface Workbook {
  readonly format: WorkbookFormat
  readonly sheets: readonly Sheet[]
  /** Only for delimited text. */
  readonly text: TextReading | undefined
  /** Text of a document outside its tables (letterhead, salutation): may name the force. */
  readonly prose: readonly string[]
  /** For each sheet of a document how many paragraphs of `prose` stand before its table: the last of them are its title. */
  readonly proseBefore?: readonly number[]
  /** Lines of the mail that the file was attached to, where it came with one: they may name the force. */
  readonly letter?: readonly string[]
  /** What the file carries beside its sheets; absent where it was not looked for or nothing was found. */
  readonly hiddenParts?: readonly HiddenPart[]
  /** Why the file could not be read and was kept all the same; absent of one that was read. */
  readonly unread?: Problem
}
