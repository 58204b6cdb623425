import type { SheetCell, SheetWindow } from '../contract/index.ts'
import type { ObservationId } from '../query/index.ts'
import { displayed } from '../read/index.ts'
import { ROLES } from '../recognise/index.ts'
import {
  cellKey,
  firstKey,
  firstRow,
  hiddenChoices,
  OBSERVATIONS_A_CELL,
  recallSheet,
  rows,
  type SqlDatabase,
  scalar,
  spansLeft,
  standingIn,
} from '../store/index.ts'
import { CELL_KINDS, cellAt, contains, type Range, type Sheet } from '../vocabulary/index.ts'
import { withNotes } from './noted.ts'

/**
 * The cells of a part of a sheet as the analyst sees them, each with its role and the observation that it carries. What the file
 * hides is not among them, nor its comments, unless it was decided to show it.
 */
export function sheetWindow(db: SqlDatabase, source: number, position: number, range: Range): SheetWindow {
  const found = firstRow(db, SHEET, [source, position])
  if (found === undefined) return EMPTY
  const [id, roles, sha256] = found
  const key = Number(id)
  const shown = new Set(hiddenChoices(db, String(sha256)).keys())
  const keys = [cellKey(key, range.top, range.left), cellKey(key, range.bottom, range.right)] as const
  const sheet = recallSheet(db, key, keys)
  const standing = standingIn(sheet, shown)
  return {
    cells: withNotes(
      db,
      { sha256: String(sha256), sheet: sheet.name },
      cellsOf(db, key, sheet, range, keys, standing, roles instanceof Uint8Array ? roles : undefined),
    ),
    merges: sheet.merges.filter((merge) => overlap(merge, range)),
    hiddenRows: spansLeft(sheet, 'rows', shown),
    hiddenColumns: spansLeft(sheet, 'columns', shown),
    columnWidths: sheet.columnWidths,
    rowCount: sheet.rowCount,
    columnCount: sheet.columnCount,
  }
}

const SHEET = `SELECT s.id, t.roles, f.sha256
  FROM (SELECT sha256, choice FROM inclusion UNION SELECT older, choice FROM replacement WHERE decision = 'replaced') i
  JOIN source f ON f.sha256 = i.sha256
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

function cellsOf(
  db: SqlDatabase,
  id: number,
  sheet: Sheet,
  range: Range,
  keys: readonly [number, number],
  standing: ReturnType<typeof standingIn>,
  roles: Uint8Array | undefined,
): readonly SheetCell[] {
  const observations = observationsByCell(db, keys)
  const comments = commentsByCell(sheet, id)
  // Roles stand by the position of the cell in its sheet: that of the first cell here is the number of cells before it.
  const first = scalar(db, 'SELECT count(*) FROM cell WHERE id >= ? AND id < ?', [firstKey(id), keys[0]])
  const cells: SheetCell[] = []
  for (let i = 0; i < sheet.cells.count; i += 1) {
    const { at, raw, style, formula } = cellAt(sheet, i)
    const stands = contains(range, at) ? standing(at, style) : 'apart'
    if (stands === 'apart') continue
    const key = cellKey(id, at.row, at.column)
    const role = roles?.[first + i]
    cells.push({
      ...at,
      kind: CELL_KINDS[sheet.cells.kinds[i] ?? 0] ?? 'blank',
      raw,
      shown: displayed(sheet, i),
      formula: formula?.text ?? null,
      comment: comments.get(key) ?? null,
      bold: style.bold,
      italic: style.italic,
      strike: style.strike,
      fill: style.fillColour ?? null,
      colour: style.fontColour ?? null,
      align: style.align ?? null,
      numberFormat: style.numberFormat,
      hidden: false,
      ...(stands === 'shown' ? { revealed: true } : {}),
      role: role === undefined ? null : (ROLES[role] ?? null),
      observation: observations.get(key) ?? null,
    })
  }
  return cells
}

function commentsByCell(sheet: Sheet, id: number): ReadonlyMap<number, string> {
  const texts = new Map<number, string>()
  for (const { at, text } of sheet.comments) {
    const key = cellKey(id, at.row, at.column)
    const before = texts.get(key)
    texts.set(key, before === undefined ? text : `${before}\n${text}`)
  }
  return texts
}

function overlap(a: Range, b: Range): boolean {
  return a.top <= b.bottom && a.bottom >= b.top && a.left <= b.right && a.right >= b.left
}

function observationsByCell(db: SqlDatabase, keys: readonly number[]): ReadonlyMap<number, ObservationId> {
  const [low = 0, high = 0] = keys
  const found = rows(db, 'SELECT id >> 4, min(id) FROM observation WHERE id >= ? AND id < ? GROUP BY id >> 4', [
    low * OBSERVATIONS_A_CELL,
    (high + 1) * OBSERVATIONS_A_CELL,
  ])
  return new Map(found.map(([cell, id]) => [Number(cell), Number(id) as ObservationId]))
}
