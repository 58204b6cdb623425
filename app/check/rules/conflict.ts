import type { Finding } from '../../vocabulary/index.ts'
import { copies } from '../copies.ts'
import { SUBJECT } from '../dimensions.ts'
import { findingOf, placesOfFigures } from '../finding.ts'
import { groupBy } from '../groups.ts'
import type { Rule, Unjudged } from '../rule.ts'
import type { Case } from '../stated.ts'
import { pairKey, strangersAmong } from '../strangers.ts'
import { type Fact, isRecordList, keyOf, type Table, tablesByForce } from '../tables.ts'
import { aboutFigure, periodWords, statedLine } from '../words.ts'

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
    const again = copies(input, settings.duplicateLeastFigures)
    const findings: Finding[] = []
    const unjudged: Unjudged[] = []
    for (const [force, tables] of tablesByForce(input)) {
      const claims = claimsIn(tables.filter(({ file }) => !again.has(`${force}|${file}`)))
      const strangers = strangersAmong(claims, settings)
      for (const { one, other, shared, differ } of strangers.values()) {
        const why = `${nameOf(one)} and ${nameOf(other)} differ on ${differ} of ${shared} figures: they seem to count different things.`
        unjudged.push({ rule: 'conflict', force, why })
      }
      const disputed = claims.map((facts) => disputeAmong(facts, strangers)).filter((facts) => facts.length > 0)
      if (disputed.length > 0) findings.push(findingFor(force, disputed, input))
    }
    return { findings, unjudged }
  },
}

/** The figures that claim to state one thing and do not agree on it. */
type Dispute = readonly Fact[]

/** What the tables state, each thing with its figures; what only one figure states is left out. */
function claimsIn(tables: readonly Table[]): readonly (readonly Fact[])[] {
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
  return [...claims.values()].filter(({ length }) => length > 1)
}

/** The figures of one claim, or none where they agree. */
function disputeAmong(facts: readonly Fact[], strangers: ReadonlyMap<number, unknown>): Dispute {
  const [first] = facts
  if (first === undefined || facts.every((fact) => stated(fact) === stated(first))) return []
  const clear = groupBy(facts, ({ table, breakdown }) => `${table.nth}|${breakdown.id}`).flatMap((group) =>
    isAmbiguous(group) ? [] : group,
  )
  if (new Set(clear.map(stated)).size < 2) return []
  if (strangers.size === 0) return clear
  const disputed = clear.filter((one) =>
    clear.some((other) => stated(one) !== stated(other) && !strangers.has(pairKey(one.table, other.table))),
  )
  // those that agree with one of them are evidence too
  const tables = new Set(disputed.map(({ table }) => table))
  return clear.filter(({ table }) => tables.has(table))
}

function nameOf({ file, sheet }: Table): string {
  return sheet === '' ? file : `${file} › ${sheet}`
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
