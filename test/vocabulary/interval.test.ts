import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Bounded, difference, growth, hull, overlap, perHead, share, sum } from '../../app/vocabulary/index.ts'

/** A suppressed or known count: its low and high end. */
const range = fc
  .tuple(fc.nat({ max: 6 }), fc.nat({ max: 5 }))
  .map(([low, more]): Bounded => ({ low, high: low + more }))

/** Every way in which the ranges may have come about. */
function completions(ranges: readonly Bounded[]): readonly (readonly number[])[] {
  return ranges.reduce<readonly (readonly number[])[]>(
    (all, { low, high }) =>
      all.flatMap((one) => Array.from({ length: high - low + 1 }, (_, step) => [...one, low + step])),
    [[]],
  )
}

/** Both ends are reached by some completion and none lies outside. */
function expectExact(found: Bounded | null, values: readonly number[]): void {
  expect(found?.low).toBeCloseTo(Math.min(...values), 12)
  expect(found?.high).toBeCloseTo(Math.max(...values), 12)
}

test('a change from a figure that may be nought has no percentage', () => {
  expect(growth({ low: 0, high: 4 }, { low: 7, high: 7 })).toBeNull()
  expect(share({ low: 0, high: 3 }, { low: 0, high: 3 })).toBeNull()
})

test('what has no upper bound gives a sum and a hull without one; two that exclude each other leave nothing', () => {
  expect(
    sum([
      { low: 1, high: null },
      { low: 2, high: 3 },
    ]),
  ).toEqual({ low: 3, high: null })
  expect(
    hull([
      { low: 1, high: null },
      { low: 0, high: 3 },
    ]),
  ).toEqual({ low: 0, high: null })
  expect(
    overlap([
      { low: 1, high: 4 },
      { low: 5, high: null },
    ]),
  ).toBeNull()
  expect(
    overlap([
      { low: 1, high: null },
      { low: 0, high: 4 },
    ]),
  ).toEqual({ low: 1, high: 4 })
  expect(hull([])).toBeNull()
})

test('sums are exact: every completion lies inside and both ends are reached', () => {
  let withheld = 0
  fc.assert(
    fc.property(fc.array(range, { minLength: 1, maxLength: 4 }), (ranges) => {
      withheld += ranges.filter(({ low, high }) => low < high).length
      const found = sum(ranges)
      const values = completions(ranges).map((one) => one.reduce((a, b) => a + b, 0))
      expectExact({ low: found.low, high: found.high ?? Number.NaN }, values)
    }),
  )
  expect(withheld).toBeGreaterThan(50)
})

test('changes, percentages, shares and rates are exact', () => {
  fc.assert(
    fc.property(range, range, fc.integer({ min: 1, max: 99_999 }), (before, after, heads) => {
      const pairs = completions([before, after]).map(([a = 0, b = 0]) => [a, b] as const)
      expectExact(
        difference(before, after),
        pairs.map(([a, b]) => b - a),
      )
      if (before.low > 0) {
        expectExact(
          growth(before, after),
          pairs.map(([a, b]) => (b - a) / a),
        )
      }
      if (before.low + after.low > 0) {
        expectExact(
          share(before, after),
          pairs.map(([a, b]) => a / (a + b)),
        )
      }
      expectExact(
        perHead(after, heads, 1000),
        pairs.map(([, b]) => (b * 1000) / heads),
      )
    }),
  )
})
