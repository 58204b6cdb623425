import type { Finding } from '../../vocabulary/index.ts'
import { findingOf } from '../finding.ts'
import { groupBy } from '../groups.ts'
import { found, type Rule } from '../rule.ts'
import type { Asked, Stated } from '../stated.ts'
import { oddPeriods } from './period-definition.ts'

/** Periods that were asked for and that a force which gave figures passes over. */
export const periodMissing: Rule = {
  rule: 'period-missing',
  title: 'A period is missing',
  why: 'A change cannot be worked out from one year, and a sum over both would be short.',
  how: 'The force gives figures, none of which falls in the period. Not asked where its years are of another kind.',
  severity: 'caution',
  contract: true,
  needs: ['figures', 'periods asked for'],
  judge: ({ stated, asked }) =>
    found(missing(stated, asked, new Set(oddPeriods(stated, asked).map(({ force }) => force ?? '')))),
}

/** Periods that were asked for and of which a force that gave figures says nothing. `known` are forces whose periods are already in question. */
function missing(stated: readonly Stated[], asked: Asked, known: ReadonlySet<string>): readonly Finding[] {
  const dated = stated.filter(({ force, periodStart }) => force !== null && periodStart !== null)
  return groupBy(dated, ({ force }) => force ?? '').flatMap((group) => {
    const [first] = group
    if (first === undefined || known.has(first.force ?? '')) return []
    return asked.request.periods
      .filter(
        ({ start, end }) => !group.some((one) => (one.periodStart ?? '9') <= end && (one.periodEnd ?? '') >= start),
      )
      .map(({ label, start, end }) =>
        findingOf(periodMissing, {
          force: first.force,
          about: `${start}..${end}`,
          file: first.file,
          note: `Nothing is said of ${label}.`,
        }),
      )
  })
}
