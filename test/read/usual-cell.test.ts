import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Refusal } from '../../app/read/refusal.ts'
import { sheetBuilder } from '../../app/read/sheet/index.ts'
import { sheetHandler } from '../../app/read/xlsx/sheet.ts'
import { readUsualCell, type UsualCell } from '../../app/read/xlsx/usual-cell.ts'
import { scanXml } from '../../app/read/xml/index.ts'
import { nodeAbilities } from '../../main/cli/abilities.ts'

const ROOM = ' '.repeat(100)

function usual(text: string): UsualCell | undefined {
  const cell: UsualCell = { row: -1, column: -1, style: -1, shared: false, value: Number.NaN, end: 0 }
  return readUsualCell(new TextEncoder().encode(text + ROOM), 0, cell) ? cell : undefined
}

/** The sheet that a reader makes of some rows that come in blocks of so many bytes, or why it refuses them. */
async function sheetOf(rows: string, block: number): Promise<unknown> {
  const bytes = new TextEncoder().encode(
    `<worksheet><sheetData>${rows}</sheetData><!--${ROOM}--><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>`,
  )
  const sheet = sheetBuilder({ part: 'sheet' })
  const shared = { texts: ['Kent', 'Essex', ''], struck: new Map() }
  const blocks = async function* () {
    for (let at = 0; at < bytes.length; at += block) yield bytes.subarray(at, at + block)
  }
  try {
    const handler = sheetHandler({ sheet, shared, epoch1904: false, part: 'sheet' })
    await scanXml('sheet', blocks(), handler, nodeAbilities.decode)
    return sheet.finish({ index: 0, name: 'Sheet1' })
  } catch (error) {
    if (error instanceof Refusal) return error.trouble
    throw error
  }
}

test.each([
  ['two addresses', '<c r="A1" r="B1"><v>1</v></c>'],
  ['no address', '<c s="1"><v>1</v></c>'],
  ['another type', '<c r="A1" t="str"><v>1</v></c>'],
  ['a formula', '<c r="A1"><f>B1</f><v>1</v></c>'],
  ['a number that would be written otherwise', '<c r="A1"><v>007</v></c>'],
  ['an exponent', '<c r="A1"><v>1E3</v></c>'],
  ['a row that does not exist', '<c r="A0"><v>1</v></c>'],
  ['an end tag of another element', '<c r="A1"><v>1</v></d>'],
  ['no quotes', '<c r=A1><v>1</v></c>'],
  ['a name that only begins so', '<col r="A1"><v>1</v></col>'],
])('a cell with %s is left to be read piece by piece', (_, text) => {
  expect(usual(text)).toBeUndefined()
})

test('what is cut off is not taken for the whole', () => {
  const text = '<c r="B2" s="1" t="s"><v>7</v></c>'
  const cell: UsualCell = { row: -1, column: -1, style: -1, shared: false, value: Number.NaN, end: 0 }
  for (let length = 0; length <= text.length; length += 1) {
    expect(readUsualCell(new TextEncoder().encode(text.slice(0, length)), 0, cell)).toBe(false)
  }
})

test('a cell of the usual form is read in one go', () => {
  const text = '<c r="AB12" s="3" t="s"><v>7</v></c>'
  expect(usual(text)).toEqual({ row: 11, column: 27, style: 3, shared: true, value: 7, end: text.length })
  expect(usual('<c r="C2"/>')).toMatchObject({ row: 1, column: 2, style: 0, shared: false, value: Number.NaN })
})

test('in one go or piece by piece, the same sheet comes out, or the same refusal', async () => {
  const attribute = fc.constantFrom(
    'r="A1"',
    'r="b3"',
    'r="$A$1"',
    'r="XFE9"',
    'r="C1048577"',
    's="1"',
    's="x"',
    "s='2'",
  )
  const type = fc.constantFrom('t="s"', 't="n"', 't="b"', 't="str"', 't="zz"', 'r="D7"', 'r="E8"', 'r="F9"')
  const value = fc.constantFrom('<v>1</v>', '<v>2</v>', '<v>-12.5</v>', '<v>9</v>', '<v>1e2</v>', '<v></v>', '<v/>', '')
  const cell = fc
    .tuple(fc.array(attribute, { maxLength: 2 }), fc.array(type, { maxLength: 2 }), value, fc.boolean())
    .map(([first, second, inner, closed]) => {
      const tag = ['<c', ...first, ...second].join(' ')
      return inner === '' && closed ? `${tag}/>` : `${tag}>${inner}</c>`
    })
  const plain = fc
    .tuple(fc.nat(25), fc.integer({ min: 1, max: 99 }), fc.integer({ min: -999, max: 999 }))
    .map(([column, row, number]) => `<c r="${String.fromCharCode(65 + column)}${row}" s="1"><v>${number}</v></c>`)
  const row = fc.array(fc.oneof({ weight: 3, arbitrary: plain }, cell), { maxLength: 6 })
  let sheets = 0
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 4 }), async (rows) => {
      const text = rows.map((cells, nth) => `<row r="${nth + 1}">${cells.join('')}</row>`).join('')
      const whole = await sheetOf(text, 2 ** 18)
      expect(whole).toEqual(await sheetOf(text, 40))
      if (typeof whole === 'object' && whole !== null && 'cells' in whole) sheets += 1
    }),
    { numRuns: 300 },
  )
  expect(sheets).toBeGreaterThan(50)
})
