import type { CellComment, CellStyle, ColumnWidth, Range, Sheet, Span, StruckRun } from '../../vocabulary/index.ts'
import { PLAIN_STYLE } from '../../vocabulary/index.ts'
import { refuse } from '../refusal.ts'
import { BLANK, BOOLEAN, cellCollector, ERROR, NUMBER, TEXT } from './cells.ts'
import { joinedSpans } from './spans.ts'

/** Fills a sheet, whatever the format that it comes from. Rows and columns count from 0. */
export interface SheetBuilder {
  /** Cells so far. */
  readonly count: () => number
  readonly text: (row: number, column: number, text: string, style?: number) => void
  /** A text by its place from `intern`: for texts that occur often. */
  readonly interned: (row: number, column: number, place: number, style?: number) => void
  readonly intern: (text: string) => number
  /** The same for a text that was not added before, without looking. */
  readonly append: (text: string) => number
  /** `raw` is the text as stored, where it may differ from `String(value)`. */
  readonly number: (row: number, column: number, value: number, style?: number, raw?: string) => void
  readonly boolean: (row: number, column: number, value: boolean, style?: number, raw?: string) => void
  /** `text` is the error as shown: `#REF!`. */
  readonly error: (row: number, column: number, text: string, style?: number) => void
  /** Gives the cell added last a formula, without its `=`. */
  readonly formula: (text: string) => void
  /** A formula without a stored result: a cell of its own. */
  readonly uncachedFormula: (row: number, column: number, text: string, style?: number) => void
  /** Place of a style among the sheet's styles; the same style gets the same place. Style 0 is the plain one. */
  readonly style: (style: CellStyle) => number
  readonly merge: (range: Range) => void
  readonly comment: (comment: CellComment) => void
  readonly struck: (run: StruckRun) => void
  readonly hideRows: (span: Span) => void
  readonly hideColumns: (span: Span) => void
  readonly width: (width: ColumnWidth) => void
  readonly finish: (facts: Pick<Sheet, 'index' | 'name'> & Partial<Pick<Sheet, 'visibility' | 'epoch1904'>>) => Sheet
}

export interface SheetOptions {
  /** Styles of the workbook, where cells name them by their number; `style` is of no use then. */
  readonly styles?: readonly CellStyle[]
  /** Most cells: one more throws a Refusal. */
  readonly maxCells?: number
  /** Named in that Refusal. */
  readonly part?: string
}

/** Most merges, comments or struck runs of a sheet: lists of objects cost far more than cells. */
const MOST_NOTES = 1_000_000
/** Styles of a sheet are counted in 16 bits. */
const MOST_STYLES = 65_535

/** Starts a sheet. */
export function sheetBuilder(options: SheetOptions = {}): SheetBuilder {
  const { maxCells = Number.POSITIVE_INFINITY, part = 'sheet' } = options
  const cells = cellCollector(part)
  const styles: CellStyle[] = options.styles === undefined ? [PLAIN_STYLE] : []
  const stylePlaces = new Map<string, number>([[styleKey(PLAIN_STYLE), 0]])
  const merges: Range[] = []
  const comments: CellComment[] = []
  const struckRuns: StruckRun[] = []
  const hiddenRows: Span[] = []
  const hiddenColumns: Span[] = []
  const columnWidths: ColumnWidth[] = []
  let rowCount = 0
  let columnCount = 0

  const add = (row: number, column: number, kind: number, number: number, text: number, style: number) => {
    if (cells.count() >= maxCells) refuse({ kind: 'too-large', part, limit: `${maxCells} cells` })
    if (row >= rowCount) rowCount = row + 1
    if (column >= columnCount) columnCount = column + 1
    cells.add(row, column, kind, number, text, style)
  }
  const note = <Note>(notes: Note[], one: Note) => {
    if (notes.length >= MOST_NOTES) refuse({ kind: 'too-large', part, limit: `${MOST_NOTES} merges, notes or spans` })
    notes.push(one)
  }
  const intern = cells.strings.intern
  const textOfNumber = (value: number, raw: string | undefined) =>
    raw === undefined || raw === String(value) ? -1 : intern(raw)

  return {
    count: cells.count,
    intern,
    append: cells.strings.append,
    text: (row, column, text, style = 0) => add(row, column, TEXT, Number.NaN, intern(text), style),
    interned: (row, column, place, style = 0) => add(row, column, TEXT, Number.NaN, place, style),
    number: (row, column, value, style = 0, raw) => add(row, column, NUMBER, value, textOfNumber(value, raw), style),
    boolean: (row, column, value, style = 0, raw) => {
      const number = value ? 1 : 0
      add(row, column, BOOLEAN, number, textOfNumber(number, raw), style)
    },
    error: (row, column, text, style = 0) => add(row, column, ERROR, Number.NaN, intern(text), style),
    formula: (text) => cells.formula({ text, cached: true }),
    uncachedFormula: (row, column, text, style = 0) => {
      add(row, column, BLANK, Number.NaN, intern(''), style)
      cells.formula({ text, cached: false })
    },
    style: (style) => {
      const key = styleKey(style)
      const known = stylePlaces.get(key)
      if (known !== undefined) return known
      if (styles.length >= MOST_STYLES) return 0
      stylePlaces.set(key, styles.length)
      return styles.push(style) - 1
    },
    merge: (range) => note(merges, range),
    comment: (comment) => note(comments, comment),
    struck: (run) => note(struckRuns, run),
    hideRows: (span) => note(hiddenRows, span),
    hideColumns: (span) => note(hiddenColumns, span),
    width: (width) => note(columnWidths, width),
    finish: ({ index, name, visibility = 'visible', epoch1904 = false }) => ({
      index,
      name,
      visibility,
      rowCount,
      columnCount,
      cells: cells.finish(),
      styles: options.styles ?? styles,
      merges,
      comments,
      hiddenRows: joinedSpans(hiddenRows),
      hiddenColumns: joinedSpans(hiddenColumns),
      columnWidths,
      struckRuns,
      epoch1904,
    }),
  }
}

function styleKey(style: CellStyle): string {
  const { numberFormat, bold, italic, strike, fontColour, fillColour, align, indent } = style
  return JSON.stringify([numberFormat, bold, italic, strike, fontColour, fillColour, align, indent])
}
