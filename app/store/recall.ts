import {
  type CellStyle,
  type CellTable,
  ENTERED_SHEET,
  type Formula,
  type Sheet,
  type Span,
  type TextReading,
  WORKBOOK_FORMATS,
  type Workbook,
} from '../vocabulary/index.ts'
import { unreadProblem } from './entered.ts'
import { partsOf } from './hidden-parts.ts'
import { firstKey, placeOf } from './place.ts'
import { parseProse } from './prose.ts'
import { firstRow, rows, type SqlDatabase, scalar } from './sql.ts'

/** A reading as the workbook that it was kept from: every cell and all that stands around them. */
export function recallWorkbook(db: SqlDatabase, reading: number): Workbook {
  const sheets = rows(db, 'SELECT id FROM sheet WHERE reading = ? AND position < ? ORDER BY position', [
    reading,
    ENTERED_SHEET,
  ])
  return { ...recallBeside(db, reading), sheets: sheets.map(([id]) => recallSheet(db, Number(id))) }
}

/** What a reading holds beside its sheets: a workbook without any. */
export function recallBeside(db: SqlDatabase, reading: number): Workbook {
  const [format, encoding, delimiter, prose] =
    firstRow(db, 'SELECT format, encoding, delimiter, prose FROM reading WHERE id = ?', [reading]) ?? []
  const hiddenParts = partsOf(db, reading)
  const unread = unreadProblem(db, reading)
  return {
    format: WORKBOOK_FORMATS.find((known) => known === format) ?? 'csv',
    sheets: [],
    text: encoding === null || encoding === undefined ? undefined : ({ encoding, delimiter } as TextReading),
    ...parseProse(String(prose ?? '[]')),
    ...(hiddenParts.length > 0 ? { hiddenParts } : {}),
    ...(unread === undefined ? {} : { unread }),
  }
}

/** A sheet as it was kept; or, given two keys, with the cells from one to the other alone. */
export function recallSheet(db: SqlDatabase, id: number, between?: readonly [number, number]): Sheet {
  const [position, name, visibility, rowCount, columnCount, epoch] =
    firstRow(db, 'SELECT position, name, visibility, row_count, column_count, epoch_1904 FROM sheet WHERE id = ?', [
      id,
    ]) ?? []
  const keys = between ?? [firstKey(id), firstKey(id + 1) - 1]
  const at = (key: unknown) => {
    const { row, column } = placeOf(Number(key))
    return { row, column }
  }
  return {
    index: Number(position),
    name: String(name),
    visibility: visibility as Sheet['visibility'],
    rowCount: Number(rowCount),
    columnCount: Number(columnCount),
    cells: recallCells(db, keys),
    styles: recallStyles(db, id),
    merges: rows(db, 'SELECT top, "left", bottom, "right" FROM merge WHERE sheet = ? ORDER BY nth', [id]).map(
      ([top, left, bottom, right]) => ({
        top: Number(top),
        left: Number(left),
        bottom: Number(bottom),
        right: Number(right),
      }),
    ),
    comments: rows(
      db,
      'SELECT cell, author, text FROM comment WHERE cell BETWEEN ? AND ? ORDER BY cell, nth',
      keys,
    ).map(([cell, author, text]) => ({ at: at(cell), author: String(author), text: String(text) })),
    hiddenRows: recallSpans(db, id, 'row'),
    hiddenColumns: recallSpans(db, id, 'column'),
    columnWidths: rows(db, 'SELECT first, last, width FROM column_width WHERE sheet = ? ORDER BY nth', [id]).map(
      ([first, last, width]) => ({ first: Number(first), last: Number(last), width: Number(width) }),
    ),
    struckRuns: rows(
      db,
      'SELECT cell, "from", "to" FROM struck_run WHERE cell BETWEEN ? AND ? ORDER BY cell, "from"',
      keys,
    ).map(([cell, from, to]) => ({ at: at(cell), from: Number(from), to: Number(to) })),
    epoch1904: epoch === 1,
  }
}

/** The hidden rows or columns of a sheet. */
export function recallSpans(db: SqlDatabase, sheet: number, axis: 'row' | 'column'): readonly Span[] {
  return rows(db, 'SELECT first, last FROM hidden_span WHERE sheet = ? AND axis = ? ORDER BY nth', [sheet, axis]).map(
    ([first, last]) => ({ first: Number(first), last: Number(last) }),
  )
}

/** The styles of a sheet, by the number by which its cells name them. */
export function recallStyles(db: SqlDatabase, sheet: number): readonly CellStyle[] {
  return rows(
    db,
    `SELECT number_format, bold, italic, strike, font_colour, fill_colour, align, indent
     FROM cell_style WHERE sheet = ? ORDER BY style`,
    [sheet],
  ).map(([numberFormat, bold, italic, strike, fontColour, fillColour, align, indent]) => ({
    numberFormat: String(numberFormat),
    bold: bold === 1,
    italic: italic === 1,
    strike: strike === 1,
    fontColour: fontColour === null ? undefined : String(fontColour),
    fillColour: fillColour === null ? undefined : String(fillColour),
    align: align === 'left' || align === 'centre' || align === 'right' ? align : undefined,
    indent: Number(indent),
  }))
}

function recallCells(db: SqlDatabase, keys: readonly number[]): CellTable {
  const count = scalar(db, 'SELECT count(*) FROM cell WHERE id BETWEEN ? AND ?', keys)
  const table = {
    rows: new Uint32Array(count),
    columns: new Uint16Array(count),
    kinds: new Uint8Array(count),
    numbers: new Float64Array(count).fill(Number.NaN),
    texts: new Int32Array(count).fill(-1),
    styleOf: new Uint16Array(count),
  }
  const strings: string[] = []
  const known = new Map<string, number>()
  const textIndex = (text: string) => {
    const index = known.get(text) ?? strings.length
    if (index === strings.length) {
      strings.push(text)
      known.set(text, index)
    }
    return index
  }
  const statement = db.prepare('SELECT id, kind, value, raw, style FROM cell WHERE id BETWEEN ? AND ? ORDER BY id')
  statement.bind([...keys])
  for (let i = 0; statement.step(); i += 1) {
    const [key, kind, value, raw, style] = statement.get()
    const { row, column } = placeOf(Number(key))
    table.rows[i] = row
    table.columns[i] = column
    table.kinds[i] = Number(kind)
    table.styleOf[i] = Number(style)
    if (typeof value === 'number') table.numbers[i] = value
    else if (typeof value === 'string') table.texts[i] = textIndex(value)
    if (typeof raw === 'string') table.texts[i] = textIndex(raw)
  }
  statement.free()
  return { count, ...table, strings, formulas: recallFormulas(db, keys, table) }
}

function recallFormulas(
  db: SqlDatabase,
  keys: readonly number[],
  { rows: rowOf, columns }: Pick<CellTable, 'rows' | 'columns'>,
): ReadonlyMap<number, Formula> {
  const found = rows(db, 'SELECT cell, text, cached FROM formula WHERE cell BETWEEN ? AND ? ORDER BY cell', keys)
  const formulas = new Map<number, Formula>()
  let index = 0
  for (const [cell, text, cached] of found) {
    const { row, column } = placeOf(Number(cell))
    while ((rowOf[index] ?? row) !== row || (columns[index] ?? column) !== column) index += 1
    formulas.set(index, { text: String(text), cached: cached === 1 })
  }
  return formulas
}
