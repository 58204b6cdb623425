import { describe, expect, test } from 'vitest'
import { READ_LIMITS, readWorkbook } from '../../app/read/index.ts'
import { nodeAbilities } from '../../main/cli/abilities.ts'
import { hugeSheet, times } from '../support/huge.ts'
import { problemOf, rawCells, sheetOf, xlsx, xlsxParts } from '../support/office.ts'
import { zip } from '../support/zip.ts'

const MEGABYTE = 2 ** 20

/** Reads while watching what the process takes; a refusal must come soon and cheap. */
async function measured(bytes: Uint8Array): Promise<{ kind: string; seconds: number; megabytes: number }> {
  const before = process.memoryUsage().rss
  let most = before
  const watch = () => {
    most = Math.max(most, process.memoryUsage().rss)
  }
  // Processor time: other tests run beside this one.
  const began = process.cpuUsage()
  const result = await readWorkbook({ name: 'bomb', bytes }, nodeAbilities, { onProgress: watch })
  watch()
  return {
    kind: result.ok ? 'read' : result.problem.kind,
    seconds: cpuSeconds(began),
    megabytes: (most - before) / MEGABYTE,
  }
}

function cpuSeconds(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1e6
}

describe('a zip bomb is refused soon and without filling the memory', () => {
  const head = '<worksheet><sheetData><row><c><v>1</v></c></row>'
  const tail = '</sheetData></worksheet>'
  const blanks = ' '.repeat(MEGABYTE)
  test.each([
    ['blanks', () => hugeSheet(times(300, head, blanks, tail))],
    ['empty cells', () => hugeSheet(times(300, head, '<row r="2"><c s="1"/></row>'.repeat(MEGABYTE / 27), tail))],
  ])(
    '300 MB of %s',
    async (_, make) => {
      const { kind, seconds, megabytes } = await measured(await make())
      expect(kind).toBe('too-large')
      expect(seconds).toBeLessThan(5)
      expect(megabytes).toBeLessThan(300)
    },
    60_000,
  )
  test.each([
    ['one cell over and over', () => hugeSheet(times(64, head, '<c r="A1"><v>1</v></c>'.repeat(MEGABYTE / 22), tail))],
    [
      'one text',
      () => hugeSheet(times(64, `${head}<row><c t="str"><v>`, 'A'.repeat(MEGABYTE), `</v></c></row>${tail}`)),
    ],
    [
      'shared strings',
      () =>
        hugeSheet(
          times(64, '<sst>', '<si><t>abcdefghij</t></si>'.repeat(MEGABYTE / 26), '</sst>'),
          'xl/sharedStrings.xml',
        ),
    ],
  ])(
    'more than is allowed of %s',
    async (_, make) => {
      const limits = { ...READ_LIMITS, maxBarrenBytes: 32 * MEGABYTE }
      expect(await problemOf(await make(), limits)).toMatchObject({ kind: 'too-large' })
    },
    60_000,
  )
  test('a part that says that it is larger than 2 GiB, before any of it unfolds', async () => {
    const parts = xlsxParts({ rows: '' }).map((part) =>
      part.name.toString().includes('sheet1') ? { ...part, size: 2 ** 31 + 1 } : part,
    )
    expect(await problemOf(zip(parts))).toMatchObject({ kind: 'too-large', limit: `${2 ** 31} bytes` })
  })
  test('a part that says that it is small', async () => {
    const bytes = await hugeSheet(times(64, head, blanks, tail))
    const lie = bytes.slice()
    const view = new DataView(lie.buffer)
    // The size stands in the central directory, 24 bytes into the entry.
    for (let at = 0; at + 46 < lie.length; at++) {
      if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) > 64 * MEGABYTE)
        view.setUint32(at + 24, 1000, true)
    }
    expect(await measured(lie)).toMatchObject({ kind: 'damaged' })
  })
})

describe('what only looks hostile is read', () => {
  test('500 rows in a sheet that says that it has a million', async () => {
    const rows = Array.from(
      { length: 500 },
      (_, row) => `<row r="${row + 1}"><c r="A${row + 1}"><v>${row}</v></c></row>`,
    ).join('')
    const sheet = await sheetOf(xlsx({ before: '<dimension ref="A1:XFD1048576"/>', rows }))
    expect([sheet.cells.count, sheet.rowCount, sheet.columnCount]).toEqual([500, 500, 1])
  })
  test('200,000 empty formatted rows', async () => {
    const empty = Array.from(
      { length: 200_000 },
      (_, row) => `<row r="${row + 2}" s="1" customFormat="1"><c r="A${row + 2}" s="1"/></row>`,
    ).join('')
    const began = performance.now()
    const sheet = await sheetOf(xlsx({ rows: `<row r="1"><c r="A1"><v>166</v></c></row>${empty}` }))
    expect(rawCells(sheet)).toEqual({ A1: '166' })
    expect(performance.now() - began).toBeLessThan(3000)
  })
  test('cells in both far corners', async () => {
    const rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    expect(await sheetOf(xlsx({ rows }))).toMatchObject({
      rowCount: 1_048_576,
      columnCount: 16_384,
      cells: { count: 2 },
    })
  })
})

describe('other files that are none', () => {
  test('nothing at all', async () => {
    expect(await problemOf(new Uint8Array(0))).toEqual({ kind: 'empty-file', file: 'reply' })
  })
  test('NUL bytes, alone and in place of the parts of a workbook', async () => {
    expect(await problemOf(new Uint8Array(50_000))).toMatchObject({ file: 'reply' })
    const whole = xlsx({ rows: '<row><c><v>1</v></c></row>' })
    expect(await problemOf(whole.slice().fill(0, 60, whole.length - 400))).toMatchObject({ kind: 'damaged' })
    const parts = xlsxParts({}).map((part) =>
      part.name.toString().includes('sheet1') ? { ...part, content: '\0'.repeat(9000) } : part,
    )
    expect(await problemOf(zip(parts))).toMatchObject({ kind: 'damaged', part: 'xl/worksheets/sheet1.xml' })
  })
  test('a zip without a workbook', async () => {
    expect(await problemOf(zip([{ name: 'a.csv', content: '1' }]))).toMatchObject({
      kind: 'unsupported-format',
      found: 'zip archive',
    })
  })
  test('a workbook with a document type declaration', async () => {
    const sheet = '<!DOCTYPE x [<!ENTITY a "aa">]><worksheet><sheetData/></worksheet>'
    expect(await problemOf(xlsx({ sheets: [sheet] }))).toMatchObject({ kind: 'dangerous' })
  })
})

test('progress comes every megabyte, up to the whole file', async () => {
  const seen: { done: number; of: number; cells: number }[] = []
  const row = Array.from({ length: 12 }, (_, column) => `<c><v>${column}.5</v></c>`).join('')
  const bytes = xlsx({ rows: `<row>${row}</row>`.repeat(30_000) })
  const result = await readWorkbook({ name: 'a', bytes }, nodeAbilities, {
    limits: READ_LIMITS,
    onProgress: (one) => seen.push(one),
  })
  expect(result.ok).toBe(true)
  expect(seen.length).toBeGreaterThan(3)
  expect(
    seen.every(
      (one, index) => one.of === bytes.length && one.done <= one.of && one.done >= (seen[index - 1]?.done ?? 0),
    ),
  ).toBe(true)
  expect(seen.at(-1)?.cells).toBeGreaterThan(100_000)
})
