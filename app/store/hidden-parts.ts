import type { HiddenPart } from '../vocabulary/index.ts'
import { executeEach, rows, type SqlDatabase } from './sql.ts'

/** Keeps what a file carries beside its sheets. */
export function keepParts(db: SqlDatabase, reading: number, parts: readonly HiddenPart[]): void {
  executeEach(
    db,
    'INSERT INTO hidden_part VALUES (?, ?, ?, ?, ?, ?)',
    parts.map(({ kind, name, size, records }, nth) => [reading, nth, kind, name, size, records ?? null]),
  )
}

/** What a file carries beside its sheets. */
export function partsOf(db: SqlDatabase, reading: number): readonly HiddenPart[] {
  const found = rows(db, 'SELECT kind, name, size, records FROM hidden_part WHERE reading = ? ORDER BY nth', [reading])
  return found.map(([kind, name, size, records]) => ({
    kind: kind as HiddenPart['kind'],
    name: String(name),
    size: Number(size),
    ...(records === null ? {} : { records: Number(records) }),
  }))
}
