import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DEFAULT_THRESHOLDS, disclosureAmong, type Stated } from '../../app/check/index.ts'
import { column, stated, type Written } from '../support/figures.ts'

const told = (figures: readonly Stated[], least = 2) => {
  const { told: cells, leaveOut } = disclosureAmong(figures, [], {
    ...DEFAULT_THRESHOLDS,
    disclosureLeastValues: least,
  })
  return { told: cells.map(({ of, certain }) => [of.cell, certain]), leaveOut: leaveOut.map(({ cell }) => cell) }
}

const AGES = { 'age=13': 6, 'age=14': '<5', 'age=15': 3 } as const

test('without the total nothing is told, nor by a total whose parts are not published', () => {
  expect(told(column(AGES))).toEqual({ told: [], leaveOut: [] })
  expect(told([...column(AGES).slice(0, 2), stated('B5', 11, { dims: 'age=Total' })])).toEqual({
    told: [],
    leaveOut: [],
  })
})

test('with the total the hidden figure is told, and without the total it is not', () => {
  const all = [...column(AGES), stated('B5', 11, { dims: 'age=Total' })]
  expect(told(all)).toEqual({ told: [['B3', true]], leaveOut: ['B5'] })
})

test('how narrow a range may become is a setting', () => {
  const both = column({ 'age=13': '<5', 'age=14': '<5', 'age=Total': 3 })
  expect(told(both)).toEqual({ told: [], leaveOut: [] })
  expect(told(both, 3)).toEqual({
    told: [
      ['B2', false],
      ['B3', false],
    ],
    leaveOut: ['B4'],
  })
})

test('more hidden figures of one force than are searched are said not to be searched, and how many they are', () => {
  const many = Object.fromEntries(Array.from({ length: 2001 }, (_, n) => [`age=${n}`, '<5' as const]))
  const all = [...column(many), stated('B9000', 9000, { dims: 'age=Total' })]
  const search = (figures: readonly Stated[]) => disclosureAmong(figures, [], DEFAULT_THRESHOLDS)
  expect([...search(all).unsearched.values()]).toEqual([2001])
  expect(search(all).told).toEqual([])
  expect(search(all.slice(1)).unsearched.size).toBe(0)
})

test('what is left out is enough: nothing is told by the rest, whatever the table', () => {
  let telling = 0
  const rows = fc.array(fc.array(fc.integer({ min: 0, max: 7 }), { minLength: 3, maxLength: 3 }), {
    minLength: 2,
    maxLength: 4,
  })
  fc.assert(
    fc.property(rows, (counts) => {
      const full = [...counts, [0, 1, 2].map((c) => counts.reduce((all, row) => all + (row[c] ?? 0), 0))].map((row) => [
        ...row,
        row.reduce((all, one) => all + one, 0),
      ])
      const figures = full.flatMap((row, r) =>
        row.map((value, c) => {
          const margin = r === counts.length || c === 3
          const shown: Written = !margin && value >= 1 && value <= 4 ? '<5' : value
          const [age, platform] = [r === counts.length ? 'Total' : r, c === 3 ? 'Total' : c]
          return stated(`${'BCDE'[c]}${r + 2}`, shown, { dims: `age=${age};platform=${platform}` })
        }),
      )
      const before = told(figures)
      telling += before.told.length
      const rest = figures.filter(({ cell }) => !before.leaveOut.includes(cell))
      expect(told(rest).told).toEqual([])
    }),
    { numRuns: 150, seed: 4 },
  )
  expect(telling).toBeGreaterThan(100)
})
