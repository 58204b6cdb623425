import type { SheetCell, SheetWindow } from '../contract/index.ts'
import type { ObservationId } from '../query/index.ts'
import { ROLES } from '../recognise/index.ts'
import {
  cellKey,
  firstKey,
  firstRow,
  OBSERVATIONS_A_CELL,
  placeOf,
  recallStyles,
  rows,
  type SqlDatabase,
  type SqlValue,
  scalar,
  textOf,
} from '../store/index.ts'
import { CELL_KINDS, contains, PLAIN_STYLE, type Range, type Span } from '../vocabulary/index.ts'
import { shownText } from './shown.ts'

/** The cells of a part of a sheet as the analyst sees them, each with its role and the observation that it carries. */
export function sheetWindow(db: SqlDatabase, source: number, position: number, range: Range): SheetWindow {
  const found = firstRow(db, SHEET, [source, position])
  if (found === undefined) return EMPTY
  const [id, rowCount, columnCount, epoch1904, roles] = found
  const sheet = Number(id)
  const spans = (axis: string) => spansOf(db, sheet, axis)
  const around = { hiddenRows: spans('row'), hiddenColumns: spans('column') }
  return {
    cells: cellsOf(db, sheet, range, {
      ...around,
      epoch1904: epoch1904 === 1,
      roles: roles instanceof Uint8Array ? roles : undefined,
    }),
    merges: mergesOf(db, sheet, range),
    ...around,
    columnWidths: rows(db, 'SELECT first, last, width FROM column_width WHERE sheet = ? ORDER BY nth', [sheet]).map(
      ([first, last, width]) => ({ first: Number(first), last: Number(last), width: Number(width) }),
    ),
    rowCount: Number(rowCount),
    columnCount: Number(columnCount),
  }
}

const SHEET = `SELECT s.id, s.row_count, s.column_count, s.epoch_1904, t.roles
  FROM inclusion i JOIN source f ON f.sha256 = i.sha256
  JOIN reading r ON r.source = f.id AND r.choice = i.choice
  JOIN sheet s ON s.reading = r.id
  LEFT JOIN tidied_sheet t ON t.sheet = s.id
  WHERE f.id = ? AND s.position = ?`

const EMPTY: SheetWindow = {
  cells: [],
  merges: [],
  hiddenRows: [],
  hiddenColumns: [],
  columnWidths: [],
  rowCount: 0,
  columnCount: 0,
}

interface Around {
  readonly hiddenRows: readonly Span[]
  readonly hiddenColumns: readonly Span[]
  readonly epoch1904: boolean
  readonly roles: Uint8Array | undefined
}

function cellsOf(db: SqlDatabase, sheet: number, range: Range, around: Around): readonly SheetCell[] {
  const keys = [cellKey(sheet, range.top, range.left), cellKey(sheet, range.bottom, range.right)]
  const styles = recallStyles(db, sheet)
  const formulas = textsByCell(db, 'SELECT cell, text FROM formula WHERE cell BETWEEN ? AND ?', keys)
  const comments = textsByCell(
    db,
    `SELECT cell, group_concat(text, char(10)) FROM
       (SELECT cell, text FROM comment WHERE cell BETWEEN ? AND ? ORDER BY cell, nth) GROUP BY cell`,
    keys,
  )
  const observations = observationsByCell(db, keys)
  // Roles stand by the position of the cell in its sheet: that of the first cell here is the number of cells before it.
  let index = scalar(db, 'SELECT count(*) FROM cell WHERE id >= ? AND id < ?', [firstKey(sheet), keys[0] ?? 0])
  const cells: SheetCell[] = []
  const statement = db.prepare('SELECT id, kind, value, raw, style FROM cell WHERE id BETWEEN ? AND ? ORDER BY id')
  statement.bind(keys)
  for (; statement.step(); index += 1) {
    const [key, kind, value, raw, style] = statement.get()
    const { row, column } = placeOf(Number(key))
    if (!contains(range, { row, column })) continue
    const look = styles[Number(style)] ?? PLAIN_STYLE
    const role = around.roles?.[index]
    const written = raw === null ? (value ?? '') : raw
    const kindName = CELL_KINDS[Number(kind)] ?? 'blank'
    cells.push({
      row,
      column,
      kind: kindName,
      raw: String(written),
      shown: shownText(kindName, value ?? null, String(written), look.numberFormat, around.epoch1904),
      formula: formulas.get(Number(key)) ?? null,
      comment: comments.get(Number(key)) ?? null,
      bold: look.bold,
      italic: look.italic,
      strike: look.strike,
      fill: look.fillColour ?? null,
      colour: look.fontColour ?? null,
      align: look.align ?? null,
      numberFormat: look.numberFormat,
      hidden: within(around.hiddenRows, row) || within(around.hiddenColumns, column),
      role: role === undefined ? null : (ROLES[role] ?? null),
      observation: observations.get(Number(key)) ?? null,
    })
  }
  statement.free()
  return cells
}

function within(spans: readonly Span[], index: number): boolean {
  return spans.some(({ first, last }) => index >= first && index <= last)
}

function textsByCell(db: SqlDatabase, sql: string, keys: readonly SqlValue[]): ReadonlyMap<number, string> {
  return new Map(rows(db, sql, keys).map(([cell, text]) => [Number(cell), textOf(text) ?? '']))
}

function observationsByCell(db: SqlDatabase, keys: readonly number[]): ReadonlyMap<number, ObservationId> {
  const [low = 0, high = 0] = keys
  const found = rows(db, 'SELECT id >> 4, min(id) FROM observation WHERE id >= ? AND id < ? GROUP BY id >> 4', [
    low * OBSERVATIONS_A_CELL,
    (high + 1) * OBSERVATIONS_A_CELL,
  ])
  return new Map(found.map(([cell, id]) => [Number(cell), Number(id) as ObservationId]))
}

function mergesOf(db: SqlDatabase, sheet: number, range: Range): readonly Range[] {
  return rows(
    db,
    `SELECT top, "left", bottom, "right" FROM merge
     WHERE sheet = ? AND top <= ? AND bottom >= ? AND "left" <= ? AND "right" >= ? ORDER BY nth`,
    [sheet, range.bottom, range.top, range.right, range.left],
  ).map(([top, left, bottom, right]) => ({
    top: Number(top),
    left: Number(left),
    bottom: Number(bottom),
    right: Number(right),
  }))
}

function spansOf(db: SqlDatabase, sheet: number, axis: string): readonly Span[] {
  return rows(db, 'SELECT first, last FROM hidden_span WHERE sheet = ? AND axis = ? ORDER BY nth', [sheet, axis]).map(
    ([first, last]) => ({ first: Number(first), last: Number(last) }),
  )
}
