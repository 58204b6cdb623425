import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { READ_LIMITS } from '../../app/read/index.ts'
import { cellAt, type Sheet } from '../../app/vocabulary/index.ts'
import { docx, paragraph, table } from '../support/docx.ts'
import { at, problemOf, rawCells, sheetOf, workbookOf } from '../support/office.ts'

const EMPTY = '<w:p/>'

function styleAt(sheet: Sheet, address: string) {
  return cellAt(sheet, at(sheet, address)).style
}

describe('a document that cannot be read is refused', () => {
  const whole = docx({ body: table(['Year', 'Offences'], ['2017/18', '166']) })

  test('cut off', async () => {
    expect(await problemOf(whole.subarray(0, whole.length - 60))).toMatchObject({ kind: 'truncated', file: 'reply' })
  })
  test('with flipped bytes', async () => {
    const begin = Buffer.from(whole).indexOf('word/document.xml') + 'word/document.xml'.length
    for (let place = begin; place < begin + 200; place += 9) {
      const bytes = whole.slice()
      bytes[place] = (bytes[place] ?? 0) ^ 0x55
      expect(await problemOf(bytes)).toMatchObject({ kind: 'damaged', part: 'word/document.xml' })
    }
  })
  test('without text and tables', async () => {
    expect(await problemOf(docx({ body: EMPTY }))).toEqual({ kind: 'no-cells', file: 'reply' })
  })
  test('that is not well formed', async () => {
    expect(await problemOf(docx({ body: '<w:p><w:r></w:p>' }))).toMatchObject({ kind: 'damaged' })
  })
  test('with more cells than the limit', async () => {
    const body = table(['1', '2'], ['3', '4']) + table(['5', '6'])
    expect(await problemOf(docx({ body }), { ...READ_LIMITS, maxCells: 5 })).toMatchObject({ kind: 'too-large' })
    expect((await workbookOf(docx({ body }), { ...READ_LIMITS, maxCells: 6 })).sheets).toHaveLength(2)
  })
  test('with a cell wider than any sheet', async () => {
    const body = table([{ is: '<w:gridSpan w:val="900000000"/>', holds: paragraph('1') }])
    expect(await problemOf(docx({ body }))).toMatchObject({ kind: 'too-large' })
  })
})

describe('tables', () => {
  test('each is a sheet with numbers and texts', async () => {
    const { format, sheets } = await workbookOf(docx({ body: `${table(['Kent', '1,204'])}${table(['&lt;5', '007'])}` }))
    expect(format).toBe('docx')
    expect(sheets.map(({ name, index }) => [name, index])).toEqual([
      ['Table 1', 0],
      ['Table 2', 1],
    ])
    const [first, second] = sheets as [Sheet, Sheet]
    expect(cellAt(first, at(first, 'B1'))).toMatchObject({ kind: 'number', number: 1204, raw: '1,204' })
    expect(rawCells(second)).toEqual({ A1: '<5', B1: '007' })
    expect(cellAt(second, at(second, 'B1')).kind).toBe('text')
  })
  test('joined cells are merges and leave the grid in place', async () => {
    const sheet = await sheetOf(
      docx({
        body: table(
          [
            { is: '<w:vMerge w:val="restart"/>', holds: paragraph('Year') },
            { is: '<w:gridSpan w:val="2"/>', holds: paragraph('Gender') },
          ],
          [{ is: '<w:vMerge/>', holds: paragraph('unseen') }, 'Female', 'Male'],
          ['2018/19', '7', { is: '<w:vMerge w:val="continue"/>', holds: paragraph('9') }],
        ),
      }),
    )
    expect(rawCells(sheet)).toEqual({
      A1: 'Year',
      B1: 'Gender',
      B2: 'Female',
      C2: 'Male',
      A3: '2018/19',
      B3: '7',
      C3: '9',
    })
    expect(sheet.merges).toEqual([
      { top: 0, left: 0, bottom: 1, right: 0 },
      { top: 0, left: 1, bottom: 0, right: 2 },
    ])
  })
  test('a row may begin further right', async () => {
    const shifted = `<w:tbl><w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr><w:tc>${paragraph('5')}</w:tc></w:tr></w:tbl>`
    expect(rawCells(await sheetOf(docx({ body: shifted })))).toEqual({ C1: '5' })
  })
  test('a table in a cell counts from where it begins, and its text is its own', async () => {
    const inner = table(['9'])
    const { sheets } = await workbookOf(
      docx({ body: table(['before', { holds: paragraph('out') + inner + paragraph('side') }]) + table(['after']) }),
    )
    expect(sheets.map(rawCells)).toEqual([{ A1: 'before', B1: 'out\nside' }, { A1: '9' }, { A1: 'after' }])
  })
  test('paragraphs and breaks of a cell are lines, tabs stay', async () => {
    const holds = `${paragraph('Year ')}<w:p/><w:p><w:r><w:t>ending</w:t><w:br/><w:t>March</w:t><w:tab/><w:t>2018</w:t></w:r></w:p>`
    expect(rawCells(await sheetOf(docx({ body: table([{ holds }]) })))).toEqual({ A1: 'Year \nending\nMarch\t2018' })
  })
  test('a hidden row is hidden', async () => {
    const row = `<w:tr><w:trPr><w:hidden/></w:trPr><w:tc>${paragraph('4')}</w:tc></w:tr>`
    const sheet = await sheetOf(docx({ body: `<w:tbl>${row}<w:tr><w:tc>${paragraph('5')}</w:tc></w:tr></w:tbl>` }))
    expect(sheet.hiddenRows).toEqual([{ first: 0, last: 0 }])
    expect(rawCells(sheet)).toEqual({ A1: '4', A2: '5' })
  })
})

describe('what the author took out or hid', () => {
  test('deleted text is gone, inserted text stays', async () => {
    const holds =
      '<w:p><w:r><w:t>1</w:t></w:r><w:del><w:r><w:delText>2</w:delText><w:t>2</w:t></w:r></w:del><w:ins><w:r><w:t>3</w:t></w:r></w:ins></w:p>'
    expect(rawCells(await sheetOf(docx({ body: table([{ holds }]) })))).toEqual({ A1: '13' })
  })
  test('a deleted row is no row', async () => {
    const gone = `<w:tr><w:trPr><w:del/></w:trPr><w:tc>${paragraph('6')}</w:tc></w:tr>`
    const body = `<w:tbl><w:tr><w:tc>${paragraph('5')}</w:tc></w:tr>${gone}<w:tr><w:tc>${paragraph('7')}</w:tc></w:tr></w:tbl>`
    expect(rawCells(await sheetOf(docx({ body })))).toEqual({ A1: '5', A2: '7' })
  })
  test('a paragraph whose mark was deleted keeps its text', async () => {
    const holds = '<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>8</w:t></w:r></w:p>'
    expect(rawCells(await sheetOf(docx({ body: table([{ holds }]) })))).toEqual({ A1: '8' })
  })
  test('hidden text is left out, also by a style of its own', async () => {
    const styles =
      '<w:style w:type="character" w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="character" w:styleId="Child"><w:basedOn w:val="Secret"/></w:style>'
    const body = table([
      { holds: paragraph('12', '<w:vanish/>') + paragraph('3') },
      { holds: paragraph('victim', '<w:rStyle w:val="Child"/>') },
      { holds: paragraph('4', '<w:vanish w:val="0"/>') },
    ])
    expect(rawCells(await sheetOf(docx({ body, styles })))).toEqual({ A1: '3', C1: '4' })
  })
  test('struck text is known as such, whole or in part', async () => {
    const part = '<w:p><w:r><w:t>5</w:t></w:r><w:r><w:rPr><w:dstrike/></w:rPr><w:t>6</w:t></w:r></w:p>'
    const sheet = await sheetOf(docx({ body: table([{ holds: paragraph('7', '<w:strike/>') }, { holds: part }]) }))
    expect(styleAt(sheet, 'A1').strike).toBe(true)
    expect(styleAt(sheet, 'B1').strike).toBe(false)
    expect(sheet.struckRuns).toEqual([{ at: { row: 0, column: 1 }, from: 1, to: 2 }])
  })
  test('colours, bold type and alignment are kept, formatting before a change is not', async () => {
    const look = '<w:b/><w:color w:val="FFFFFF"/><w:rPrChange><w:rPr><w:strike/></w:rPr></w:rPrChange>'
    const holds = `<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr>${look}</w:rPr><w:t>9</w:t></w:r></w:p>`
    const sheet = await sheetOf(docx({ body: table([{ is: '<w:shd w:val="clear" w:fill="d9e2f3"/>', holds }]) }))
    expect(styleAt(sheet, 'A1')).toMatchObject({
      bold: true,
      strike: false,
      fontColour: '#FFFFFF',
      fillColour: '#D9E2F3',
      align: 'centre',
    })
  })
})

describe('notes', () => {
  const call = '<w:r><w:footnoteReference w:id="1"/></w:r>'

  test('the mark of a note is no digit of the figure', async () => {
    const holds = `<w:p><w:r><w:t>12</w:t></w:r>${call}</w:p>`
    const typed =
      '<w:p><w:r><w:t>7</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r></w:p>'
    const sheet = await sheetOf(docx({ body: table([{ holds }, { holds: typed }]) }))
    expect(rawCells(sheet)).toEqual({ A1: '12¹', B1: '7²' })
  })
  test('their text is prose, with its mark', async () => {
    const footnotes = `<w:footnote w:id="1"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t> Provisional</w:t></w:r></w:p></w:footnote>`
    const { prose } = await workbookOf(docx({ body: `<w:p><w:r><w:t>Letter</w:t></w:r>${call}</w:p>`, footnotes }))
    expect(prose).toEqual(['Letter¹', '¹ Provisional'])
  })
})

describe('the letter around the tables', () => {
  test('page headers, paragraphs, text boxes and footers are prose; what stands before a table is known', async () => {
    const box =
      '<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><a:t>alt</a:t><wps:txbx><w:txbxContent><w:p><w:r><w:t>Boxed</w:t></w:r></w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>Boxed</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent><w:t>Around</w:t></w:r></w:p>'
    const workbook = await workbookOf(
      docx({
        header: table(['Kent Police']),
        body: `${paragraph('Dear sir')}${box}${table(['1'])}${paragraph('Answer 2')}${table(['2'])}${paragraph('Yours')}`,
        footer: paragraph('Page 1'),
      }),
    )
    expect(workbook.prose).toEqual(['Kent Police', 'Dear sir', 'Boxed', 'Around', 'Answer 2', 'Yours', 'Page 1'])
    expect(workbook.proseBefore).toEqual([4, 5])
    expect(workbook.sheets.map(rawCells)).toEqual([{ A1: '1' }, { A1: '2' }])
  })
  test('a letter without tables is read: it may refuse', async () => {
    const { sheets, prose } = await workbookOf(docx({ body: paragraph('No information held') }))
    expect([sheets, prose]).toEqual([[], ['No information held']])
  })
})

test('any table comes back as it was written', async () => {
  const text = fc.stringMatching(/^[A-Za-z<&€][A-Za-z <&€]{0,8}[A-Za-z<&€]$/)
  const figures = fc.integer({ min: 0, max: 9_999 }).map(String)
  const rows = fc.array(fc.array(fc.oneof(text, figures), { minLength: 1, maxLength: 5 }), {
    minLength: 1,
    maxLength: 6,
  })
  await fc.assert(
    fc.asyncProperty(rows, async (given) => {
      const escaped = given.map((row) => row.map((cell) => cell.replaceAll('&', '&amp;').replaceAll('<', '&lt;')))
      const expected = given.flatMap((row, r) => row.map((cell, c) => [`${String.fromCharCode(65 + c)}${r + 1}`, cell]))
      expect(rawCells(await sheetOf(docx({ body: table(...escaped) })))).toEqual(Object.fromEntries(expected))
    }),
    { numRuns: 60 },
  )
})
