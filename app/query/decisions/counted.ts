import { readMarkerNotes } from '../../names/index.ts'
import { execute, FIGURE_STATUSES, rows, type SqlDatabase, textOf } from '../../store/index.ts'
import { CELL_KINDS, parseA1Range } from '../../vocabulary/index.ts'
import { type DecidedPlace, type Decision, decisionsIn } from './decision.ts'

/** Finds anew which observations the decisions concern, and says so beside them. */
export function resolveDecisions(db: SqlDatabase): void {
  execute(db, 'DELETE FROM counted')
  for (const { id, about } of decisionsIn(db)) {
    switch (about.kind) {
      case 'exclude force':
        mark(db, observationsOf(db, about.force), 'excluded_by', id)
        break
      case 'count as zero':
        countAsZero(db, unexplained(db, about.sha256, about.sheet), id)
        break
      case 'take figures':
        mark(db, replaced(db, about), 'replaced_by', id)
        break
      case 'bridge year':
      case 'accept figure':
        // They say what may stand beside what, which the comparison asks when it puts figures side by side.
        break
    }
  }
}

/** Of the first of several decisions about one figure the name is kept. */
function mark(db: SqlDatabase, ids: readonly number[], column: 'excluded_by' | 'replaced_by', decision: string): void {
  execute(
    db,
    `INSERT INTO counted (observation, ${column}) SELECT value, ?2 FROM json_each(?1) WHERE true
     ON CONFLICT (observation) DO UPDATE SET ${column} = coalesce(${column}, ?2)`,
    [JSON.stringify(ids), decision],
  )
}

function countAsZero(db: SqlDatabase, ids: readonly number[], decision: string): void {
  execute(
    db,
    `INSERT INTO counted (observation, value, valued_by) SELECT value, 0, ?2 FROM json_each(?1) WHERE true
     ON CONFLICT (observation) DO UPDATE SET value = coalesce(counted.value, 0), valued_by = coalesce(valued_by, ?2)`,
    [JSON.stringify(ids), decision],
  )
}

function observationsOf(db: SqlDatabase, force: string): readonly number[] {
  return rows(db, 'SELECT o.id FROM observation o JOIN subject b ON b.id = o.subject WHERE b.force = ?', [force]).map(
    ([id]) => Number(id),
  )
}

/** Sheets of a file as it is in the workspace, one of them or all: their ids. */
function sheetsOf(db: SqlDatabase, sha256: string, sheet: string | null): readonly number[] {
  return rows(
    db,
    `SELECT s.id FROM tidied_sheet t JOIN sheet s ON s.id = t.sheet
     WHERE t.sha256 = ?1 AND (?2 IS NULL OR s.name = ?2)`,
    [sha256, sheet],
  ).map(([id]) => Number(id))
}

/** How a dash or a blank is written. */
const DASH_OR_BLANK = /^[\s\u00a0_\u2010-\u2015\u2212\ufe58\ufe63\uff0d-]*$/

/** Dashes and blanks of a file, or a sheet of it, that stand for a figure and that no note explains. */
export function unexplained(db: SqlDatabase, sha256: string, sheet: string | null): readonly number[] {
  const said = explained(db, sha256)
  return sheetsOf(db, sha256, sheet).flatMap((id) =>
    rows(db, 'SELECT id, raw FROM observation WHERE id >= (?1 << 38) AND id < ((?1 + 1) << 38) AND status = ?2', [
      id,
      FIGURE_STATUSES.indexOf('missing'),
    ]).flatMap(([observation, raw]) => {
      const written = textOf(raw) ?? ''
      if (!DASH_OR_BLANK.test(written)) return []
      return said.has(written.trim() === '' ? 'blank' : '-') ? [] : [Number(observation)]
    }),
  )
}

/** The markers, `-` and `blank` among them, of which a file says itself what they stand for. */
export function explained(db: SqlDatabase, sha256: string): ReadonlySet<string> {
  const text = CELL_KINDS.indexOf('text')
  const cells = sheetsOf(db, sha256, null).flatMap((id) =>
    rows(
      db,
      `SELECT DISTINCT coalesce(raw, value) FROM cell
       WHERE id >= (?1 << 34) AND id < ((?1 + 1) << 34) AND kind = ?2 AND length(coalesce(raw, value)) > 4`,
      [id, text],
    ).map(([words]) => String(words)),
  )
  const prose = rows(
    db,
    `SELECT DISTINCT p.value FROM tidied_sheet t JOIN sheet s ON s.id = t.sheet JOIN reading r ON r.id = s.reading,
       json_each(r.prose) p WHERE t.sha256 = ? AND p.type = 'text'`,
    [sha256],
  ).map(([words]) => String(words))
  return new Set(readMarkerNotes([...cells, ...prose]).meanings.keys())
}

/** Figures of one force that stand in a place, with what they are about. */
function statedIn(db: SqlDatabase, force: string, { sha256, sheet, cells }: DecidedPlace) {
  const range = cells === null ? undefined : parseA1Range(cells)
  return sheetsOf(db, sha256, sheet).flatMap((id) =>
    rows(
      db,
      `SELECT o.id, json_array(b.measure, b.period_start, b.period_end, d.shape), o.status
       FROM observation o JOIN subject b ON b.id = o.subject JOIN dimension_set d ON d.id = o.dimensions
       WHERE o.id >= (?1 << 38) AND o.id < ((?1 + 1) << 38) AND b.force = ?2`,
      [id, force],
    ).flatMap(([observation, about, status]) => {
      const key = Number(observation)
      const row = Math.floor(key / 2 ** 18) % 2 ** 20
      const column = Math.floor(key / 16) % 2 ** 14
      const inside =
        range === undefined ||
        (row >= range.top && row <= range.bottom && column >= range.left && column <= range.right)
      const given = Number(status) <= FIGURE_STATUSES.indexOf('suppressed')
      return inside ? [{ id: key, about: String(about), given }] : []
    }),
  )
}

/** Figures of the place that is taken which count in the place of others. */
export function standingIn(
  db: SqlDatabase,
  { force, take, over }: Extract<Decision['about'], { readonly kind: 'take figures' }>,
): readonly number[] {
  const about = new Set(over.flatMap((place) => statedIn(db, force, place)).map((one) => one.about))
  return statedIn(db, force, take).flatMap((one) => (about.has(one.about) ? [one.id] : []))
}

/**
 * Figures that stand back behind those of the place that is taken: of the same force, measure and days and broken down by the
 * same keys. What the taken place does not give at all stays as it is.
 */
export function replaced(
  db: SqlDatabase,
  { force, take, over }: Extract<Decision['about'], { readonly kind: 'take figures' }>,
): readonly number[] {
  const taken = statedIn(db, force, take)
  const kept = new Set(taken.map(({ id }) => id))
  const about = new Set(taken.filter(({ given }) => given).map((one) => one.about))
  return over
    .flatMap((place) => statedIn(db, force, place))
    .filter((one) => !kept.has(one.id) && about.has(one.about))
    .map(({ id }) => id)
}
