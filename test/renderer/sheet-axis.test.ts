import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SheetCell, SheetWindow } from '../../app/contract/index.ts'
import { layAxis } from '../../renderer/ui/sheet/axis.ts'
import { placeCells } from '../../renderer/ui/sheet/boxes.ts'
import { moveLight } from '../../renderer/ui/sheet/move.ts'

const spans = fc
  .array(fc.tuple(fc.nat(400), fc.nat(12)), { maxLength: 8 })
  .map((pairs) => pairs.map(([first, more]) => ({ first, last: first + more })))

describe('rows and columns laid in pixels', () => {
  test('hidden ones take no room of their own and fold into a band', () => {
    const axis = layAxis(10, 20, [], [{ first: 3, last: 5 }], 12)
    expect([2, 3, 4, 5, 6].map(axis.length)).toEqual([20, 0, 0, 0, 20])
    expect(axis.bands).toMatchObject([{ first: 3, last: 5, start: 60, length: 12 }])
    expect(axis.start(6)).toBe(72)
    expect(axis.total).toBe(7 * 20 + 12)
  })

  test('a pixel belongs to the item that stands there, whatever is hidden', () => {
    let hiddenSeen = 0
    fc.assert(
      fc.property(spans, fc.nat(399), fc.nat(19), (hidden, index, within) => {
        const axis = layAxis(400, 20, [], hidden, 12)
        if (axis.isHidden(index)) {
          hiddenSeen += 1
          expect(axis.length(index)).toBe(0)
        } else expect(axis.at(axis.start(index) + within)).toBe(index)
      }),
    )
    expect(hiddenSeen).toBeGreaterThan(0)
  })

  test('a million rows are laid without a list of them', () => {
    const axis = layAxis(1_048_576, 22, [], [{ first: 10, last: 1_000_000 }], 12)
    expect(axis.start(1_048_575)).toBe(10 * 22 + 12 + (1_048_575 - 1_000_001) * 22)
  })
})

describe('cells on the sheet', () => {
  const cell = (row: number, column: number, shown: string, part: Partial<SheetCell> = {}): SheetCell => ({
    row,
    column,
    kind: 'text',
    raw: shown,
    shown,
    formula: null,
    comment: null,
    bold: false,
    italic: false,
    strike: false,
    fill: null,
    colour: null,
    align: null,
    numberFormat: 'General',
    hidden: false,
    role: null,
    observation: null,
    ...part,
  })
  const sheetOf = (cells: readonly SheetCell[], merges: SheetWindow['merges'] = []): SheetWindow => ({
    cells,
    merges,
    hiddenRows: [],
    hiddenColumns: [],
    columnWidths: [],
    rowCount: 10,
    columnCount: 10,
  })
  const rows = layAxis(10, 20, [], [], 12)

  test('what is hidden is not drawn', () => {
    const columns = layAxis(10, 50, [], [{ first: 1, last: 1 }], 20)
    const placed = placeCells(
      sheetOf([cell(0, 0, 'a'), cell(0, 1, 'victim'), cell(0, 2, 'b', { hidden: true })]),
      rows,
      columns,
    )
    expect(placed.map((box) => box.cell.shown)).toEqual(['a'])
  })

  test('long text runs over empty cells and stops before the next that holds something', () => {
    const columns = layAxis(10, 50, [], [], 20)
    const long = 'Offences recorded by method of communication'
    expect(placeCells(sheetOf([cell(0, 0, long)]), rows, columns)[0]?.width).toBeGreaterThan(250)
    expect(placeCells(sheetOf([cell(0, 0, long), cell(0, 2, 'x')]), rows, columns)[0]?.width).toBe(100)
    expect(placeCells(sheetOf([cell(0, 0, '12345678901234567890', { kind: 'number' })]), rows, columns)[0]?.width).toBe(
      50,
    )
  })

  test('a merged cell fills its range', () => {
    const columns = layAxis(10, 50, [], [], 20)
    const [box] = placeCells(
      sheetOf([cell(1, 1, '2017/18')], [{ top: 1, left: 1, bottom: 2, right: 4 }]),
      rows,
      columns,
    )
    expect(box).toMatchObject({ x: 50, y: 20, width: 200, height: 40, merged: true })
  })
})

test('arrows step over hidden rows and stop at the edge', () => {
  const rows = layAxis(10, 20, [], [{ first: 1, last: 3 }], 12)
  const columns = layAxis(5, 50, [], [], 20)
  const press = (key: string): { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean } => ({
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
  })
  expect(moveLight(press('ArrowDown'), { row: 0, column: 0 }, rows, columns, null, 10)).toEqual({ row: 4, column: 0 })
  expect(moveLight(press('ArrowUp'), { row: 4, column: 0 }, rows, columns, null, 10)).toEqual({ row: 0, column: 0 })
  expect(moveLight(press('ArrowLeft'), { row: 0, column: 0 }, rows, columns, null, 10)).toEqual({ row: 0, column: 0 })
  expect(moveLight(press('x'), { row: 0, column: 0 }, rows, columns, null, 10)).toBeUndefined()
})
