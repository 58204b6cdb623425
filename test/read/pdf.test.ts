import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readWorkbook } from '../../app/read/index.ts'
import { cellAt } from '../../app/vocabulary/index.ts'
import { nodeAbilities } from '../../main/cli/abilities.ts'
import { at, problemOf, rawCells, sheetOf, workbookOf } from '../support/office.ts'
import { type Placed, pdf, ruled, type WrittenPage } from '../support/pdf.ts'

const XS = [50, 150, 250, 350]
const ROWS = [
  ['Platform', '2017/18', '2018/19'],
  ['Kik', '2', '1,203'],
  ['Snapchat', '<5', '-'],
]

function texts(...placed: readonly (readonly [number, number, string])[]): readonly Placed[] {
  return placed.map(([x, y, text]) => ({ x, y, text }))
}

function joined(...pages: readonly WrittenPage[]): WrittenPage {
  return {
    texts: pages.flatMap((page) => page.texts ?? []),
    lines: pages.flatMap((page) => page.lines ?? []),
    boxes: pages.flatMap((page) => page.boxes ?? []),
  }
}

describe('a pdf that cannot be read is refused', () => {
  const whole = pdf([ruled(100, XS, ROWS)], '', true)

  test('without its end', async () => {
    expect(await problemOf(whole.subarray(0, whole.length - 300))).toMatchObject({ kind: 'truncated', file: 'reply' })
  })
  test('with nothing behind its mark', async () => {
    expect(await problemOf(new TextEncoder().encode('%PDF-1.7\nnothing here\n%%EOF\n'))).toMatchObject({
      kind: 'damaged',
    })
  })
  test('with flipped bytes in its text', async () => {
    const begin = Buffer.from(whole).indexOf('stream\n') + 'stream\n'.length
    const end = Buffer.from(whole).indexOf('\nendstream', begin)
    expect(end - begin).toBeGreaterThan(100)
    for (let place = begin; place < end; place += 7) {
      const bytes = whole.slice()
      bytes[place] = (bytes[place] ?? 0) ^ 0x55
      expect(await problemOf(bytes)).toMatchObject({ kind: 'damaged' })
    }
  })
  test('with a password', async () => {
    const key = `<${'41'.repeat(32)}>`
    const encrypt = `/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O ${key} /U ${key} >> /ID [<00> <00>]`
    expect(await problemOf(pdf([ruled(100, XS, ROWS)], encrypt))).toEqual({ kind: 'encrypted', file: 'reply' })
  })
  test('without any text, as a scan is: the message says so', async () => {
    expect(await problemOf(pdf([{ boxes: [[50, 50, 400, 600]] }, {}]))).toMatchObject({
      kind: 'unsupported-format',
      found: expect.stringContaining('scanned'),
    })
  })
  test('where the host cannot read pdf', async () => {
    const { pdf: _, ...abilities } = nodeAbilities
    expect(await readWorkbook({ name: 'reply', bytes: whole }, abilities)).toMatchObject({
      ok: false,
      problem: { kind: 'unsupported-format', found: 'PDF' },
    })
  })
})

test('the bytes that were given are left as they are', async () => {
  const bytes = pdf([ruled(100, XS, ROWS)])
  const before = bytes.slice()
  await workbookOf(bytes)
  expect(bytes).toEqual(before)
})

describe('tables with ruling lines', () => {
  test('have the rows and columns that are drawn, empty ones too', async () => {
    const rows = [...ROWS, ['', '', ''], ['Total', '', '1204']]
    const { format, sheets } = await workbookOf(pdf([ruled(100, XS, rows)]))
    expect([format, sheets.map(({ name }) => name)]).toEqual(['pdf', ['Table 1']])
    const [sheet] = sheets
    if (sheet === undefined) throw new Error('no table')
    expect(rawCells(sheet)).toEqual({
      ...{ A1: 'Platform', B1: '2017/18', C1: '2018/19', A2: 'Kik', B2: '2', C2: '1,203' },
      ...{ A3: 'Snapchat', B3: '<5', C3: '-', A5: 'Total', C5: '1204' },
    })
    expect(cellAt(sheet, at(sheet, 'C2'))).toMatchObject({ kind: 'number', number: 1203 })
  })
  test('a line that is missing joins two cells', async () => {
    const { texts, lines } = ruled(100, XS, [
      ['Year', 'Gender', ''],
      ['', 'Female', 'Male'],
      ['2017/18', '3', '4'],
    ])
    const without = lines.flatMap((line) => {
      const [x1, y1, x2] = line
      if (x1 === 250 && x2 === 250) return [[250, 120, 250, 160] as const]
      return y1 === 120 && x1 === 50 && x2 === 350 ? [[150, 120, 350, 120] as const] : [line]
    })
    const sheet = await sheetOf(pdf([{ texts, lines: without }]))
    expect(sheet.merges).toEqual([
      { top: 0, left: 0, bottom: 1, right: 0 },
      { top: 0, left: 1, bottom: 0, right: 2 },
    ])
    expect(rawCells(sheet)).toMatchObject({ A1: 'Year', B1: 'Gender', B2: 'Female', C2: 'Male', A3: '2017/18' })
  })
  test('borders may be thin boxes, and the outer ones may be missing', async () => {
    const { texts } = ruled(100, XS, ROWS)
    const inner: WrittenPage['boxes'] = [
      [150, 100, 0.5, 60],
      [250, 100, 0.5, 60],
      ...[100, 120, 140, 160].map((y) => [50, y, 300, 0.5] as const),
    ]
    const sheet = await sheetOf(pdf([{ texts, boxes: inner }]))
    expect([sheet.rowCount, sheet.columnCount]).toEqual([3, 3])
    expect(rawCells(sheet)).toMatchObject({ A2: 'Kik', C2: '1,203', A3: 'Snapchat' })
  })
  test('lines of a cell are one label, a raised number is no digit', async () => {
    const table = ruled(100, XS, [
      ['', '2017/18', '2018/19'],
      ['', '2', '3'],
    ])
    const more: readonly Placed[] = [
      { x: 54, y: 128, text: 'Text message', size: 8 },
      { x: 54, y: 137, text: 'or phone call', size: 8 },
      { x: 160, y: 131, text: '1', size: 6 },
    ]
    expect(rawCells(await sheetOf(pdf([joined(table, { texts: more })])))).toMatchObject({
      A2: 'Text message or phone call',
      B2: '2¹',
    })
  })
  test('a line through a figure strikes it, one under it does not', async () => {
    const table = ruled(100, XS, ROWS)
    const through = [154, 131, 159, 131] as const
    const under = [54, 135.5, 68, 135.5] as const
    const sheet = await sheetOf(pdf([joined(table, { lines: [through, under] })]))
    expect(cellAt(sheet, at(sheet, 'B2')).style.strike).toBe(true)
    expect(cellAt(sheet, at(sheet, 'A2')).style.strike).toBe(false)
    expect(sheet.rowCount).toBe(3)
  })
  test('a drawing, a box around a note and a frame around the page are no tables', async () => {
    const letter = Array.from(
      { length: 30 },
      (_, n) => [60, 80 + n * 20, `Line ${n} of a letter that goes on`] as const,
    )
    const across = [40, 60, 555, 60] as const
    const frame = { texts: texts(...letter), lines: [...box(40, 40, 555, 800), across] }
    const drawing = { lines: [...box(400, 700, 500, 760), [450, 700, 450, 760] as const] }
    const note = { lines: box(60, 700, 300, 760) }
    const { sheets, prose } = await workbookOf(pdf([joined(frame, note, drawing)]))
    expect(sheets).toEqual([])
    expect(prose[0]).toBe('Line 0 of a letter that goes on')
  })
})

function box(left: number, top: number, right: number, bottom: number): NonNullable<WrittenPage['lines']> {
  return [
    [left, top, right, top],
    [left, bottom, right, bottom],
    [left, top, left, bottom],
    [right, top, right, bottom],
  ]
}

describe('a table over a page break', () => {
  const first = ruled(700, XS, ROWS)

  test('is one table, its repeated heading counted once', async () => {
    const rest = ruled(60, XS, [ROWS[0] ?? [], ['Twitter', '7', '8']])
    const { sheets } = await workbookOf(pdf([first, rest]))
    expect(sheets).toHaveLength(1)
    expect(sheets.map(rawCells)[0]).toMatchObject({ A3: 'Snapchat', A4: 'Twitter', B4: '7', C4: '8' })
    expect(sheets[0]?.rowCount).toBe(4)
  })
  test('without a repeated heading goes on with its next row; page numbers do not part it', async () => {
    const number = (page: number) => ({ texts: texts([290, 820, `Page ${page} of 2`]) })
    const rest = ruled(60, XS, [['Twitter', '7', '8']])
    const { sheets, prose } = await workbookOf(pdf([joined(first, number(1)), joined(rest, number(2))]))
    expect(sheets.map(rawCells)).toMatchObject([{ A4: 'Twitter', B4: '7' }])
    expect(prose).toEqual(['Page 1 of 2'])
  })
  test('a row that is cut in two is one row', async () => {
    const rest = ruled(60, XS, [
      ['or other', '', ''],
      ['Twitter', '7', '8'],
    ])
    expect(rawCells(await sheetOf(pdf([first, rest])))).toMatchObject({ A3: 'Snapchat or other', A4: 'Twitter' })
  })
  test('with other columns, or beneath a title, is another table', async () => {
    const other = ruled(60, [50, 180, 350], [['Twitter', '7']])
    expect((await workbookOf(pdf([first, other]))).sheets).toHaveLength(2)
    const titled = joined({ texts: texts([50, 50, 'Question 2']) }, ruled(60, XS, ROWS))
    expect((await workbookOf(pdf([first, titled]))).sheets).toHaveLength(2)
  })
})

describe('tables without ruling lines', () => {
  const rows = texts(
    [200, 86, 'Number of'],
    [50, 98, 'Year'],
    [200, 98, 'offences'],
    [300, 98, 'Male'],
    [50, 116, '2017/18'],
    [200, 116, '166'],
    [300, 116, '12'],
    [50, 134, '2018/19'],
    [200, 134, '180'],
  )

  test('are found by what stands beneath one another', async () => {
    const letter = texts([50, 40, 'Dear Ms Example'], [50, 200, 'Yours sincerely'])
    const workbook = await workbookOf(pdf([{ texts: [...rows, ...letter] }]))
    expect(workbook.sheets.map(rawCells)).toEqual([
      {
        ...{ A1: 'Year', B1: 'Number of offences', C1: 'Male', A2: '2017/18', B2: '166', C2: '12' },
        ...{ A3: '2018/19', B3: '180' },
      },
    ])
    expect(workbook.prose).toEqual(['Dear Ms Example', 'Yours sincerely'])
    expect(workbook.proseBefore).toEqual([1])
  })
  test('a letterhead in two columns is none', async () => {
    const head = texts(
      [50, 60, 'Kent Police'],
      [350, 60, 'Information Unit'],
      [50, 74, 'Maidstone'],
      [350, 74, 'Sutton Road'],
    )
    const { sheets, prose } = await workbookOf(pdf([{ texts: head }]))
    expect(sheets).toEqual([])
    expect(prose.join(' ')).toContain('Kent Police')
  })
})

test('any ruled table comes back as it was written', async () => {
  const text = fc.stringMatching(/^[A-Z][a-z]{1,6}$/)
  const figure = fc.integer({ min: 0, max: 9_999 }).map(String)
  const shape = fc.record({ rows: fc.integer({ min: 1, max: 6 }), columns: fc.integer({ min: 2, max: 4 }) })
  const given = shape.chain(({ rows, columns }) =>
    fc.array(fc.array(fc.oneof(text, figure), { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  )
  await fc.assert(
    fc.asyncProperty(given, async (rows) => {
      const xs = Array.from({ length: (rows[0]?.length ?? 0) + 1 }, (_, column) => 50 + 90 * column)
      const expected = rows.flatMap((row, r) => row.map((cell, c) => [`${String.fromCharCode(65 + c)}${r + 1}`, cell]))
      expect(rawCells(await sheetOf(pdf([ruled(100, xs, rows)])))).toEqual(Object.fromEntries(expected))
    }),
    { numRuns: 40 },
  )
})
