import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import type { Workbench } from '../../app/contract/index.ts'
import { COMPARE_ALL, type CompareRow, type Comparison } from '../../app/query/index.ts'
import { SAMPLE_REQUEST } from '../../app/workbench/index.ts'
import { loadBench } from '../../main/cli/bench.ts'

const SAMPLE = join(import.meta.dirname, '../../resources/samples/replies')

let bench: Workbench
let found: Comparison

beforeAll(async () => {
  const loaded = await loadBench([SAMPLE])
  if (loaded === undefined) throw new Error('the sample was not read')
  bench = loaded.bench
  await bench.perform({ do: 'change request', request: SAMPLE_REQUEST }, '2026-01-05T10:00:00.000Z')
  found = await bench.comparison(COMPARE_ALL)
}, 60_000)

function rowOf(name: string): CompareRow {
  const row = found.rows.find((one) => one.name === name)
  if (row === undefined) throw new Error(`${name} is not compared`)
  return row
}

test('six months are not compared with a year: Dyfed-Powys has its 19, no change, no rate and no place in a sum', () => {
  const row = rowOf('Dyfed-Powys')
  expect(row.cells[0]).toMatchObject({ interval: { low: 19, high: 19 }, fit: 'part', marker: '[p]', rate: null })
  expect(row.change).toMatchObject({ absolute: null, percent: null })
  expect(row.change.why).toContain('unequal periods are not compared')
  expect(row).toMatchObject({ inPanel: false, verdict: 'cannot' })
  expect(found.panel.leftOut.map(({ name }) => name)).toContain('Dyfed-Powys')
})

test('a force that was asked and gave no figure stands in the list without one', () => {
  const row = rowOf('City of London')
  expect(row.cells.map(({ interval }) => interval)).toEqual([null, null])
  expect(row).toMatchObject({ inPanel: false, leftOut: 'no reply', verdict: 'cannot' })
  expect(row.flags.map(({ kind }) => kind)).toContain('small base')
})

test('three releases that contradict each other are a range until somebody chooses, in the year and in the sum', () => {
  const row = rowOf('Lancashire')
  expect(row.cells[0]).toMatchObject({ interval: { low: 64, high: 277 }, marker: '[r]' })
  expect(row.whole).toMatchObject({ interval: { low: 316, high: 529 }, marker: '[r]' })
  expect(row.change.percent?.low).toBeCloseTo(252 / 277 - 1, 6)
  expect(row.change.percent?.high).toBeCloseTo(2.9375, 6)
  expect(row.verdict).toBe('caveat')
})

test('Nottinghamshire reads 86, 80, 166 over both years and a change of −7.0 %, each with its cell', async () => {
  const row = rowOf('Nottinghamshire')
  expect(row.cells.map(({ interval }) => interval)).toEqual([
    { low: 86, high: 86 },
    { low: 80, high: 80 },
  ])
  expect(row.whole).toMatchObject({ interval: { low: 166, high: 166 }, made: 'stated' })
  expect(((row.change.percent?.low ?? 0) * 100).toFixed(1)).toBe('-7.0')
  expect(row.change.absolute).toEqual({ low: -6, high: -6 })
  expect(row.verdict).toBe('like')
  const [year17, year18, both] = await Promise.all(
    [row.cells[0], row.cells[1], row.whole].map((cell) => {
      const [id] = cell?.ids ?? []
      return id === undefined ? null : bench.detail(id)
    }),
  )
  expect([year17?.row.cell, year18?.row.cell, both?.row.cell]).toEqual(['B5', 'C5', 'D5'])
})

test('fewer than 20 in the base: North Yorkshire has 8 more, and no percentage', () => {
  const { change, flags } = rowOf('North Yorkshire')
  expect(change).toMatchObject({ absolute: { low: 8, high: 8 }, percent: null })
  expect(flags.map(({ kind }) => kind)).toContain('base under 20')
})

test('the panel is the eleven forces that gave both years, and its change is of those alone', () => {
  expect(found.panel.words).toBe('11 forces that gave comparable figures for both 2017/18 and 2018/19')
  expect(found.panel.sums).toEqual([
    { low: 794, high: 1007 },
    { low: 1395, high: 1395 },
  ])
  expect(found.panel.change.absolute).toEqual({ low: 388, high: 601 })
  const southEast = found.regions.find(({ name }) => name === 'South East')
  expect(southEast?.panel.sums).toEqual([
    { low: 492, high: 492 },
    { low: 747, high: 747 },
  ])
})

test('the question for the charts finds the same figures and no others', async () => {
  const page = await bench.page(found.question, 0, 500)
  const expected = found.rows.filter(({ inPanel }) => inPanel).flatMap(({ cells }) => cells.flatMap(({ ids }) => ids))
  expect(new Set(page.rows.map(({ id }) => id))).toEqual(new Set(expected))
  expect(found.questionMisses).toBe('')
})

test('the table in text names bounds, cells and caveats; nothing of it runs as a formula', async () => {
  const text = await bench.comparisonText(COMPARE_ALL, 'csv')
  const lines = text.trimEnd().split('\n')
  expect(lines).toHaveLength(found.rows.length + 2)
  const notts = lines.find((line) => line.includes('Nottinghamshire'))
  expect(notts).toContain('86,86,ok,2017/18,offences,Nottinghamshire Police FOI response.xlsx › FOI response › B5')
  expect(notts).toMatch(/,166,166,-6,-6,-7,-7,236618,/)
  expect(lines.find((line) => line.includes('Dyfed-Powys'))).toMatch(
    /6 months of 12.*Left out of sums over several forces: a part of 2017\/18 only/,
  )
  expect(lines.at(-1)).toContain('Left out: City of London (no reply); Dyfed-Powys (a part of 2017/18 only')
})
