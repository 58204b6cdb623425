import type { Sheet, Workbook } from '../vocabulary/index.ts'
import { loadCells } from './cells.ts'
import { keepUnread } from './entered.ts'
import { keepParts } from './hidden-parts.ts'
import { cellKey, firstKey } from './place.ts'
import { proseText } from './prose.ts'
import {
  execute,
  executeEach,
  firstRow,
  numberOf,
  rows,
  type SqlDatabase,
  type SqlValue,
  scalar,
  transaction,
} from './sql.ts'

/** Bytes of a file stand in rows of at most this many. */
export const PART_BYTES = 8 * 2 ** 20

interface Choice {
  readonly encoding?: string
  readonly delimiter?: string
  readonly byHand?: boolean
}

/** How the analyst wants a file taken, as part of a key; two empty words where it was left to the reader. */
export function choiceText({ encoding = '', delimiter = '', byHand = false }: Choice): string {
  return JSON.stringify(byHand ? [encoding, delimiter, BY_HAND] : [encoding, delimiter])
}

const BY_HAND = 'by hand'

/** The opposite of `choiceText`. */
export function parseChoice(text: string): Choice {
  const parsed: unknown = JSON.parse(text)
  const [encoding, delimiter, hand] = Array.isArray(parsed) ? parsed.map(String) : []
  return {
    ...(encoding ? { encoding } : {}),
    ...(delimiter ? { delimiter } : {}),
    ...(hand === BY_HAND ? { byHand: true } : {}),
  }
}

/** Id of a file that arrived, undefined for one that has not. */
export function findSource(db: SqlDatabase, sha256: string): number | undefined {
  return numberOf(firstRow(db, 'SELECT id FROM source WHERE sha256 = ?', [sha256])?.[0]) ?? undefined
}

/** Id of a reading of a file, undefined where it was not yet read in that way. */
export function findReading(db: SqlDatabase, sha256: string, choice: string): number | undefined {
  const found = firstRow(
    db,
    'SELECT reading.id FROM reading JOIN source ON source.id = reading.source WHERE sha256 = ? AND choice = ?',
    [sha256, choice],
  )
  return numberOf(found?.[0]) ?? undefined
}

/** Keeps the bytes of a file, once; returns its id. */
export function keepSource(db: SqlDatabase, sha256: string, bytes: Uint8Array): number {
  const known = findSource(db, sha256)
  if (known !== undefined) return known
  execute(db, 'INSERT INTO source (sha256, size) VALUES (?, ?)', [sha256, bytes.length])
  const id = scalar(db, 'SELECT last_insert_rowid()')
  for (let part = 0; part * PART_BYTES < bytes.length; part += 1) {
    const block = bytes.subarray(part * PART_BYTES, (part + 1) * PART_BYTES)
    execute(db, 'INSERT INTO source_bytes (source, part, bytes) VALUES (?, ?, ?)', [id, part, block])
  }
  return id
}

/** The bytes of a file as it arrived; null for one that has not, and for one whose bytes were removed with what they hide. */
export function sourceBytes(db: SqlDatabase, sha256: string): Uint8Array | null {
  const source = firstRow(db, 'SELECT id, size FROM source WHERE sha256 = ?', [sha256])
  if (source === undefined) return null
  if (
    Number(source[1]) > 0 &&
    scalar(db, 'SELECT count(*) FROM source_bytes WHERE source = ?', [source[0] ?? null]) === 0
  )
    return null
  const bytes = new Uint8Array(Number(source[1]))
  const statement = db.prepare('SELECT part, bytes FROM source_bytes WHERE source = ? ORDER BY part')
  statement.bind([source[0] ?? null])
  while (statement.step()) {
    const [part, block] = statement.get()
    if (block instanceof Uint8Array) bytes.set(block, Number(part) * PART_BYTES)
  }
  statement.free()
  return bytes
}

/**
 * Keeps every cell that a reading found and all that stands around the cells; returns the id of the reading. Not within a
 * transaction: a large sheet is kept part by part, and taken out again where one of them fails.
 */
export function keepReading(db: SqlDatabase, source: number, choice: string, workbook: Workbook): number {
  const { reading, sheets } = transaction(db, () => keepFrame(db, source, choice, workbook))
  try {
    loadCells(db, sheets)
  } catch (error) {
    transaction(db, () => forgetReading(db, reading))
    throw error
  }
  return reading
}

/** Keeps a reading without its cells: its id, and each of its sheets with the cells that are yet to come. */
function keepFrame(db: SqlDatabase, source: number, choice: string, workbook: Workbook) {
  execute(db, 'INSERT INTO reading (source, choice, format, encoding, delimiter, prose) VALUES (?, ?, ?, ?, ?, ?)', [
    source,
    choice,
    workbook.format,
    workbook.text?.encoding ?? null,
    workbook.text?.delimiter ?? null,
    proseText(workbook),
  ])
  const reading = scalar(db, 'SELECT last_insert_rowid()')
  keepParts(db, reading, workbook.hiddenParts ?? [])
  if (workbook.unread !== undefined) keepUnread(db, reading, workbook.unread)
  return { reading, sheets: workbook.sheets.map((sheet) => [keepSheet(db, reading, sheet), sheet.cells] as const) }
}

/** Keeps a sheet without its cells; returns its id. */
function keepSheet(db: SqlDatabase, reading: number, sheet: Sheet): number {
  execute(
    db,
    `INSERT INTO sheet (reading, position, name, visibility, row_count, column_count, cell_count, epoch_1904)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      reading,
      sheet.index,
      sheet.name,
      sheet.visibility,
      sheet.rowCount,
      sheet.columnCount,
      sheet.cells.count,
      Number(sheet.epoch1904),
    ],
  )
  const id = scalar(db, 'SELECT last_insert_rowid()')
  keepFurniture(db, id, sheet)
  return id
}

function keepFurniture(db: SqlDatabase, id: number, sheet: Sheet): void {
  const { cells } = sheet
  const place = (at: { readonly row: number; readonly column: number }) => cellKey(id, at.row, at.column)
  const many = (sql: string, values: SqlValue[][]) => values.length > 0 && executeEach(db, sql, values)
  many(
    'INSERT INTO cell_style VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    sheet.styles.map((style, nth) => [
      id,
      nth,
      style.numberFormat,
      Number(style.bold),
      Number(style.italic),
      Number(style.strike),
      style.fontColour ?? null,
      style.fillColour ?? null,
      style.align ?? null,
      style.indent,
    ]),
  )
  many(
    'INSERT INTO formula VALUES (?, ?, ?)',
    [...cells.formulas].map(([index, formula]) => [
      cellKey(id, cells.rows[index] ?? 0, cells.columns[index] ?? 0),
      formula.text,
      Number(formula.cached),
    ]),
  )
  const seen = new Map<number, number>()
  many(
    'INSERT INTO comment VALUES (?, ?, ?, ?)',
    sheet.comments.map(({ at, author, text }) => {
      const key = place(at)
      const nth = seen.get(key) ?? 0
      seen.set(key, nth + 1)
      return [key, nth, author, text]
    }),
  )
  many(
    'INSERT OR REPLACE INTO struck_run VALUES (?, ?, ?)',
    sheet.struckRuns.map((run) => [place(run.at), run.from, run.to]),
  )
  many(
    'INSERT INTO merge VALUES (?, ?, ?, ?, ?, ?)',
    sheet.merges.map((range, nth) => [id, range.top, range.left, range.bottom, range.right, nth]),
  )
  const spans = [
    ...sheet.hiddenRows.map((span, nth) => [id, 'row', nth, span.first, span.last]),
    ...sheet.hiddenColumns.map((span, nth) => [id, 'column', nth, span.first, span.last]),
  ]
  many('INSERT INTO hidden_span VALUES (?, ?, ?, ?, ?)', spans)
  many(
    'INSERT INTO column_width VALUES (?, ?, ?, ?, ?)',
    sheet.columnWidths.map((span, nth) => [id, nth, span.first, span.last, span.width]),
  )
}

/** Takes a file out again as if it had never arrived: for an arrival that was not acknowledged. */
export function forgetSource(db: SqlDatabase, sha256: string): void {
  const source = findSource(db, sha256)
  if (source === undefined) return
  for (const [id] of rows(db, 'SELECT id FROM reading WHERE source = ?', [source])) forgetReading(db, Number(id))
  execute(db, 'DELETE FROM source_bytes WHERE source = ?', [source])
  execute(db, 'DELETE FROM source WHERE id = ?', [source])
}

/** Takes one reading of a file out again, with all that it found. */
export function forgetReading(db: SqlDatabase, reading: number): void {
  for (const [id] of rows(db, 'SELECT id FROM sheet WHERE reading = ?', [reading])) {
    const sheet = Number(id)
    for (const [table, key] of KEYED_BY_CELL) {
      execute(db, `DELETE FROM ${table} WHERE ${key} >= ? AND ${key} < ?`, [firstKey(sheet), firstKey(sheet + 1)])
    }
    for (const table of ['cell_style', 'merge', 'hidden_span', 'column_width', 'tidied_sheet']) {
      execute(db, `DELETE FROM ${table} WHERE sheet = ?`, [sheet])
    }
  }
  execute(db, 'DELETE FROM hidden_part WHERE reading = ?', [reading])
  execute(db, 'DELETE FROM unread WHERE reading = ?', [reading])
  execute(db, 'DELETE FROM sheet WHERE reading = ?', [reading])
  execute(db, 'DELETE FROM reading WHERE id = ?', [reading])
}

const KEYED_BY_CELL = [
  ['cell', 'id'],
  ['formula', 'cell'],
  ['comment', 'cell'],
  ['struck_run', 'cell'],
] as const
