import * as oracle from '@e965/xlsx'
import { describe, expect, test } from 'vitest'
import { readWorkbook } from '../../app/read/index.ts'
import { sniff } from '../../app/read/sniff/index.ts'
import type { Workbook } from '../../app/vocabulary/index.ts'
import { nodeAbilities } from '../../main/cli/abilities.ts'
import { rawCells, xlsx } from '../support/office.ts'
import { zip } from '../support/zip.ts'
import { utf8 } from './reading.ts'

const { CFB } = oracle
const ROWS = [
  ['Force', '2017/18'],
  ['Kent', 5],
]

/** The same small table as another program saves it in some format. */
function saved(bookType: oracle.BookType): Uint8Array {
  const book = oracle.utils.book_new()
  oracle.utils.book_append_sheet(book, oracle.utils.aoa_to_sheet(ROWS), 'Reply')
  return new Uint8Array(oracle.write(book, { bookType, type: 'array' }))
}

/** A compound file with streams of these names. */
function compound(...streams: readonly string[]): Uint8Array {
  const container = CFB.utils.cfb_new()
  for (const name of streams) CFB.utils.cfb_add(container, `/${name}`, Buffer.alloc(5000, 1))
  return new Uint8Array(CFB.write(container, { type: 'buffer' }) as Buffer)
}

function bytes(...values: readonly number[]): Uint8Array {
  return Uint8Array.from([...values, ...new Array<number>(64).fill(7)])
}

function utf16(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'utf16le'))
}

const PAGE = '<table><tr><td>Force</td><td>2017/18</td></tr><tr><td>Kent</td><td>5</td></tr></table>'
const CSV = 'Force,2017/18\nKent,5\n'

describe('refused for what it is', () => {
  test.each<[string, Uint8Array, object]>([
    ['0 bytes', new Uint8Array(0), { kind: 'empty' }],
    ['NUL bytes alone', new Uint8Array(4096), { kind: 'damaged', reason: 'nul bytes' }],
    ['a csv with NUL bytes', utf8(`${CSV}\0\0`), { kind: 'damaged', reason: 'nul bytes' }],
    ['a csv whose end is NUL bytes', utf8(CSV.repeat(99) + '\0'.repeat(99)), { kind: 'damaged', reason: 'nul bytes' }],
    ['noise', Uint8Array.from({ length: 999 }, (_, at) => 1 + ((at * 7919) % 250)), { kind: 'damaged' }],
    ['a PNG', bytes(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10), { found: 'PNG picture' }],
    ['a JPEG', bytes(0xff, 0xd8, 0xff, 0xe0), { found: 'JPEG picture' }],
    ['a GIF', utf8('GIF89a....'), { found: 'GIF picture' }],
    ['a TIFF', bytes(0x49, 0x49, 0x2a, 0), { found: 'TIFF picture' }],
    ['a WebP', utf8('RIFF0000WEBPVP8 '), { found: 'WebP picture' }],
    ['a HEIC', bytes(0, 0, 0, 24, 0x66, 0x74, 0x79, 0x70, 0x68, 0x65, 0x69, 0x63), { found: 'HEIC picture' }],
    ['an AVIF', bytes(0, 0, 0, 28, ...utf8('ftypavif')), { found: 'AVIF picture' }],
    ['a HEIC of another kind', bytes(0, 0, 0, 28, ...utf8('ftypmif1')), { found: 'HEIC picture' }],
    ['an SVG', utf8('<svg xmlns="http://www.w3.org/2000/svg"><text>5</text></svg>'), { found: 'SVG picture' }],
    ['an Access database', bytes(0, 1, 0, 0, ...utf8('Standard ACE DB')), { found: 'Access database' }],
    ['a PostScript file', utf8('%!PS-Adobe-3.0'), { found: 'PostScript document' }],
    ['a bzip2', bytes(...utf8('BZh91AY&SY')), { found: 'bzip2 archive' }],
    ['a winmail.dat', bytes(0x78, 0x9f, 0x3e, 0x22), { found: expect.stringContaining('winmail.dat') }],
    ['a gzip', bytes(0x1f, 0x8b, 8), { found: 'gzip archive' }],
    ['a 7-Zip', bytes(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c), { found: '7-Zip archive' }],
    ['a RAR', utf8('Rar!\x1a\x07\x01\0'), { found: 'RAR archive' }],
    ['a program', bytes(0x4d, 0x5a, 0x90, 0), { found: 'Windows program' }],
    ['rich text', utf8('{\\rtf1\\ansi Kent}'), { found: 'rich text document' }],
    ['a workspace', utf8('SQLite format 3\0'), { found: 'SQLite database' }],
    ['an old Word document', compound('WordDocument', '1Table'), { found: 'Word 97–2003 document' }],
    ['an old presentation', compound('PowerPoint Document'), { found: 'PowerPoint presentation' }],
    ['an Outlook message', compound('__properties_version1.0'), { found: 'Outlook message' }],
    ['a compound file of something else', compound('Contents'), { found: 'compound file without a workbook' }],
    ['a workbook with a password', compound('EncryptionInfo', 'EncryptedPackage'), { kind: 'encrypted' }],
    ['Excel 2', saved('biff2'), { found: 'Excel 2 worksheet' }],
    ['Excel 3', bytes(0x09, 0x02, 0x06, 0, 0, 3, 0x10, 0), { found: 'Excel 3 worksheet' }],
    ['Excel 4', bytes(0x09, 0x04, 0x06, 0, 0, 4, 0x10, 0), { found: 'Excel 4 worksheet' }],
    ['a SYLK file', saved('sylk'), { found: 'SYLK spreadsheet' }],
    ['a DIF file', saved('dif'), { found: 'DIF spreadsheet' }],
    ['a flat OpenDocument file', saved('fods'), { found: 'flat OpenDocument file' }],
    ['a Word XML document', utf8('<?xml version="1.0"?><w:wordDocument/>'), { found: 'Word XML document' }],
    ['some other XML', utf8('<?xml version="1.0"?><replies/>'), { found: 'XML that is no spreadsheet' }],
    [
      'XML with entities of its own',
      utf8('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a/>'),
      { kind: 'dangerous' },
    ],
    ['a web archive', utf8('MIME-Version: 1.0\nX-Document-Type: Workbook'), { found: 'web archive (mht)' }],
  ])('%s', (_, content, expected) => {
    expect(sniff(content, nodeAbilities)).toMatchObject(expected)
  })
  test('Excel 95, by its reader, which tells the versions apart', async () => {
    const result = await readWorkbook({ name: 'reply.xls', bytes: saved('biff5') }, nodeAbilities)
    expect(result).toMatchObject({ problem: { kind: 'unsupported-format', found: 'Excel 95 workbook or older' } })
  })
  test.each([
    ['a Numbers document', 'Index/Document.iwa', 'export it from Numbers as Excel'],
    ['an older Numbers document', 'Index.zip', 'export it from Numbers as Excel'],
    ['a presentation', 'ppt/presentation.xml', 'copy its tables into a spreadsheet'],
  ])('%s, with what to do', async (_, part, advice) => {
    const links =
      '<Relationships><Relationship Id="r" Type="x/officeDocument" Target="ppt/presentation.xml"/></Relationships>'
    const isOffice = part.startsWith('ppt')
    const content = zip([{ name: part, content: 'x' }, ...(isOffice ? [{ name: '_rels/.rels', content: links }] : [])])
    const result = await readWorkbook({ name: 'reply', bytes: content }, nodeAbilities)
    expect(result).toMatchObject({ problem: { kind: 'unsupported-format', advice } })
  })
  test('every refusal says what to do', () => {
    for (const content of [bytes(0xff, 0xd8, 0xff), utf8('{\\rtf1'), compound('WordDocument'), saved('fods')]) {
      const found = sniff(content, nodeAbilities)
      expect(found.kind === 'unsupported' && found.advice.length).toBeGreaterThan(10)
    }
  })
  test('a zip of anything, which opens as a zip', async () => {
    const content = zip([{ name: 'mimetype', content: 'application/epub+zip' }])
    const result = await readWorkbook({ name: 'reply.xlsx', bytes: content }, nodeAbilities)
    expect(result).toMatchObject({ problem: { kind: 'unsupported-format' } })
  })
})

/** Every name that a reply may come under. */
const NAMES = [
  'reply.xlsx',
  'reply.xls',
  'reply.ods',
  'reply.csv',
  'reply.txt',
  'reply.html',
  'reply.pdf',
  'reply.docx',
  'reply',
]

describe('read as what it is, under whatever name', () => {
  test.each<[string, Uint8Array, Workbook['format']]>([
    [
      'xlsx',
      xlsx({
        rows: '<row><c t="str"><v>Force</v></c><c t="str"><v>2017/18</v></c></row><row><c t="str"><v>Kent</v></c><c><v>5</v></c></row>',
      }),
      'xlsx',
    ],
    ['xlsb', saved('xlsb'), 'xlsb'],
    ['xls', saved('biff8'), 'xls'],
    ['ods', saved('ods'), 'ods'],
    ['XML 2003', saved('xlml'), 'xml2003'],
    ['csv', utf8(CSV), 'csv'],
    ['csv with a mark', utf8(`\ufeff${CSV}`), 'csv'],
    ['csv in UTF-16 without a mark', utf16(CSV), 'csv'],
    ['tsv', utf8(CSV.replaceAll(',', '\t')), 'csv'],
    ['page', utf8(`<html><body>${PAGE}`), 'html'],
    [
      'page in capitals, with a doctype and comments before',
      utf8(`\n<!-- saved -->\n<!DOCTYPE HTML PUBLIC "x"><HTML>${PAGE}`),
      'html',
    ],
    ['piece of a page', utf8(`<div><p>Dear Sir</p>${PAGE}</div>`), 'html'],
    ['bare table', utf8(PAGE), 'html'],
    ['page in UTF-16', utf16(`\ufeff<html>${PAGE}`), 'html'],
    ['XHTML', utf8(`<?xml version="1.0"?><!DOCTYPE html PUBLIC "x" "y"><html xmlns="z">${PAGE}</html>`), 'html'],
  ])('%s', async (_, content, format) => {
    for (const name of NAMES) {
      const result = await readWorkbook({ name, bytes: content }, nodeAbilities)
      if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.problem)}`)
      expect(result.value.format, name).toBe(format)
      const [sheet] = result.value.sheets
      expect(sheet && rawCells(sheet), name).toEqual({ A1: 'Force', B1: '2017/18', A2: 'Kent', B2: '5' })
    }
  })
  test.each([
    ['a line that begins as a tag', '<5,<10\nKent,5\n'],
    ['a line that mentions a page', 'Format,html\n"<table>",5\n'],
    ['a field that mentions pdf', 'Format,%PDF-1.4\nKent,5\n'],
    ['a first field PK', 'PK,Name\n1,Kent\n'],
    ['a first field ID, as SYLK has it', 'ID;Police force\n1;Kent\n'],
    ['a first field GI', 'GI,Name\n1,Kent\n'],
  ])('a csv with %s stays a csv', (_, text) => {
    expect(sniff(utf8(text), nodeAbilities)).toEqual({ kind: 'delimited' })
  })
  test('a pdf, also with lines in front of its mark', () => {
    for (const text of ['%PDF-1.4\n', '\n\nContent-Type: application/pdf\n\n%PDF-1.7\n']) {
      expect(sniff(utf8(text), nodeAbilities)).toEqual({ kind: 'pdf' })
    }
  })
  test('a document beside a workbook in one container is the workbook', () => {
    expect(sniff(compound('Workbook', 'WordDocument'), nodeAbilities)).toEqual({ kind: 'xls' })
  })
})
