import { type Bounded, difference, growth, isBounded } from '../../vocabulary/index.ts'
import type { CompareCell, CompareChange, ComparePeriod } from './comparison.ts'

/** A first figure below this makes percentages that mean nothing: the change stays a count. */
export const LEAST_BASE = 20

/** The change between two known figures of the same thing. */
export function changeOf(before: Bounded, after: Bounded, label: string): CompareChange {
  const absolute = difference(before, after)
  if (before.low < LEAST_BASE) {
    return {
      absolute,
      percent: null,
      why: `Fewer than ${LEAST_BASE} in ${label}: the change is a count, not a percentage`,
    }
  }
  return { absolute, percent: growth(before, after), why: '' }
}

/** The change of a force's own figures, where both are for periods of one kind, one unit and one scope. */
export function cellChange(
  [before, from]: readonly [CompareCell | undefined, ComparePeriod],
  [after, to]: readonly [CompareCell | undefined, ComparePeriod],
): CompareChange {
  const why = unlike([before, from], [after, to])
  if (why !== '' || before === undefined || after === undefined) return { absolute: null, percent: null, why }
  return isBounded(before.interval) && isBounded(after.interval)
    ? changeOf(before.interval, after.interval, from.label)
    : { absolute: null, percent: null, why: 'One of the figures has no upper bound' }
}

function unlike(
  [before, from]: readonly [CompareCell | undefined, ComparePeriod],
  [after, to]: readonly [CompareCell | undefined, ComparePeriod],
): string {
  if (from.key === to.key) return 'Two different periods make a change'
  for (const [cell, { label }] of [
    [before, from],
    [after, to],
  ] as const) {
    if (cell === undefined || cell.status === 'none') return `No figure for ${label}`
    if (cell.interval === null) return `No figure for ${label}: it is ${cell.status.replace('_', ' ')}`
    if (cell.interval.high === null) return `${label} has no upper bound`
    if (cell.fit === 'part' && !cell.accepted)
      return `${label} is for a part of the year: unequal periods are not compared`
  }
  if (before === undefined || after === undefined) return ''
  // What was accepted counts as what was asked for, with its caveat.
  const yearOf = ({ fit, accepted }: CompareCell) => (fit === 'other year' && !accepted ? 'other' : 'asked')
  if (yearOf(before) !== yearOf(after) || (yearOf(before) === 'other' && !sameDay(before, after))) {
    return `${from.label} and ${to.label} are years of different kinds`
  }
  if (before.measure !== after.measure && !before.accepted && !after.accepted)
    return `${before.measure} and ${after.measure} are not compared`
  if (before.scope !== after.scope) return 'One figure covers several offences, the other only the one asked about'
  return ''
}

function sameDay(before: CompareCell, after: CompareCell): boolean {
  return before.covers[0]?.start.slice(5) === after.covers[0]?.start.slice(5)
}
