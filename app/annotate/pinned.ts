import {
  cellKey,
  cellOfObservation,
  OBSERVATIONS_A_CELL,
  placeOf,
  rows,
  type SqlDatabase,
  type SqlValue,
  textOf,
} from '../store/index.ts'
import { a1, parseA1Range } from '../vocabulary/index.ts'
import type { Anchor } from './command.ts'
import { placeNumber, TARGET, WRITTEN_VALUE } from './target.ts'

/** A figure as a note on several remembers it: by what it says, where it stood, and how it was written then. */
export interface RememberedFigure {
  readonly force: string | null
  readonly measure: string
  readonly periodStart: string | null
  readonly periodEnd: string | null
  readonly dimensions: string
  readonly sha256: string
  readonly sheet: string
  readonly cell: string
  readonly written: string
}

/**
 * The figures that a note stands on, as they are written now. Of cells only those that were read as figures: what stands in a file
 * is known by its content and cannot change, and a note must not keep words of cells that may have to be removed.
 */
export function figuresUnder(db: SqlDatabase, anchor: Anchor): readonly RememberedFigure[] {
  const ids = idsUnder(db, anchor)
  if (ids.length === 0) return []
  return rows(
    db,
    `SELECT b.force, b.measure, b.period_start, b.period_end, d.text, t.sha256, s.name, o.id, ${WRITTEN_VALUE}
     FROM json_each(?) j JOIN observation o ON o.id = j.value JOIN subject b ON b.id = o.subject
     JOIN dimension_set d ON d.id = o.dimensions JOIN sheet s ON s.id = o.id >> 38
     JOIN tidied_sheet t ON t.sheet = s.id ORDER BY o.id`,
    [JSON.stringify(ids)],
  ).map(([force, measure, start, end, dimensions, sha256, sheet, id, written]) => ({
    force: textOf(force),
    measure: String(measure),
    periodStart: textOf(start),
    periodEnd: textOf(end),
    dimensions: String(dimensions),
    sha256: String(sha256),
    sheet: String(sheet),
    cell: a1(placeOf(cellOfObservation(Number(id)))),
    written: String(written),
  }))
}

/** What became of remembered figures: where each stands now, and what is written otherwise. */
export function whereNow(
  db: SqlDatabase,
  remembered: readonly RememberedFigure[],
): {
  readonly observations: readonly number[]
  readonly changed: { readonly was: string; readonly now: string } | null
} {
  const observations: number[] = []
  const before: string[] = []
  const after: string[] = []
  for (const { force, measure, periodStart, periodEnd, dimensions, sha256, sheet, cell, written } of remembered) {
    const about = [force, measure, periodStart, periodEnd, dimensions, sha256, sheet, placeNumber(cell)]
    const [id, now] = rows(db, `SELECT o.id, ${WRITTEN_VALUE} ${TARGET}`, about)[0] ?? []
    if (id !== undefined) observations.push(Number(id))
    if (now === written) continue
    before.push(`${cell} ${written}`)
    after.push(now === undefined ? 'not given' : String(now))
  }
  const listed = (words: readonly string[]) =>
    words.length > 3 ? `${words.slice(0, 3).join(', ')} and ${words.length - 3} more` : words.join(', ')
  return { observations, changed: before.length === 0 ? null : { was: listed(before), now: listed(after) } }
}

/** Observations of an anchor as the workspace stands. */
export function idsUnder(db: SqlDatabase, anchor: Anchor): readonly number[] {
  switch (anchor.on) {
    case 'force-period':
      return numbers(
        rows(
          db,
          `SELECT o.id FROM subject b JOIN observation o ON o.subject = b.id
           WHERE b.force = ? AND b.period_start = ? AND b.period_end = ? ORDER BY o.id`,
          [anchor.force, anchor.periodStart, anchor.periodEnd],
        ),
      )
    case 'cells':
      return inRange(db, anchor.source)
    case 'finding':
      return findingFigures(db, anchor.finding)
    default:
      return []
  }
}

/** Whether a sheet of this content is in the workspace. */
export function hasSheet(db: SqlDatabase, sha256: string, sheet: string): boolean {
  return rows(db, SHEET_OF, [sha256, sheet]).length > 0
}

const SHEET_OF = `SELECT s.id FROM inclusion i JOIN source f ON f.sha256 = i.sha256
  JOIN reading r ON r.source = f.id AND r.choice = i.choice JOIN sheet s ON s.reading = r.id
  WHERE i.sha256 = ? AND s.name = ?`

function inRange(
  db: SqlDatabase,
  { sha256, sheet, cells }: { readonly sha256: string; readonly sheet: string; readonly cells: string },
): readonly number[] {
  const range = parseA1Range(cells)
  const id = rows(db, SHEET_OF, [sha256, sheet])[0]?.[0]
  if (range === undefined || id === undefined) return []
  const low = cellKey(Number(id), range.top, range.left) * OBSERVATIONS_A_CELL
  const high = (cellKey(Number(id), range.bottom, range.right) + 1) * OBSERVATIONS_A_CELL
  return numbers(rows(db, 'SELECT id FROM observation WHERE id >= ? AND id < ? ORDER BY id', [low, high])).filter(
    (one) => {
      const { column } = placeOf(cellOfObservation(one))
      return column >= range.left && column <= range.right
    },
  )
}

/** The figures that a finding was last seen to speak of. */
function findingFigures(db: SqlDatabase, finding: string): readonly number[] {
  return numbers(
    rows(
      db,
      `SELECT DISTINCT o.id FROM finding_seen f, json_each(f.content, '$.places') a, json_each(a.value, '$.cells') c
       JOIN observation o ON o.id = json_extract(c.value, '$.observation')
       WHERE f.finding = ? AND f.resolved IS NULL ORDER BY o.id`,
      [finding],
    ),
  )
}

function numbers(found: readonly (readonly SqlValue[])[]): readonly number[] {
  return found.map(([id]) => Number(id))
}
