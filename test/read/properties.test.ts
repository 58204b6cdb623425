import { utils, write } from '@e965/xlsx'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readWorkbook, unpack } from '../../app/read/index.ts'
import { columnLetters, rawText } from '../../app/vocabulary/index.ts'
import { nodeAbilities } from '../../main/cli/abilities.ts'
import { ods, sheetOf, xlsx } from '../support/office.ts'

type Value = string | number | boolean | null

/** XML cannot hold control characters and halves of characters. */
const UNWRITABLE = /[^\P{Cc}\n]|\p{Cs}|[\ufffe\uffff]/u
const words = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
    fc.constantFrom('<5', '=1+1', '_x000D_', ' spaced ', '<b>&amp;</b>', 'a\nb', '£', '😀', '0', ']]>'),
  )
  .filter((text) => !UNWRITABLE.test(text))
const value: fc.Arbitrary<Value> = fc.oneof(
  { weight: 3, arbitrary: words },
  { weight: 3, arbitrary: fc.integer() },
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
  fc.boolean(),
  fc.constant(null),
)
const table = fc
  .array(fc.array(value, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 })
  .filter((rows) => rows.flat().some((one) => one !== null))

/** What each filled cell of a table must come back as. */
function expectedCells(rows: readonly (readonly Value[])[]): readonly string[] {
  return rows.flatMap((cells, row) =>
    cells.flatMap((one, column) => (one === null ? [] : [`${columnLetters(column)}${row + 1} ${typeof one} ${one}`])),
  )
}

async function cellsIn(bytes: Uint8Array): Promise<readonly string[]> {
  const sheet = await sheetOf(bytes)
  return Array.from({ length: sheet.cells.count }, (_, index) => {
    const number = sheet.cells.numbers[index] ?? 0
    const kind = ['blank', 'string', 'number', 'boolean', 'error'][sheet.cells.kinds[index] ?? 0]
    const shown = kind === 'number' ? number : kind === 'boolean' ? number === 1 : rawText(sheet.cells, index)
    return `${columnLetters(sheet.cells.columns[index] ?? 0)}${(sheet.cells.rows[index] ?? 0) + 1} ${kind} ${shown}`
  })
}

describe('a table comes back as it was', () => {
  test('from a workbook that another program wrote, with shared and with inline strings', async () => {
    let filled = 0
    await fc.assert(
      fc.asyncProperty(table, fc.boolean(), async (rows, shared) => {
        const book = utils.book_new()
        utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => [...row])), 'Reply')
        const bytes = new Uint8Array(
          write(book, { type: 'buffer', bookType: 'xlsx', bookSST: shared, compression: true }),
        )
        // That program writes `_x000D_` as it is, which means another text.
        fc.pre(!rows.flat().some((one) => typeof one === 'string' && one.includes('_x')))
        const expected = expectedCells(rows)
        filled += expected.length
        expect(await cellsIn(bytes)).toEqual(expected)
      }),
      { numRuns: 200 },
    )
    expect(filled).toBeGreaterThan(1000)
  })
  test('from a workbook written by hand, whatever stands for it', async () => {
    await fc.assert(
      fc.asyncProperty(table, fc.boolean(), async (rows, addressed) => {
        const cells = rows.map(
          (row, at) =>
            `<row>${row.map((one, column) => handWritten(one, addressed ? `r="${columnLetters(column)}${at + 1}"` : '')).join('')}</row>`,
        )
        expect(await cellsIn(xlsx({ rows: cells.join('') }))).toEqual(expectedCells(rows))
      }),
      { numRuns: 200 },
    )
  })
})

function handWritten(one: Value, address: string): string {
  if (one === null) return `<c ${address}/>`
  if (typeof one === 'boolean') return `<c ${address} t="b"><v>${one ? 1 : 0}</v></c>`
  if (typeof one === 'number') return `<c ${address}><v>${one}</v></c>`
  const escaped = one.replaceAll('_x', '_x005F_x').replaceAll('\r', '_x000D_')
  return `<c ${address} t="str"><v>${escaped.replace(/[&<>"\n]/g, (mark) => `&#${mark.charCodeAt(0)};`)}</v></c>`
}

describe('nothing makes a reader throw or stumble', () => {
  const samples = [
    xlsx(
      {
        strings: '<si><t>Kent</t></si><si><r><rPr><strike/></rPr><t>12</t></r></si>',
        styles: '<fonts><font><b/></font></fonts><cellXfs><xf numFmtId="14" fontId="0"/></cellXfs>',
        rows: '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" s="0"><f>A1</f><v>43191</v></c></row>',
        after: '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>',
      },
      {},
    ),
    ods(
      '<table:table table:name="a"><table:table-row><table:table-cell office:value-type="float" office:value="5"><text:p>5</text:p></table:table-cell></table:table-row></table:table>',
    ),
  ]
  const tried = async (bytes: Uint8Array) => {
    for (const found of await unpack({ name: 'f', path: 'f', bytes }, nodeAbilities)) {
      const result = found.ok ? await readWorkbook({ name: 'f', bytes: found.value.bytes }, nodeAbilities) : found
      // `unreadable` is how a fault of a reader shows.
      if (!result.ok) expect(result.problem.kind).not.toBe('unreadable')
    }
  }

  test('random bytes', async () => {
    const marks = fc.constantFrom(
      [],
      [0x50, 0x4b, 3, 4],
      [0x50, 0x4b, 5, 6],
      [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
      [0xff, 0xfe],
    )
    await fc.assert(
      fc.asyncProperty(marks, fc.uint8Array({ maxLength: 600 }), (mark, bytes) =>
        tried(Uint8Array.from([...mark, ...bytes])),
      ),
      { numRuns: 500 },
    )
  })
  test('a workbook with bytes changed, taken out or put in', async () => {
    const change = fc.record({ at: fc.nat(), take: fc.nat(8), put: fc.uint8Array({ maxLength: 8 }) })
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...samples),
        fc.array(change, { minLength: 1, maxLength: 4 }),
        async (sample, changes) => {
          let bytes: Uint8Array = sample
          for (const { at: place, take, put } of changes) {
            const from = place % bytes.length
            bytes = Uint8Array.from([...bytes.subarray(0, from), ...put, ...bytes.subarray(from + take)])
          }
          await tried(bytes)
        },
      ),
      { numRuns: 500 },
    )
  })
  test('a sheet whose XML was changed, in a whole zip', async () => {
    const sheet =
      '<worksheet><cols><col min="1" max="2" hidden="1"/></cols><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="b"><f t="shared" si="0">A1+$B$2</f><v>1</v></c><c t="inlineStr"><is><t>x</t></is></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>'
    const mark = fc.constantFrom(
      '<',
      '>',
      '/',
      '"',
      '<c>',
      '</c>',
      '<v>',
      '9999999999',
      '-1',
      '&#x110000;',
      '<![CDATA[',
      's',
      ' ',
      'NaN',
      '\0',
    )
    await fc.assert(
      fc.asyncProperty(fc.nat(sheet.length), fc.nat(12), mark, (from, take, put) =>
        tried(xlsx({ sheets: [sheet.slice(0, from) + put + sheet.slice(from + take)], strings: '<si><t>a</t></si>' })),
      ),
      { numRuns: 1000 },
    )
  })
})
