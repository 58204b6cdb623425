import { findingOf, placesOfFigures } from '../finding.ts'
import { allowsSeveral } from '../notes.ts'
import type { Sum } from '../parts.ts'
import { found, type Rule } from '../rule.ts'
import type { Case } from '../stated.ts'
import { weighedSums } from '../sums.ts'
import { aboutFigure, breakdownWords, operandOf, periodWords, statedLine, sumLine } from '../words.ts'

/** Totals that are not the sum of their parts. */
export const totalMismatch: Rule = {
  rule: 'total-mismatch',
  title: 'A total that does not add up',
  why: 'Either the total or a part is wrong, and nobody outside the force can tell which.',
  how: 'Within a table a stated total differs from the sum of its parts. Where a part is withheld, only if the known ones exceed it.',
  severity: 'contradiction',
  contract: true,
  needs: ['figures'],
  judge: (input) =>
    found(
      wrongSums(input)
        .filter(({ allowed }) => !allowed)
        .map((wrong) => ({
          ...findingOf(totalMismatch, said(wrong, input)),
          caveat: 'A total of this reply is not the sum of its parts.',
        })),
    ),
}

/** Parts that exceed their total where the force says that one record can have several of them. */
export const partsExceedTotal: Rule = {
  rule: 'parts-exceed-total',
  title: 'Parts that come to more than the total',
  why: 'Shares of such parts add up to more than 100 %; they are shares of mentions, not of offences.',
  how: 'The parts exceed a stated total, and a note of the reply says that an offence can have more than one of them.',
  severity: 'note',
  contract: true,
  needs: ['figures', 'text of the replies'],
  judge: (input) =>
    found(
      wrongSums(input)
        .filter(({ allowed }) => allowed)
        .map((wrong) => ({
          ...findingOf(partsExceedTotal, said(wrong, input)),
          caveat: `One offence can be counted under more than one ${wrong.sum.over}; the parts add up to more than the total.`,
        })),
    ),
}

interface WrongSum {
  readonly sum: Sum
  readonly stated: number
  readonly known: number
  readonly complete: boolean
  /** The reply's notes foresee it. */
  readonly allowed: boolean
}

function wrongSums(input: Case): readonly WrongSum[] {
  const prose = new Map(input.replies.map((reply) => [reply.file, reply.prose]))
  return weighedSums(input).flatMap(({ sum, stated, known, verdict }) => {
    const complete = sum.parts.every(({ of }) => of.figure.status === 'ok')
    // a total may be short of what is hidden beside the known parts; only the known ones prove it wrong
    if (verdict.is !== 'impossible' || (!complete && known <= stated)) return []
    const allowed = known > stated && allowsSeveral(prose.get(sum.total.of.file) ?? [], sum.over)
    return [{ sum, stated, known, complete, allowed }]
  })
}

function said({ sum, stated, known, complete }: WrongSum, { asked }: Case): Parameters<typeof findingOf>[1] {
  const { total, parts } = sum
  const { of } = total
  const [first, ...others] = placesOfFigures([of, ...parts.map((part) => part.of)])
  const short = stated - known
  const period = periodWords(of.periodStart, of.periodEnd, asked.request)
  const what = complete ? 'its parts add up to' : 'its known parts alone add up to'
  return {
    force: of.force,
    about: `${aboutFigure(of, total.breakdown.text)}|${sum.over}`,
    file: of.file,
    sheet: of.sheet,
    cells: first?.cells ?? [of.cell],
    places: others,
    note: `${of.cell} states ${stated} for ${period}; ${what} ${known}: ${short > 0 ? `${short} short` : `${-short} too many`}.`,
    arithmetic: [
      statedLine('the stated total', of, period),
      sumLine(
        complete ? 'the parts add up to' : 'the parts add up to at least',
        parts.map((part) => operandOf(part.of, labelIn(part.of, sum, asked.request))),
      ),
    ],
  }
}

function labelIn(part: Sum['total']['of'], { over }: Sum, request: Case['asked']['request']): string {
  if (over === 'period') return periodWords(part.periodStart, part.periodEnd, request)
  return part.dimensions.find(({ key }) => key === over)?.value ?? breakdownWords(part)
}
