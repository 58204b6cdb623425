import type { Finding } from '../../vocabulary/index.ts'
import { type Asked, groupBy, type Stated } from '../stated.ts'

/** Periods that were asked for and of which a force that gave figures says nothing. `known` are forces whose periods are already in question. */
export function periodMissing(stated: readonly Stated[], asked: Asked, known: ReadonlySet<string>): readonly Finding[] {
  const dated = stated.filter(({ force, periodStart }) => force !== null && periodStart !== null)
  return groupBy(dated, ({ force }) => force ?? '').flatMap((group) => {
    const [first] = group
    if (first === undefined || known.has(first.force ?? '')) return []
    return asked.request.periods
      .filter(
        ({ start, end }) => !group.some((one) => (one.periodStart ?? '9') <= end && (one.periodEnd ?? '') >= start),
      )
      .map(({ label }) => ({
        rule: 'period-missing',
        force: first.force,
        file: first.file,
        sheet: '',
        cells: [],
        note: `Nothing is said of ${label}.`,
      }))
  })
}
