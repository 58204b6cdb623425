import { describe, expect, test } from 'vitest'
import { CELL_KINDS, cellAt } from '../../app/vocabulary/index.ts'
import { at, problemOf, rawCells, relation, sheetOf, workbookOf, xlsx, xlsxParts } from '../support/office.ts'
import { zip } from '../support/zip.ts'

describe('a workbook that does not hold together is refused', () => {
  const cell = (inner: string, attributes = 'r="A1"') =>
    xlsx({ rows: `<row r="1"><c ${attributes}>${inner}</c></row>` })

  test.each([
    ['a shared string that does not exist', cell('<v>7</v>', 'r="A1" t="s"')],
    ['a shared string that is no number', cell('<v>x</v>', 'r="A1" t="s"')],
    ['an address that is none', cell('<v>1</v>', 'r="A0"')],
    ['an address beyond the sheet', cell('<v>1</v>', 'r="XFE1"')],
    ['a row beyond the sheet', xlsx({ rows: '<row r="1048577"><c><v>1</v></c></row>' })],
    ['a cell type that does not exist', cell('<v>1</v>', 'r="A1" t="zz"')],
    ['a sheet that is not there', xlsx({ sheets: ['<worksheet/>'] }).slice()],
  ])('%s', async (name, bytes) => {
    if (name !== 'a sheet that is not there') {
      expect(await problemOf(bytes)).toMatchObject({ kind: 'damaged', file: 'reply' })
      return
    }
    const without = xlsxParts({ rows: '<row><c><v>1</v></c></row>' }).filter(
      (part) => part.name !== 'xl/worksheets/sheet1.xml',
    )
    expect(await problemOf(zip(without))).toMatchObject({ kind: 'damaged', part: 'xl/worksheets/sheet1.xml' })
  })
  test('no cells at all', async () => {
    expect(await problemOf(xlsx({ rows: '<row r="1"><c r="A1" s="1"/></row>' }))).toEqual({
      kind: 'no-cells',
      file: 'reply',
    })
  })
})

describe('cells', () => {
  test('of every type', async () => {
    const sheet = await sheetOf(
      xlsx({
        strings:
          '<si><t>Kent</t></si><si><r><t xml:space="preserve">Rich </t></r><r><rPr><b/></rPr><t>text</t></r><rPh sb="0" eb="1"><t>ignored</t></rPh></si><si/>',
        rows: `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>In &amp; line</t></is></c>
          <c r="D1" t="str"><f>A1</f><v>Kent</v></c><c r="E1" t="b"><v>1</v></c><c r="F1" t="e"><v>#REF!</v></c><c r="G1" t="d"><v>2018-04-01</v></c>
          <c r="H1"><v>12.5</v></c><c r="I1" t="n"><v>1E3</v></c><c r="J1"><v>007</v></c><c r="K1"><v>0x10</v></c><c r="L1"><v>-0.000001</v></c><c r="M1" t="s"><v>2</v></c><c r="N1" s="0"/></row>`,
      }),
    )
    expect(rawCells(sheet)).toEqual({
      A1: 'Kent',
      B1: 'Rich text',
      C1: 'In & line',
      D1: 'Kent',
      E1: '1',
      F1: '#REF!',
      G1: '2018-04-01',
      H1: '12.5',
      I1: '1E3',
      J1: '007',
      K1: '0x10',
      L1: '-0.000001',
    })
    expect(Array.from(sheet.cells.kinds, (kind) => CELL_KINDS[kind])).toEqual([
      'text',
      'text',
      'text',
      'text',
      'boolean',
      'error',
      'number',
      'number',
      'number',
      'number',
      'text',
      'number',
    ])
    expect(Array.from(sheet.cells.numbers)).toEqual([
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      1,
      Number.NaN,
      43191,
      12.5,
      1000,
      7,
      Number.NaN,
      -0.000001,
    ])
  })
  test('without addresses stand one after the other', async () => {
    const rows =
      '<row><c><v>1</v></c><c/><c><v>2</v></c></row><row/><row><c><v>3</v></c></row><row r="9"><c r="D9"><v>4</v></c><c><v>5</v></c></row>'
    expect(rawCells(await sheetOf(xlsx({ rows })))).toEqual({ A1: '1', C1: '2', A3: '3', D9: '4', E9: '5' })
  })
  test('out of order are put in order, and the last of an address counts', async () => {
    const rows =
      '<row r="2"><c r="B2"><v>1</v></c><c r="A2"><f>1+1</f><v>2</v></c></row><row r="1"><c r="A1"><v>3</v></c></row><row r="2"><c r="B2"><v>4</v></c></row>'
    const sheet = await sheetOf(xlsx({ rows }))
    expect(rawCells(sheet)).toEqual({ A1: '3', A2: '2', B2: '4' })
    expect(sheet.cells.formulas).toEqual(new Map([[1, { text: '1+1', cached: true }]]))
  })
  test('keep a value that a comment or CDATA interrupts', async () => {
    const rows =
      '<row r="1"><c r="A1"><v>1<!-- no -->2</v></c><c r="B1"><v><![CDATA[34]]></v></c><c r="C1" t="str"><v><![CDATA[<5]]></v></c></row>'
    expect(rawCells(await sheetOf(xlsx({ rows })))).toEqual({ A1: '12', B1: '34', C1: '<5' })
  })
  test('with prefixes and strict names are the same', async () => {
    const sheet =
      '<x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    expect(rawCells(await sheetOf(xlsx({ sheets: [sheet] })))).toEqual({ A1: '5' })
  })
  test('keep control characters and struck parts of their text', async () => {
    const strings =
      '<si><t>a_x000D_b_x005F_x0041_</t></si><si><r><t>12</t></r><r><rPr><strike/></rPr><t>34</t></r><r><rPr><strike val="0"/></rPr><t>5</t></r></si>'
    const sheet = await sheetOf(
      xlsx({ strings, rows: '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>' }),
    )
    expect(rawCells(sheet)).toEqual({ A1: 'a\rb_x0041_', B1: '12345' })
    expect(sheet.struckRuns).toEqual([{ at: { row: 0, column: 1 }, from: 2, to: 4 }])
  })
  test('keep seventeen digits as they are written', async () => {
    const rows =
      '<row><c><v>0.30000000000000004</v></c><c><v>0.1</v></c><c><v>123456789012345678</v></c><c><v>1.10</v></c></row>'
    const sheet = await sheetOf(xlsx({ rows }))
    expect(rawCells(sheet)).toEqual({ A1: '0.30000000000000004', B1: '0.1', C1: '123456789012345678', D1: '1.10' })
    expect(Array.from(sheet.cells.texts.subarray(0, 2))).toEqual([-1, -1])
  })
})

describe('formulas', () => {
  test('without a stored result are kept, and are no zero', async () => {
    const sheet = await sheetOf(xlsx({ rows: '<row r="1"><c r="A1"><f>SUM(B1:B9)</f></c></row>' }))
    const cell = cellAt(sheet, at(sheet, 'A1'))
    expect(cell).toMatchObject({ kind: 'blank', raw: '', formula: { text: 'SUM(B1:B9)', cached: false } })
    expect(cell.number).toBeNaN()
  })
  test('that are shared move along', async () => {
    const rows = `<row r="1"><c r="C1"><f t="shared" ref="C1:C3" si="0">SUM($A1:B1)+B$1*LOG10(A1)&amp;"A1"&amp;'A1'!A1+FY18!A1</f><v>1</v></c></row>
      <row r="3"><c r="D3"><f t="shared" si="0"/><v>2</v></c></row>`
    const sheet = await sheetOf(xlsx({ rows }))
    expect(sheet.cells.formulas.get(1)?.text).toBe(`SUM($A3:C3)+C$1*LOG10(B3)&"A1"&'A1'!B3+FY18!B3`)
  })
  test('that would move off the sheet say so', async () => {
    const rows =
      '<row r="2"><c r="B2"><f t="shared" ref="B1:B2" si="0">A1+B1</f><v>1</v></c></row><row r="3"><c r="A3"><f t="shared" si="0"/><v>2</v></c></row>'
    expect((await sheetOf(xlsx({ rows }))).cells.formulas.get(1)?.text).toBe('#REF!+A2')
  })
})

describe('around the cells', () => {
  test('styles', async () => {
    const sheet = await sheetOf(
      xlsx({
        theme:
          '<theme><themeElements><clrScheme><dk1><sysClr lastClr="000000"/></dk1><lt1><sysClr lastClr="FFFFFF"/></lt1><accent1><srgbClr val="4472C4"/></accent1></clrScheme></themeElements></theme>',
        styles: `<numFmts><numFmt numFmtId="164" formatCode="0.0&quot;%&quot;"/></numFmts>
          <fonts><font/><font><b/><i val="0"/><strike/><color rgb="FFFF0000"/></font><font><color theme="0"/></font></fonts>
          <fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor theme="4" tint="0.8"/><bgColor indexed="64"/></patternFill></fill></fills>
          <cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>
          <cellXfs><xf/><xf numFmtId="164" fontId="1" fillId="2"><alignment horizontal="center" indent="2"/></xf><xf numFmtId="14" fontId="2"/></cellXfs>
          <dxfs><dxf><font><b/></font></dxf></dxfs>`,
        rows: '<row r="1"><c r="A1"><v>1</v></c><c r="B1" s="1"><v>1</v></c><c r="C1" s="2"><v>1</v></c></row>',
      }),
    )
    expect(cellAt(sheet, 0).style).toMatchObject({ numberFormat: 'General', bold: false, fillColour: undefined })
    expect(cellAt(sheet, 1).style).toEqual({
      numberFormat: '0.0"%"',
      bold: true,
      italic: false,
      strike: true,
      fontColour: '#FF0000',
      fillColour: '#DAE3F3',
      align: 'centre',
      indent: 2,
    })
    expect(cellAt(sheet, 2).style).toMatchObject({ numberFormat: 'dd/mm/yyyy', fontColour: '#FFFFFF' })
  })
  test('merges, hidden rows and columns, widths', async () => {
    const sheet = await sheetOf(
      xlsx({
        before:
          '<dimension ref="A1:XFD1048576"/><cols><col min="2" max="3" width="9.5" hidden="1"/><col min="4" max="4" width="20"/></cols>',
        rows: '<row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="1"/><row r="3" hidden="true"><c r="A3"><v>2</v></c></row>',
        after: '<mergeCells><mergeCell ref="A1:C2"/></mergeCells>',
      }),
    )
    expect(sheet).toMatchObject({
      rowCount: 3,
      columnCount: 1,
      merges: [{ top: 0, left: 0, bottom: 1, right: 2 }],
      hiddenRows: [{ first: 1, last: 2 }],
      hiddenColumns: [{ first: 1, last: 2 }],
      columnWidths: [
        { first: 1, last: 2, width: 9.5 },
        { first: 3, last: 3, width: 20 },
      ],
    })
  })
  test('notes and threads', async () => {
    const sheet = await sheetOf(
      xlsx({
        rows: '<row r="1"><c r="A1"><v>1</v></c></row>',
        sheetRelations: relation('c', 'comments', '../notes.xml') + relation('t', 'threadedComment', '/xl/threads.xml'),
        extra: [
          {
            name: 'xl/notes.xml',
            content:
              '<comments><authors><author>FOI team</author></authors><commentList><comment ref="A1" authorId="0"><text><r><t>Un</t></r><r><t>audited</t></r></text></comment><comment ref="B2" authorId="0"><text><t>[Threaded comment]</t></text></comment></commentList></comments>',
          },
          {
            name: 'xl/threads.xml',
            content:
              '<ThreadedComments><threadedComment ref="B2" personId="p"><text>See &lt;5</text></threadedComment></ThreadedComments>',
          },
        ],
      }),
    )
    expect(sheet.comments).toEqual([
      { at: { row: 0, column: 0 }, author: 'FOI team', text: 'Unaudited' },
      { at: { row: 1, column: 1 }, author: '', text: 'See <5' },
    ])
  })
  test('hidden sheets and the 1904 epoch', async () => {
    const sheet = '<worksheet><sheetData><row><c t="d"><v>2018-04-01</v></c></row></sheetData></worksheet>'
    const workbook = await workbookOf(
      xlsx({
        sheets: [sheet, sheet, sheet],
        sheetFacts: ['', 'state="hidden"', 'state="veryHidden"'],
        workbook: '<workbookPr date1904="1"/>',
      }),
    )
    expect(workbook.sheets.map(({ visibility }) => visibility)).toEqual(['visible', 'hidden', 'very hidden'])
    expect(workbook.sheets[0]).toMatchObject({ name: 'Sheet1', epoch1904: true })
    expect(workbook.sheets[0]?.cells.numbers[0]).toBe(43191 - 1462)
  })
})
