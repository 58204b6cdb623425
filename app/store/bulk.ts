import { tableImage } from './image.ts'
import { execute, executeEach, firstRow, type SqlDatabase, type SqlValue, scalar, transaction } from './sql.ts'

/** Fewer rows than these are not worth a file. */
const FEW = 1000
/** So many rows go into one file: what it takes is taken three times over while SQLite reads it. */
const PART = 200_000

/**
 * Adds rows to a table by rising keys, within the caller's transaction. Where they are many they are written as a database file
 * of their own, which SQLite takes in as a whole: in less than half the time of a statement a row.
 */
export function loadRows(db: SqlDatabase, table: string, rows: Iterable<SqlValue[]>, count: number): void {
  load(db, table, rows, count, Number.POSITIVE_INFINITY, (work) => work())
}

/** The same part by part, each a transaction of its own: never more than a part is held twice. */
export function loadParts(db: SqlDatabase, table: string, rows: Iterable<SqlValue[]>, count: number): void {
  load(db, table, rows, count, PART, (work) => transaction(db, work))
}

function load(
  db: SqlDatabase,
  table: string,
  rows: Iterable<SqlValue[]>,
  count: number,
  most: number,
  within: (work: () => void) => void,
): void {
  if (count < FEW || !db.attachable()) {
    within(() => insertEach(db, table, rows))
    return
  }
  const ddl = firstRow(db, "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?", [table])?.[0]
  const image = tableImage(table, String(ddl))
  let large: SqlValue[][] = []
  let waiting = 0
  const takeIn = () => {
    const file = image.finish()
    within(() => {
      const name = db.attach(file)
      execute(db, `INSERT INTO main.${table} SELECT * FROM ${name}.${table}`)
      insertEach(db, table, large)
    })
    large = []
    waiting = 0
  }
  for (const row of rows) {
    if (!image.add(row)) large.push([...row])
    waiting += 1
    if (waiting === most) takeIn()
  }
  if (waiting > 0) takeIn()
}

function insertEach(db: SqlDatabase, table: string, rows: Iterable<SqlValue[]>): void {
  const columns = scalar(db, 'SELECT count(*) FROM pragma_table_info(?)', [table])
  const marks = Array.from({ length: columns }, () => '?').join(', ')
  executeEach(db, `INSERT INTO ${table} VALUES (${marks})`, rows)
}
