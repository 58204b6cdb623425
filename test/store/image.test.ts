import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadParts, loadRows } from '../../app/store/bulk.ts'
import { tableImage } from '../../app/store/image.ts'
import { openStore, rows, type SqlDatabase, type SqlValue, scalar, transaction } from '../../app/store/index.ts'
import { engine } from './engine.ts'

const DDL = 'CREATE TABLE kept (id INTEGER PRIMARY KEY, value ANY, note TEXT) STRICT'
const SMALLEST_PAGE = 512

function fresh(): SqlDatabase {
  const opened = openStore(engine, null)
  if (!opened.ok) throw new Error(opened.problem.kind)
  opened.value.run(DDL)
  return opened.value
}

/** Keys that rise, of one byte and of nine, with values of every kind that a cell may hold. */
const table = fc
  .array(
    fc.tuple(
      fc.oneof(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 2 ** 20, max: 2 ** 46 })),
      fc.oneof(
        fc.integer(),
        fc.integer({ min: -200, max: 200 }),
        fc.double({ noNaN: true }),
        fc.constant(null),
        text(),
      ),
      fc.option(text(), { nil: null }),
    ),
    { maxLength: 60, size: 'medium' },
  )
  .map((some) => {
    let key = 0
    return some.map(([step, ...rest]): SqlValue[] => {
      key += step
      return [key, ...rest]
    })
  })

function text() {
  return fc.oneof(
    fc.string({ unit: fc.constantFrom('a', '£', '–', '𝄞', '\ud800', '\0'), maxLength: 30 }),
    fc.nat({ max: 60 }).map((times) => 'long text '.repeat(times)),
  )
}

/** Tells 1 from 1.0 and 0 from an empty text, which a comparison of values does not. */
const EXACT = 'SELECT id, typeof(value), hex(value), hex(note), note IS NULL FROM kept ORDER BY id'

test('a row that does not follow the one before is refused', () => {
  const image = tableImage('kept', DDL)
  image.add([7, 1, null])
  expect(() => image.add([7, 2, null])).toThrow('key 7 follows 7')
})

test('a row that is larger than a page is not taken, and the next one is', () => {
  const image = tableImage('kept', DDL, SMALLEST_PAGE)
  expect(image.add([1, null, 'x'.repeat(SMALLEST_PAGE)])).toBe(false)
  expect(image.add([2, null, 'x'])).toBe(true)
  const db = engine.open(image.finish())
  expect(rows(db, 'SELECT id FROM kept')).toEqual([[2]])
})

test('an image is a sound database that holds what statements would have inserted, to the byte', () => {
  let large = 0
  let deep = 0
  fc.assert(
    fc.property(table, fc.nat({ max: 800 }), (some, more) => {
      const last = Number(some.at(-1)?.[0] ?? 0)
      const given = [...some, ...Array.from({ length: more }, (_, i): SqlValue[] => [last + i + 1, i, 'one of many'])]
      const plain = fresh()
      const insert = plain.prepare('INSERT INTO kept VALUES (?, ?, ?)')
      const image = tableImage('kept', DDL, SMALLEST_PAGE)
      for (const row of given) {
        if (image.add(row)) insert.run(row)
        else large += 1
      }
      const file = image.finish()
      const made = engine.open(file)
      expect(rows(made, 'PRAGMA integrity_check')).toEqual([['ok']])
      expect(rows(made, EXACT)).toEqual(rows(plain, EXACT))
      if (file.length > 40 * SMALLEST_PAGE) deep += 1
      made.close()
      plain.close()
    }),
    // A counterexample as it stands says enough; made smaller, it takes minutes.
    { numRuns: 60, endOnFailure: true },
  )
  expect(large).toBeGreaterThan(0)
  expect(deep).toBeGreaterThan(0)
})

test('whatever the number of pages, none is left with a single page below it', () => {
  // A page of this size takes some sixty such rows and an interior page 33 pages: the second level begins within these.
  const few = Array.from({ length: 2400 }, (_, i): SqlValue[] => [i + 1, i, null])
  for (let count = 1500; count <= few.length; count += 10) {
    const image = tableImage('kept', DDL, SMALLEST_PAGE)
    for (const row of few.slice(0, count)) image.add(row)
    const db = engine.open(image.finish())
    expect([count, scalar(db, 'SELECT count(*) FROM kept'), ...rows(db, 'PRAGMA integrity_check').flat()]).toEqual([
      count,
      count,
      'ok',
    ])
    db.close()
  }
})

test('many rows arrive alike by parts, at once and one by one, the overlong among them too', () => {
  const given = Array.from({ length: 450_000 }, (_, i): SqlValue[] => [i * 3 + 1, i % 7 ? i : `text ${i}`, null])
  given[1234] = [1234 * 3 + 1, 'long'.repeat(20_000), 'note']
  const [byParts, atOnce] = [fresh(), fresh()]
  loadParts(byParts, 'kept', given, given.length)
  transaction(atOnce, () => loadRows(atOnce, 'kept', given, given.length))
  for (const db of [byParts, atOnce]) {
    expect(rows(db, 'PRAGMA integrity_check')).toEqual([['ok']])
    expect(scalar(db, 'SELECT count(*) FROM kept')).toBe(given.length)
    expect(rows(db, 'SELECT value, note FROM kept WHERE id = ?', [1234 * 3 + 1])).toEqual([given[1234]?.slice(1)])
    expect(scalar(db, "SELECT sum(id) FROM kept WHERE value = 'text ' || ((id - 1) / 3)")).toBe(
      given.reduce((sum, [id], i) => sum + (i % 7 === 0 ? Number(id) : 0), 0),
    )
  }
})

test('one transaction loads more tables of figures than files can stand beside the workspace', () => {
  const db = fresh()
  transaction(db, () => {
    for (let nth = 0; nth < 15; nth += 1) {
      loadRows(
        db,
        'kept',
        Array.from({ length: 1000 }, (_, i): SqlValue[] => [nth * 1000 + i, nth, null]),
        1000,
      )
    }
  })
  expect(scalar(db, 'SELECT count(*) FROM kept')).toBe(15_000)
})

test('what breaks a rule of the table is refused however many come', () => {
  const db = fresh()
  const given = Array.from({ length: 2000 }, (_, i): SqlValue[] => [i, 1, null])
  loadParts(db, 'kept', given, given.length)
  expect(() => loadParts(db, 'kept', given, given.length)).toThrow('UNIQUE')
  expect(scalar(db, 'SELECT count(*) FROM kept')).toBe(2000)
})
