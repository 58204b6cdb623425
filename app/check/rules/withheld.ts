import type { Finding, WithheldStatus } from '../../vocabulary/index.ts'
import { findingOf } from '../finding.ts'
import { groupBy } from '../groups.ts'
import type { Rule } from '../rule.ts'
import type { Stated } from '../stated.ts'

/** One finding for each sheet and force with figures of the given statuses. */
export function withheld(
  rule: Pick<Rule, 'rule' | 'severity'>,
  stated: readonly Stated[],
  statuses: readonly WithheldStatus[],
  words: string,
): readonly Finding[] {
  const affected = stated.filter(
    (one) => one.figure.status !== 'ok' && statuses.includes(one.figure.status) && !isOfArea(one),
  )
  return groupBy(affected, ({ file, sheet, force }) => `${file}\u0000${sheet}\u0000${force}`).flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const { file, sheet, force } = first
    const cells = [...new Set(group.map(({ cell }) => cell))]
    const count = `${cells.length} ${cells.length === 1 ? 'figure is' : 'figures are'}`
    return [findingOf(rule, { force, about: aboutOf(group), file, sheet, cells, note: `${count} ${words}.` })]
  })
}

/** Rows for regions and nations repeat those of forces. */
export function isOfArea({ force, dimensions }: Stated): boolean {
  return force === null && dimensions.some(({ key }) => key === 'area')
}

/** Measures, keys and span of some figures: tells sheets apart without naming them. */
export function aboutOf(group: readonly Stated[]): string {
  const measures = [...new Set(group.map(({ measure }) => measure))].sort()
  const keys = [...new Set(group.flatMap(({ dimensions }) => dimensions.map(({ key }) => key)))].sort()
  let start: string | null = null
  let end: string | null = null
  for (const { periodStart, periodEnd } of group) {
    if (periodStart !== null && (start === null || periodStart < start)) start = periodStart
    if (periodEnd !== null && (end === null || periodEnd > end)) end = periodEnd
  }
  return [measures.join('+'), `${start ?? ''}..${end ?? ''}`, keys.join('+')].join('|')
}
