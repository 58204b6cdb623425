import { isPart, SEVERAL, SUBJECT, saysUnknown } from './dimensions.ts'
import type { Asked } from './stated.ts'
import type { Fact } from './tables.ts'
import { type Days, daysOfSpan, yearOf, yearStarts } from './years.ts'

/** A breakdown over a year: the figures that make it up, each record once, and those among them whose value is not known. */
export interface YearOfKey {
  readonly year: Days
  readonly measure: string
  readonly used: readonly Fact[]
  readonly unknown: readonly Fact[]
}

/** The figures of one table by a key, year by year and measure by measure; months and records are added up to their year. */
export function yearsOfKey(facts: readonly Fact[], key: string, asked: Asked): readonly YearOfKey[] {
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
    [...new Set(facts.map(({ span }) => span))].map((span) => [
      span,
      span === '' ? undefined : yearOf(daysOfSpan(span), starts),
    ]),
  )
  const years = new Map<string, Growing>()
  for (const fact of once) {
    const year = yearOfSpan.get(fact.span)
    if (year === undefined) continue
    const name = `${fact.of.measure}|${year.start}`
    const there = years.get(name) ?? { year, measure: fact.of.measure, whole: [], pieces: [] }
    years.set(name, there)
    if (fact.of.periodStart === year.start && fact.of.periodEnd === year.end) there.whole.push(fact)
    else there.pieces.push(fact)
  }
  return [...years.values()].map(({ year, measure, whole, pieces }) => {
    const used = (whole.length > 0 ? whole : pieces).filter(({ of }) => of.figure.status === 'ok')
    return { year, measure, used, unknown: used.filter(({ breakdown }) => saysUnknown(breakdown.value(key))) }
  })
}

/** What figures add up to; withheld ones count as nothing, so there must be none. */
export function sumOfFacts(facts: readonly Fact[]): number {
  return facts.reduce((all, { of }) => all + (of.figure.status === 'ok' ? of.figure.value : 0), 0)
}

interface Growing {
  readonly year: Days
  readonly measure: string
  readonly whole: Fact[]
  readonly pieces: Fact[]
}
