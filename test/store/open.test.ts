import { expect, test } from 'vitest'
import { execute, openStore, SCHEMA_VERSION, type SqlDatabase, saveStore, scalar } from '../../app/store/index.ts'
import { engine } from './engine.ts'

function fresh(): SqlDatabase {
  const opened = openStore(engine, null)
  if (!opened.ok) throw new Error(opened.problem.kind)
  return opened.value
}

const kindOf = (bytes: Uint8Array) => {
  const opened = openStore(engine, bytes, 'a.foi')
  return opened.ok ? 'open' : opened.problem.kind
}

test('bytes that are no database are a damaged workspace', () => {
  expect(kindOf(new Uint8Array(0))).toBe('workspace-damaged')
  expect(kindOf(new TextEncoder().encode('SQLite format 3'))).toBe('workspace-damaged')
  expect(kindOf(new TextEncoder().encode('<html>'.repeat(100)))).toBe('workspace-damaged')
})

test('a database of another program is not opened', () => {
  const db = engine.open(null)
  db.run('CREATE TABLE t (a)')
  expect(kindOf(db.export())).toBe('workspace-damaged')
})

test('a truncated workspace, or one with pages overwritten, is damaged', () => {
  const bytes = saveStore(fresh())
  expect(kindOf(bytes)).toBe('open')
  expect(kindOf(bytes.slice(0, bytes.length / 2))).toBe('workspace-damaged')
  const scribbled = bytes.slice()
  scribbled.fill(0x5a, 4096 * 3, 4096 * 6)
  expect(kindOf(scribbled)).toBe('workspace-damaged')
})

test('a workspace from a newer version says so', () => {
  const db = fresh()
  execute(db, `PRAGMA user_version = ${SCHEMA_VERSION + 1}`)
  const opened = openStore(engine, saveStore(db), 'a.foi')
  expect(opened).toEqual({
    ok: false,
    problem: { kind: 'workspace-newer', file: 'a.foi', version: SCHEMA_VERSION + 1 },
  })
})

test('what is saved opens again, and the handle stays usable behind it', () => {
  const db = fresh()
  execute(db, 'INSERT INTO setting VALUES (?, ?)', ['author', 'Ada'])
  const bytes = saveStore(db)
  execute(db, 'INSERT INTO setting VALUES (?, ?)', ['theme', 'dark'])
  const again = openStore(engine, bytes)
  expect(again.ok && scalar(again.value, 'SELECT count(*) FROM setting')).toBe(1)
  expect(scalar(db, 'SELECT count(*) FROM setting')).toBe(2)
  expect(scalar(db, 'PRAGMA foreign_keys')).toBe(1)
})

test('migration 1 makes every table strict, in a file that says whose it is', () => {
  const db = fresh()
  expect(scalar(db, 'PRAGMA user_version')).toBe(SCHEMA_VERSION)
  expect(scalar(db, 'PRAGMA application_id').toString(16)).toBe('464f4957')
  expect(
    scalar(
      db,
      "SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND strict = 0 AND name NOT LIKE 'sqlite_%'",
    ),
  ).toBe(0)
})

test('a workspace of version 2 keeps what it holds and gains the tables of version 3', () => {
  const db = fresh()
  const added = ['entered_observation', 'entered_figure', 'unread', 'file_copy']
  for (const table of added) execute(db, `DROP TABLE ${table}`)
  execute(db, 'INSERT INTO setting VALUES (?, ?)', ['author', 'Ada'])
  execute(db, 'PRAGMA user_version = 2')
  const opened = openStore(engine, saveStore(db))
  if (!opened.ok) throw new Error(opened.problem.kind)
  expect(scalar(opened.value, 'PRAGMA user_version')).toBe(SCHEMA_VERSION)
  expect(scalar(opened.value, 'SELECT count(*) FROM setting')).toBe(1)
  for (const table of added) expect(scalar(opened.value, `SELECT count(*) FROM ${table}`)).toBe(0)
})

const HASH = 'a'.repeat(64)

test.each([
  ['source_is_named_by_its_hash', 'INSERT INTO source (sha256, size) VALUES (?, 1)', ['A1']],
  ['kind_is_known', 'INSERT INTO cell VALUES (1, 9, NULL, NULL, 0)', []],
  ['a_withheld_figure_has_no_value', "INSERT INTO observation VALUES (1, 1, 1, 1, 0.0, 1.0, NULL, '*', '[]')", []],
  [
    'value_anchor_names_its_cell',
    "INSERT INTO annotation (id, anchored, text, for_publication, author, at) VALUES ('1', 'value', '', 0, '', '')",
    [],
  ],
])('the constraint %s holds', (name, sql, values) => {
  expect(() => execute(fresh(), sql, values)).toThrow(name)
})

test('what arrived and what was logged is never rewritten', () => {
  const db = fresh()
  execute(db, 'INSERT INTO source (sha256, size) VALUES (?, 1)', [HASH])
  expect(() => execute(db, 'UPDATE source SET size = 2')).toThrow('never rewritten')
  for (const sequence of [1, 2]) {
    execute(db, "INSERT INTO operation VALUES (?, '', 'do', NULL, '{}', '[]', '')", [sequence])
  }
  expect(() => execute(db, "UPDATE operation SET label = 'x'")).toThrow('never rewritten')
  expect(() => execute(db, 'DELETE FROM operation WHERE sequence = 1')).toThrow('only the last')
  execute(db, 'DELETE FROM operation WHERE sequence = 2')
})
