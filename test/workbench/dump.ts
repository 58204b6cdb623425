import { DECIDED_TABLES } from '../../app/annotate/index.ts'
import { rows, type SqlDatabase } from '../../app/store/index.ts'
import { engine } from '../store/engine.ts'

/** What a workspace decided, row by row. */
export function decidedOf(snapshot: Uint8Array): unknown {
  return withDatabase(snapshot, (db) =>
    Object.fromEntries(DECIDED_TABLES.map((table) => [table, sorted(rows(db, `SELECT * FROM ${table}`))])),
  )
}

/** What follows from it, by meaning: keys that are made anew with each load are replaced by what they stand for. */
export function derivedOf(snapshot: Uint8Array): unknown {
  return withDatabase(snapshot, (db) => ({
    observations: rows(
      db,
      `SELECT o.id, b.force, b.force_name, b.measure, b.period_start, b.period_end, b.period_label, d.text, o.status,
         o.value, o.low, o.high, o.raw,
         (SELECT group_concat(coalesce(e.piece, j.value), ' ') FROM json_each(o.evidence) j
            LEFT JOIN evidence e ON j.type = 'integer' AND e.id = j.value)
       FROM observation o JOIN subject b ON b.id = o.subject JOIN dimension_set d ON d.id = o.dimensions ORDER BY o.id`,
    ),
    subjects: rows(db, 'SELECT force, measure, period_start, period_end FROM subject ORDER BY 1, 2, 3, 4'),
    sheets: rows(db, 'SELECT * FROM tidied_sheet ORDER BY 1'),
    targets: rows(db, 'SELECT * FROM annotation_target ORDER BY 1, 2'),
  }))
}

/** The log as it stands. */
export function logOf(snapshot: Uint8Array): unknown {
  return withDatabase(snapshot, (db) => rows(db, 'SELECT * FROM operation ORDER BY sequence'))
}

/** Names of the files whose bytes are kept. */
export function arrivedOf(snapshot: Uint8Array): unknown {
  return withDatabase(snapshot, (db) => rows(db, 'SELECT sha256, size FROM source ORDER BY 1'))
}

function sorted(found: readonly (readonly unknown[])[]): readonly string[] {
  return found.map((row) => JSON.stringify(row)).sort()
}

function withDatabase<Value>(snapshot: Uint8Array, look: (db: SqlDatabase) => Value): Value {
  const db = engine.open(snapshot)
  try {
    return look(db)
  } finally {
    db.close()
  }
}
