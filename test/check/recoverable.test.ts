import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DEFAULT_THRESHOLDS, type Stated } from '../../app/check/index.ts'
import { recoverable } from '../../app/check/recover.ts'
import { recoverableSuppression } from '../../app/check/rules/recoverable-suppression.ts'
import { caseOf, column, found, replyWith, stated, type Written, YEAR_2 } from '../support/figures.ts'

const given = (figures: readonly Stated[], more = {}) =>
  Object.fromEntries(
    recoverable(caseOf(figures, more)).figures.map(({ of, range }) => [of.cell, [range.low, range.high]]),
  )

/** A table of ages by gender with its margins, B2 top left. */
function crossTable(cells: readonly (readonly Written[])[]): readonly Stated[] {
  const genders = ['Female', 'Male', 'Unknown', 'Total'].slice(-(cells[0]?.length ?? 0))
  return cells.flatMap((row, r) =>
    row.map((written, c) => {
      const age = r === cells.length - 1 ? 'Total' : `${13 + r}`
      return stated(`${'BCDE'[c]}${r + 2}`, written, { dims: `age=${age};gender=${genders[c]}` })
    }),
  )
}

test('a suppressed figure without a total, or beside another that may take its part, is not given away', () => {
  expect(given(column({ 'age=13': 6, 'age=14': '<5' }))).toEqual({})
  expect(given(column({ 'age=13': '<5', 'age=14': '<5', 'age=Total': 5 }))).toEqual({})
  expect(found(recoverableSuppression, column({ 'age=13': '<5', 'age=14': '<5', 'age=Total': 5 }))).toEqual([])
})

test('a total that counts hidden figures as nothing, is rounded, or counts records twice tells nothing', () => {
  expect(given(column({ 'age=13': 6, 'age=14': '<5', 'age=Total': 6 }))).toEqual({})
  const rounded = Object.fromEntries(Array.from({ length: 13 }, (_, i) => [`age=${i}`, 5 * (i + 1)]))
  expect(given(column({ ...rounded, 'age=14': '<5', 'age=Total': 460 }))).toEqual({})
  const replies = [replyWith(['More than one platform can be recorded against an offence.'])]
  const platforms = column({ 'platform=Kik': 6, 'platform=Other': '<5', 'platform=Total': 8 })
  expect(given(platforms, { replies })).toEqual({})
  expect(given(platforms)).toEqual({ B3: [2, 2] })
})

test('totals over rows and columns give away together what neither does alone', () => {
  const figures = crossTable([
    ['<5', '<5', 3],
    ['<5', 7, 9],
    [4, 8, 12],
  ])
  expect(given(figures)).toEqual({ B2: [2, 2], C2: [1, 1], B3: [2, 2] })
  expect(found(recoverableSuppression, figures)).toMatchObject([
    { private: true, cells: ['B2', 'C2', 'B3'], caveat: '', places: [{ role: 'what gives it away' }] },
  ])
})

test('the same figure in another table gives it away, that of another year does not', () => {
  const hidden = stated('B2', '<5', { dims: 'age=13' })
  expect(given([hidden, stated('B2', 3, { dims: 'age=13', sheet: 'By age', ...YEAR_2 })])).toEqual({})
  expect(given([hidden, stated('B2', 3, { dims: 'age=13', sheet: 'By age' })])).toEqual({ B2: [3, 3] })
  expect(given([hidden, stated('B2', 30, { dims: 'age=13', sheet: 'By age' })])).toEqual({})
})

test('a table that says otherwise does not take back what a sum gives away', () => {
  const own = column({ 'age=13': 6, 'age=14': '<5', 'age=Total': 9 })
  const other = stated('B2', 2, { dims: 'age=14', file: 'other.csv' })
  expect(given([...own, other])).toEqual({ B3: [3, 3] })
})

test('what is given away is what trying every completion leaves: margins, hidden totals and all', () => {
  let hiddenOnes = 0
  let givenAway = 0
  let narrowed = 0
  const tables = fc.record({
    rows: fc.array(fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 3, maxLength: 3 }), {
      minLength: 2,
      maxLength: 3,
    }),
    hide: fc.array(fc.boolean(), { minLength: 16, maxLength: 16 }),
  })
  fc.assert(
    fc.property(tables, ({ rows, hide }) => {
      const full = [...rows, (rows[0] ?? []).map((_, c) => rows.reduce((all, row) => all + (row[c] ?? 0), 0))].map(
        (row) => [...row, row.reduce((all, one) => all + one, 0)],
      )
      let nth = 0
      const shown = full.map((row) =>
        row.map((value): Written => (value >= 1 && value <= 4 && hide[nth++ % 16] === true ? '<5' : value)),
      )
      fc.pre(shown.flat().filter((written) => written === '<5').length <= 8)
      const brute = completions(shown)
      const expected = Object.fromEntries(
        brute
          .map(({ cell, values }) => [cell, [Math.min(...values), Math.max(...values)]])
          .filter(([, range]) => `${range}` !== '1,4'),
      )
      hiddenOnes += brute.length
      givenAway += brute.filter(({ values }) => values.size === 1).length
      narrowed += Object.keys(expected).length
      expect(given(crossTable(shown))).toEqual(expected)
    }),
    { numRuns: 300, seed: 15 },
  )
  expect(hiddenOnes).toBeGreaterThan(500)
  expect(givenAway).toBeGreaterThan(100)
  expect(narrowed).toBeGreaterThan(givenAway)
})

/** Every hidden cell with the values that it has in some completion whose rows and columns add up. */
function completions(shown: readonly (readonly Written[])[]): readonly { cell: string; values: Set<number> }[] {
  const hidden = shown.flatMap((row, r) => row.flatMap((written, c) => (written === '<5' ? [{ r, c }] : [])))
  const grid = shown.map((row) => row.map((written) => (typeof written === 'number' ? written : 0)))
  const found = hidden.map(({ r, c }) => ({ cell: `${'BCDE'[c]}${r + 2}`, values: new Set<number>() }))
  const adds = (line: readonly number[]): boolean =>
    line.slice(0, -1).reduce((all, one) => all + one, 0) === line[line.length - 1]
  const fits = () => grid.every(adds) && (grid[0] ?? []).every((_, c) => adds(grid.map((row) => row[c] ?? 0)))
  const tryFrom = (at: number): void => {
    const place = hidden[at]
    if (place === undefined) {
      if (fits()) for (const [i, { r, c }] of hidden.entries()) found[i]?.values.add(grid[r]?.[c] ?? 0)
      return
    }
    const row = grid[place.r]
    if (row === undefined) return
    for (let value = 1; value <= 4; value++) {
      row[place.c] = value
      tryFrom(at + 1)
    }
  }
  tryFrom(0)
  return found.filter(({ values }) => values.size > 0)
}

test('a force that hides thousands of figures is not searched, and is said not to be', () => {
  const many = Object.fromEntries(Array.from({ length: 2001 }, (_, i) => [`district=${i}`, '<5' as const]))
  const figures = column({ ...many, 'district=Total': 2001 })
  expect(recoverable(caseOf(figures)).figures).toEqual([])
  const { unjudged } = recoverableSuppression.judge(caseOf(figures), DEFAULT_THRESHOLDS)
  expect(unjudged.map(({ why }) => why).join()).toContain('2001 hidden figures are too many')
  expect(recoverable(caseOf(column({ ...many, 'district=2000': 4, 'district=Total': 2004 }))).figures).toHaveLength(
    2000,
  )
})
