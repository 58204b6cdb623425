import { expect, test } from 'vitest'
import { EVERYTHING } from '../../app/query/index.ts'
import { fileOf, NOTTS, observationOf, SURREY, sheetOf, tidiedOf, YEAR_17, YEAR_18 } from '../store/replies.ts'
import { AT, benchOver, granted, importOf } from './support.ts'

const sheet = sheetOf('Reply', [
  ['Force', '2017/18', '2018/19'],
  ['Nottinghamshire', 86, 80],
  ['Surrey', 12, '<5'],
])
const reply = fileOf(
  'reply.xlsx',
  [sheet],
  [
    tidiedOf(sheet, [
      observationOf({ at: 'B2', period: YEAR_17, figure: 86 }),
      observationOf({ at: 'C2', period: YEAR_18, figure: 80 }),
      observationOf({ at: 'B3', force: SURREY, period: YEAR_17, figure: 12 }),
      observationOf({ at: 'C3', force: SURREY, figure: { status: 'suppressed', low: 1, high: 4 }, raw: '<5' }),
    ]),
  ],
)

test('a reply becomes rows, each with its cell, and a total that says what it does not know', async () => {
  const bench = benchOver([reply])
  await bench.open(null)
  const { state, record } = granted(await bench.perform(importOf(reply), AT, reply.file, reply.bytes))
  expect(record.sequence).toBe(1)
  expect(state.observationCount).toBe(4)
  expect(state.undo).toBe('Import of reply.xlsx')
  const page = await bench.page(EVERYTHING, 0, 10)
  expect(page.total).toBe(4)
  expect(page.rows.map(({ cell, value, forceName }) => [cell, value, forceName])).toEqual([
    ['B2', 86, 'Nottinghamshire'],
    ['C2', 80, 'Nottinghamshire'],
    ['B3', 12, 'Surrey'],
    ['C3', null, 'Surrey'],
  ])
  const total = await bench.total(EVERYTHING)
  expect(total).toMatchObject({
    count: 4,
    low: 179,
    high: 182,
    unbounded: 0,
    unequalPeriods: false,
    totalsAmongParts: false,
  })
  expect(total.byStatus.suppressed).toBe(1)
  const facets = await bench.facets(EVERYTHING)
  expect(facets.find(({ column }) => column === 'force')?.values).toEqual([
    { value: NOTTS, label: 'Nottinghamshire', count: 2 },
    { value: SURREY, label: 'Surrey', count: 2 },
  ])
  const source = state.sources[0]?.id ?? 0
  const window = await bench.sheetWindow(source, 0, 0, 0, 10, 10)
  expect(window.cells).toHaveLength(9)
  const second = page.rows[1]
  expect(window.cells.find(({ row, column }) => row === 1 && column === 2)).toMatchObject({
    raw: '80',
    observation: second?.id,
    role: 'value',
  })
  if (second === undefined) throw new Error('no row')
  const detail = await bench.detail(second.id)
  expect(detail?.evidence).toEqual([{ states: 'force', from: 'file name', at: undefined, written: 'Notts' }])
  expect(await bench.position(EVERYTHING, second.id)).toBe(1)
})

test('an undone import takes its rows away, and redo brings them back with their keys', async () => {
  const bench = benchOver([reply])
  await bench.open(null)
  await bench.perform(importOf(reply), AT, reply.file, reply.bytes)
  const before = await bench.page(EVERYTHING, 0, 10)
  expect((await bench.undo(AT))?.state.observationCount).toBe(0)
  expect((await bench.page(EVERYTHING, 0, 10)).total).toBe(0)
  expect((await bench.redo(AT))?.state.observationCount).toBe(4)
  expect(await bench.page(EVERYTHING, 0, 10)).toEqual(before)
  const again = benchOver([reply])
  const opened = await again.open(await bench.snapshot())
  expect(opened.ok && opened.value.undo).toBe('Import of reply.xlsx')
  expect(await again.page(EVERYTHING, 0, 10)).toEqual(before)
})
