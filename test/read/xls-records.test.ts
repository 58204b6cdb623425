import * as oracle from '@e965/xlsx'
import { describe, expect, test } from 'vitest'
import { readXls } from '../../app/read/xls/index.ts'
import { findCell, rawText, type Sheet } from '../../app/vocabulary/index.ts'
import { abilities, cellsOf } from './reading.ts'

/** Little-endian bytes: [value, size] pairs, or a text of one byte a character. */
function packed(...parts: readonly (readonly [number, number] | string | readonly number[])[]): number[] {
  return parts.flatMap((part) => {
    if (typeof part === 'string') return [...part].map((letter) => letter.charCodeAt(0))
    if (part.length !== 2) return [...part]
    const [value = 0, size = 1] = part
    return Array.from({ length: size }, (_, at) => Math.floor(value / 256 ** at) % 256)
  })
}

type Record = readonly [id: number, body: readonly number[]]

function streamOf(records: readonly Record[]): number[] {
  return records.flatMap(([id, body]) => packed([id, 2], [body.length, 2]).concat(body))
}

const BEGIN_BOOK: Record = [0x809, packed([0x600, 2], [5, 2], [0, 4], [0, 4], [0, 4])]
const BEGIN_SHEET: Record = [0x809, packed([0x600, 2], [0x10, 2], [0, 4], [0, 4], [0, 4])]
const END: Record = [0x0a, []]

/** A workbook of one sheet from records of its own, in the container that Excel uses. */
function book(globals: readonly Record[], sheet: readonly Record[]): Uint8Array {
  const listed = (at: number): Record => [0x85, packed([at, 4], [0, 1], [0, 1], [4, 1], [0, 1], 'Data')]
  const front = (at: number) => streamOf([BEGIN_BOOK, ...globals, listed(at), END])
  const stream = [...front(front(0).length), ...streamOf([BEGIN_SHEET, ...sheet, END])]
  const container = oracle.CFB.utils.cfb_new()
  oracle.CFB.utils.cfb_add(container, '/Workbook', Uint8Array.from(stream))
  return new Uint8Array(oracle.CFB.write(container, { type: 'array' }) as ArrayBuffer)
}

async function sheetOf(globals: readonly Record[], records: readonly Record[]): Promise<Sheet> {
  const result = await readXls({ name: 'a.xls', bytes: book(globals, records) }, abilities)
  const sheet = result.ok ? result.value.sheets[0] : undefined
  if (sheet === undefined) throw new Error(JSON.stringify(result))
  return sheet
}

const whole = (row: number, column: number, value: number, style = 0): Record => [
  0x27e,
  packed([row, 2], [column, 2], [style, 2], [value * 4 + 2, 4]),
]
const label = (row: number, column: number, text: string, style = 0): Record => [
  0x204,
  packed([row, 2], [column, 2], [style, 2], [text.length, 2], [0, 1], text),
]
/** A formula with the stored result 8. */
const formula = (
  row: number,
  column: number,
  tokens: readonly number[],
  result = [0, 0, 0, 0, 0, 0, 0x20, 0x40],
): Record => [0x06, packed([row, 2], [column, 2], [0, 2], result, [0, 2], [0, 4], [tokens.length, 2], tokens)]

describe('sheet', () => {
  test('hidden rows', async () => {
    const row = (at: number, flags: number): Record => [
      0x208,
      packed([at, 2], [0, 2], [1, 2], [255, 2], [0, 4], [flags, 4]),
    ]
    const sheet = await sheetOf([], [row(0, 0x100), row(3, 0x120), row(4, 0x120), whole(3, 0, 7)])
    expect(sheet.hiddenRows).toEqual([{ first: 3, last: 4 }])
  })
  test('numbers as hundredths, halves of doubles and rows of them', async () => {
    const many: Record = [0xbd, packed([1, 2], [2, 2], [0, 2], [1235, 4], [0, 2], [0x3ff80000, 4], [3, 2])]
    const hundredths: Record = [0x27e, packed([0, 2], [0, 2], [0, 2], [1250 * 4 + 3, 4])]
    expect(cellsOf(await sheetOf([], [hundredths, many]))).toEqual({ A1: 12.5, C2: 3.08, D2: 1.5 })
  })
  test('empty formatted cells are not kept', async () => {
    const blank: Record = [0x201, packed([0, 2], [0, 2], [0, 2])]
    const blanks: Record = [0xbe, packed([1, 2], [0, 2], [0, 2], [0, 2], [1, 2])]
    expect(cellsOf(await sheetOf([], [blank, blanks, whole(2, 0, 1)]))).toEqual({ A3: 1 })
  })
  test('a chart inside a sheet does not end it', async () => {
    const chart: Record = [0x809, packed([0x600, 2], [0x20, 2], [0, 4], [0, 4], [0, 4])]
    expect(cellsOf(await sheetOf([], [whole(0, 0, 1), chart, whole(8, 8, 9), END, whole(1, 0, 2)]))).toEqual({
      A1: 1,
      A2: 2,
    })
  })
  test('notes with author and text', async () => {
    const object: Record = [0x5d, packed([0x15, 2], [0x12, 2], [0x19, 2], [7, 2], [0, 4], [0, 4], [0, 4], [0, 2])]
    const text: Record = [0x1b6, packed([0, 4], [0, 4], [0, 2], [5, 2], [16, 2], [0, 4])]
    const characters: Record = [0x3c, packed([0, 1], 'Since')]
    const runs: Record = [0x3c, packed([0, 4], [0, 4], [5, 4], [0, 4])]
    const note: Record = [0x1c, packed([4, 2], [1, 2], [0, 2], [7, 2], [3, 2], [0, 1], 'FOI', [0, 1])]
    const sheet = await sheetOf([], [whole(4, 1, 5), object, text, characters, runs, note])
    expect(sheet.comments).toEqual([{ at: { row: 4, column: 1 }, author: 'FOI', text: 'Since' }])
  })
})

describe('styles', () => {
  const font = (flags: number, colour: number, weight: number, escapement = 0): Record => [
    0x31,
    packed([200, 2], [flags, 2], [colour, 2], [weight, 2], [escapement, 2], [0, 4], [1, 1], [0, 1], 'A'),
  ]
  const format = (
    fontNumber: number,
    code: number,
    align: number,
    indent: number,
    pattern: number,
    fill: number,
  ): Record => [
    0xe0,
    packed(
      [fontNumber, 2],
      [code, 2],
      [0, 2],
      [align, 1],
      [0, 1],
      [indent, 1],
      [0, 1],
      [0, 4],
      [pattern * 2 ** 26, 4],
      [fill, 2],
    ),
  ]
  const globals = [
    font(0, 0x7fff, 400),
    font(0x0a, 10, 700),
    font(0, 9, 400),
    font(0x08, 0x7fff, 400),
    font(0x02, 0x7fff, 400),
    [0x41e, packed([164, 2], [5, 2], [0, 1], '0.0 %')] as const,
    format(0, 0, 0, 0, 0, 0x20c0),
    format(1, 164, 2, 0, 1, 13),
    format(2, 9, 1, 3, 1, 9),
    format(5, 1, 3, 0, 0, 0),
  ]
  test('fonts, fills, alignment and number formats', async () => {
    const sheet = await sheetOf(
      globals,
      [0, 1, 2, 3].map((style) => whole(0, style, 1, style)),
    )
    const styles = [0, 1, 2, 3].map((column) => findCell(sheet, 0, column)?.style)
    expect(styles[0]).toMatchObject({
      numberFormat: 'General',
      bold: false,
      fontColour: undefined,
      fillColour: undefined,
    })
    expect(styles[1]).toMatchObject({
      numberFormat: '0.0 %',
      bold: true,
      italic: true,
      strike: true,
      fontColour: '#FF0000',
      fillColour: '#FFFF00',
      align: 'centre',
    })
    expect(styles[2]).toMatchObject({ numberFormat: '0%', fontColour: '#FFFFFF', fillColour: '#FFFFFF', indent: 3 })
    // There is no font 4: the fifth is number 5.
    expect(styles[3]).toMatchObject({ italic: true, align: 'right', numberFormat: '0' })
  })
  test('a struck part of a text', async () => {
    const rich: Record = [
      0xd6,
      packed([0, 2], [0, 2], [0, 2], [7, 2], [0, 1], '12 15 x', [2, 2], [0, 2], [3, 2], [3, 2], [0, 2]),
    ]
    const sheet = await sheetOf(globals, [rich])
    expect(sheet.struckRuns).toEqual([{ at: { row: 0, column: 0 }, from: 0, to: 3 }])
  })
  test('a raised digit is a mark and no digit, unless all of the text is raised', async () => {
    const raised = [...globals, font(0x08, 0x7fff, 400, 1), font(0, 0x7fff, 400, 2)]
    const rich = (
      column: number,
      text: string,
      ...runs: readonly (readonly [from: number, font: number])[]
    ): Record => [
      0xd6,
      packed(
        ...[0, column, 0, text.length].map((value) => [value, 2] as const),
        [0, 1],
        text,
        [runs.length, 2],
        ...runs.flatMap((run) => run.map((value) => [value, 2] as const)),
      ),
    ]
    const shared: Record = [0xfc, packed([2, 4], [1, 4], [3, 2], [0x08, 1], [1, 2], '121', [2, 2], [6, 2])]
    const sheet = await sheetOf(
      [...raised, shared],
      [
        rich(0, '121', [2, 6]),
        rich(1, '121', [0, 6]),
        rich(2, '121', [2, 7]),
        [0xfd, packed([0, 2], [3, 2], [0, 2], [0, 4])],
      ],
    )
    expect([0, 1, 2, 3].map((index) => rawText(sheet.cells, index))).toEqual(['12¹', '121', '121', '12¹'])
    expect(sheet.struckRuns.map(({ at, from, to }) => [at.column, from, to])).toEqual([
      [0, 2, 3],
      [1, 0, 3],
      [3, 2, 3],
    ])
  })
  test('colours of a palette of its own', async () => {
    const palette: Record = [0x92, packed([6, 2], ...[1, 2, 3, 4, 5, 6].map((n) => [n * 0x101010, 4] as const))]
    const sheet = await sheetOf([...globals, palette], [whole(0, 0, 1, 1)])
    expect(findCell(sheet, 0, 0)?.style.fillColour).toBe('#606060')
  })
})

describe('formulas', () => {
  const ref = (row: number, column: number, flags = 0xc000) => packed([0x44, 1], [row, 2], [column | flags, 2])
  const area = packed([0x25, 1], [1, 2], [4, 2], [0xc001, 2], [0xc001, 2])
  test('keep text and stored result', async () => {
    const tokens = [...ref(1, 0), ...packed([0x1e, 1], [100, 2], [0x05, 1]), ...packed([0x19, 1], [0x40, 1], [0, 2])]
    const sum = [...area, ...packed([0x22, 1], [1, 1], [4, 2])]
    const automatic = [...area, ...packed([0x19, 1], [0x10, 1], [0, 2])]
    const sheet = await sheetOf([], [formula(0, 1, tokens), formula(0, 2, sum), formula(0, 3, automatic)])
    expect([...sheet.cells.formulas.values()]).toEqual([
      { text: 'A2*100', cached: true },
      { text: 'SUM(B2:B5)', cached: true },
      { text: 'SUM(B2:B5)', cached: true },
    ])
    expect(cellsOf(sheet)).toEqual({ B1: 8, C1: 8, D1: 8 })
  })
  test('absolute references, texts, comparisons and IF', async () => {
    const tokens = [
      ...ref(0, 0, 0),
      ...packed([0x1e, 1], [5, 2], [0x09, 1], [0x17, 1], [2, 1], [0, 1], '<5'),
      ...ref(0, 0, 0x4000),
      ...packed([0x22, 1], [3, 1], [1, 2]),
    ]
    const [one] = (await sheetOf([], [formula(3, 3, tokens)])).cells.formulas.values()
    expect(one?.text).toBe('IF($A$1<5,"<5",A$1)')
  })
  test('a shared formula is written out for each of its cells', async () => {
    const refers = packed([0x01, 1], [0, 2], [2, 2])
    const left = packed([0x4c, 1], [0, 2], [0xc0ff, 2], [0x1e, 1], [2, 2], [0x05, 1])
    const shared: Record = [0x4bc, packed([0, 2], [1, 2], [2, 1], [2, 1], [0, 1], [2, 1], [left.length, 2], left)]
    const sheet = await sheetOf([], [formula(0, 2, refers), shared, formula(1, 2, refers)])
    expect([...sheet.cells.formulas.values()].map(({ text }) => text)).toEqual(['B1*2', 'B2*2'])
  })
  test('a formula with a text as its result', async () => {
    const result: Record = [0x207, packed([3, 2], [0, 1], 'yes')]
    const sheet = await sheetOf(
      [],
      [formula(0, 0, ref(4, 4), [0, 0, 0, 0, 0, 0, 0xff, 0xff]), result, label(1, 0, 'no')],
    )
    expect(cellsOf(sheet)).toEqual({ A1: 'yes', A2: 'no' })
    expect(sheet.cells.formulas.get(0)?.text).toBe('E5')
  })
  test('what is not known is marked and its result kept', async () => {
    const sheet = await sheetOf([], [formula(0, 0, [0x18, 1, 2, 3]), formula(1, 0, packed([0x21, 1], [999, 2]))])
    expect([...sheet.cells.formulas.values()].map(({ text }) => text)).toEqual(['…', '…'])
    expect(cellsOf(sheet)).toEqual({ A1: 8, A2: 8 })
  })
})
