import { cellKey, execute, executeEach, rows, type SqlDatabase, type SqlValue, textOf } from '../store/index.ts'
import { parseA1 } from '../vocabulary/index.ts'
import type { Anchor, PlacedAnnotation } from './command.ts'

/** A figure as a note remembers it: the number, or the mark that stood in its place. SQL over `observation o`. */
export const WRITTEN_VALUE = "coalesce(format('%.15g', o.value), o.raw)"

/**
 * Finds anew which observation each value note is pinned to: the one that states the same force, measure, period and
 * breakdown; where several do, the one in the same file, then sheet, then cell.
 */
export function resolveAnchors(db: SqlDatabase): void {
  execute(db, 'DELETE FROM annotation_target')
  const notes = rows(
    db,
    `SELECT id, force, measure, period_start, period_end, dimensions, sha256, sheet, cell
     FROM annotation WHERE anchored = 'value' ORDER BY id`,
  )
  const found: SqlValue[][] = []
  for (const [id, ...anchor] of notes) {
    const target = rows(db, `SELECT o.id ${TARGET}`, [...anchor.slice(0, 7), placeNumber(anchor[7])])[0]
    if (target?.[0] !== undefined) found.push([target[0], id ?? ''])
  }
  executeEach(db, 'INSERT INTO annotation_target VALUES (?, ?)', found)
}

/** Row and column of an A1 address in one number; 0 where it is none. */
export function placeNumber(cell: SqlValue | undefined): number {
  const at = parseA1(textOf(cell) ?? '')
  return at === undefined ? 0 : cellKey(0, at.row, at.column)
}

/** Every note, oldest first, with the observation it stands on and whether the value there is still the one it spoke of. */
export function annotations(db: SqlDatabase): readonly PlacedAnnotation[] {
  return rows(
    db,
    `SELECT a.id, a.anchored, a.force, a.measure, a.period_start, a.period_end, a.dimensions, a.sha256, a.sheet, a.cell,
       a.text, a.for_publication, a.author, a.at, a.pinned_value, t.observation, ${WRITTEN_VALUE}
     FROM annotation a
     LEFT JOIN annotation_target t ON t.annotation = a.id
     LEFT JOIN observation o ON o.id = t.observation
     ORDER BY a.at, a.id`,
  ).map((columns) => {
    const [text, forPublication, author, at, pinned, observation, now] = columns.slice(10)
    const was = textOf(pinned)
    const present = textOf(now)
    return {
      id: String(columns[0]),
      anchor: anchorOf(columns),
      text: String(text),
      forPublication: forPublication === 1,
      author: String(author),
      at: String(at),
      observation: observation === null || observation === undefined ? null : Number(observation),
      changed: was !== null && present !== null && was !== present ? { was, now: present } : null,
    }
  })
}

/** Finds the observation of a value anchor: binds force, measure, first and last day, breakdown, file and sheet, in that order. */
export const TARGET = `FROM subject b
  JOIN observation o ON o.subject = b.id
  JOIN sheet s ON s.id = o.id >> 38
  JOIN tidied_sheet t ON t.sheet = s.id
  WHERE b.force IS ?1 AND b.measure = ?2 AND b.period_start IS ?3 AND b.period_end IS ?4
    AND (SELECT d.text FROM dimension_set d WHERE d.id = o.dimensions) = ?5
  ORDER BY t.sha256 = ?6 DESC, s.name = ?7 DESC, abs(((o.id >> 4) & 17179869183) - ?8), o.id LIMIT 1`

function anchorOf(columns: readonly SqlValue[]): Anchor {
  const [, on, force, measure, start, end, dimensions, sha256, sheet, cell] = columns
  switch (on) {
    case 'period':
      return { on, periodStart: String(start), periodEnd: String(end) }
    case 'force':
      return { on, force: String(force) }
    default:
      return {
        on: 'value',
        force: textOf(force),
        measure: String(measure),
        periodStart: textOf(start),
        periodEnd: textOf(end),
        dimensions: String(dimensions),
        source: { sha256: String(sha256), sheet: String(sheet), cell: String(cell) },
      }
  }
}
