import { describe, expect, test } from 'vitest'
import { displayed, READ_LIMITS } from '../../app/read/index.ts'
import { CELL_KINDS, cellAt } from '../../app/vocabulary/index.ts'
import { at, ods, problemOf, rawCells, sheetOf, workbookOf } from '../support/office.ts'
import { zip } from '../support/zip.ts'

const table = (rows: string, facts = '') => `<table:table table:name="Reply" ${facts}>${rows}</table:table>`
const row = (cells: string, facts = '') => `<table:table-row ${facts}>${cells}</table:table-row>`
const text = (words: string, facts = '') =>
  `<table:table-cell office:value-type="string" ${facts}><text:p>${words}</text:p></table:table-cell>`
const number = (value: number | string, facts = '') =>
  `<table:table-cell office:value-type="float" office:value="${value}" ${facts}><text:p>shown</text:p></table:table-cell>`

describe('a document that cannot be read is refused', () => {
  test('encrypted', async () => {
    const manifest =
      '<manifest:manifest xmlns:manifest="m"><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>'
    expect(await problemOf(ods('', '', [{ name: 'META-INF/manifest.xml', content: manifest }]))).toEqual({
      kind: 'encrypted',
      file: 'reply',
    })
  })
  test('a text document', async () => {
    const odt = zip([
      { name: 'mimetype', content: 'application/vnd.oasis.opendocument.text' },
      {
        name: 'content.xml',
        content: '<office:document-content><office:body><office:text/></office:body></office:document-content>',
      },
    ])
    expect(await problemOf(odt)).toMatchObject({ kind: 'unsupported-format' })
  })
  test('more cells than a sheet may have, by repetition', async () => {
    const rows = row(number(1, 'table:number-columns-repeated="16384"'), 'table:number-rows-repeated="1048576"')
    const limits = { ...READ_LIMITS, maxCells: 100_000 }
    expect(await problemOf(ods(table(rows)), limits)).toMatchObject({ kind: 'too-large' })
  })
})

describe('cells', () => {
  test('of every type', async () => {
    const sheet = await sheetOf(
      ods(
        table(
          row(
            `${text('Kent')}${number('1.50')}<table:table-cell office:value-type="percentage" office:value="0.25"/><table:table-cell office:value-type="date" office:date-value="2018-04-01"/><table:table-cell office:value-type="time" office:time-value="PT36H30M00S"/><table:table-cell office:value-type="boolean" office:boolean-value="true"/><table:table-cell office:value-type="string" calcext:value-type="error" table:formula="of:=1/0"><text:p>#DIV/0!</text:p></table:table-cell><table:table-cell table:formula="of:=SUM([.B1:.C1])"/>`,
          ),
        ),
      ),
    )
    expect(rawCells(sheet)).toEqual({
      A1: 'Kent',
      B1: '1.50',
      C1: '0.25',
      D1: '2018-04-01',
      E1: 'PT36H30M00S',
      F1: 'true',
      G1: '#DIV/0!',
      H1: '',
    })
    expect(Array.from(sheet.cells.kinds, (kind) => CELL_KINDS[kind])).toEqual([
      'text',
      'number',
      'number',
      'number',
      'number',
      'boolean',
      'error',
      'blank',
    ])
    expect(Array.from(sheet.cells.numbers.subarray(1, 6))).toEqual([1.5, 0.25, 43191, 1.5208333333333333, 1])
    expect(sheet.cells.formulas.get(7)).toEqual({ text: 'SUM([.B1:.C1])', cached: false })
  })
  test('repeated a million times take no room where they are empty', async () => {
    const empty = row(
      '<table:table-cell table:number-columns-repeated="16384"/>',
      'table:number-rows-repeated="1048000"',
    )
    const sheet = await sheetOf(
      ods(
        table(
          row(
            `<table:table-cell table:number-columns-repeated="3"/>${number(7, 'table:number-columns-repeated="2"')}`,
            'table:number-rows-repeated="2"',
          ) +
            empty +
            row(number(8)),
        ),
      ),
    )
    expect(rawCells(sheet)).toEqual({ D1: '7', E1: '7', D2: '7', E2: '7', A1048003: '8' })
  })
  test('keep spaces, tabs, breaks, paragraphs and what is struck', async () => {
    const style =
      '<style:style style:name="T1" style:family="text"><style:text-properties style:text-line-through-style="solid"/></style:style>'
    const words =
      'a  <text:s text:c="2"/>b<text:tab/>c<text:line-break/>d <text:span text:style-name="T1">1<text:span>2</text:span></text:span></text:p><text:p>e &lt;5'
    const sheet = await sheetOf(ods(table(row(text(words))), style))
    expect(rawCells(sheet).A1).toBe('a   b\tc\nd 12\ne <5')
    expect(sheet.struckRuns).toEqual([{ at: { row: 0, column: 0 }, from: 10, to: 12 }])
  })
  test('do not take the words of their comments and drawings', async () => {
    const note =
      '<office:annotation><dc:creator>FOI team</dc:creator><dc:date>2019</dc:date><text:p>Un</text:p><text:p>audited</text:p></office:annotation>'
    const drawing = '<draw:frame><draw:text-box><text:p>drawn</text:p></draw:text-box></draw:frame>'
    const sheet = await sheetOf(
      ods(
        table(
          row(`<table:table-cell office:value-type="string">${note}<text:p>Kent</text:p>${drawing}</table:table-cell>`),
        ),
      ),
    )
    expect(rawCells(sheet)).toEqual({ A1: 'Kent' })
    expect(sheet.comments).toEqual([{ at: { row: 0, column: 0 }, author: 'FOI team', text: 'Un\naudited' }])
  })
})

describe('around the cells', () => {
  test('merges, hidden rows, columns and sheets', async () => {
    const styles =
      '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>'
    const columns =
      '<table:table-column/><table:table-column table:number-columns-repeated="2" table:visibility="collapse"/>'
    const rows =
      row(`${text('a', 'table:number-columns-spanned="2" table:number-rows-spanned="2"')}<table:covered-table-cell/>`) +
      row(number(1), 'table:visibility="filter" table:number-rows-repeated="2"')
    const workbook = await workbookOf(
      ods(table(columns + rows) + table(row(number(1)), 'table:style-name="ta2"'), styles),
    )
    expect(workbook.sheets[0]).toMatchObject({
      visibility: 'visible',
      merges: [{ top: 0, left: 0, bottom: 1, right: 1 }],
      hiddenColumns: [{ first: 1, last: 2 }],
      hiddenRows: [{ first: 1, last: 2 }],
    })
    expect(workbook.sheets[1]?.visibility).toBe('hidden')
  })
  test('number formats become codes, styles inherit', async () => {
    const styles = `<number:date-style style:name="N1"><number:day number:style="long"/><number:text>/</number:text><number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/></number:date-style>
      <number:number-style style:name="N2P0"><number:number number:decimal-places="0" number:min-integer-digits="1" number:grouping="true"/></number:number-style>
      <number:number-style style:name="N2"><number:text>-</number:text><number:number number:decimal-places="0" number:min-integer-digits="1" number:grouping="true"/><style:map style:condition="value()&gt;=0" style:apply-style-name="N2P0"/></number:number-style>
      <number:percentage-style style:name="N3"><number:number number:decimal-places="1" number:min-integer-digits="1"/><number:text>%</number:text></number:percentage-style>
      <style:style style:name="base" style:family="table-cell" style:data-style-name="N2"><style:text-properties fo:font-weight="bold" fo:color="#ff0000"/></style:style>
      <style:style style:name="child" style:family="table-cell" style:parent-style-name="base"><style:table-cell-properties fo:background-color="#ffffff"/></style:style>
      <style:style style:name="date" style:family="table-cell" style:data-style-name="N1"/><style:style style:name="share" style:family="table-cell" style:data-style-name="N3"/>`
    const cells = `${number(12345, 'table:style-name="child"')}${number(-12345, 'table:style-name="base"')}${number(43191, 'table:style-name="date"')}${number(0.256, 'table:style-name="share"')}`
    const sheet = await sheetOf(ods(table(row(cells)), styles))
    expect([0, 1, 2, 3].map((index) => displayed(sheet, index))).toEqual(['12,345', '-12,345', '01/04/2018', '25.6%'])
    expect(cellAt(sheet, at(sheet, 'A1')).style).toMatchObject({
      bold: true,
      fontColour: '#FF0000',
      fillColour: '#FFFFFF',
    })
  })
})

describe('prefixes that no office program writes', () => {
  const NAMES = {
    office: 'office:1.0',
    table: 'table:1.0',
    text: 'text:1.0',
    style: 'style:1.0',
    number: 'datastyle:1.0',
    fo: 'xsl-fo-compatible:1.0',
    draw: 'drawing:1.0',
  }
  const styles =
    '<number:percentage-style style:name="N1"><number:number number:decimal-places="1" number:min-integer-digits="1"/><number:text>%</number:text></number:percentage-style><style:style style:name="a" style:family="table-cell" style:data-style-name="N1"><style:text-properties fo:color="#ff0000"/></style:style>'
  const cells = `<table:table-cell office:value-type="percentage" office:value="0.256" table:style-name="a"><draw:frame><draw:text-box><text:p>drawn</text:p></draw:text-box></draw:frame><text:p>25.6%</text:p></table:table-cell>`

  /** The same document with each prefix as `called` has it. */
  function document(called: (prefix: string) => string): Uint8Array {
    const declared = Object.entries(NAMES)
      .map(([prefix, name]) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${name}"`)
      .join(' ')
    const content = `<office:document-content ${declared}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${table(row(text('Kent') + cells))}</office:spreadsheet></office:body></office:document-content>`
    const renamed = content
      .replace(/xmlns:(\w+)=/g, (_, prefix: string) => (called(prefix) === '' ? 'xmlns=' : `xmlns:${called(prefix)}=`))
      .replace(/(<\/?|\s)(?!xmlns)(\w+):(?=[a-z])/g, (_, before: string, prefix: string) =>
        called(prefix) === '' ? before : `${before}${called(prefix)}:`,
      )
    return zip([
      { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet', method: 0 },
      { name: 'content.xml', content: renamed },
    ])
  }

  test.each<[string, (prefix: string) => string]>([
    ['the usual ones', (prefix) => prefix],
    ['numbered ones', (prefix) => `ns${Object.keys(NAMES).indexOf(prefix)}`],
    ['one for another', (prefix) => ({ table: 'style', style: 'table', draw: 'table2' })[prefix] ?? `my${prefix}`],
    ['none for drawings', (prefix) => (prefix === 'draw' ? '' : `x${prefix}`)],
  ])('%s say the same', async (_, called) => {
    const sheet = await sheetOf(document(called))
    expect(sheet.name).toBe('Reply')
    expect(rawCells(sheet)).toEqual({ A1: 'Kent', B1: '0.256' })
    expect(displayed(sheet, at(sheet, 'B1'))).toBe('25.6%')
    expect(cellAt(sheet, at(sheet, 'B1')).style.fontColour).toBe('#FF0000')
  })
})
