import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  changeOf,
  covers,
  differenceOf,
  exactly,
  type Interval,
  isExact,
  rateOf,
  shareOf,
  sumOf,
} from '../../app/check/index.ts'

/** A figure of a reply: given, or withheld between bounds that are small enough to try every completion. */
const figure = fc.oneof(
  fc.nat(30).map(exactly),
  fc.tuple(fc.nat(6), fc.nat(4)).map(([low, more]): Interval => ({ low, high: low + more })),
)
const figures = fc.array(figure, { minLength: 1, maxLength: 4 })

/** Every whole number that a figure can be. */
function completions({ low, high }: Interval): readonly number[] {
  return Array.from({ length: (high ?? low) - low + 1 }, (_, i) => low + i)
}

/** Every way to complete a list of figures. */
function everyWay(parts: readonly Interval[]): readonly (readonly number[])[] {
  return parts.reduce<readonly (readonly number[])[]>(
    (ways, part) => ways.flatMap((way) => completions(part).map((value) => [...way, value])),
    [[]],
  )
}

/** The claim about an interval: what brute force finds lies between its ends, and touches both. */
function expectEnds(
  found: readonly number[],
  { low, high }: { readonly low: number | null; readonly high: number | null },
): void {
  expect(Math.min(...found)).toBeCloseTo(low ?? Number.NaN, 9)
  expect(Math.max(...found)).toBeCloseTo(high ?? Number.NaN, 9)
}

const total = (parts: readonly number[]) => parts.reduce((a, b) => a + b, 0)

test('the generator makes withheld figures and given ones', () => {
  const made = fc.sample(figure, { numRuns: 400, seed: 7 })
  expect(made.filter(isExact).length).toBeGreaterThan(50)
  expect(made.filter((one) => !isExact(one)).length).toBeGreaterThan(50)
})

test('every completion of a sum lies in its interval, and both ends are attained', () => {
  fc.assert(fc.property(figures, (parts) => expectEnds(everyWay(parts).map(total), sumOf(parts))))
})

test('so with a difference', () => {
  fc.assert(
    fc.property(figure, figure, (a, b) =>
      expectEnds(
        everyWay([a, b]).map(([x = 0, y = 0]) => x - y),
        differenceOf(a, b),
      ),
    ),
  )
})

test('so with a share, whose whole moves with its part', () => {
  fc.assert(
    fc.property(figure, figures, (part, others) => {
      const rest = sumOf(others)
      const share = shareOf(part, rest)
      fc.pre(share !== undefined)
      if (share === undefined) return
      expectEnds(
        everyWay([part, rest]).map(([x = 0, y = 0]) => x / (x + y)),
        share,
      )
    }),
  )
})

test('so with a change', () => {
  fc.assert(
    fc.property(figure, figure, (earlier, later) => {
      const change = changeOf(earlier, later)
      fc.pre(change !== undefined)
      if (change === undefined) return
      expectEnds(
        everyWay([earlier, later]).map(([x = 0, y = 0]) => (y - x) / x),
        change,
      )
    }),
  )
})

test('so with a rate', () => {
  fc.assert(
    fc.property(figure, fc.integer({ min: 1, max: 10_000_000 }), (count, population) => {
      const rate = rateOf(count, population, 1000)
      if (rate !== undefined)
        expectEnds(
          completions(count).map((x) => (x * 1000) / population),
          rate,
        )
    }),
  )
})

test('without a denominator there is no rate; of nothing there is no share; from nothing there is no change', () => {
  expect(rateOf(exactly(3), 0, 1000)).toBeUndefined()
  expect(shareOf({ low: 0, high: 4 }, exactly(0))).toBeUndefined()
  expect(changeOf({ low: 0, high: 4 }, exactly(3))).toBeUndefined()
})

test('a figure without an upper bound leaves sums and changes open above', () => {
  const open = { low: 1, high: null }
  expect(sumOf([exactly(5), open])).toEqual({ low: 6, high: null })
  expect(changeOf(exactly(2), open)).toEqual({ low: -0.5, high: null })
  expect(shareOf(open, exactly(9))).toEqual({ low: 0.1, high: 1 })
  expect(differenceOf(exactly(5), open)).toEqual({ low: null, high: 4 })
  expect([covers(open, 900), covers(open, 0)]).toEqual([true, false])
})
