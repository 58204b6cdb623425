import type { Finding } from '../../vocabulary/index.ts'
import { isPart, SEVERAL, SUBJECT, saysUnknown } from '../dimensions.ts'
import { findingOf, placesOfFigures } from '../finding.ts'
import { notJudged, type Rule, type Unjudged } from '../rule.ts'
import type { Case } from '../stated.ts'
import { type Fact, type Table, tablesOf } from '../tables.ts'
import type { Thresholds } from '../thresholds.ts'
import { operandOf, periodWords, sumLine } from '../words.ts'
import { type Days, daysOfSpan, yearOf, yearStarts } from '../years.ts'

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
  const starts = yearStarts(asked)
  const counted = facts.filter(({ breakdown }) => {
    const subject = breakdown.value(SUBJECT)
    return isPart(breakdown.value(key)) && !breakdown.partial && (subject === undefined || subject === SEVERAL)
  })
  // margins where the table gives them, else its innermost figures: each record once
  const margins = counted.filter(({ breakdown }) =>
    breakdown.keys.every((one) => one === key || one === SUBJECT || breakdown.totals.includes(one)),
  )
  const once = margins.length > 0 ? margins : counted.filter(({ breakdown }) => breakdown.totals.length === 0)
  const yearOfSpan = new Map(
    [...table.spans].map((span) => [span, span === '' ? undefined : yearOf(daysOfSpan(span), starts)]),
  )
  const years = new Map<string, { readonly year: Days; readonly whole: Fact[]; readonly pieces: Fact[] }>()
  for (const fact of once) {
    const year = yearOfSpan.get(fact.span)
    if (year === undefined) continue
    const name = `${fact.of.measure}|${year.start}`
    const there = years.get(name) ?? { year, whole: [], pieces: [] }
    years.set(name, there)
    if (fact.of.periodStart === year.start && fact.of.periodEnd === year.end) there.whole.push(fact)
    else there.pieces.push(fact)
  }
  return [...years.values()].flatMap(({ year, whole, pieces }) => {
    const used = (whole.length > 0 ? whole : pieces).filter(({ of }) => of.figure.status === 'ok')
    const unknown = used.filter(({ breakdown }) => saysUnknown(breakdown.value(key)))
    const all = sum(used)
    const open = sum(unknown)
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

function sum(facts: readonly Fact[]): number {
  return facts.reduce((all, { of }) => all + (of.figure.status === 'ok' ? of.figure.value : 0), 0)
}
