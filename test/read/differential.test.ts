import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CellObject, read as readByOther, type WorkSheet } from '@e965/xlsx'
import { describe, expect, test } from 'vitest'
import { displayed } from '../../app/read/index.ts'
import { a1, CELL_KINDS, cellIndex, rawText, type Sheet } from '../../app/vocabulary/index.ts'
import { workbookOf } from '../support/office.ts'

const SHARED = join(import.meta.dirname, '..', '..', '..', 'shared')
const FOLDERS = ['corpus/messy-1/files', 'corpus/messy-2/files', 'corpus/messy-3/files', 'real']
const FILES = FOLDERS.map((folder) => join(SHARED, folder))
  .filter((folder) => existsSync(folder))
  .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
  .filter((path) => /\.(xlsx|xlsm|ods)$/i.test(path))

/** Cells with anything in them, as the other reader has them. */
function* othersCells(sheet: WorkSheet): Iterable<{ row: number; column: number; cell: CellObject }> {
  const rows: readonly (readonly (CellObject | undefined)[] | undefined)[] = sheet['!data'] ?? []
  for (const [row, cells] of rows.entries()) {
    for (const [column, cell] of (cells ?? []).entries()) {
      if (cell !== undefined && cell.t !== 'z' && (cell.f !== undefined || (cell.v !== '' && cell.v !== undefined))) {
        yield { row, column, cell }
      }
    }
  }
}

/** What a cell comes to, in words that do not depend on the reader. */
function ours(sheet: Sheet, index: number): string {
  const kind = CELL_KINDS[sheet.cells.kinds[index] ?? 0]
  if (kind === 'number') return `number ${sheet.cells.numbers[index]?.toPrecision(12)}`
  if (kind === 'boolean') return `boolean ${sheet.cells.numbers[index] === 1}`
  return `${kind} ${plain(rawText(sheet.cells, index))}`
}

function theirs(cell: CellObject): string {
  if (cell.t === 'n') return `number ${Number(cell.v).toPrecision(12)}`
  if (cell.t === 'b') return `boolean ${cell.v}`
  return `${cell.t === 'e' ? 'error' : 'text'} ${plain(String(cell.t === 'e' ? cell.w : cell.v))}`
}

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/**
 * The other reader trims the texts of OpenDocument cells, has its own ends of line, and takes a raised digit for one on
 * the line.
 */
function plain(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[⁰¹²³⁴-⁹]/g, (digit) => String(RAISED.indexOf(digit)))
    .trim()
}

describe.skipIf(FILES.length === 0)('read as another reader reads them (files beside the repository)', () => {
  test.each(FILES.map((path) => [path.slice(SHARED.length + 1), path]))('%s', async (_, path) => {
    const bytes = readFileSync(path)
    const other = readByOther(bytes, { dense: true, cellNF: true, cellText: true, cellFormula: true })
    const { sheets } = await workbookOf(bytes)
    expect(sheets.map(({ name }) => name)).toEqual(other.SheetNames)
    for (const sheet of sheets) {
      const expected: string[] = []
      const got: string[] = []
      for (const { row, column, cell } of othersCells(other.Sheets[sheet.name] ?? {})) {
        const index = cellIndex(sheet, row, column)
        expected.push(`${a1({ row, column })} ${theirs(cell)} shown ${plain(cell.w ?? String(cell.v))}`)
        got.push(`${a1({ row, column })} ${ours(sheet, index)} shown ${plain(displayed(sheet, index))}`)
      }
      expect(got).toEqual(expected)
      expect(sheet.cells.count).toBe(expected.length)
    }
  })
})

test.skipIf(FILES.length === 0)(
  'there are files beside the repository to compare (skipped where there are none)',
  () => {
    expect(FILES.filter((path) => /xlsx$/i.test(path)).length).toBeGreaterThan(0)
  },
)
