import * as oracle from '@e965/xlsx'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { displayed, READ_LIMITS, readWorkbook } from '../../app/read/index.ts'
import { a1, cellAt, rawText, type Sheet } from '../../app/vocabulary/index.ts'
import { nodeAbilities } from '../../main/cli/abilities.ts'
import { type Field, f64, formulaCell, raw, record, rowOf, u8, u16, u32, utf16, wide, xlsb } from '../support/biff12.ts'
import { at, problemOf, rawCells, sheetOf, workbookOf } from '../support/office.ts'

function written(book: oracle.WorkBook, options: Partial<oracle.WritingOptions> = {}): Uint8Array {
  return new Uint8Array(oracle.write(book, { bookType: 'xlsb', type: 'array', ...options }))
}

function bookOf(sheets: Readonly<Record<string, oracle.WorkSheet>>): oracle.WorkBook {
  const book = oracle.utils.book_new()
  for (const [name, sheet] of Object.entries(sheets)) oracle.utils.book_append_sheet(book, sheet, name)
  return book
}

/** Every cell of a sheet as `A1 kind value shown`. */
function ours(sheet: Sheet): readonly string[] {
  return Array.from({ length: sheet.cells.count }, (_, index) => {
    const { at: place, kind, number, raw: text } = cellAt(sheet, index)
    const value = kind === 'number' ? number : kind === 'boolean' ? number === 1 : text
    return `${a1(place)} ${kind} ${value} shown ${displayed(sheet, index)}`
  })
}

/** The same of what the other library reads. */
function theirs(sheet: oracle.WorkSheet): readonly string[] {
  const range = oracle.utils.decode_range(sheet['!ref'] ?? 'A1')
  const cells: string[] = []
  for (let r = range.s.r; r <= range.e.r; r++) {
    for (let c = range.s.c; c <= range.e.c; c++) {
      const cell: oracle.CellObject | undefined = sheet[oracle.utils.encode_cell({ r, c })]
      if (cell === undefined || cell.t === 'z' || cell.v === '') continue
      const kind = { n: 'number', b: 'boolean', e: 'error' }[cell.t as string] ?? 'text'
      cells.push(`${a1({ row: r, column: c })} ${kind} ${kind === 'error' ? cell.w : cell.v} shown ${cell.w ?? cell.v}`)
    }
  }
  return cells
}

const SMALL = written(
  bookOf({
    Data: oracle.utils.aoa_to_sheet([
      ['Force', '2017/18'],
      ['Kent', 5],
    ]),
  }),
)

describe('refused', () => {
  test('a part that ends inside a record', async () => {
    const bytes = xlsb({ cells: [rowOf(0), [5, 16, 0, 0]] })
    expect(await problemOf(bytes)).toMatchObject({ kind: 'truncated', part: 'xl/worksheets/sheet1.bin' })
  })
  test.each([
    ['a text that is not there', [rowOf(0), record(7, u32(0), u32(0), u32(9))]],
    ['a cell before the first row', [record(2, u32(0), u32(0), u32(6))]],
    ['a row beyond the last', [rowOf(1_048_576)]],
    ['a column beyond the last', [rowOf(0), record(2, u32(16_384), u32(0), u32(6))]],
    ['a number that is none', [rowOf(0), record(5, u32(0), u32(0), f64(Number.NaN))]],
    ['a text longer than its record', [rowOf(0), record(6, u32(0), u32(0), u32(99), raw(65, 0))]],
    ['a cell without its value', [rowOf(0), record(5, u32(0), u32(0))]],
    ['a record number of three bytes', [[0x80, 0x80, 1, 0]]],
    ['a length of five bytes', [[5, 0x80, 0x80, 0x80, 0x80, 0x80, 1]]],
  ])('%s', async (_, cells) => {
    expect(await problemOf(xlsb({ cells }))).toMatchObject({ kind: 'damaged' })
  })
  test('a sheet that the workbook names and that is not there', async () => {
    const bytes = xlsb({ workbook: [record(156, u32(0), u32(2), wide('rId9'), wide('Gone'))] })
    expect(await problemOf(bytes)).toMatchObject({ kind: 'damaged', part: 'Gone' })
  })
  test('more cells than the limit', async () => {
    const limits = { ...READ_LIMITS, maxCells: 3 }
    expect(await problemOf(SMALL, limits)).toMatchObject({ kind: 'too-large' })
  })
  test('records without end and without a cell', async () => {
    const barren = xlsb({ cells: [rowOf(0), ...Array.from({ length: 90_000 }, () => record(1, u32(0), u32(0)))] })
    const limits = { ...READ_LIMITS, maxBarrenBytes: 2 ** 18 }
    expect(await problemOf(barren, limits)).toMatchObject({ kind: 'too-large' })
  })
})

describe('read as another library reads it', () => {
  test.each([
    ['shared texts', true],
    ['texts in their cells', false],
  ])('every kind of cell, with %s', async (_, bookSST) => {
    const sheet = oracle.utils.aoa_to_sheet([
      ['text', 1.5, -3, 2 ** 40, true, false, 1e-7, '£ é 日本 😀', 'text', '<5', 999, -999.25],
      [],
      [null, 'after a gap', null, 166, '', 'x'.repeat(32_767)],
    ])
    sheet.A2 = { t: 'e', v: 0x17 }
    sheet.B2 = { t: 'e', v: 0x2a }
    sheet.C2 = { t: 'n', v: 43_191, z: 'dd/mm/yyyy' }
    sheet.D2 = { t: 'n', v: 0.125, z: '0.0%' }
    sheet.E2 = { t: 'n', v: 1234.5, z: '#,##0.00' }
    const bytes = written(bookOf({ 'Q1 2018': sheet, Second: oracle.utils.aoa_to_sheet([[1]]) }), { bookSST })
    const other = oracle.read(bytes, { cellText: true, cellNF: true })
    const workbook = await workbookOf(bytes)
    expect(workbook.format).toBe('xlsb')
    expect(workbook.sheets.map(({ name }) => name)).toEqual(other.SheetNames)
    for (const one of workbook.sheets) expect(ours(one)).toEqual(theirs(other.Sheets[one.name] ?? {}))
    expect(workbook.sheets[0]?.cells.count).toBe(20)
  })
  test('a large sheet, whose records lie across blocks', async () => {
    const rows = Array.from({ length: 20_000 }, (_, row) => [
      rowOf(row),
      record(6, u32(0), u32(0), wide(`row ${row}`)),
      record(16, u32(0), f64(row * 1.5)),
    ])
    const sheet = await sheetOf(xlsb({ cells: rows.flat() }))
    expect(sheet.cells.count).toBe(40_000)
    const [text, number] = [at(sheet, 'A13579'), at(sheet, 'B13579')]
    expect([rawText(sheet.cells, text), sheet.cells.numbers[number]]).toEqual(['row 13578', 20_367])
  })
})

test('a table of any texts, numbers and truths comes back as it was', async () => {
  const value = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer({ min: -(2 ** 29), max: 2 ** 29 - 1 }),
    fc.boolean(),
  )
  // As texts stand in the sheet or are shared, numbers in four bytes or in eight, with their column or without.
  const cell = fc.record({ value, gap: fc.nat(2), shared: fc.boolean(), compact: fc.boolean() })
  let kept = 0
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 8 }), async (rows) => {
      const strings: (readonly number[])[] = []
      const cells: (readonly number[])[] = []
      const expected: (readonly [string, string | number | boolean])[] = []
      rows.forEach((row, index) => {
        cells.push(rowOf(index))
        let column = -1
        for (const { value: one, gap, shared, compact } of row) {
          column += 1 + gap
          expected.push([a1({ row: index, column }), one])
          const short = gap === 0
          const put = (id: number, ...fields: readonly Field[]) =>
            cells.push(record(short ? id + 11 : id, ...(short ? [] : [u32(column)]), u32(0), ...fields))
          if (typeof one === 'boolean') put(4, u8(one ? 1 : 0))
          else if (typeof one === 'number') {
            if (compact && Number.isInteger(one) && Math.abs(one) < 2 ** 29 && !Object.is(one, -0))
              put(2, u32((one << 2) | 2))
            else put(5, f64(one))
          } else if (shared) put(7, u32(strings.push(record(19, u8(0), wide(one))) - 1))
          else put(6, wide(one))
        }
      })
      kept += expected.length
      const [sheet] = (await read(xlsb({ cells, strings })))?.sheets ?? []
      const got = Array.from({ length: sheet?.cells.count ?? 0 }, (_, index) => {
        const { at: place, kind, number, raw: text } = cellAt(sheet as Sheet, index)
        return [a1(place), kind === 'number' ? number : kind === 'boolean' ? number === 1 : text]
      })
      expect(got).toEqual(expected)
    }),
    { numRuns: 300 },
  )
  expect(kept).toBeGreaterThan(1000)
})

/** The workbook in the bytes; one without a cell has none. */
async function read(bytes: Uint8Array) {
  const result = await readWorkbook({ name: 'reply', bytes }, nodeAbilities)
  if (!result.ok) expect(result.problem.kind).toBe('no-cells')
  return result.ok ? result.value : undefined
}

describe('kept', () => {
  test('merges, hidden rows and columns, widths, hidden and very hidden sheets', async () => {
    const sheet = oracle.utils.aoa_to_sheet([[1, 2, 3], [4], [5]])
    sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 1, c: 1 } }]
    sheet['!cols'] = [{ wch: 20 }, { hidden: true, wch: 5 }]
    sheet['!rows'] = [{}, { hidden: true }, { hidden: true }]
    const book = bookOf({ a: sheet, b: oracle.utils.aoa_to_sheet([[1]]), c: oracle.utils.aoa_to_sheet([[1]]) })
    book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }, { Hidden: 2 }] }
    const { sheets } = await workbookOf(written(book))
    expect(sheets.map(({ visibility }) => visibility)).toEqual(['visible', 'hidden', 'very hidden'])
    expect(sheets[0]).toMatchObject({
      merges: [{ top: 0, left: 0, bottom: 1, right: 1 }],
      hiddenRows: [{ first: 1, last: 2 }],
      hiddenColumns: [{ first: 1, last: 1 }],
    })
    expect(sheets[0]?.columnWidths[0]).toMatchObject({ first: 0, last: 0 })
  })
  test('days counted from 1904', async () => {
    const sheet = await sheetOf(
      xlsb({ workbook: [record(153, u32(1), u32(0))], cells: [rowOf(0), record(2, u32(0), u32(0), u32(6))] }),
    )
    expect(sheet.epoch1904).toBe(true)
    expect((await sheetOf(SMALL)).epoch1904).toBe(false)
  })
  test('notes with their authors', async () => {
    const sheet = oracle.utils.aoa_to_sheet([[166]])
    sheet.A1.c = [{ a: 'FOI team', t: 'Unaudited, £ and 日本' }]
    expect((await sheetOf(written(bookOf({ a: sheet })))).comments).toEqual([
      { at: { row: 0, column: 0 }, author: 'FOI team', text: 'Unaudited, £ and 日本' },
    ])
  })
  test('fonts, fills, alignment and number formats', async () => {
    const font = (flags: number, weight: number, script: number, ...colour: readonly number[]) =>
      record(
        43,
        u16(220),
        u16(flags),
        u16(weight),
        u16(script),
        u8(0),
        u8(2),
        u8(0),
        u8(0),
        raw(...colour),
        u8(0),
        wide('Calibri'),
      )
    const automatic = [0, 0, 0, 0, 0, 0, 0, 0]
    const sheet = await sheetOf(
      xlsb({
        styles: [
          record(615, u32(1)),
          record(44, u16(164), wide('0.0%')),
          record(616),
          record(611, u32(2)),
          font(0, 400, 0, ...automatic),
          font(0x0a, 700, 0, 5, 0, 0, 0, 0xff, 0, 0, 0xff),
          record(612),
          record(603, u32(2)),
          record(45, u32(0), raw(...automatic), raw(...automatic)),
          record(45, u32(1), raw(7, 4, 0, 0, 0, 0, 0, 0), raw(...automatic)),
          record(604),
          record(626, u32(1)),
          record(47, u16(0), u16(9), u16(1), u16(1), u16(0), u8(0), u8(0), u16(0), u16(0)),
          record(627),
          record(617, u32(2)),
          record(47, u16(0), u16(0), u16(0), u16(0), u16(0), u8(0), u8(0), u16(0), u16(0)),
          record(47, u16(0), u16(164), u16(1), u16(1), u16(0), u8(0), u8(3), u16(2), u16(0)),
          record(618),
        ],
        cells: [rowOf(0), record(2, u32(0), u32(1), u32(6)), record(2, u32(1), u32(0), u32(10))],
      }),
    )
    expect(cellAt(sheet, 0).style).toEqual({
      numberFormat: '0.0%',
      bold: true,
      italic: true,
      strike: true,
      fontColour: '#FF0000',
      fillColour: '#4F81BD',
      align: 'centre',
      indent: 3,
    })
    expect(cellAt(sheet, 1).style).toMatchObject({
      numberFormat: 'General',
      bold: false,
      strike: false,
      fillColour: undefined,
    })
  })
  test('struck and raised parts of a text, shared or in its cell', async () => {
    const font = (flags: number, script: number) =>
      record(
        43,
        u16(220),
        u16(flags),
        u16(400),
        u16(script),
        u8(0),
        u8(2),
        u8(0),
        u8(0),
        raw(0, 0, 0, 0, 0, 0, 0, 0),
        u8(0),
        wide('A'),
      )
    const rich = (text: string, ...runs: readonly number[]) => [
      u8(1),
      wide(text),
      u32(runs.length / 2),
      ...runs.map(u16),
    ]
    const sheet = await sheetOf(
      xlsb({
        styles: [record(611, u32(3)), font(0, 0), font(8, 0), font(0, 1), record(612)],
        strings: [record(19, ...rich('12 15', 0, 0, 3, 1))],
        cells: [rowOf(0), record(7, u32(0), u32(0), u32(0)), record(62, u32(1), u32(0), ...rich('121', 2, 2))],
      }),
    )
    expect(sheet.struckRuns).toEqual([{ at: { row: 0, column: 0 }, from: 3, to: 5 }])
    expect(rawCells(sheet)).toEqual({ A1: '12 15', B1: '12¹' })
  })
})

describe('a formula', () => {
  const ref = (row: number, column: number) => [0x24, ...u32(row).bytes, ...u16(column | 0xc000).bytes]
  const area = (top: number, bottom: number, left: number, right: number) => [
    0x25,
    ...u32(top).bytes,
    ...u32(bottom).bytes,
    ...u16(left | 0xc000).bytes,
    ...u16(right | 0xc000).bytes,
  ]
  test('is written out beside its stored result', async () => {
    const sheet = await sheetOf(
      xlsb({
        cells: [
          rowOf(99_999),
          formulaCell(0, 12, [...ref(0, 1), ...ref(70_000, 300), 0x03]),
          formulaCell(1, 166, [...area(0, 9, 2, 2), 0x19, 0x10, 0, 0]),
          formulaCell(2, 3, [0x17, ...u16(2).bytes, ...utf16('£"'), 0x1e, 5, 0, 0x08]),
          formulaCell(3, 1, [...ref(0, 0), 0x1e, 0, 0, 0x41, ...u16(480).bytes]),
          formulaCell(4, 1, [0x24, ...u32(4).bytes, ...u16(2).bytes]),
          record(8, u32(5), u32(0), wide(''), u16(0), u32(3), raw(0x17, 0, 0), u32(0)),
          record(10, u32(6), u32(0), u8(1), u16(0), u32(2), raw(0x1d, 1), u32(0)),
          record(11, u32(7), u32(0), u8(0x17), u16(0), u32(2), raw(0x1c, 0x17), u32(0)),
          formulaCell(8, 4, [0x77]),
        ],
      }),
    )
    const text = (index: number) => sheet.cells.formulas.get(index)?.text
    expect(sheet.cells.formulas.size).toBe(9)
    expect([0, 1, 2, 3, 4, 5, 6, 7, 8].map(text)).toEqual([
      'B1+KO70001',
      'SUM(C1:C10)',
      '"£""”&5'.replace('”', '"'),
      'IFERROR(A1,0)',
      '$C$5',
      '""',
      'TRUE',
      '#REF!',
      '…',
    ])
    expect(rawCells(sheet)).toMatchObject({ A100000: '12', B100000: '166', F100000: '', H100000: '#REF!' })
    expect([...sheet.cells.formulas.values()].every(({ cached }) => cached)).toBe(true)
  })
  test('that several cells share is moved to each of them', async () => {
    const relative = [0x2c, ...u32(0x100000 - 1).bytes, ...u16(0xc000).bytes, 0x1e, 2, 0, 0x05]
    const exp = (row: number) => [0x01, ...u32(row).bytes]
    const sheet = await sheetOf(
      xlsb({
        cells: [
          rowOf(1),
          formulaCell(1, 2, exp(1), u32(1).bytes),
          record(427, u32(1), u32(2), u32(1), u32(1), u32(relative.length), raw(...relative), u32(0)),
          rowOf(2),
          formulaCell(1, 4, exp(1), u32(1).bytes),
        ],
      }),
    )
    expect([...sheet.cells.formulas.values()].map(({ text }) => text)).toEqual(['B1*2', 'B2*2'])
  })
  test('names other sheets and names of the workbook', async () => {
    const sheet = await sheetOf(
      xlsb({
        workbook: [
          record(357),
          record(362, u32(1), u32(0), u32(0), u32(0)),
          record(39, u32(0), u8(0), u32(0xffffffff), wide('Total'), u32(0), u32(0)),
        ],
        cells: [
          rowOf(0),
          formulaCell(0, 1, [0x3a, 0, 0, ...u32(4).bytes, ...u16(0xc001).bytes, 0x23, ...u32(1).bytes, 0x03]),
        ],
      }),
    )
    expect(sheet.cells.formulas.get(at(sheet, 'A1'))?.text).toBe('Data!B5+Total')
  })
})

test('changed bytes and changed records end in cells or a problem, never in a fault of the reader', async () => {
  const records = [
    rowOf(0),
    record(2, u32(0), u32(0), u32(6)),
    record(7, u32(1), u32(0), u32(0)),
    formulaCell(2, 5, [0x1e, 5, 0]),
    record(62, u32(3), u32(0), u8(1), wide('ab'), u32(1), u16(0), u16(0)),
    record(17, u32(0), wide('x')),
  ]
  const styles = [
    record(611, u32(1)),
    record(43, u16(1), u16(8), u16(1), u16(1), u32(0), raw(0, 0, 0, 0, 0, 0, 0, 0), u8(0), wide('A')),
    record(612),
  ]
  const change = fc.record({ at: fc.nat(), put: fc.integer({ min: 0, max: 255 }) })
  let read = 0
  const changed = (parts: readonly (readonly number[])[], changes: readonly { at: number; put: number }[]) => {
    const bytes = parts.flat()
    for (const { at: place, put } of changes) bytes[place % bytes.length] = put
    return [bytes]
  }
  await fc.assert(
    fc.asyncProperty(
      fc.array(change, { maxLength: 4 }),
      fc.array(change, { maxLength: 2 }),
      async (inCells, inStyles) => {
        const strings = [record(159, u32(1), u32(1)), record(19, u8(0), wide('Kent'))]
        const bytes = xlsb({ cells: changed(records, inCells), strings, styles: changed(styles, inStyles) })
        const result = await readWorkbook({ name: 'r', bytes }, nodeAbilities)
        if (result.ok) read++
        else expect(result.problem.kind).not.toBe('unreadable')
      },
    ),
    { numRuns: 1000 },
  )
  expect(read).toBeGreaterThan(100)
})
