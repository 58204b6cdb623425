import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  forgetSource,
  keepReading,
  keepSource,
  openStore,
  PART_BYTES,
  recallWorkbook,
  scalar,
  sourceBytes,
} from '../../app/store/index.ts'
import { CELL_KINDS, type CellTable, type Sheet, type Workbook } from '../../app/vocabulary/index.ts'
import { engine } from './engine.ts'

function fresh() {
  const opened = openStore(engine, null)
  if (!opened.ok) throw new Error(opened.problem.kind)
  return opened.value
}

// SQLite text ends at NUL for many a tool, and lone surrogates are no UTF-8: readers let neither through.
const text = fc.string({ unit: 'grapheme', maxLength: 40 }).filter((one) => !one.includes('\0'))
const span = fc.tuple(fc.nat(40), fc.nat(5)).map(([first, more]) => ({ first, last: first + more }))
const range = fc
  .tuple(fc.nat(30), fc.nat(30), fc.nat(3), fc.nat(3))
  .map(([top, left, down, across]) => ({ top, left, bottom: top + down, right: left + across }))
const colour = fc.option(fc.constantFrom('#ff0000', '#00FF00'), { nil: undefined })
const style = fc.record({
  numberFormat: fc.constantFrom('General', '0.00', 'dd/mm/yyyy', '£#,##0'),
  bold: fc.boolean(),
  italic: fc.boolean(),
  strike: fc.boolean(),
  fontColour: colour,
  fillColour: colour,
  align: fc.constantFrom(undefined, 'left' as const, 'centre' as const, 'right' as const),
  indent: fc.nat(3),
})
const cell = fc.record({
  row: fc.oneof(fc.nat(40), fc.constant(1_048_575)),
  column: fc.oneof(fc.nat(20), fc.constant(16_383)),
  kind: fc.constantFrom(...CELL_KINDS),
  text,
  number: fc.oneof(
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter((one) => !Object.is(one, -0)),
    fc.maxSafeInteger(),
  ),
  own: fc.boolean(),
  formula: fc.option(fc.record({ text, cached: fc.boolean() }), { nil: undefined }),
})

function tableOf(given: readonly (typeof cell extends fc.Arbitrary<infer One> ? One : never)[]): CellTable {
  const sorted = [...given].sort((a, b) => a.row - b.row || a.column - b.column)
  const strings: string[] = []
  const numeric = (kind: string) => kind === 'number' || kind === 'boolean'
  const texts = sorted.map((one) => {
    if (one.kind === 'blank' || (numeric(one.kind) && !one.own)) return -1
    const known = strings.indexOf(one.text)
    return known >= 0 ? known : strings.push(one.text) - 1
  })
  return {
    count: sorted.length,
    rows: Uint32Array.from(sorted, ({ row }) => row),
    columns: Uint16Array.from(sorted, ({ column }) => column),
    kinds: Uint8Array.from(sorted, ({ kind }) => CELL_KINDS.indexOf(kind)),
    numbers: Float64Array.from(sorted, ({ kind, number }) =>
      kind === 'number' ? number : kind === 'boolean' ? 1 : Number.NaN,
    ),
    texts: Int32Array.from(texts),
    strings,
    styleOf: new Uint16Array(sorted.length),
    formulas: new Map(sorted.flatMap(({ formula }, i) => (formula === undefined ? [] : [[i, formula] as const]))),
  }
}

const at = fc.record({ row: fc.nat(40), column: fc.nat(20) })
const sheets = fc.array(
  fc.record({
    name: text,
    visibility: fc.constantFrom('visible' as const, 'hidden' as const, 'very hidden' as const),
    rowCount: fc.nat(),
    columnCount: fc.nat(),
    cells: fc.uniqueArray(cell, { maxLength: 30, selector: ({ row, column }) => `${row} ${column}` }).map(tableOf),
    styles: fc.array(style, { minLength: 1, maxLength: 4 }),
    merges: fc.array(range, { maxLength: 3 }),
    comments: fc.uniqueArray(fc.record({ at, author: text, text }), {
      maxLength: 3,
      selector: (one) => `${one.at.row} ${one.at.column}`,
    }),
    hiddenRows: fc.array(span, { maxLength: 3 }),
    hiddenColumns: fc.array(span, { maxLength: 3 }),
    columnWidths: fc.array(
      fc.tuple(span, fc.nat(50)).map(([one, width]) => ({ ...one, width })),
      { maxLength: 3 },
    ),
    struckRuns: fc.uniqueArray(
      at.map((one) => ({ at: one, from: 0, to: 3 })),
      { maxLength: 3, selector: (one) => `${one.at.row} ${one.at.column}` },
    ),
    epoch1904: fc.boolean(),
  }),
  { maxLength: 3 },
)

/** Order of notes and struck runs is that of their cells, and strings are numbered as they come. */
function plain(sheet: Sheet): unknown {
  const { cells, ...rest } = sheet
  const { texts, strings, ...columns } = cells
  const order = (a: { readonly at: { row: number; column: number } }, b: typeof a) =>
    a.at.row - b.at.row || a.at.column - b.at.column
  return {
    ...rest,
    comments: [...sheet.comments].sort(order),
    struckRuns: [...sheet.struckRuns].sort(order),
    cells: columns,
    texts: Array.from(texts, (index) => (index < 0 ? null : strings[index])),
  }
}

test('a workbook comes back from the store as it went in: every cell and all that stands around them', () => {
  let cells = 0
  fc.assert(
    fc.property(sheets, fc.array(text), (given, prose) => {
      const workbook: Workbook = {
        format: 'xlsx',
        sheets: given.map((sheet, index) => ({ index, ...sheet })),
        text: undefined,
        prose,
      }
      const db = fresh()
      const source = keepSource(db, 'b'.repeat(64), new Uint8Array(3))
      const back = recallWorkbook(db, keepReading(db, source, '["",""]', workbook))
      expect(back.prose).toEqual(prose)
      expect(back.sheets.map(plain)).toEqual(workbook.sheets.map(plain))
      cells += given.reduce((sum, sheet) => sum + sheet.cells.count, 0)
      db.close()
    }),
    { numRuns: 60 },
  )
  expect(cells).toBeGreaterThan(100)
})

test('bytes of more than one part come back whole, and a forgotten file leaves nothing', () => {
  const db = fresh()
  const bytes = new Uint8Array(PART_BYTES + 5).map((_, i) => i * 7)
  const source = keepSource(db, 'c'.repeat(64), bytes)
  expect(scalar(db, 'SELECT count(*) FROM source_bytes')).toBe(2)
  expect(Buffer.compare(sourceBytes(db, 'c'.repeat(64)) ?? new Uint8Array(), bytes)).toBe(0)
  keepReading(db, source, '["",""]', { format: 'csv', sheets: [], text: undefined, prose: [] })
  forgetSource(db, 'c'.repeat(64))
  expect(sourceBytes(db, 'c'.repeat(64))).toBeNull()
  for (const table of ['source', 'source_bytes', 'reading', 'sheet', 'cell']) {
    expect(scalar(db, `SELECT count(*) FROM ${table}`)).toBe(0)
  }
})
