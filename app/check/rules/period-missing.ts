import type { Finding } from '../../vocabulary/index.ts'
import { findingOf } from '../finding.ts'
import { notJudged, type Rule, type Unjudged } from '../rule.ts'
import { tablesByForce } from '../tables.ts'
import { daysOfSpan } from '../years.ts'
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
  judge: (input) => {
    const { periods } = input.asked.request
    if (periods.length === 0) return notJudged('period-missing', 'The request asks for no periods.')
    const odd = new Set(oddPeriods(input).map(({ force }) => force))
    const waiting = new Set(input.replies.flatMap(({ forces, inReview }) => (inReview === true ? forces : [])))
    const findings: Finding[] = []
    const unjudged: Unjudged[] = []
    for (const [force, tables] of tablesByForce(input)) {
      const spans = [...new Set(tables.flatMap((table) => [...table.spans]))].filter((span) => span !== '')
      if (spans.length === 0 || odd.has(force)) continue
      const given = spans.map(daysOfSpan)
      const files = [...new Set(tables.map(({ file }) => file))]
      for (const { label, start, end } of periods) {
        if (given.some((one) => one.start <= end && one.end >= start)) continue
        if (waiting.has(force)) {
          unjudged.push({ rule: 'period-missing', force, why: `A table that may speak of ${label} waits for review.` })
          continue
        }
        findings.push(
          findingOf(periodMissing, {
            force,
            about: `${start}..${end}`,
            file: files[0] ?? '',
            places: files.slice(1).map((file) => ({ file, sheet: '', cells: [] })),
            note: `Nothing is said of ${label}.`,
            caveat: `No figures for ${label}.`,
          }),
        )
      }
    }
    return { findings, unjudged }
  },
}
