import type { Interval } from './interval.ts'

/** Unknown counts, by their position, that add up: those of `plus`, less those of `minus`, are `is`. */
export interface Equation {
  readonly plus: readonly number[]
  readonly minus: readonly number[]
  readonly is: number
}

/** What unknown counts can be, given what they add up to. */
export interface Solved {
  /** The least and the most that each can be in a completion that fits every equation. */
  readonly ranges: readonly Interval[]
  /** Unknowns of equations that no completion fits: something stated is wrong, and nothing follows from it. */
  readonly contradicted: ReadonlySet<number>
  /** Unknowns too entangled to be searched: their range may be narrower than given, never wider. */
  readonly entangled: ReadonlySet<number>
}

/** Steps that a search for one end of a range may take, and all searches together. */
const MOST_STEPS = 4_000
const MOST_STEPS_IN_ALL = 400_000
/** Bounds that chase one another upwards never rest: what has not followed by then is left to the search. */
const MOST_ROUNDS = 200

/**
 * The exact range of every unknown whole number: narrowed by each equation until nothing more follows, then searched for the
 * ends. Equal to trying every completion, without trying them all.
 */
export function solve(unknowns: readonly Interval[], equations: readonly Equation[]): Solved {
  const low = Float64Array.from(unknowns, (one) => one.low)
  const high = Float64Array.from(unknowns, (one) => one.high ?? Number.POSITIVE_INFINITY)
  const contradicted = new Set<number>()
  const entangled = new Set<number>()
  let left = MOST_STEPS_IN_ALL
  for (const part of partsOf(unknowns.length, equations)) {
    const narrow = { low: part.members.map((i) => low[i] ?? 0), high: part.members.map((i) => high[i] ?? 0) }
    const steps = { left: Math.min(left, MOST_STEPS) }
    const first = narrowed(narrow, part.equations) ? completion(narrow, part.equations, null, steps) : undefined
    if (first === undefined) {
      const why = steps.left <= 0 ? entangled : contradicted
      for (const member of part.members) why.add(member)
      continue
    }
    for (const [nth, member] of part.members.entries()) {
      const ends = [0, 1].map((end): number | undefined => {
        const bound = (end === 0 ? narrow.low : narrow.high)[nth] ?? 0
        if (!Number.isFinite(bound) || first[nth] === bound) return bound
        const search = { left: Math.min(left, MOST_STEPS) }
        const found = completion(narrow, part.equations, { member: nth, from: end === 0 ? 'low' : 'high' }, search)
        left -= MOST_STEPS - search.left
        return found?.[nth]
      })
      const [least, most] = ends
      if (least === undefined || most === undefined) entangled.add(member)
      low[member] = least ?? narrow.low[nth] ?? 0
      high[member] = most ?? narrow.high[nth] ?? 0
    }
  }
  const ranges = [...low].map((least, i) => {
    const most = high[i] ?? Number.POSITIVE_INFINITY
    return { low: least, high: Number.isFinite(most) ? most : null }
  })
  return { ranges, contradicted, entangled }
}

/** Unknowns that hang together, with their equations in terms of their positions among one another. */
interface Part {
  readonly members: readonly number[]
  readonly equations: readonly Terms[]
}

/** `by[n]` times the unknown `of[n]`, all added up, is `is`. */
interface Terms {
  readonly of: readonly number[]
  readonly by: readonly number[]
  readonly is: number
}

interface Bounds {
  readonly low: number[]
  readonly high: number[]
}

function partsOf(count: number, equations: readonly Equation[]): readonly Part[] {
  const root = Array.from({ length: count }, (_, i) => i)
  const find = (i: number): number => {
    let at = i
    while (root[at] !== at) {
      root[at] = root[root[at] ?? at] ?? at
      at = root[at] ?? at
    }
    return at
  }
  for (const { plus, minus } of equations) {
    const [first, ...others] = [...plus, ...minus]
    if (first !== undefined) for (const other of others) root[find(other)] = find(first)
  }
  const parts = new Map<number, { members: number[]; equations: Terms[] }>()
  const place = new Map<number, number>()
  for (const equation of equations) {
    const of = [...equation.plus, ...equation.minus]
    const [first] = of
    if (first === undefined) continue
    const part = parts.get(find(first)) ?? { members: [], equations: [] }
    parts.set(find(first), part)
    for (const one of of) if (!place.has(one)) place.set(one, part.members.push(one) - 1)
    part.equations.push({
      of: of.map((one) => place.get(one) ?? 0),
      by: of.map((_, i) => (i < equation.plus.length ? 1 : -1)),
      is: equation.is,
    })
  }
  return [...parts.values()]
}

/** Narrows bounds in place by every equation until nothing more follows; false where nothing is left. */
function narrowed({ low, high }: Bounds, equations: readonly Terms[]): boolean {
  for (let [changed, round] = [true, 0]; changed && round < MOST_ROUNDS; round++) {
    changed = false
    for (const { of, by, is } of equations) {
      for (const [n, one] of of.entries()) {
        let [least, most] = [is, is]
        for (const [m, other] of of.entries()) {
          if (m === n) continue
          const [from, to] = [low[other] ?? 0, high[other] ?? 0]
          if (by[m] === 1) [least, most] = [least - to, most - from]
          else [least, most] = [least + from, most + to]
        }
        if (by[n] === -1) [least, most] = [-most, -least]
        if (least > (low[one] ?? 0)) {
          low[one] = least
          changed = true
        }
        if (most < (high[one] ?? 0)) {
          high[one] = most
          changed = true
        }
        if ((low[one] ?? 0) > (high[one] ?? 0)) return false
      }
    }
  }
  return true
}

/** A completion that fits, the wanted member at its least or most; undefined where there is none or the steps are used up. */
function completion(
  bounds: Bounds,
  equations: readonly Terms[],
  want: { readonly member: number; readonly from: 'low' | 'high' } | null,
  steps: { left: number },
): readonly number[] | undefined {
  let open = want !== null && bounds.low[want.member] !== bounds.high[want.member] ? want.member : -1
  if (open < 0) {
    let width = Number.POSITIVE_INFINITY
    for (const [i, from] of bounds.low.entries()) {
      const own = (bounds.high[i] ?? 0) - from
      if (own > 0 && (open < 0 || own < width)) [open, width] = [i, own]
    }
  }
  if (open < 0) return bounds.low
  const [from, to] = [bounds.low[open] ?? 0, bounds.high[open] ?? 0]
  const down = want !== null && open === want.member && want.from === 'high'
  for (let value = down ? to : from; value >= from && value <= to; value += down ? -1 : 1) {
    if (steps.left-- <= 0) return undefined
    const tried = { low: [...bounds.low], high: [...bounds.high] }
    tried.low[open] = value
    tried.high[open] = value
    const found = narrowed(tried, equations) ? completion(tried, equations, want, steps) : undefined
    if (found !== undefined) return found
  }
  return undefined
}
