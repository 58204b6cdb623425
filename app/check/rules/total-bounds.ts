import type { Finding } from '../../vocabulary/index.ts'
import { findingOf, placesOfFigures, type Said } from '../finding.ts'
import { leavesHiddenOut } from '../notes.ts'
import { found, type Rule } from '../rule.ts'
import type { Case, Stated } from '../stated.ts'
import { type WeighedSum, weighedSums } from '../sums.ts'
import { reachOf } from '../verdict.ts'
import { aboutFigure, breakdownWords, operandOf, periodWords, statedLine, sumLine } from '../words.ts'

/** Totals that no value of their withheld parts can bring about. */
export const totalOutOfReach: Rule = {
  rule: 'total-out-of-reach',
  title: 'A total that its hidden parts cannot explain',
  why: 'Hidden small numbers were counted as nothing, or the total is wrong: shares of it mislead either way.',
  how: 'Whatever the withheld parts are, between the bounds that the reply sets, they do not add up to the stated total, and no note says that totals leave them out.',
  severity: 'contradiction',
  contract: false,
  needs: ['figures', 'text of the replies'],
  judge: (input) => {
    const prose = new Map(input.replies.map((reply) => [reply.file, reply.prose]))
    return found(
      weighedSums(input).flatMap((weighed): Finding[] => {
        const { verdict, stated, known } = weighed
        if (verdict.is !== 'impossible' || verdict.complete || known > stated) return []
        // the force says so itself
        if (known === stated && leavesHiddenOut(prose.get(weighed.sum.total.of.file) ?? [])) return []
        const { low, high } = reachOf(weighed.sum.parts.map(({ of }) => of))
        const reach = verdict.short > 0 ? `at most ${high}` : `at least ${low}`
        const by = verdict.short > 0 ? `${verdict.short} short` : `${-verdict.short} too many`
        const omits = known === stated ? ' The hidden parts were counted as nothing.' : ''
        return [
          findingOf(totalOutOfReach, {
            ...placed(weighed, input),
            note: `${weighed.sum.total.of.cell} states ${stated}; with the hidden parts the sum is ${reach}: ${by}.${omits}`,
            caveat: 'A total of this reply cannot be reached, whatever its hidden parts are.',
          }),
        ]
      }),
    )
  },
}

/** Totals that tell what a suppression hides. What they tell stays private. */
export const totalExplained: Rule = {
  rule: 'total-explained',
  title: 'A total that gives a hidden figure away',
  why: 'Whoever subtracts can read a figure that the force means to protect; publishing both would disclose it.',
  how: 'A stated total leaves only one value for each of its suppressed parts.',
  severity: 'note',
  contract: false,
  needs: ['figures'],
  judge: (input) =>
    found(
      weighedSums(input).flatMap((weighed): Finding[] => {
        const values = revealed(weighed)
        if (values.length === 0) return []
        const must = values.map(({ of, value }) => `${of.cell} must be ${value}`).join(', ')
        return [
          findingOf(totalExplained, {
            ...placed(weighed, input),
            note: `${weighed.sum.total.of.cell} states ${weighed.stated}, so ${must}.`,
            private: true,
          }),
        ]
      }),
    ),
}

/** The hidden parts that a total determines: the only one, or all where only the least or the greatest values fit. */
function revealed({ verdict }: WeighedSum): readonly { readonly of: Stated; readonly value: number }[] {
  if (verdict.is !== 'explained' || verdict.by !== 'suppression') return []
  const { rest, withheld } = verdict
  if (withheld.some(({ figure }) => figure.status !== 'suppressed')) return []
  const [only, second] = withheld
  if (only !== undefined && second === undefined) return [{ of: only, value: rest }]
  const { low, high } = reachOf(withheld)
  return withheld.flatMap((of) => {
    if (of.figure.status === 'ok') return []
    if (rest === low) return { of, value: of.figure.low }
    return rest === high && of.figure.high !== null ? { of, value: of.figure.high } : []
  })
}

function placed({ sum }: WeighedSum, { asked }: Case): Omit<Said, 'note'> {
  const { of } = sum.total
  const [first, ...places] = placesOfFigures([of, ...sum.parts.map((part) => part.of)])
  const period = periodWords(of.periodStart, of.periodEnd, asked.request)
  return {
    force: of.force,
    about: `${aboutFigure(of, sum.total.breakdown.text)}|${sum.over}`,
    file: of.file,
    sheet: of.sheet,
    cells: first?.cells ?? [of.cell],
    places,
    arithmetic: [
      statedLine('the stated total', of, period),
      sumLine(
        'the parts add up to',
        sum.parts.map((part) =>
          operandOf(
            part.of,
            breakdownWords(part.of) || periodWords(part.of.periodStart, part.of.periodEnd, asked.request),
          ),
        ),
      ),
    ],
  }
}
