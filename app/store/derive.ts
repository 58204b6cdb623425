import type { Tidied } from '../tidy/index.ts'
import {
  type FigureStatus,
  type Observation,
  type Sheet,
  WITHHELD_STATUSES,
  type Workbook,
} from '../vocabulary/index.ts'
import { loadRows } from './bulk.ts'
import { evidenceWriter } from './evidence.ts'
import { cellKey, firstKey, OBSERVATIONS_A_CELL, observationKey } from './place.ts'
import { execute, executeEach, firstRow, rows, type SqlDatabase, type SqlValue } from './sql.ts'
import { keepWords, type Words } from './words.ts'

/** Why a figure was not given, or that it was: kept as the place in this list. */
export const FIGURE_STATUSES: readonly FigureStatus[] = ['ok', ...WITHHELD_STATUSES]

/** What the analyst decided about a file, and how forces are called. */
export interface Decisions {
  /** Null where the analyst said nothing about the sheet's layout. */
  readonly accepted: (sheetName: string) => boolean | null
  /** Empty for no force. Codes joined by `+` get each name. */
  readonly forceName: (code: string | null) => string
}

/** Builds everything that follows from a file's tidied sheets, in place of what was there. */
export function deriveReading(
  db: SqlDatabase,
  sha256: string,
  reading: number,
  tidied: readonly Tidied[],
  workbook: Workbook,
  decisions: Decisions,
): void {
  dropDerived(db, sha256)
  const sheets = rows(db, 'SELECT id, position FROM sheet WHERE reading = ? ORDER BY position', [reading])
  const words = keepWords(db)
  const byPosition = new Map(tidied.map((one) => [one.sheet, one]))
  for (const [id, position] of sheets) {
    const one = byPosition.get(Number(position))
    if (one !== undefined) deriveSheet(db, sha256, Number(id), workbook.sheets[Number(position)], one, decisions, words)
  }
  const [fileName, path] = firstRow(db, 'SELECT name, path FROM inclusion WHERE sha256 = ?', [sha256]) ?? []
  words.remember(String(fileName ?? ''))
  words.remember(String(path ?? ''))
  words.flush()
}

/** Takes out everything that follows from a file. */
export function dropDerived(db: SqlDatabase, sha256: string): void {
  const sheets = rows(db, 'SELECT sheet FROM tidied_sheet WHERE sha256 = ?', [sha256])
  for (const [id] of sheets) {
    const sheet = Number(id)
    const keys = [firstKey(sheet) * OBSERVATIONS_A_CELL, firstKey(sheet + 1) * OBSERVATIONS_A_CELL - 1]
    // Subjects and sets are made for one load of one file, so those of its figures are nobody else's.
    execute(db, 'DELETE FROM subject WHERE id IN (SELECT subject FROM observation WHERE id BETWEEN ? AND ?)', keys)
    execute(db, 'DELETE FROM observation WHERE id BETWEEN ? AND ?', keys)
    execute(db, 'DELETE FROM evidence WHERE sheet = ?', [sheet])
    execute(db, 'DELETE FROM sheet_block WHERE sheet = ?', [sheet])
    execute(db, 'DELETE FROM tidied_sheet WHERE sheet = ?', [sheet])
  }
}

/** What `state` a sheet is in once the analyst's word is heard: only a `read` sheet's figures are in the grid. */
function settledState(state: Tidied['state'], accepted: boolean | null): Tidied['state'] {
  if (state === 'review' && accepted === true) return 'read'
  if (state === 'read' && accepted === false) return 'review'
  return state
}

function deriveSheet(
  db: SqlDatabase,
  sha256: string,
  sheet: number,
  arrived: Sheet | undefined,
  tidied: Tidied,
  decisions: Decisions,
  words: Words,
): void {
  const name = arrived?.name ?? ''
  const state = settledState(tidied.state, decisions.accepted(name))
  const shown = state === 'read' ? tidied.observations : []
  const forces = new Set<string>()
  let kept = 0
  const evidenceOf = evidenceWriter(db, sheet, arrived)
  function* values(): Iterable<SqlValue[]> {
    let last = -1
    let nth = 0
    for (const observation of inReadingOrder(shown)) {
      const cell = cellKey(sheet, observation.at.row, observation.at.column)
      nth = cell === last ? nth + 1 : 0
      last = cell
      if (nth >= OBSERVATIONS_A_CELL) continue
      kept += 1
      if (observation.force !== null) forces.add(observation.force)
      yield row(observation, observationKey(cell, nth))
    }
  }
  function row(observation: Observation, id: number): SqlValue[] {
    const { figure, force, measure, period, dimensions, raw } = observation
    const given = figure.status === 'ok'
    return [
      id,
      words.subject(force, decisions.forceName(force), measure, period),
      words.dimensionSet(dimensions),
      FIGURE_STATUSES.indexOf(figure.status),
      given ? figure.value : null,
      given ? null : figure.low,
      given ? null : figure.high,
      given && printsAlike(raw, figure.value) ? null : raw,
      evidenceOf.textOf(observation),
    ]
  }
  loadRows(db, 'observation', values(), shown.length)
  // what waits for a person is known in lists by its force all the same
  if (state === 'review') for (const { force } of tidied.observations) if (force !== null) forces.add(force)
  evidenceOf.flush()
  executeEach(
    db,
    'INSERT INTO sheet_block VALUES (?, ?, ?, ?, ?, ?)',
    tidied.layout.blocks.map(({ range }, nth) => [sheet, nth, range.top, range.left, range.bottom, range.right]),
  )
  words.remember(name)
  execute(db, 'INSERT INTO tidied_sheet VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', [
    sheet,
    sha256,
    state,
    tidied.layout.score,
    JSON.stringify(tidied.layout.reasons),
    tidied.layout.roles,
    JSON.stringify(tidied.unresolved),
    Number(tidied.illustrative),
    state === 'review' ? tidied.observations.length : 0,
    kept,
    JSON.stringify([...forces].sort()),
  ])
}

/** Whether SQLite's %.15g prints a number as it was written, so that the text need not be kept. */
function printsAlike(raw: string, value: number): boolean {
  return raw.length < 15 && raw === String(value) && !raw.includes('e')
}

/** Tables that stand side by side are tidied one after the other; keys rise row by row, from left to right. */
function inReadingOrder(observations: readonly Observation[]): readonly Observation[] {
  const compared = (a: Observation, b: Observation) => a.at.row - b.at.row || a.at.column - b.at.column
  const inOrder = observations.every((one, nth) => {
    const before = observations[nth - 1]
    return before === undefined || compared(before, one) <= 0
  })
  return inOrder ? observations : [...observations].sort(compared)
}
