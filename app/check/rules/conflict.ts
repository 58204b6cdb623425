import type { Finding } from '../../vocabulary/index.ts'
import { type Dispute, disputesIn, statedBy } from '../claims.ts'
import { findingOf, placesOfFigures } from '../finding.ts'
import { groupBy } from '../groups.ts'
import type { Rule } from '../rule.ts'
import type { Case } from '../stated.ts'
import type { Table } from '../tables.ts'
import { periodWords, statedLine } from '../words.ts'

/** Two tables of a force that state different values for the same thing. */
export const conflict: Rule = {
  rule: 'conflict',
  title: 'Two figures for the same thing',
  why: 'Which one is used decides the story; readers who know the other will say so.',
  how: 'Two tables of a force, in one file or two, give different values for one measure, period and breakdown. A total over a key states the same as the figure without it. A reply that was sent twice counts once; tables that agree on next to nothing count different things.',
  severity: 'contradiction',
  contract: true,
  needs: ['figures'],
  judge: (input, settings) => {
    const { byForce, strangers } = disputesIn(input, settings)
    const findings = [...byForce].flatMap(([force, disputes]) =>
      groupBy(disputes, ([one]) => one?.of.measure ?? '').map((disputed) => findingFor(force, disputed, input)),
    )
    const unjudged = strangers.map(({ one, other, shared, differ, forces }) => ({
      rule: 'conflict',
      force: forces === 1 ? one.force : null,
      why: `${nameOf(one)} and ${nameOf(other)} differ on ${differ} of ${shared} figures: they seem to count different things.`,
    }))
    return { findings, unjudged }
  },
}

function nameOf({ file, sheet }: Table): string {
  return sheet === '' ? file : `${file} › ${sheet}`
}

function findingFor(force: string, disputed: readonly Dispute[], { asked }: Case): Finding {
  const figures = disputed.flat().map(({ of }) => of)
  const [first, ...others] = placesOfFigures(figures, 'the same figure')
  const words = disputed.slice(0, 3).map((facts) => {
    const [one] = facts
    const period = periodWords(one?.of.periodStart ?? null, one?.of.periodEnd ?? null, asked.request)
    const values = [...new Set(facts.map(statedBy))].join(' or ')
    return `${period}${one === undefined || one.breakdown.claim === '' ? '' : ` (${one.breakdown.claim})`}: ${values}`
  })
  const more = disputed.length > 3 ? ` and ${disputed.length - 3} more` : ''
  return findingOf(conflict, {
    force,
    // which figures are disputed changes as one after the other is put right; the matter stays
    about: disputed[0]?.[0]?.of.measure ?? '',
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
