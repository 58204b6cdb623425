import type { Finding } from '../../vocabulary/index.ts'
import { againstPublished } from '../against-published.ts'
import { disputesIn, statedBy } from '../claims.ts'
import { findingOf, placesOfFigures } from '../finding.ts'
import { found, type Rule } from '../rule.ts'
import type { Stated } from '../stated.ts'
import { aboutFigure, breakdownWords, periodWords, statedLine } from '../words.ts'

/** Two figures for one thing that differ by two digits changing places. */
export const transposedDigits: Rule = {
  rule: 'transposed-digits',
  title: 'Two digits changed places',
  why: 'A slip while retyping: one of the two is right, and the other was perhaps printed.',
  how: 'Two sources state one figure, or a reply and a publication do, and one becomes the other when two neighbouring digits change places.',
  severity: 'caution',
  contract: false,
  needs: ['figures'],
  judge: (input, settings) => {
    const { request } = input.asked
    const findings: Finding[] = []
    for (const [force, disputes] of disputesIn(input, settings).byForce) {
      for (const facts of disputes) {
        const pair = facts.flatMap((one, i) =>
          facts.slice(i + 1).flatMap((other) => (areTransposed(statedBy(one), statedBy(other)) ? [[one, other]] : [])),
        )[0]
        const [one, other] = pair ?? []
        if (one === undefined || other === undefined) continue
        const what = [periodWords(one.of.periodStart, one.of.periodEnd, request), breakdownWords(one.of)]
        findings.push(
          findingOf(transposedDigits, {
            ...placed([one.of, other.of]),
            force,
            about: aboutFigure(one.of, one.breakdown.claim),
            note: `${what.filter((word) => word !== '').join(', ')}: ${statedBy(one)} in one place, ${statedBy(other)} in another.`,
            arithmetic: [one, other].map(({ of }) => statedLine(of.sheet === '' ? of.file : of.sheet, of, of.cell)),
            caveat: 'One of two figures for the same thing has two digits the wrong way round.',
          }),
        )
      }
    }
    const { all, strangers } = againstPublished(input, settings)
    for (const { force, label, start, end, count, published } of strangers ? [] : all) {
      const other = published.find(({ value }) => areTransposed(value, count.value))
      if (other === undefined || published.some(({ value }) => value === count.value)) continue
      findings.push(
        findingOf(transposedDigits, {
          ...placed(count.from),
          force,
          about: `${request.measure}|${start}..${end}|published`,
          note: `${label}: the reply gives ${count.value}, ${other.value} was published (${other.from[0]?.source ?? ''}).`,
          arithmetic: count.from.length === 1 ? count.from.map((of) => statedLine('the reply', of, label)) : [],
          caveat: 'The reply and the published figure differ by two digits that changed places.',
        }),
      )
    }
    return found(findings)
  },
}

function placed(figures: readonly Stated[]): Pick<Finding, 'file' | 'sheet' | 'cells' | 'places'> {
  const [first, ...places] = placesOfFigures(figures)
  return { file: first?.file ?? '', sheet: first?.sheet ?? '', cells: first?.cells ?? [], places }
}

/** Whether one number becomes the other when two neighbouring digits change places. */
export function areTransposed(one: number, other: number): boolean {
  if (one === other || !Number.isInteger(one) || !Number.isInteger(other)) return false
  const [a, b] = [String(one), String(other)]
  if (a.length !== b.length || a.length < 2) return false
  const at = [...a].findIndex((digit, i) => digit !== b[i])
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
}
