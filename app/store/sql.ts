/** What a column may hold on its way in or out. Whole numbers up to 2^53 are exact. */
export type SqlValue = number | string | Uint8Array | null

/** The few things asked of a prepared statement. */
export interface SqlStatement {
  readonly bind: (values: SqlValue[]) => boolean
  readonly step: () => boolean
  readonly get: () => SqlValue[]
  readonly run: (values: SqlValue[]) => void
  readonly reset: () => void
  readonly free: () => boolean
}

/** The few things asked of an open database. */
export interface SqlDatabase {
  readonly run: (sql: string, values?: SqlValue[]) => unknown
  readonly prepare: (sql: string) => SqlStatement
  /** The database as a file. Ends every statement and forgets every pragma. */
  readonly export: () => Uint8Array
  readonly close: () => void
  /** Whether one more file may be laid beside this one. */
  readonly attachable: () => boolean
  /** Lays a database file beside this one, to be read under the name given back until `detachAll`. */
  readonly attach: (bytes: Uint8Array) => string
  /** Takes away all that was laid beside. Not within a transaction. */
  readonly detachAll: () => void
}

/** The parts of sql.js's Database that are used here. */
type Opened = Omit<SqlDatabase, 'attachable' | 'attach' | 'detachAll'> & { readonly filename?: string }

/** SQLite as the host supplies it: a worker and the command line each load their own. */
export interface SqlEngine {
  /** Opens a database file, or an empty one. Bytes that are no database fail at the first statement. */
  readonly open: (bytes: Uint8Array | null) => SqlDatabase
}

/** The engine over a loaded sql.js: the host loads it, since how WebAssembly is fetched is its own affair. */
export function sqlEngine(library: { readonly Database: new (bytes?: Uint8Array | null) => Opened }): SqlEngine {
  return { open: (bytes) => withNeighbours(new library.Database(bytes), (file) => new library.Database(file)) }
}

/** SQLite as sql.js builds it reads at most so many files beside its own. */
const MOST_BESIDE = 10

/** Each handle of sql.js is a file of one file system in memory, where another handle finds it by its name. */
function withNeighbours(db: Opened, open: (bytes: Uint8Array) => Opened): SqlDatabase {
  const beside: { readonly name: string; readonly file: Opened }[] = []
  return {
    run: (sql, values) => db.run(sql, values),
    prepare: (sql) => db.prepare(sql),
    export: () => db.export(),
    close: () => db.close(),
    attachable: () => beside.length < MOST_BESIDE,
    attach: (bytes) => {
      const file = open(bytes)
      const name = `beside${beside.length}`
      beside.push({ name, file })
      db.run(`ATTACH '${file.filename}' AS ${name}`)
      return name
    },
    detachAll: () => {
      for (const { name, file } of beside.splice(0)) {
        db.run(`DETACH ${name}`)
        file.close()
      }
    },
  }
}

/** Statements that wait to be used again, newest last. Preparing one costs more than most of them take. */
const waiting = new WeakMap<SqlDatabase, Map<string, SqlStatement>>()
const MOST_WAITING = 100

/** Lends a prepared statement; a second borrower of the same text gets another. */
function lend<Value>(db: SqlDatabase, sql: string, use: (statement: SqlStatement) => Value): Value {
  const kept = waiting.get(db) ?? new Map<string, SqlStatement>()
  waiting.set(db, kept)
  const statement = kept.get(sql) ?? db.prepare(sql)
  kept.delete(sql)
  try {
    return use(statement)
  } finally {
    statement.reset()
    if (kept.has(sql)) statement.free()
    else kept.set(sql, statement)
    const [oldest] = kept.keys()
    if (kept.size > MOST_WAITING && oldest !== undefined) {
      kept.get(oldest)?.free()
      kept.delete(oldest)
    }
  }
}

/** Lets go of the statements of a database that was exported or is about to be closed. */
export function forgetStatements(db: SqlDatabase): void {
  waiting.delete(db)
}

/** Every row of a query, each as an array of its columns. */
export function rows(db: SqlDatabase, sql: string, values: readonly SqlValue[] = []): readonly (readonly SqlValue[])[] {
  return lend(db, sql, (statement) => {
    if (values.length > 0) statement.bind([...values])
    const found: SqlValue[][] = []
    while (statement.step()) found.push(statement.get())
    return found
  })
}

/** The first row of a query, undefined where there is none. */
export function firstRow(
  db: SqlDatabase,
  sql: string,
  values: readonly SqlValue[] = [],
): readonly SqlValue[] | undefined {
  return rows(db, sql, values)[0]
}

/** The first column of the first row as a number; 0 where there is no row. */
export function scalar(db: SqlDatabase, sql: string, values: readonly SqlValue[] = []): number {
  return Number(firstRow(db, sql, values)?.[0] ?? 0)
}

/** Runs one statement, or several that bind nothing. */
export function execute(db: SqlDatabase, sql: string, values: readonly SqlValue[] = []): void {
  if (values.length === 0) db.run(sql)
  else lend(db, sql, (statement) => statement.run([...values]))
}

/** Runs one statement once for each set of values. */
export function executeEach(db: SqlDatabase, sql: string, many: Iterable<SqlValue[]>): void {
  lend(db, sql, (statement) => {
    for (const values of many) statement.run(values)
  })
}

/** All of it or none of it. Not to be nested. */
export function transaction<Value>(db: SqlDatabase, work: () => Value): Value {
  db.run('BEGIN IMMEDIATE')
  try {
    const value = work()
    db.run('COMMIT')
    return value
  } catch (error) {
    db.run('ROLLBACK')
    throw error
  } finally {
    db.detachAll()
  }
}

/** A column that must be a text, or null. */
export function textOf(value: SqlValue | undefined): string | null {
  return value === null || value === undefined ? null : String(value)
}

/** A column that must be a number, or null. */
export function numberOf(value: SqlValue | undefined): number | null {
  return value === null || value === undefined ? null : Number(value)
}
