/** Writes tables of plain rows as spreadsheets and delimited text, the same bytes for the same rows. */
import * as XLSX from '@e965/xlsx'

const BOOK_TYPES = { xlsx: 'xlsx', xls: 'biff8', ods: 'ods' }

/**
 * A workbook of sheets `{ name, rows, widths, merges }`. A cell is text, a number, null for none, or
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
