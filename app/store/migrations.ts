import { APPLICATION_ID, SCHEMA_1 } from './schema.ts'
import { execute, type SqlDatabase, scalar } from './sql.ts'
import { SCHEMA_2, SCHEMA_3 } from './tables/index.ts'

/** Steps from one version of the file to the next. A step is never changed once a file of its version may exist. */
const MIGRATIONS: readonly ((db: SqlDatabase) => void)[] = [
  (db) => execute(db, SCHEMA_1),
  (db) => execute(db, SCHEMA_2),
  (db) => execute(db, SCHEMA_3),
]

/** Version of the files that this program writes. */
export const SCHEMA_VERSION = MIGRATIONS.length

/** Brings a database to the present version; returns the version that it had. Within a transaction of the caller. */
export function migrate(db: SqlDatabase): number {
  const found = scalar(db, 'PRAGMA user_version')
  for (const step of MIGRATIONS.slice(found)) step(db)
  if (found < SCHEMA_VERSION) {
    execute(db, `PRAGMA application_id = ${APPLICATION_ID}`)
    execute(db, `PRAGMA user_version = ${SCHEMA_VERSION}`)
  }
  return found
}
