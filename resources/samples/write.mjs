/** Writes tables of plain rows as spreadsheets and delimited text, the same bytes for the same rows. */
import { crc32 } from 'node:zlib'
import * as XLSX from '@e965/xlsx'

const BOOK_TYPES = { xlsx: 'xlsx', xls: 'biff8', ods: 'ods' }

/**
 * A workbook of sheets `{ name, rows, widths, merges, hidden }`. A cell is text, a number, null for none, or
 * `{ value, formula, format }`.
 */
export function spreadsheet(format, sheets) {
  const book = XLSX.utils.book_new()
  for (const { name, rows, widths, merges } of sheets) {
    const sheet = {}
    let columns = 1
    rows.forEach((row, r) => {
      columns = Math.max(columns, row.length)
      row.forEach((cell, c) => {
        if (cell !== null && cell !== '') sheet[XLSX.utils.encode_cell({ r, c })] = stored(cell)
      })
    })
    sheet['!ref'] = XLSX.utils.encode_range({ s: { r: 0, c: 0 }, e: { r: rows.length - 1, c: columns - 1 } })
    sheet['!cols'] = widths.map((wch) => ({ wch }))
    sheet['!merges'] = merges.map((range) => XLSX.utils.decode_range(range))
    XLSX.utils.book_append_sheet(book, sheet, name)
  }
  if (sheets.some(({ hidden }) => hidden)) {
    book.Workbook = { Sheets: sheets.map(({ name, hidden }) => ({ name, Hidden: hidden ? 1 : 0 })) }
  }
  return new Uint8Array(XLSX.write(book, { type: 'array', bookType: BOOK_TYPES[format], compression: true }))
}

function stored(cell) {
  if (typeof cell === 'number') return { t: 'n', v: cell }
  if (typeof cell === 'string') return { t: 's', v: cell }
  return { t: 'n', v: cell.value, f: cell.formula, ...(cell.format && { z: cell.format }) }
}

/** Delimited text with lines that end as Windows ends them; UTF-16 carries a byte order mark. */
export function delimited(rows, { delimiter, encoding }) {
  const text = rows.map((row) => row.map((cell) => quoted(String(cell ?? ''), delimiter)).join(delimiter)).join('\r\n')
  return encoded(`${text}\r\n`, encoding)
}

function quoted(text, delimiter) {
  return text.includes(delimiter) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Signs of windows-1252 that lie elsewhere in Unicode. */
const WINDOWS_1252 = new Map([
  ['\u20AC', 0x80],
  ['\u2018', 0x91],
  ['\u2019', 0x92],
  ['\u201C', 0x93],
  ['\u201D', 0x94],
  ['\u2013', 0x96],
  ['\u2014', 0x97],
])

function encoded(text, encoding) {
  if (encoding === 'utf-8') return new TextEncoder().encode(text)
  if (encoding === 'utf-16le') return new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'))
  return Uint8Array.from(text, (character) => {
    const code = WINDOWS_1252.get(character) ?? character.charCodeAt(0)
    if (code > 255) throw new Error(`windows-1252 has no ${character}`)
    return code
  })
}

/** A Word document of paragraphs. */
export function letter(paragraphs) {
  const relations = 'http://schemas.openxmlformats.org/package/2006/relationships'
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument'
  const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
  const words = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
  const body = paragraphs.map((text) => `<w:p><w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`)
  const xml = (content) => new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>${content}`)
  return zip([
    [
      '[Content_Types].xml',
      xml(
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
          '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
          `<Override PartName="/word/document.xml" ContentType="${main}"/></Types>`,
      ),
    ],
    [
      '_rels/.rels',
      xml(
        `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}" Target="word/document.xml"/></Relationships>`,
      ),
    ],
    ['word/document.xml', xml(`<w:document xmlns:w="${words}"><w:body>${body.join('')}</w:body></w:document>`)],
  ])
}

/** A mail of plain text with one attached file. */
export function mail({ from, subject, date, lines, attached }) {
  const base64 = Buffer.from(attached.bytes).toString('base64').replace(/.{76}/g, '$&\r\n')
  const text = [
    `From: ${from}`,
    `Date: ${date}`,
    `Subject: ${subject}`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="=_reply"',
    '',
    '--=_reply',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    ...lines,
    '',
    '--=_reply',
    `Content-Type: ${attached.type}; name="${attached.name}"`,
    'Content-Transfer-Encoding: base64',
    `Content-Disposition: attachment; filename="${attached.name}"`,
    '',
    base64,
    '--=_reply--',
    '',
  ]
  return new TextEncoder().encode(text.join('\r\n'))
}

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** An archive of stored files without dates, so that the same bytes come out. */
function zip(files) {
  const parts = []
  const directory = []
  let at = 0
  for (const [name, bytes] of files) {
    const fixed = Buffer.alloc(26)
    fixed.writeUInt16LE(20, 0)
    // 1 January 1980, the first day that an archive can state
    fixed.writeUInt16LE(33, 8)
    fixed.writeUInt32LE(crc32(bytes), 10)
    fixed.writeUInt32LE(bytes.length, 14)
    fixed.writeUInt32LE(bytes.length, 18)
    fixed.writeUInt16LE(Buffer.byteLength(name), 22)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(at, 10)
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fixed, Buffer.from(name), bytes])
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fixed, place, Buffer.from(name))
    parts.push(local)
    at += local.length
  }
  const entries = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(entries.length, 12)
  end.writeUInt32LE(at, 16)
  return new Uint8Array(Buffer.concat([...parts, entries, end]))
}
