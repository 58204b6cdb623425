import { ok, type Result, refused } from '../vocabulary/index.ts'
import { migrate, SCHEMA_VERSION } from './migrations.ts'
import { APPLICATION_ID } from './schema.ts'
import { execute, firstRow, forgetStatements, type SqlDatabase, type SqlEngine, scalar, transaction } from './sql.ts'

const HEADER = 'SQLite format 3\0'

/** Opens a workspace file, or makes an empty workspace of null. Whatever is wrong with the bytes is a Problem. */
export function openStore(engine: SqlEngine, bytes: Uint8Array | null, file = ''): Result<SqlDatabase> {
  const damaged = (reason: string) => refused({ kind: 'workspace-damaged', file, reason } as const)
  if (bytes !== null && !startsAsDatabase(bytes)) return damaged('it does not begin as an SQLite file does')
  let db: SqlDatabase | undefined
  try {
    db = engine.open(bytes)
    if (bytes !== null) {
      if (scalar(db, 'PRAGMA application_id') !== APPLICATION_ID) {
        db.close()
        return damaged('it is a database of another program')
      }
      const version = scalar(db, 'PRAGMA user_version')
      if (version > SCHEMA_VERSION) {
        db.close()
        return refused({ kind: 'workspace-newer', file, version })
      }
      const verdict = String(firstRow(db, 'PRAGMA integrity_check(1)')?.[0])
      if (verdict !== 'ok') {
        db.close()
        return damaged(verdict)
      }
    }
    settle(db)
    const opened = db
    transaction(opened, () => migrate(opened))
    return ok(opened)
  } catch (error) {
    db?.close()
    if (bytes === null) throw error
    return damaged(error instanceof Error ? error.message : String(error))
  }
}

/** The workspace as a file. The handle stays usable; statements prepared before it do not. */
export function saveStore(db: SqlDatabase): Uint8Array {
  forgetStatements(db)
  const bytes = db.export()
  settle(db)
  return bytes
}

/** The database lives in memory: its own journal and its sorts may as well. */
function settle(db: SqlDatabase): void {
  // Nobody else can open it: without this every statement asks anew, at a third of its time, whether somebody wrote in between.
  execute(db, 'PRAGMA locking_mode = EXCLUSIVE')
  execute(db, 'PRAGMA journal_mode = MEMORY')
  execute(db, 'PRAGMA synchronous = OFF')
  execute(db, 'PRAGMA temp_store = MEMORY')
  execute(db, 'PRAGMA foreign_keys = ON')
  execute(db, 'PRAGMA cache_size = -16384')
}

function startsAsDatabase(bytes: Uint8Array): boolean {
  if (bytes.length < 100) return false
  for (let i = 0; i < HEADER.length; i += 1) if (bytes[i] !== HEADER.charCodeAt(i)) return false
  return true
}
