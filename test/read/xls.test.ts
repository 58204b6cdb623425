import * as oracle from '@e965/xlsx'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sniff } from '../../app/read/sniff/index.ts'
import { readXls } from '../../app/read/xls/index.ts'
import { a1, findCell, parseA1 } from '../../app/vocabulary/index.ts'
import { abilities, bytesOf, cellsOf, repliesBeside } from './reading.ts'

async function read(bytes: Uint8Array) {
  const result = await readXls({ name: 'reply.xls', bytes }, abilities)
  if (!result.ok) throw new Error(JSON.stringify(result.problem))
  return result.value
}

async function problem(bytes: Uint8Array) {
  const result = await readXls({ name: 'reply.xls', bytes }, abilities)
  return result.ok ? undefined : result.problem
}

/** A workbook written by the other library. */
function written(sheets: Record<string, oracle.WorkSheet>, options: Partial<oracle.WritingOptions> = {}): Uint8Array {
  const book = oracle.utils.book_new()
  for (const [name, sheet] of Object.entries(sheets)) oracle.utils.book_append_sheet(book, sheet, name)
  return new Uint8Array(oracle.write(book, { bookType: 'biff8', type: 'array', ...options }))
}

const SMALL = written({
  Data: oracle.utils.aoa_to_sheet([
    ['Force', '2017/18'],
    ['Kent', 5],
    ['Essex', 7],
  ]),
})

/** Index of the first place where the bytes stand. */
function placeOf(bytes: Uint8Array, wanted: readonly number[]): number {
  return bytes.findIndex((_, at) => wanted.every((byte, index) => bytes[at + index] === byte))
}

describe('refused', () => {
  test('a file of 0 bytes', async () => {
    expect(await problem(new Uint8Array(0))).toMatchObject({ kind: 'empty-file' })
  })
  test('a file cut off at any sector', async () => {
    for (let length = 8; length < SMALL.length; length += 256) {
      const kind = (await problem(SMALL.slice(0, length)))?.kind
      expect(['truncated', 'damaged']).toContain(kind)
    }
  })
  test('a page or csv that is called .xls', async () => {
    expect(await problem(new TextEncoder().encode('a,b\n1,2'))).toMatchObject({ kind: 'damaged' })
  })
  test('a workbook with a password', async () => {
    const bytes = SMALL.slice()
    // CODEPAGE becomes FILEPASS, which is how an encrypted workbook tells.
    bytes[placeOf(bytes, [0x42, 0x00, 0x02, 0x00])] = 0x2f
    expect(await problem(bytes)).toMatchObject({ kind: 'encrypted', file: 'reply.xls' })
  })
  test('an Excel 95 workbook, with what to do about it', async () => {
    const bytes = SMALL.slice()
    bytes[placeOf(bytes, [0x09, 0x08]) + 5] = 0x05
    expect(await problem(bytes)).toMatchObject({
      kind: 'unsupported-format',
      advice: expect.stringContaining('save it as xlsx'),
    })
  })
  test('a cell whose shared text is not there', async () => {
    const shared = written({ a: oracle.utils.aoa_to_sheet([['x']]) }, { bookSST: true })
    const bytes = shared.slice()
    const at = placeOf(bytes, [0xfd, 0x00, 0x0a, 0x00])
    expect(at).toBeGreaterThan(0)
    bytes[at + 10] = 0x77
    expect(await problem(bytes)).toMatchObject({ kind: 'damaged' })
  })
  test('a chain of sectors that has no end', async () => {
    const bytes = SMALL.slice()
    const view = new DataView(bytes.buffer)
    const table = (view.getUint32(76, true) + 1) * 512
    for (let at = 0; at < 128; at++) view.setUint32(table + at * 4, 0, true)
    expect(await problem(bytes)).toMatchObject({ kind: 'damaged' })
  })
  test('more cells than the limit', async () => {
    const limits = { maxCells: 3, maxBarrenBytes: 1, maxPartBytes: 1 }
    const result = await readXls({ name: 'reply.xls', bytes: SMALL }, abilities, { limits })
    expect(result).toMatchObject({ ok: false, problem: { kind: 'too-large' } })
  })
})

describe('kept', () => {
  test('values by kind', async () => {
    const sheet = oracle.utils.aoa_to_sheet([['text', 1.5, -3, 2 ** 40, true, 1e-7, '£ é 日本']])
    sheet.A2 = { t: 'e', v: 0x17 }
    sheet['!ref'] = 'A1:G2'
    const workbook = await read(written({ 'Q1 2018': sheet }))
    expect(workbook.sheets[0]?.name).toBe('Q1 2018')
    expect(cellsOf(workbook.sheets[0])).toEqual({
      A1: 'text',
      B1: 1.5,
      C1: -3,
      D1: 2 ** 40,
      E1: true,
      F1: 1e-7,
      G1: '£ é 日本',
      A2: '#REF!',
    })
  })
  test('merges, hidden columns, widths', async () => {
    const sheet = oracle.utils.aoa_to_sheet([[1, 2, 3], [4], [5]])
    sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 1, c: 1 } }]
    sheet['!cols'] = [{ wch: 20 }, { hidden: true, wch: 5 }]
    const [got] = (await read(written({ a: sheet }))).sheets
    expect(got?.merges).toEqual([{ top: 0, left: 0, bottom: 1, right: 1 }])
    expect(got?.hiddenColumns).toEqual([{ first: 1, last: 1 }])
    expect(got?.columnWidths[0]).toMatchObject({ first: 0, last: 0 })
  })
  test('hidden and very hidden sheets', async () => {
    const book = oracle.utils.book_new()
    for (const name of ['a', 'b', 'c']) oracle.utils.book_append_sheet(book, oracle.utils.aoa_to_sheet([[1]]), name)
    book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }, { Hidden: 2 }] }
    const bytes = new Uint8Array(oracle.write(book, { bookType: 'biff8', type: 'array' }))
    expect((await read(bytes)).sheets.map(({ visibility }) => visibility)).toEqual(['visible', 'hidden', 'very hidden'])
  })
  test('number formats', async () => {
    const sheet = oracle.utils.aoa_to_sheet([[43191, 0.5, 3]])
    sheet.A1.z = 'dd/mm/yyyy'
    sheet.B1.z = '0.0%'
    const [got] = (await read(written({ a: sheet }))).sheets
    if (got === undefined) throw new Error('no sheet')
    expect(findCell(got, 0, 0)?.style.numberFormat).toBe('dd/mm/yyyy')
    expect(findCell(got, 0, 1)?.style.numberFormat).toBe('0.0%')
    expect(findCell(got, 0, 2)?.style.numberFormat).toBe('General')
  })
  test('days counted from 1904', async () => {
    const book = oracle.utils.book_new()
    oracle.utils.book_append_sheet(book, oracle.utils.aoa_to_sheet([[1]]), 'a')
    book.Workbook = { WBProps: { date1904: true } }
    const bytes = new Uint8Array(oracle.write(book, { bookType: 'biff8', type: 'array' }))
    const record = placeOf(bytes, [0x22, 0x00, 0x02, 0x00])
    if (record >= 0) bytes[record + 4] = 1
    expect((await read(bytes)).sheets[0]?.epoch1904).toBe(true)
  })
  test('texts that go on in the next record, narrow and wide', async () => {
    const texts = Array.from({ length: 40 }, (_, at) => (at % 2 === 0 ? 'a' : '日').repeat(900) + at)
    const bytes = written({ a: oracle.utils.aoa_to_sheet(texts.map((text) => [text])) }, { bookSST: true })
    expect(Object.values(cellsOf((await read(bytes)).sheets[0]))).toEqual(texts)
  })
})

describe('any table', () => {
  const value = fc.oneof(
    fc.integer(),
    // The other library writes very small and very large doubles wrongly.
    fc.double({ noNaN: true, min: -1e15, max: 1e15 }).map((one) => (Math.abs(one) < 1e-6 ? 0 : one)),
    fc.boolean(),
    fc.string({ minLength: 1, unit: 'grapheme', maxLength: 60 }),
  )
  test('comes back from its xls as it was', async () => {
    const tables = fc.array(fc.array(fc.option(value), { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 20 })
    await fc.assert(
      fc.asyncProperty(tables, fc.boolean(), async (rows, bookSST) => {
        const expected: Record<string, unknown> = {}
        rows.forEach((row, r) => {
          row.forEach((one, c) => {
            if (one !== null) expected[a1({ row: r, column: c })] = Object.is(one, -0) ? 0 : one
          })
        })
        const got = cellsOf((await read(written({ a: oracle.utils.aoa_to_sheet(rows) }, { bookSST }))).sheets[0])
        for (const [address, one] of Object.entries(got)) if (Object.is(one, -0)) got[address] = 0
        expect(got).toEqual(expected)
      }),
      { numRuns: 150 },
    )
  })
  test('random and flipped bytes end in cells or a problem, never in a throw', async () => {
    let refusedOnes = 0
    const flips = fc.array(fc.tuple(fc.nat(SMALL.length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(flips, async (changes) => {
        const bytes = SMALL.slice()
        for (const [at, byte] of changes) bytes[at] = byte
        const result = await readXls({ name: 'reply.xls', bytes }, abilities)
        if (!result.ok) refusedOnes++
      }),
      { numRuns: 2000 },
    )
    expect(refusedOnes).toBeGreaterThan(100)
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async (noise) => {
        const bytes = new Uint8Array(512 + noise.length)
        bytes.set(SMALL.subarray(0, 512))
        bytes.set(noise, 512)
        expect((await readXls({ name: 'reply.xls', bytes }, abilities)).ok).toBe(false)
      }),
      { numRuns: 500 },
    )
  })
})

const replies = repliesBeside(/\.xls$/).filter(({ path }) => sniff(bytesOf(path), abilities).kind === 'xls')
describe.skipIf(replies.length === 0)('replies beside the repository', () => {
  test.each(replies)('$name: the same cells as another reader finds', async ({ path }) => {
    const bytes = bytesOf(path)
    const workbook = await read(bytes)
    const other = oracle.read(bytes, { cellNF: true, cellStyles: true, cellFormula: true })
    expect(workbook.sheets.map(({ name }) => name)).toEqual(other.SheetNames)
    for (const sheet of workbook.sheets) {
      const theirs = other.Sheets[sheet.name] ?? {}
      const expected: Record<string, unknown> = {}
      const formulas: Record<string, string> = {}
      for (const [address, cell] of Object.entries(theirs)) {
        if (address.startsWith('!') || cell.t === 'z') continue
        if (cell.t === 's' && cell.v === '' && cell.f === undefined) continue
        expected[address] = cell.t === 'e' ? cell.w : cell.v
        if (cell.f !== undefined) formulas[address] = cell.f
        const at = parseA1(address)
        const own = at && findCell(sheet, at.row, at.column)
        if (cell.z !== undefined && cell.t === 'n' && !/[dmyh£]/i.test(String(cell.z))) {
          expect(own?.style.numberFormat.replaceAll('\\', '')).toBe(String(cell.z).replaceAll('\\', ''))
        }
        if (cell.f !== undefined) expect(own?.formula?.text).toBe(cell.f)
      }
      expect(cellsOf(sheet)).toEqual(expected)
      expect(sheet.cells.formulas.size).toBe(Object.keys(formulas).length)
      const merges = (theirs['!merges'] ?? []).map(({ s, e }) => ({ top: s.r, left: s.c, bottom: e.r, right: e.c }))
      expect(sheet.merges).toEqual(merges)
    }
  })
})
