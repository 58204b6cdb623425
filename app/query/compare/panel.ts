import { type Bounded, isBounded, perHead, sum } from '../../vocabulary/index.ts'
import { changeOf } from './change.ts'
import type { CompareCell, CompareChange, ComparePeriod, CompareRow, Panel } from './comparison.ts'
import { thingsWords } from './words.ts'

/** Why a force may not stand in a sum with others for a period; empty where it may. */
export function whyApart(cell: CompareCell | undefined, { label }: ComparePeriod, measure: string): string {
  if (cell === undefined || cell.status === 'none') return `no figure for ${label}`
  if (cell.interval === null) return `${label} is ${cell.status.replace('_', ' ')}`
  if (cell.fit === 'other year' && !cell.accepted) return `another year than ${label}`
  if (cell.fit === 'part' && !cell.accepted) return `a part of ${label} only`
  if (cell.measure !== measure && !cell.accepted) return `counts ${cell.measure}, not ${measure}`
  if (cell.scope === 'several') return 'covers several offences'
  if (cell.interval.high === null) return `${label} has no upper bound`
  return ''
}

/** Whether a force stands in growth figures over several, and if not why. */
export function panelPlace(
  force: string,
  cells: readonly CompareCell[],
  periods: readonly ComparePeriod[],
  measure: string,
): string {
  if (force.includes('+')) return 'one figure for several forces'
  if (cells.every(({ status }) => status === 'none')) return 'no figure'
  const reasons = periods.map((period, nth) => whyApart(cells[nth], period, measure)).filter((why) => why !== '')
  return [...new Set(reasons)].join('; ')
}

/** What forces come to together: over those alone that gave both periods alike, so that growth is growth and not a reply more. */
export function panelOf(
  rows: readonly CompareRow[],
  periods: readonly ComparePeriod[],
  [from, to]: readonly [number, number],
  measure: string,
): Panel {
  const inside = rows.filter(({ inPanel }) => inPanel)
  const [before, after] = [periods[from], periods[to]]
  const sums = periods.map((period, nth) => sumOver(inside, nth, (cell) => whyApart(cell, period, measure) === ''))
  return {
    words: wordsOf(inside.length, before, after),
    forces: inside.map(({ force }) => force),
    sums,
    whole: wholeOf(inside),
    change: changeBetween(sums[from], sums[to], before, inside.length),
    rates: periods.map((_, nth) => (sums[nth] == null ? null : rateOver(inside, nth))),
    leftOut: rows
      .filter(({ inPanel }) => !inPanel)
      .map(({ force, name, leftOut }) => ({ force, name, reason: leftOut })),
  }
}

function wordsOf(count: number, before: ComparePeriod | undefined, after: ComparePeriod | undefined): string {
  if (before === undefined || after === undefined) return ''
  const years = before.key === after.key ? before.label : `both ${before.label} and ${after.label}`
  return `${thingsWords(count, 'force')} that gave comparable figures for ${years}`
}

function sumOver(
  rows: readonly CompareRow[],
  nth: number,
  fits: (cell: CompareCell | undefined) => boolean,
): Bounded | null {
  if (rows.length === 0 || !rows.every(({ cells }) => fits(cells[nth]))) return null
  const whole = sum(rows.flatMap(({ cells }) => cells[nth]?.interval ?? []))
  return isBounded(whole) ? whole : null
}

function wholeOf(rows: readonly CompareRow[]): Bounded | null {
  const intervals = rows.map(({ whole }) => whole?.interval ?? null)
  const known = intervals.filter((interval) => isBounded(interval))
  const whole = sum(known)
  return known.length > 0 && known.length === intervals.length && isBounded(whole) ? whole : null
}

function changeBetween(
  before: Bounded | null | undefined,
  after: Bounded | null | undefined,
  from: ComparePeriod | undefined,
  forces: number,
): CompareChange {
  if (before == null || after == null || before === after) {
    const why = forces === 0 ? 'No force gave comparable figures for both' : 'Two different periods make a change'
    return { absolute: null, percent: null, why }
  }
  return changeOf(before, after, from?.label ?? '')
}

/** Over the forces that have residents: a force without them adds to neither side. */
function rateOver(rows: readonly CompareRow[], nth: number): Bounded | null {
  const housed = rows.filter(({ residents }) => residents !== null)
  const heads = housed.reduce((all, { residents }) => all + (residents ?? 0), 0)
  const whole = sum(housed.flatMap(({ cells }) => cells[nth]?.interval ?? []))
  return heads === 0 || !isBounded(whole) ? null : perHead(whole, heads, 1000)
}
