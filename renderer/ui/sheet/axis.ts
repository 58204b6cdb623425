import type { Span } from '../../../app/vocabulary/index.ts'

/** Rows or columns laid along a line of pixels. Hidden ones are folded into a band. */
export interface Axis {
  readonly count: number
  /** Length of it all, in pixels. */
  readonly total: number
  /** Where an item begins. Of a hidden item: where its band begins. */
  readonly start: (index: number) => number
  /** Room of an item; 0 where it is hidden. */
  readonly length: (index: number) => number
  /** The item at a pixel; of a band, its first item. */
  readonly at: (pixel: number) => number
  readonly bands: readonly Band[]
  readonly isHidden: (index: number) => boolean
}

/** Hidden rows or columns, drawn as one hatched band. */
export interface Band extends Span {
  readonly start: number
  readonly length: number
}

interface Run extends Band {
  readonly unit: number
  readonly hidden: boolean
}

/** Lays out `count` items of `unit` pixels, some of another size, some hidden in bands of `bandLength` pixels. */
export function layAxis(
  count: number,
  unit: number,
  sizes: readonly (Span & { readonly size: number })[],
  hidden: readonly Span[],
  bandLength: number,
): Axis {
  const runs = makeRuns(count, unit, sizes, hidden, bandLength)
  const last = runs.at(-1)
  const find = (test: (run: Run) => boolean): Run | undefined => {
    let low = 0
    let high = runs.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      const run = runs[middle]
      if (run !== undefined && test(run)) low = middle
      else high = middle - 1
    }
    return runs[low]
  }
  const runOf = (index: number): Run | undefined => find((run) => run.first <= index)
  return {
    count,
    total: last === undefined ? 0 : last.start + last.length,
    start: (index) => {
      const run = runOf(index)
      if (run === undefined) return 0
      return run.hidden ? run.start : run.start + (index - run.first) * run.unit
    },
    length: (index) => {
      const run = runOf(index)
      return run === undefined || run.hidden ? 0 : run.unit
    },
    at: (pixel) => {
      const run = find((one) => one.start <= pixel)
      if (run === undefined || run.hidden) return run?.first ?? 0
      return Math.min(run.last, run.first + Math.floor((pixel - run.start) / run.unit))
    },
    bands: runs.filter((run) => run.hidden),
    isHidden: (index) => runOf(index)?.hidden ?? false,
  }
}

function makeRuns(
  count: number,
  unit: number,
  sizes: readonly (Span & { readonly size: number })[],
  hidden: readonly Span[],
  bandLength: number,
): readonly Run[] {
  const edges = new Set([0, count])
  for (const { first, last } of [...sizes, ...hidden]) {
    if (first > 0 && first < count) edges.add(first)
    if (last + 1 < count) edges.add(last + 1)
  }
  const sorted = [...edges].sort((a, b) => a - b)
  const runs: Run[] = []
  for (let position = 0; position + 1 < sorted.length; position += 1) {
    const first = sorted[position] ?? 0
    const last = (sorted[position + 1] ?? 0) - 1
    const folded = hidden.some((span) => span.first <= first && span.last >= last)
    const own = sizes.find((span) => span.first <= first && span.last >= last)?.size ?? unit
    const before = runs.at(-1)
    const start = before === undefined ? 0 : before.start + before.length
    if (folded && before?.hidden) runs[runs.length - 1] = { ...before, last }
    else {
      const length = folded ? bandLength : own * (last - first + 1)
      runs.push({ first, last, start, length, unit: own, hidden: folded })
    }
  }
  return runs
}
