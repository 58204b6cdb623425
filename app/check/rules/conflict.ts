import type { Finding } from '../../vocabulary/index.ts'
import { copies } from '../copies.ts'
import { SUBJECT } from '../dimensions.ts'
import { findingOf, placesOfFigures } from '../finding.ts'
import { groupBy } from '../groups.ts'
import { found, type Rule } from '../rule.ts'
import type { Case } from '../stated.ts'
import { type Fact, isRecordList, keyOf, type Table, tablesByForce } from '../tables.ts'
import { aboutFigure, periodWords, statedLine } from '../words.ts'

/** Two tables of a force that state different values for the same thing. */
export const conflict: Rule = {
  rule: 'conflict',
  title: 'Two figures for the same thing',
  why: 'Which one is used decides the story; readers who know the other will say so.',
  how: 'Two tables of a force, in one file or two, give different values for one measure, period and breakdown. A total over a key states the same as the figure without it. A reply that was sent twice counts once.',
  severity: 'contradiction',
  contract: true,
  needs: ['figures'],
  judge: (input, { duplicateLeastFigures }) => {
    const again = copies(input, duplicateLeastFigures)
    return found(
      [...tablesByForce(input)].flatMap(([force, tables]) => {
        const disputed = disputes(tables.filter(({ file }) => !again.has(`${force}|${file}`)))
        return disputed.length === 0 ? [] : [findingFor(force, disputed, input)]
      }),
    )
  },
}

/** The figures that claim to state one thing and do not agree on it. */
type Dispute = readonly Fact[]

function disputes(tables: readonly Table[]): readonly Dispute[] {
  const claims = new Map<number, Fact[]>()
  for (const table of tables) {
    if (isRecordList(table)) continue
    for (const fact of table.facts) {
      if (fact.of.figure.status !== 'ok' || fact.breakdown.partial || fact.span === '') continue
      const name = keyOf(fact.topic, fact.breakdown.claimId)
      const there = claims.get(name)
      if (there === undefined) claims.set(name, [fact])
      else there.push(fact)
    }
  }
  return [...claims.values()].flatMap((facts) => {
    const dispute = facts.length > 1 ? disputeAmong(facts) : []
    return dispute.length > 0 ? [dispute] : []
  })
}

/** The figures of one claim, or none where they agree. */
function disputeAmong(facts: readonly Fact[]): Dispute {
  const [first] = facts
  if (first === undefined || facts.every((fact) => stated(fact) === stated(first))) return []
  const clear = groupBy(facts, ({ table, breakdown }) => `${table.nth}|${breakdown.id}`).flatMap((group) =>
    isAmbiguous(group) ? [] : group,
  )
  return new Set(clear.map(stated)).size > 1 ? clear : []
}

/**
 * Whether some figures of one table that say the same are rows of their own that only share a label ("Unknown", "Not
 * recorded") and are no contradiction. Totals and plain counts have no such rows, unless it is all one list.
 */
function isAmbiguous(group: readonly Fact[]): boolean {
  const [first] = group
  if (first === undefined || group.every((fact) => stated(fact) === stated(first))) return false
  const { table, breakdown } = first
  return table.single || (breakdown.claim !== '' && !breakdown.totals.some((key) => key !== SUBJECT))
}

function stated({ of }: Fact): number {
  return of.figure.status === 'ok' ? of.figure.value : Number.NaN
}

function findingFor(force: string, disputed: readonly Dispute[], { asked }: Case): Finding {
  const figures = disputed.flat().map(({ of }) => of)
  const [first, ...others] = placesOfFigures(figures, 'the same figure')
  const words = disputed.slice(0, 3).map((facts) => {
    const [one] = facts
    const period = periodWords(one?.of.periodStart ?? null, one?.of.periodEnd ?? null, asked.request)
    const values = [...new Set(facts.map(stated))].join(' or ')
    return `${period}${one === undefined || one.breakdown.claim === '' ? '' : ` (${one.breakdown.claim})`}: ${values}`
  })
  const more = disputed.length > 3 ? ` and ${disputed.length - 3} more` : ''
  return findingOf(conflict, {
    force,
    about: disputed.map(([one]) => (one === undefined ? '' : aboutFigure(one.of, one.breakdown.claim))).join(' & '),
    file: first?.file ?? '',
    sheet: first?.sheet ?? '',
    cells: first?.cells ?? [],
    places: others,
    note: `Different figures are given for ${words.join('; ')}${more}.`,
    arithmetic: disputed.flatMap((facts) =>
      facts.map(({ of }) =>
        statedLine(
          `${of.sheet === '' ? of.file : of.sheet} states`,
          of,
          periodWords(of.periodStart, of.periodEnd, asked.request),
        ),
      ),
    ),
    caveat: 'The force gives different figures for the same thing.',
  })
}
