import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as XLSX from '@e965/xlsx'
import { describe, expect, test } from 'vitest'
import published from '../../resources/reference/published.json'
import { replies } from '../../resources/samples/make.mjs'

const folder = join(import.meta.dirname, '../../resources/samples/replies')
/** Of this force nothing was published: every figure of it is an example. */
const MADE_UP = 'WMP data (illustrative).csv'
const made = replies() as ReadonlyMap<string, Uint8Array>

/** Texts and numbers of every sheet, read with someone else's reader; of a letter or a mail its text, and what is attached. */
function sheets(path: string): readonly { readonly name: string; readonly cells: readonly (string | number)[] }[] {
  const bytes = made.get(path) ?? new Uint8Array()
  if (path.endsWith('.docx')) return [{ name: path, cells: stored(bytes) }]
  if (path.endsWith('.eml')) return mailed(new TextDecoder().decode(bytes))
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe
  const book = path.endsWith('.csv')
    ? XLSX.read(new TextDecoder(wide ? 'utf-16le' : 'windows-1252').decode(bytes), { type: 'string', raw: true })
    : XLSX.read(bytes)
  return sheetsOf(book)
}

function sheetsOf(book: XLSX.WorkBook): ReturnType<typeof sheets> {
  return book.SheetNames.map((name) => ({
    name,
    cells: XLSX.utils.sheet_to_json<(string | number)[]>(book.Sheets[name] ?? {}, { header: 1 }).flat(),
  }))
}

/** The paragraphs of a letter, whose parts are stored as they are. */
function stored(bytes: Uint8Array): readonly string[] {
  return [...new TextDecoder().decode(bytes).matchAll(/<w:t [^>]*>([^<]*)</g)].map(([, text = '']) => text)
}

function mailed(text: string): ReturnType<typeof sheets> {
  const [, letter = '', attachment = ''] = text.split('--=_reply\r\n')
  const [, base64 = ''] = attachment.split('\r\n\r\n')
  return [{ name: 'mail', cells: letter.split('\r\n') }, ...sheetsOf(XLSX.read(base64.replaceAll('\r\n', '')))]
}

test('the committed replies are what the script makes, byte for byte', () => {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  expect(files).toHaveLength(made.size)
  for (const [path, bytes] of made) expect(Buffer.compare(readFileSync(join(folder, path)), bytes), path).toBe(0)
})

describe.each([...made.keys()])('%s', (path) => {
  test('says of itself that it is a reconstruction, and names its sources', () => {
    for (const { name, cells } of sheets(path)) {
      const text = cells.join('\n')
      expect(text, name).toContain("Reconstruction by FOI Workbench from published figures, not the force's own file.")
      if (path !== MADE_UP) expect(text, name).toMatch(/Source of .+: https?:\/\//)
    }
  })

  test('carries only published figures, sums of them, or says that it is illustrative', () => {
    for (const { name, cells } of sheets(path)) {
      const text = cells.join('\n')
      if (/illustrative/i.test(text)) continue
      const urls = [...text.matchAll(/https?:\/\/\S+/g)].map(([url]) => url.replace(/"$/, ''))
      const known = new Set(published.filter(({ source }) => urls.includes(source)).map(({ value }) => value))
      const numbers = cells.map(Number).filter((value) => Number.isInteger(value) && value > 0 && value < 1900)
      const sum = text.includes('sum of the published figures') ? Math.max(...numbers) : undefined
      const left = Number(/(\d+) was never printed: it is what/.exec(text)?.[1])
      for (const value of numbers)
        if (value !== sum && value !== left) expect(known.has(value), `${name}: ${value}`).toBe(true)
    }
  })
})

test("Nottinghamshire's shows 86, 80, 166 and a change of -7.0 %", () => {
  const book = XLSX.read(made.get('Nottinghamshire Police FOI response.xlsx'), { cellNF: true })
  const sheet = book.Sheets['FOI response'] ?? {}
  expect(['B5', 'C5', 'D5', 'E5'].map((cell) => sheet[cell]?.w ?? '')).toEqual(['86', '80', '166', '-7.0%'])
})

test("Hampshire's has no figure for 2021/22, neither nought nor a mark", () => {
  const book = XLSX.read(made.get('Hants data.xls'))
  const rows = XLSX.utils.sheet_to_json<(string | number)[]>(book.Sheets.Data ?? {}, { header: 1 }).slice(4, 11)
  expect(rows.map(([year, value]) => [year, value])).toEqual([
    ['2017-18', 152],
    ['2018-19', 181],
    ['2019-20', 291],
    ['2020-21', 18],
    ['2021-22', undefined],
    ['2022-23', 279],
    ['2023-24', 95],
  ])
})

test("Lancashire's three releases give 175, 64 and what 647 leaves: 277", () => {
  const book = XLSX.read(made.get('Copy of LANCASHIRE data.xls'))
  const cell = (sheet: string, at: string) => book.Sheets[sheet]?.[at] as XLSX.CellObject | undefined
  expect(cell('Released March 2019', 'B5')?.v).toBe(175)
  expect(cell('Released September 2019', 'B5')?.v).toBe(64)
  expect(cell('Released May 2020', 'B5')?.v).toBe(277)
  expect(cell('Released May 2020', 'B8')?.v).toBe(647)
})

test("Thames Valley's carries a sheet that nobody sees", () => {
  const book = XLSX.read(made.get('TVP monthly.xlsx'))
  expect(book.Workbook?.Sheets?.map(({ name, Hidden }) => [name, Hidden])).toEqual([
    ['Months', 0],
    ['Working', 1],
  ])
})
