import type { Finding } from '../../vocabulary/index.ts'
import { isPart, saysUnknown } from '../dimensions.ts'
import { findingOf, placesOfFigures } from '../finding.ts'
import { sumOfFacts, yearsOfKey } from '../known-share.ts'
import { notJudged, type Rule, type Unjudged } from '../rule.ts'
import type { Case } from '../stated.ts'
import { type Fact, type Table, tablesOf } from '../tables.ts'
import type { Thresholds } from '../thresholds.ts'
import { operandOf, periodWords, sumLine } from '../words.ts'

/** Breakdowns of which most is not known. */
export const highUnknown: Rule = {
  rule: 'high-unknown',
  title: 'Mostly not recorded',
  why: 'Shares “where it was recorded” speak of fewer than half of the records, and not of a random half.',
  how: 'In a breakdown that was asked for, unknown or not recorded is more than half of at least ten in a year. Months and records are added up to the year; tables with suppressed figures are not judged.',
  severity: 'caution',
  contract: true,
  needs: ['figures', 'periods asked for'],
  judge: (input, settings) => {
    const { periods, dimensions } = input.asked.request
    if (periods.length === 0)
      return notJudged('high-unknown', 'The request asks for no periods, so there is no year to add up to.')
    if (dimensions.length === 0) return notJudged('high-unknown', 'The request asks for no breakdown.')
    const findings: Finding[] = []
    const unjudged = new Map<string, Unjudged>()
    for (const table of tablesOf(input)) {
      for (const key of dimensions) {
        if (![...table.breakdowns].some((breakdown) => saysUnknown(breakdown.value(key)))) continue
        const facts = table.facts.filter(({ breakdown }) => breakdown.value(key) !== undefined)
        if (facts.some(({ of }) => of.figure.status === 'suppressed')) {
          const { force, file } = table
          unjudged.set(`${force}|${file}|${key}`, {
            rule: 'high-unknown',
            force,
            why: `${file}: figures by ${key} are suppressed, so the share that is unknown is not known.`,
          })
        } else findings.push(...judged(table, facts, key, input, settings))
      }
    }
    return { findings, unjudged: [...unjudged.values()] }
  },
}

function judged(
  table: Table,
  facts: readonly Fact[],
  key: string,
  { asked }: Case,
  settings: Thresholds,
): readonly Finding[] {
  return yearsOfKey(facts, key, asked).flatMap(({ year, used, unknown }) => {
    const all = sumOfFacts(used)
    const open = sumOfFacts(unknown)
    if (all < settings.unknownLeastTotal || open <= all * settings.unknownShare) return []
    const period = periodWords(year.start, year.end, asked.request)
    const [first] = unknown
    if (first === undefined) return []
    const total = facts.filter(
      ({ of, breakdown, span }) =>
        !isPart(breakdown.value(key)) && !breakdown.partial && of.measure === first.of.measure && span === first.span,
    )
    return [
      findingOf(highUnknown, {
        force: table.force,
        about: `${first.of.measure}|${year.start}..${year.end}|${key}`,
        file: table.file,
        sheet: table.sheet,
        cells: placesOfFigures([...unknown, ...total].map(({ of }) => of))[0]?.cells ?? [],
        note: `${period}: ${key} is unknown for ${open} of ${all} (${Math.round((100 * open) / all)} %).`,
        arithmetic: [
          sumLine(
            'not known',
            unknown.map(({ of }) => operandOf(of, of.dimensions.find((one) => one.key === key)?.value ?? '')),
          ),
          sumLine(
            'of all',
            used.map(({ of }) => operandOf(of, of.dimensions.find((one) => one.key === key)?.value ?? '')),
          ),
        ],
        caveat: `${period}: ${key} was not recorded for ${Math.round((100 * open) / all)} %.`,
      }),
    ]
  })
}
