import { readFileSync } from 'node:fs'
import { type CellObject, read as readByOther, utils, write } from '@e965/xlsx'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { displayed, READ_LIMITS, readWorkbook } from '../../app/read/index.ts'
import { sniff } from '../../app/read/sniff/index.ts'
import { formulaInA1 } from '../../app/read/xml2003/formulas.ts'
import { readXml2003 } from '../../app/read/xml2003/index.ts'
import { a1, CELL_KINDS, cellAt, cellIndex, findCell, type Sheet } from '../../app/vocabulary/index.ts'
import { nodeAbilities } from '../../main/cli/abilities.ts'
import { at, problemOf, rawCells, sheetOf, workbookOf } from '../support/office.ts'
import { bytesOf, cellsOf, repliesBeside, utf8 } from './reading.ts'

const SPREADSHEET = 'urn:schemas-microsoft-com:office:spreadsheet'

function document(sheets: string, before = ''): string {
  return `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="${SPREADSHEET}" xmlns:ss="${SPREADSHEET}" xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns:html="http://www.w3.org/TR/REC-html40">${before}${sheets}</Workbook>`
}
const sheetXml = (table: string, after = '', name = 'Reply') =>
  `<Worksheet ss:Name="${name}"><Table>${table}</Table>${after}</Worksheet>`
const workbook = (table: string, before = '', after = '') => utf8(document(sheetXml(table, after), before))
const row = (cells: string, facts = '') => `<Row ${facts}>${cells}</Row>`
const cell = (value: string | number, type = typeof value === 'number' ? 'Number' : 'String', facts = '') =>
  `<Cell ${facts}><Data ss:Type="${type}">${value}</Data></Cell>`

describe('a file that cannot be read is refused', () => {
  test('nothing at all', async () => {
    expect(await readXml2003({ name: 'a.xml', bytes: new Uint8Array(0) }, nodeAbilities)).toMatchObject({
      problem: { kind: 'empty-file', file: 'a.xml' },
    })
  })
  test('with a document type declaration, whether or not it has entities', async () => {
    for (const declaration of ['<!DOCTYPE Workbook SYSTEM "x">', '<!DOCTYPE Workbook [<!ENTITY a "aa">]>']) {
      const bytes = utf8(document(sheetXml(row(cell('&a;')))).replace('<Workbook', `${declaration}<Workbook`))
      expect(await problemOf(bytes)).toMatchObject({ kind: 'dangerous' })
    }
  })
  test('cut off anywhere after its first element', async () => {
    const whole = document(sheetXml(row(cell('Kent') + cell(166))))
    for (let length = whole.indexOf('<Worksheet'); length < whole.length; length += 7) {
      expect((await problemOf(utf8(whole.slice(0, length)))).kind).toMatch(/truncated|damaged/)
    }
  })
  test('with tags that do not match, NUL bytes, or a cell outside of any sheet', async () => {
    expect(await problemOf(utf8(document('<Worksheet><Table></Worksheet>')))).toMatchObject({ kind: 'damaged' })
    expect(await problemOf(workbook(row(cell('a\0b'))))).toMatchObject({ kind: 'damaged' })
    expect(await problemOf(workbook(row(cell(1, 'Number', 'ss:Index="16385"'))))).toMatchObject({ kind: 'damaged' })
    expect(await problemOf(workbook(row(cell(1), 'ss:Index="0"')))).toMatchObject({ kind: 'damaged' })
  })
  test('with more cells than are allowed, over all its sheets', async () => {
    const five = row(cell(1).repeat(5))
    const limits = { ...READ_LIMITS, maxCells: 9 }
    expect(await problemOf(utf8(document(sheetXml(five) + sheetXml(five))), limits)).toMatchObject({
      kind: 'too-large',
      limit: expect.stringContaining('cells'),
    })
  })
  test('without a single cell', async () => {
    expect(await problemOf(workbook(row('<Cell ss:StyleID="s1"/>')))).toMatchObject({ kind: 'no-cells' })
  })
})

describe('cells', () => {
  test('of every type, as stored and as meant', async () => {
    const sheet = await sheetOf(
      workbook(
        row(
          cell('Kent') +
            cell('1.50', 'Number') +
            cell('2018-04-01T00:00:00.000', 'DateTime') +
            cell('1899-12-31T12:00:00.000', 'DateTime') +
            cell('1', 'Boolean') +
            cell('#REF!', 'Error') +
            cell('&lt;5') +
            cell('n/a', 'Number') +
            cell('00123'),
        ),
      ),
    )
    expect(rawCells(sheet)).toEqual({
      A1: 'Kent',
      B1: '1.50',
      C1: '2018-04-01T00:00:00.000',
      D1: '1899-12-31T12:00:00.000',
      E1: '1',
      F1: '#REF!',
      G1: '<5',
      H1: 'n/a',
      I1: '00123',
    })
    expect(Array.from(sheet.cells.kinds, (kind) => CELL_KINDS[kind])).toEqual(
      'text number number number boolean error text text text'.split(' '),
    )
    expect(Array.from(sheet.cells.numbers.subarray(1, 5))).toEqual([1.5, 43191, 0.5, 1])
    expect(displayed(sheet, at(sheet, 'C1'))).toBe('01/04/2018')
  })
  test('where indices and merges put them', async () => {
    const sheet = await sheetOf(
      workbook(
        row(cell('a') + cell('e', 'String', 'ss:Index="5" ss:MergeAcross="1" ss:MergeDown="2"') + cell('g')) +
          row(cell('x'), 'ss:Index="4"') +
          row(cell('y')),
      ),
    )
    expect(rawCells(sheet)).toEqual({ A1: 'a', E1: 'e', G1: 'g', A4: 'x', A5: 'y' })
    expect(sheet.merges).toEqual([{ top: 0, left: 4, bottom: 2, right: 5 }])
  })
  test('in a table that begins elsewhere', async () => {
    const bytes = utf8(document(`<Worksheet><Table ss:TopCell="3" ss:LeftCell="2">${row(cell(1))}</Table></Worksheet>`))
    expect(rawCells(await sheetOf(bytes))).toEqual({ B3: '1' })
  })
  test('with rich text: its words, and which of them are struck', async () => {
    const data =
      '<Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><B>Kent </B><S>12<Font html:Size="8">3</Font></S> &amp; <Sup>4</Sup></ss:Data></Cell>'
    const sheet = await sheetOf(workbook(row(data)))
    expect(rawCells(sheet)).toEqual({ A1: 'Kent 123 & ⁴' })
    expect(sheet.struckRuns).toEqual([{ at: { row: 0, column: 0 }, from: 5, to: 8 }])
  })
  test('without the words of their comments, names and phonetics', async () => {
    const comment =
      '<Comment ss:Author="FOI team"><ss:Data xmlns="http://www.w3.org/TR/REC-html40"><B>FOI team:</B>&#10;un<S>audited</S></ss:Data></Comment>'
    const inside = `<Data ss:Type="String">Kent</Data>${comment}<PhoneticText><Data ss:Type="String">no</Data></PhoneticText><NamedCell ss:Name="Data"/>`
    const sheet = await sheetOf(workbook(row(`<Cell>${inside}</Cell>`)))
    expect(rawCells(sheet)).toEqual({ A1: 'Kent' })
    expect(sheet.comments).toEqual([{ at: { row: 0, column: 0 }, author: 'FOI team', text: 'FOI team:\nunaudited' }])
  })
  test('with formulas, with and without a stored result', async () => {
    const sheet = await sheetOf(
      workbook(
        row(cell(1)) +
          row(cell(2)) +
          row(`${cell(3, 'Number', 'ss:Formula="=SUM(R[-2]C:R[-1]C)"')}<Cell ss:Formula="=R1C1*2"/>`) +
          row('<Cell ss:Formula="=&quot;&quot;"><Data ss:Type="String"></Data></Cell>'),
      ),
    )
    expect(sheet.cells.formulas.get(at(sheet, 'A3'))).toEqual({ text: 'SUM(A1:A2)', cached: true })
    expect(cellAt(sheet, at(sheet, 'B3'))).toMatchObject({ kind: 'blank', formula: { text: '$A$1*2', cached: false } })
    expect(cellAt(sheet, at(sheet, 'A4'))).toMatchObject({ kind: 'text', raw: '', formula: { text: '""' } })
  })
})

test.each([
  ['=SUM(R[-3]C:R[-1]C)', 'SUM(C2:C4)'],
  ['=RC[-2]/R5C3', 'A5/$C$5'],
  ['=R[1]C2+"R1C1"&\'R1C1\'!RC', '$B6+"R1C1"&\'R1C1\'!C5'],
  ['=COUNTIF(Data!C2,R2)+SUM(C:C[1],R[-1]:R)', 'COUNTIF(Data!$B:$B,$2:$2)+SUM(C:D,4:5)'],
  ['=ROUND(R,2)+RC1x+LOG10(RC)', 'ROUND(5:5,2)+RC1x+LOG10(C5)'],
  ['=[Book1.xls]R1!R1C1', '[Book1.xls]R1!$A$1'],
  ['of:=SUM([.B2:.B4])', 'SUM([.B2:.B4])'],
  ['=SUM(R[-9]C:R[-1]C)', 'SUM(R[-9]C:R[-1]C)'],
])('in C5 the formula %s is %s', (written, expected) => {
  expect(formulaInA1(written, 4, 2)).toBe(expected)
})

describe('looks', () => {
  const styles = `<Styles><Style ss:ID="Default" ss:Name="Normal"><NumberFormat/></Style>
    <Style ss:ID="s1"><Alignment ss:Horizontal="Center" ss:Indent="2"/><Font ss:Bold="1" ss:Italic="1" ss:StrikeThrough="1" ss:Color="#ff0000"/><Interior ss:Color="#FFFF00" ss:Pattern="Solid"/><NumberFormat ss:Format="Percent"/></Style>
    <Style ss:ID="s2" ss:Parent="s1"><NumberFormat ss:Format="Fixed"/></Style><Style ss:ID="s3"><NumberFormat ss:Format="General Date"/></Style><Style ss:ID="s4"><NumberFormat ss:Format="#,##0"/></Style></Styles>`
  const styled = (value: string | number, style: string, type = 'Number') => cell(value, type, `ss:StyleID="${style}"`)

  test('font, fill, alignment and number format, own and inherited', async () => {
    const sheet = await sheetOf(
      workbook(
        row(styled(0.62, 's1') + styled(5, 's2') + styled('2018-04-01T09:30:00', 's3', 'DateTime') + cell(1)),
        styles,
      ),
    )
    const look = { bold: true, italic: true, strike: true, fontColour: '#FF0000', fillColour: '#FFFF00' }
    expect(findCell(sheet, 0, 0)?.style).toEqual({ ...look, align: 'centre', indent: 2, numberFormat: '0.00%' })
    expect(findCell(sheet, 0, 1)?.style).toMatchObject({ ...look, numberFormat: '0.00' })
    expect(findCell(sheet, 0, 3)?.style).toMatchObject({ bold: false, numberFormat: 'General' })
    expect([0, 1, 2].map((index) => displayed(sheet, index))).toEqual(['62.00%', '5.00', '01/04/2018 09:30'])
  })
  test('a cell takes the style of its row, then of its column, then of its table', async () => {
    const table = `<Column ss:Index="2" ss:Span="1" ss:StyleID="s4"/>${row(cell(1000) + cell(1000))}${row(cell(1000) + cell(1000), 'ss:StyleID="s2"')}`
    const sheet = await sheetOf(
      utf8(document(`<Worksheet ss:Name="a"><Table ss:StyleID="s1">${table}</Table></Worksheet>`, styles)),
    )
    const shown = ['A1', 'B1', 'A2', 'B2'].map((address) => displayed(sheet, at(sheet, address)))
    expect(shown).toEqual(['100000.00%', '1,000', '1000.00', '1000.00'])
  })
})

describe('around the cells', () => {
  test('hidden rows and columns, with their spans, and widths', async () => {
    const sheet = await sheetOf(
      workbook(
        `<Column ss:Width="60"/><Column ss:Hidden="1" ss:Span="2"/><Column/><Column ss:Index="9" ss:Hidden="1"/>${row(cell(1))}${row(cell(2), 'ss:Hidden="1"')}${row('', 'ss:Hidden="1" ss:Span="3"')}${row(cell(3))}`,
      ),
    )
    expect(sheet.hiddenColumns).toEqual([
      { first: 1, last: 3 },
      { first: 8, last: 8 },
    ])
    expect(sheet.hiddenRows).toEqual([{ first: 1, last: 5 }])
    expect(sheet.columnWidths).toEqual([{ first: 0, last: 0, width: 10.71 }])
    expect(rawCells(sheet)).toEqual({ A1: '1', A2: '2', A7: '3' })
  })
  test('sheets in order, hidden ones marked, with the epoch of their dates', async () => {
    const options = (visible: string) =>
      `<WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>${visible}</Visible></WorksheetOptions>`
    const settings = '<ExcelWorkbook xmlns="urn:schemas-microsoft-com:office:excel"><Date1904/></ExcelWorkbook>'
    const day = row(cell('2018-04-01T00:00:00', 'DateTime'))
    const { sheets } = await workbookOf(
      utf8(
        document(
          sheetXml(day, '', 'Reply &amp; notes') +
            sheetXml(day, options('SheetHidden'), 'b') +
            sheetXml(day, options('SheetVeryHidden'), 'c'),
          settings,
        ),
      ),
    )
    expect(sheets.map(({ name, visibility }) => [name, visibility])).toEqual([
      ['Reply & notes', 'visible'],
      ['b', 'hidden'],
      ['c', 'very hidden'],
    ])
    expect(sheets[0]).toMatchObject({ epoch1904: true, index: 0 })
    expect(sheets[0]?.cells.numbers[0]).toBe(43191 - 1462)
    expect(sheets[0] && displayed(sheets[0], 0)).toBe('01/04/2018')
  })
  test('elements of the same names elsewhere are no cells', async () => {
    const pivot = `<PivotTable xmlns="urn:schemas-microsoft-com:office:excel"><Table><Row><Cell><Data ss:Type="Number">9</Data></Cell></Row></Table></PivotTable>`
    expect(rawCells(await sheetOf(workbook(row(cell(1)), '', pivot)))).toEqual({ A1: '1' })
  })
})

describe('in any encoding', () => {
  const text = document(sheetXml(row(cell('£5 – Dyfed'))))
  const latin = (words: string) =>
    Uint8Array.from(words, (letter) => ({ '£': 0xa3, '–': 0x96 })[letter] ?? letter.charCodeAt(0))
  test.each([
    ['UTF-8 with its mark', utf8(`\ufeff${text}`)],
    ['UTF-16', new Uint8Array(Buffer.from(`\ufeff${text.replace('"1.0"', '"1.0" encoding="UTF-16"')}`, 'utf16le'))],
    ['windows-1252 that says so', latin(text.replace('"1.0"', '"1.0" encoding="windows-1252"'))],
    ['windows-1252 that does not', latin(text)],
  ])('%s', async (_, bytes) => {
    expect(rawCells(await sheetOf(bytes))).toEqual({ A1: '£5 – Dyfed' })
  })
})

test('progress names how far the reading has come', async () => {
  const seen: { done: number; of: number; cells: number }[] = []
  const bytes = workbook(row(cell(1)).repeat(20_000))
  await readXml2003({ name: 'a', bytes }, nodeAbilities, { onProgress: (one) => seen.push(one) })
  expect(seen.length).toBe(4)
  expect(
    seen.every(({ done, of }, index) => of === bytes.length && done <= of && done > (seen[index - 1]?.done ?? 0)),
  ).toBe(true)
})

describe('properties', () => {
  const words = fc
    .oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
      fc.constantFrom('<5', ' spaced ', '<b>&amp;</b>', 'a\nb', '£', '😀', ']]>', '12'),
    )
    .filter((text) => !/[^\P{Cc}\n]|\p{Cs}|[\ufffe\uffff]/u.test(text))
  const value = fc.oneof(
    { weight: 2, arbitrary: words },
    { weight: 2, arbitrary: fc.integer() },
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
    fc.boolean(),
    fc.constant(null),
  )
  const table = fc
    .array(fc.array(value, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 })
    .filter((rows) => rows.flat().some((one) => one !== null))

  const expected = (rows: readonly (readonly (string | number | boolean | null)[])[]) =>
    Object.fromEntries(
      rows.flatMap((cells, row) =>
        cells.flatMap((one, column) => (one === null ? [] : [[a1({ row, column }), one] as const])),
      ),
    )

  test('a table that another program wrote comes back as it was', async () => {
    let filled = 0
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const book = utils.book_new()
        utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((cells) => [...cells])), 'Reply')
        const bytes = utf8(write(book, { type: 'string', bookType: 'xlml' }))
        filled += Object.keys(expected(rows)).length
        expect(cellsOf(await sheetOf(bytes))).toEqual(expected(rows))
      }),
      { numRuns: 200 },
    )
    expect(filled).toBeGreaterThan(1000)
  })
  test('a document with pieces changed, taken out or put in never makes the reader stumble', async () => {
    const whole = document(
      sheetXml(
        `<Column ss:Index="2" ss:Span="1" ss:Hidden="1" ss:Width="60"/>${row(`${cell(1, 'Number', 'ss:Formula="=RC[1]"')}<Cell ss:MergeAcross="1"><ss:Data ss:Type="String"><S>a</S>b</ss:Data><Comment><Data>c</Data></Comment></Cell>${cell('2018-04-01', 'DateTime')}`, 'ss:Index="2"')}`,
        '<WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions>',
      ),
      '<Styles><Style ss:ID="a" ss:Parent="a"><Font ss:Bold="1"/></Style></Styles>',
    )
    const put = fc.constantFrom(
      '',
      '<',
      '>',
      '"',
      '</Cell>',
      '<Cell>',
      '<Table>',
      '</Table>',
      '<Row>',
      '<Data>',
      '<S>',
      '</S>',
      '9999999999',
      '-1',
      '&#x110000;',
      '\0',
      '\u00a3',
      'constructor',
    )
    let read = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.length), fc.nat(12), put), { minLength: 1, maxLength: 3 }),
        async (changes) => {
          let text = whole
          for (const [from, take, piece] of changes) text = text.slice(0, from) + piece + text.slice(from + take)
          const result = await readXml2003({ name: 'f', bytes: utf8(text) }, nodeAbilities)
          if (result.ok) read++
          else expect(result.problem.kind).not.toBe('unreadable')
          const through = await readWorkbook({ name: 'f', bytes: utf8(text) }, nodeAbilities)
          if (!through.ok) expect(through.problem.kind).not.toBe('unreadable')
        },
      ),
      { numRuns: 1000 },
    )
    expect(read).toBeGreaterThan(20)
  })
})

const replies = repliesBeside(/\.(xml|xls)$/).filter(
  ({ path }) => sniff(bytesOf(path), nodeAbilities).kind === 'xml2003',
)
describe.skipIf(replies.length === 0)('replies beside the repository, as another reader reads them', () => {
  test.each(replies)('$name', async ({ path }) => {
    const other = readByOther(readFileSync(path), { dense: true, cellNF: true, cellText: true, cellFormula: true })
    const { sheets } = await workbookOf(bytesOf(path))
    expect(sheets.map(({ name }) => name)).toEqual(other.SheetNames)
    for (const sheet of sheets) {
      const rows: readonly (readonly (CellObject | undefined)[] | undefined)[] =
        other.Sheets[sheet.name]?.['!data'] ?? []
      const theirs: string[] = []
      const ours: string[] = []
      for (const [row, cells] of rows.entries()) {
        for (const [column, one] of (cells ?? []).entries()) {
          if (one === undefined || one.t === 'z' || one.v === undefined || one.v === '') continue
          theirs.push(`${a1({ row, column })} ${one.t === 'n' ? Number(one.v) : one.v}`)
          ours.push(`${a1({ row, column })} ${plain(sheet, row, column)}`)
        }
      }
      expect(ours).toEqual(theirs)
      expect(sheet.cells.count).toBe(theirs.length)
      expect(sheet.merges.length).toBe(other.Sheets[sheet.name]?.['!merges']?.length ?? 0)
    }
  })
})

function plain(sheet: Sheet, row: number, column: number): string | number {
  const index = cellIndex(sheet, row, column)
  if (index < 0) return 'nothing'
  const { kind, number, raw } = cellAt(sheet, index)
  return kind === 'number' ? number : raw
}
