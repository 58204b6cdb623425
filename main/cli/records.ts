import { readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { readWorkbook } from '../../app/read/index.ts'
import { rawText } from '../../app/vocabulary/index.ts'
import { nodeAbilities } from './abilities.ts'

/** The records of a small table that the analyst keeps (csv or a spreadsheet); undefined where it cannot be read. */
export async function readRecords(file: string): Promise<readonly (readonly string[])[] | undefined> {
  let bytes: Uint8Array
  try {
    bytes = readFileSync(resolve(file))
  } catch {
    return undefined
  }
  const read = await readWorkbook({ name: basename(file), bytes }, nodeAbilities)
  const sheet = read.ok ? read.value.sheets[0] : undefined
  if (sheet === undefined) return undefined
  const records: string[][] = Array.from({ length: sheet.rowCount }, () => [])
  const { cells } = sheet
  for (let index = 0; index < cells.count; index++) {
    const record = records[cells.rows[index] ?? 0]
    if (record !== undefined) record[cells.columns[index] ?? 0] = rawText(cells, index)
  }
  return records
}
