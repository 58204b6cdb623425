import type { Interval } from '../vocabulary/index.ts'

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
const MOST_STEPS = 400
const MOST_STEPS_IN_ALL = 8_000
/** Bounds that chase one another upwards never rest: what has not followed by then is left to the search. */
const MOST_ROUNDS = 200

/**
 * The exact range of every unknown whole number: narrowed by each equation until nothing more follows, then searched for the
 * ends. Equal to trying every completion, without trying them all. An unknown that can be `enough` values or more is not searched
 * for its ends: its range is then what the equations alone leave.
 */
export function solve(
  unknowns: readonly Interval[],
  equations: readonly Equation[],
  enough = Number.POSITIVE_INFINITY,
): Solved {
  const low = Float64Array.from(unknowns, (one) => one.low)
  const high = Float64Array.from(unknowns, (one) => one.high ?? Number.POSITIVE_INFINITY)
  const contradicted = new Set<number>()
  const entangled = new Set<number>()
  let left = MOST_STEPS_IN_ALL
  for (const part of partsOf(unknowns.length, equations)) {
    const narrow = { low: part.members.map((i) => low[i] ?? 0), high: part.members.map((i) => high[i] ?? 0) }
    // every completion that is found shows more of what each can be
    const seen = { low: narrow.low.map(() => Number.POSITIVE_INFINITY), high: narrow.high.map(() => -1) }
    const search = (want: Want | null, down: boolean): readonly number[] | 'none' | 'given up' => {
      const steps = { left: Math.min(left, MOST_STEPS) }
      const given = steps.left
      const found = completion(narrow, part.equations, want, down, steps)
      left -= given - Math.max(0, steps.left)
      for (const [nth, value] of (found ?? []).entries()) {
        seen.low[nth] = Math.min(seen.low[nth] ?? value, value)
        seen.high[nth] = Math.max(seen.high[nth] ?? value, value)
      }
      return found ?? (steps.left <= 0 ? 'given up' : 'none')
    }
    const first = narrowed(narrow, part.equations) ? search(null, false) : 'none'
    if (typeof first === 'string') {
      const why = first === 'none' ? contradicted : entangled
      for (const member of part.members) why.add(member)
      continue
    }
    if (narrow.low.some((from, nth) => from !== narrow.high[nth])) search(null, true)
    for (const [nth, member] of part.members.entries()) {
      const [from, to] = [narrow.low[nth] ?? 0, narrow.high[nth] ?? 0]
      const isWide = () => (seen.high[nth] ?? 0) - (seen.low[nth] ?? 0) + 1 >= enough
      let isKnown = true
      if (!isWide() && seen.low[nth] !== from) isKnown = search({ member: nth, from: 'low' }, false) !== 'given up'
      if (!isWide() && seen.high[nth] !== to && Number.isFinite(to)) {
        isKnown = search({ member: nth, from: 'high' }, false) !== 'given up' && isKnown
      }
      if (!isKnown && !isWide()) entangled.add(member)
      const open = isWide() || !isKnown
      low[member] = open ? from : (seen.low[nth] ?? from)
      high[member] = open || !Number.isFinite(to) ? to : (seen.high[nth] ?? to)
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
      // what all terms come to at least and at most; those without bound are counted apart
      let [least, most, endless] = [0, 0, 0]
      for (let n = 0; n < of.length; n++) {
        const [from, to] = [low[of[n] ?? 0] ?? 0, high[of[n] ?? 0] ?? 0]
        if (by[n] === 1) least += from
        else most -= from
        if (to === Number.POSITIVE_INFINITY) endless++
        else if (by[n] === 1) most += to
        else least -= to
      }
      for (let n = 0; n < of.length; n++) {
        const one = of[n] ?? 0
        const [from, to, sign] = [low[one] ?? 0, high[one] ?? 0, by[n] ?? 1]
        const own = to === Number.POSITIVE_INFINITY
        if (endless > 1 || (endless === 1 && !own && of.length > 1)) {
          // only the other side of the equation bounds it
          const bound = oneSided(low, high, of, by, n, is)
          if (bound.least > from) [low[one], changed] = [bound.least, true]
          if (bound.most < to) [high[one], changed] = [bound.most, true]
        } else {
          const restLeast = least - (sign === 1 ? from : own ? 0 : -to)
          const restMost = most - (sign === 1 ? (own ? 0 : to) : -from)
          const [at, until] = sign === 1 ? [is - restMost, is - restLeast] : [restLeast - is, restMost - is]
          if (at > from) [low[one], changed] = [at, true]
          if (until < to) [high[one], changed] = [until, true]
          if (low[one] !== from || high[one] !== to) {
            if (sign === 1) {
              least += (low[one] ?? 0) - from
              most += (high[one] ?? 0) - (own ? 0 : to)
            } else {
              most -= (low[one] ?? 0) - from
              least -= (high[one] ?? 0) - (own ? 0 : to)
            }
            if (own) endless--
          }
        }
        if ((low[one] ?? 0) > (high[one] ?? 0)) return false
      }
    }
  }
  return true
}

/** What the other terms of an equation leave for one, where some of them have no bound. */
function oneSided(
  low: readonly number[],
  high: readonly number[],
  of: readonly number[],
  by: readonly number[],
  n: number,
  is: number,
): { readonly least: number; readonly most: number } {
  let [least, most] = [is, is]
  for (let m = 0; m < of.length; m++) {
    if (m === n) continue
    const [from, to] = [low[of[m] ?? 0] ?? 0, high[of[m] ?? 0] ?? 0]
    if (by[m] === 1) [least, most] = [least - to, most - from]
    else [least, most] = [least + from, most + to]
  }
  return by[n] === -1 ? { least: -most, most: -least } : { least, most }
}

interface Want {
  readonly member: number
  readonly from: 'low' | 'high'
}

/** A completion that fits, the wanted member at its least or most; undefined where there is none or the steps are used up. */
function completion(
  bounds: Bounds,
  equations: readonly Terms[],
  want: Want | null,
  fromAbove: boolean,
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
  const down = Number.isFinite(to) && (want !== null && open === want.member ? want.from === 'high' : fromAbove)
  for (let value = down ? to : from; value >= from && value <= to; value += down ? -1 : 1) {
    if (steps.left-- <= 0) return undefined
    const tried = { low: [...bounds.low], high: [...bounds.high] }
    tried.low[open] = value
    tried.high[open] = value
    const found = narrowed(tried, equations) ? completion(tried, equations, want, fromAbove, steps) : undefined
    if (found !== undefined) return found
  }
  return undefined
}
