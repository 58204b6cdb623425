import { type Dimension, ENTERED_SHEET, type FigureStatus, type Period, type Problem } from '../vocabulary/index.ts'
import { FIGURE_STATUSES } from './derive.ts'
import { cellKey, observationKey } from './place.ts'
import { execute, executeEach, firstRow, rows, type SqlDatabase, type SqlValue, scalar, textOf } from './sql.ts'
import { keepWords } from './words.ts'

/** Name of the sheet of what was typed in, in the grid and in exports. */
export const ENTERED_NAME = 'Entered by hand'

/** Makes observations of what was typed in for a file that counts. To be called after the rest of what follows from the file was built. */
export function deriveEntered(
  db: SqlDatabase,
  sha256: string,
  reading: number,
  forceName: (code: string | null) => string,
): void {
  dropEntered(db, sha256)
  const figures = rows(
    db,
    `SELECT id, slot, written, force, measure, period_start, period_end, dimensions, status, value, low, high
     FROM entered_figure WHERE sha256 = ? ORDER BY slot`,
    [sha256],
  )
  if (figures.length === 0) {
    execute(db, 'DELETE FROM sheet WHERE reading = ? AND position = ?', [reading, ENTERED_SHEET])
    return
  }
  const sheet = enteredSheet(db, reading)
  const words = keepWords(db)
  const forces = new Set<string>()
  const observations: SqlValue[][] = []
  const marks: SqlValue[][] = []
  for (const [id, slot, written, force, measure, start, end, dimensions, status, value, low, high] of figures) {
    const code = textOf(force)
    if (code !== null) forces.add(code)
    const key = observationKey(cellKey(sheet, Number(slot), 0), 0)
    const subject = words.subject(code, forceName(code), String(measure), periodOf(start, end))
    const set = words.dimensionSet(dimensionsOf(dimensions))
    const place = FIGURE_STATUSES.indexOf(status as FigureStatus)
    observations.push([key, subject, set, place, value ?? null, low ?? null, high ?? null, written ?? null, '[]'])
    marks.push([key, sha256, id ?? ''])
  }
  words.remember(ENTERED_NAME)
  words.flush()
  executeEach(db, 'INSERT INTO observation VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)', observations)
  executeEach(db, 'INSERT INTO entered_observation VALUES (?, ?, ?)', marks)
  execute(db, 'INSERT INTO tidied_sheet VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', [
    sheet,
    sha256,
    'read',
    1,
    '["entered by hand"]',
    new Uint8Array(),
    '[]',
    0,
    0,
    figures.length,
    JSON.stringify([...forces].sort()),
  ])
}

/** Takes out which observations of a file were typed in; the observations themselves go with the file's others. */
export function dropEntered(db: SqlDatabase, sha256: string): void {
  execute(db, 'DELETE FROM entered_observation WHERE sha256 = ?', [sha256])
}

/** Takes out all that follows from what was typed in, until it is built again; returns the files that it was typed in for. */
export function dropTyped(db: SqlDatabase): readonly string[] {
  const files = rows(db, 'SELECT DISTINCT sha256 FROM entered_observation ORDER BY sha256').map(([file]) =>
    String(file),
  )
  const typed = 'SELECT observation FROM entered_observation'
  execute(db, `DELETE FROM subject WHERE id IN (SELECT o.subject FROM observation o WHERE o.id IN (${typed}))`)
  execute(db, `DELETE FROM tidied_sheet WHERE sheet IN (SELECT observation >> 38 FROM entered_observation)`)
  execute(db, `DELETE FROM observation WHERE id IN (${typed})`)
  execute(db, 'DELETE FROM entered_observation')
  return files
}

/** Keeps why the file of a reading could not be read. */
export function keepUnread(db: SqlDatabase, reading: number, problem: Problem): void {
  execute(db, 'INSERT INTO unread VALUES (?, ?)', [reading, JSON.stringify(problem)])
}

/** Why the file of a reading could not be read; undefined of one that was. */
export function unreadProblem(db: SqlDatabase, reading: number): Problem | undefined {
  const [text] = firstRow(db, 'SELECT problem FROM unread WHERE reading = ?', [reading]) ?? []
  return text === undefined ? undefined : (JSON.parse(String(text)) as Problem)
}

function enteredSheet(db: SqlDatabase, reading: number): number {
  const known = firstRow(db, 'SELECT id FROM sheet WHERE reading = ? AND position = ?', [reading, ENTERED_SHEET])
  if (known !== undefined) return Number(known[0])
  execute(
    db,
    `INSERT INTO sheet (reading, position, name, visibility, row_count, column_count, cell_count, epoch_1904)
     VALUES (?, ?, ?, 'visible', 0, 0, 0, 0)`,
    [reading, ENTERED_SHEET, ENTERED_NAME],
  )
  return scalar(db, 'SELECT last_insert_rowid()')
}

function periodOf(start: SqlValue | undefined, end: SqlValue | undefined): Period | null {
  if (typeof start !== 'string' || typeof end !== 'string') return null
  return { start, end, written: '' }
}

function dimensionsOf(list: SqlValue | undefined): readonly Dimension[] {
  return (JSON.parse(String(list)) as readonly (readonly [string, string])[]).map(([key, value]) => ({ key, value }))
}
