import * as oracle from '@e965/xlsx'
import { describe, expect, test } from 'vitest'
import { docx, paragraph, table as wordTable } from '../support/docx.ts'
import { ods, relation, workbookOf, xlsx } from '../support/office.ts'
import { pdf } from '../support/pdf.ts'

const { CFB } = oracle
const ROWS = '<row><c><v>166</v></c></row>'
const SECRET = 'Jane Roe of 4 Mill Lane'

const hiddenIn = async (bytes: Uint8Array) => (await workbookOf(bytes)).hiddenParts

describe('what a workbook carries beside its sheets is named', () => {
  test('the rows behind a pivot table, with their number, as one cache', async () => {
    const bytes = xlsx({
      rows: ROWS,
      extra: [
        {
          name: 'xl/pivotCache/pivotCacheDefinition1.xml',
          content: `<pivotCacheDefinition recordCount="7"><cacheFields><s v="${SECRET}"/></cacheFields></pivotCacheDefinition>`,
        },
        { name: 'xl/pivotCache/pivotCacheRecords1.xml', content: '<pivotCacheRecords xmlns="x" count="1230"/>' },
        { name: 'xl/pivotCache/_rels/pivotCacheDefinition1.xml.rels', content: '<Relationships/>' },
        { name: 'xl/pivotTables/pivotTable1.xml', content: '<pivotTableDefinition/>' },
        { name: 'xl/pivotCache/pivotCacheDefinition2.xml', content: '<pivotCacheDefinition recordCount="7"/>' },
      ],
    })
    expect(await hiddenIn(bytes)).toEqual([
      { kind: 'pivot cache', name: 'xl/pivotCache/pivotCacheDefinition1.xml', size: 163, records: 1230 },
      { kind: 'pivot cache', name: 'xl/pivotCache/pivotCacheDefinition2.xml', size: 39, records: 7 },
    ])
    expect(JSON.stringify(await workbookOf(bytes))).not.toContain(SECRET)
  })
  test('binary records of a pivot table', async () => {
    const bytes = xlsx({
      rows: ROWS,
      extra: [
        { name: 'xl/pivotCache/pivotCacheDefinition1.bin', content: Uint8Array.of(0xb3, 1, 0) },
        { name: 'xl/pivotCache/pivotCacheRecords1.bin', content: Uint8Array.of(0xc1, 1, 4, 2, 1, 0, 0) },
      ],
    })
    expect(await hiddenIn(bytes)).toMatchObject([{ kind: 'pivot cache', size: 10, records: 258 }])
  })
  test('a cache that does not unfold is named all the same, and the sheets are read', async () => {
    const bytes = xlsx({
      rows: ROWS,
      extra: [{ name: 'xl/pivotCache/pivotCacheDefinition1.xml', content: 'x', deflated: Uint8Array.of(7, 7, 7) }],
    })
    expect(await hiddenIn(bytes)).toEqual([
      { kind: 'pivot cache', name: 'xl/pivotCache/pivotCacheDefinition1.xml', size: 1 },
    ])
  })
  test('embedded files, a data model, values of other workbooks, macros, earlier versions, XML of its own', async () => {
    const part = (name: string) => ({ name, content: SECRET })
    const bytes = xlsx({
      rows: ROWS,
      extra: [
        part('xl/embeddings/Microsoft_Excel_Sheet1.xlsx'),
        part('xl/embeddings/oleObject1.bin'),
        part('xl/model/item.data'),
        part('xl/externalLinks/externalLink1.xml'),
        part('xl/vbaProject.bin'),
        part('xl/revisions/revisionLog1.xml'),
        part('customXml/item1.xml'),
        part('customXml/itemProps1.xml'),
        part('xl/media/image1.png'),
      ],
    })
    const found = await hiddenIn(bytes)
    expect(found?.map(({ kind }) => kind)).toEqual([
      'embedded file',
      'embedded file',
      'data model',
      'external values',
      'macros',
      'earlier versions',
      'custom xml',
    ])
    expect(found?.every(({ size }) => size === SECRET.length)).toBe(true)
  })
  test('files in a Word document', async () => {
    const letter = docx({ body: paragraph('Dear Sir') }, [
      { name: 'word/embeddings/Microsoft_Excel_Worksheet.xlsx', content: SECRET },
      { name: 'word/afchunk1.html', content: SECRET },
    ])
    expect(await hiddenIn(letter)).toEqual([
      { kind: 'embedded file', name: 'word/embeddings/Microsoft_Excel_Worksheet.xlsx', size: SECRET.length },
      { kind: 'embedded file', name: 'word/afchunk1.html', size: SECRET.length },
    ])
  })
  test('objects in an OpenDocument spreadsheet, but no chart', async () => {
    const manifest = `<manifest:manifest xmlns:manifest="m">${['Object 1/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet', 'Object 2/" manifest:media-type="application/vnd.oasis.opendocument.chart'].map((entry) => `<manifest:file-entry manifest:full-path="${entry}"/>`).join('')}</manifest:manifest>`
    const bytes = ods(
      '<table:table table:name="a"><table:table-row><table:table-cell office:value-type="float" office:value="5"><text:p>5</text:p></table:table-cell></table:table-row></table:table>',
      '',
      [
        { name: 'META-INF/manifest.xml', content: manifest },
        { name: 'Object 1/content.xml', content: SECRET },
        { name: 'Object 1/styles.xml', content: '' },
        { name: 'Object 2/content.xml', content: SECRET },
        { name: 'Object 3', content: SECRET },
        { name: 'ObjectReplacements/Object 1', content: SECRET },
        { name: 'Versions/Version1', content: SECRET },
        { name: 'Basic/Standard/script-lb.xml', content: '' },
        { name: 'Basic/Standard/Module1.xml', content: SECRET },
      ],
    )
    expect((await hiddenIn(bytes))?.map(({ kind, name }) => `${kind}: ${name}`)).toEqual([
      'embedded file: Object 1/content.xml',
      'embedded file: Object 3',
      'earlier versions: Versions/Version1',
      'macros: Basic/Standard/Module1.xml',
    ])
  })
  test('text that was deleted with changes tracked: read as accepted, and said to be there still', async () => {
    const run = (text: string) => `<w:r><w:delText>${text}</w:delText></w:r>`
    const moved = `<w:moveFrom><w:r><w:t>${SECRET}</w:t></w:r></w:moveFrom>`
    const cell = `<w:p><w:r><w:t>12</w:t></w:r><w:del>${run('15')}${run(SECRET)}</w:del>${moved}<w:ins><w:r><w:t>3</w:t></w:r></w:ins></w:p>`
    const marks = '<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>8</w:t></w:r></w:p>'
    const bytes = docx({ body: wordTable([{ holds: cell }]) })
    expect(await hiddenIn(bytes)).toEqual([
      { kind: 'deleted text', name: 'word/document.xml', size: 2 + 2 * SECRET.length },
    ])
    expect(JSON.stringify(await workbookOf(bytes))).not.toContain(SECRET)
    expect(await hiddenIn(docx({ body: marks }))).toEqual([])
  })
  test('files in a pdf, of which nothing is read', async () => {
    const page = { texts: [{ x: 50, y: 50, text: 'Kent Police' }] }
    const bytes = pdf([page], '', false, { name: 'annex.csv', content: SECRET })
    expect(await hiddenIn(bytes)).toEqual([{ kind: 'embedded file', name: 'annex.csv', size: SECRET.length }])
    expect(JSON.stringify(await workbookOf(bytes))).not.toContain(SECRET)
    expect(await hiddenIn(pdf([page]))).toEqual([])
  })
  test('a large file in a pdf, by its place and without unfolding it as a whole', async () => {
    const size = 70 * 2 ** 20
    const bytes = pdf([{ texts: [{ x: 50, y: 50, text: 'Kent' }] }], '', true, { name: 'a', content: ' '.repeat(size) })
    expect(await hiddenIn(bytes)).toEqual([
      { kind: 'embedded file', name: expect.stringMatching(/^stream at byte \d+$/), size },
    ])
  })
  test('storages of an Excel 97 workbook', async () => {
    const book = oracle.utils.book_new()
    oracle.utils.book_append_sheet(book, oracle.utils.aoa_to_sheet([[166]]), 'a')
    const container = CFB.read(oracle.write(book, { bookType: 'biff8', type: 'buffer' }), { type: 'buffer' })
    CFB.utils.cfb_add(container, '/_SX_DB_CUR/0001', Buffer.from([0xc6, 0, 20, 0, 0xce, 4, 0, 0, ...Array(16).fill(0)]))
    CFB.utils.cfb_add(container, '/MBD0012AF34/Package', Buffer.alloc(5000, 7))
    CFB.utils.cfb_add(container, '/MBD0012AF34/Deeper/Contents', Buffer.alloc(10, 7))
    CFB.utils.cfb_add(container, '/_VBA_PROJECT_CUR/VBA/dir', Buffer.alloc(9, 7))
    const found = await hiddenIn(new Uint8Array(CFB.write(container, { type: 'buffer' }) as Buffer))
    expect(found).toHaveLength(3)
    expect(found).toEqual(
      expect.arrayContaining([
        { kind: 'pivot cache', name: '_SX_DB_CUR/0001', size: 24, records: 1230 },
        { kind: 'embedded file', name: 'MBD0012AF34', size: 5010 },
        { kind: 'macros', name: '_VBA_PROJECT_CUR', size: 9 },
      ]),
    )
  })
  test('a plain workbook carries nothing', async () => {
    expect(await hiddenIn(xlsx({ rows: ROWS, strings: '<si><t>a</t></si>' }))).toEqual([])
  })
})

describe('a thread of comments', () => {
  test('is kept whole, in its order, and the note that only points to it is dropped', async () => {
    const bytes = xlsx({
      rows: ROWS,
      sheetRelations:
        relation('r1', 'comments', '../comments1.xml') +
        relation('r2', 'threadedComment', '../threadedComments/threadedComment1.xml'),
      extra: [
        {
          name: 'xl/comments1.xml',
          content:
            '<comments><authors><author>tc={1}</author><author>Records</author></authors><commentList><comment ref="A1" authorId="0"><text><t>[Threaded comment] Your version of Excel allows you to read this</t></text></comment><comment ref="B2" authorId="1"><text><t>a plain note</t></text></comment></commentList></comments>',
        },
        {
          name: 'xl/threadedComments/threadedComment1.xml',
          content:
            '<ThreadedComments><threadedComment ref="A1" personId="{p}" id="{1}"><text>Is 166 final?</text></threadedComment><threadedComment ref="A1" personId="{q}" id="{2}" parentId="{1}"><text>Yes.</text></threadedComment></ThreadedComments>',
        },
        {
          name: 'xl/persons/person.xml',
          content: '<personList><person displayName="FOI team" id="{p}"/></personList>',
        },
      ],
    })
    const [sheet] = (await workbookOf(bytes)).sheets
    expect(sheet?.comments.map(({ author, text }) => `${author}: ${text}`)).toEqual([
      'Records: a plain note',
      ': Is 166 final?',
      ': Yes.',
    ])
  })
})
