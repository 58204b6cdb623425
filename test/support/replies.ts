import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import * as XLSX from '@e965/xlsx'

/** Rows of a sheet as a force might send them. */
export type Rows = readonly (readonly (string | number)[])[]

/** Bytes of a workbook of one sheet, in a format that other programs write too. */
export function workbookOf(rows: Rows, format: 'xlsx' | 'xls' | 'ods', sheet = 'Response'): Buffer {
  const book = XLSX.utils.book_new()
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows.map((row) => [...row])), sheet)
  const bytes: unknown = XLSX.write(book, { type: 'buffer', bookType: format === 'xls' ? 'biff8' : format })
  if (!Buffer.isBuffer(bytes)) throw new Error(`No ${format} was written.`)
  return bytes
}

/** Writes a file into a folder, and the folders above it. Gives its path. */
export async function writeReply(folder: string, name: string, content: Uint8Array | string): Promise<string> {
  const file = join(folder, name)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, content)
  return file
}
