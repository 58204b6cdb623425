import type { Finding } from '../../vocabulary/index.ts'
import { findingOf, placesOfFigures } from '../finding.ts'
import { countsPeople } from '../measures.ts'
import { notJudged, type Rule } from '../rule.ts'
import type { Case } from '../stated.ts'
import { type Fact, isRecordList, type Table, tablesByForce } from '../tables.ts'
import { operandOf, periodWords } from '../words.ts'
import { daysOfSpan, yearOf, yearStarts } from '../years.ts'

/** A force that counts one thing in one year and another in the next. */
export const unitsMixed: Rule = {
  rule: 'units-mixed',
  title: 'Offences in one year, people in the other',
  why: 'One offence can have several victims, one suspect many offences: a change between the two is no change at all.',
  how: 'For two years asked for, the figures of a force count different things: what was asked in one, people in the other, and in neither both.',
  severity: 'contradiction',
  contract: false,
  needs: ['figures', 'periods asked for'],
  judge: (input) => {
    if (input.asked.request.periods.length < 2) {
      return notJudged('units-mixed', 'The request asks for fewer than two periods.')
    }
    return {
      findings: [...tablesByForce(input)].flatMap(([force, tables]) => findingFor(force, tables, input)),
      unjudged: [],
    }
  },
}

function findingFor(force: string, tables: readonly Table[], { asked }: Case): readonly Finding[] {
  const { request } = asked
  const years = unitsByYear(tables, asked)
  const pairs = request.periods.flatMap((one, i) =>
    request.periods.slice(i + 1).flatMap((other) => {
      const [first, second] = [years.get(one.start), years.get(other.start)]
      if (first === undefined || second === undefined) return []
      return [...first.keys()].some((unit) => second.has(unit)) ? [] : [[first, second]]
    }),
  )
  const [pair] = pairs
  if (pair === undefined) return []
  const facts = pair.flatMap((units) => [...units.values()].flat())
  const [place, ...places] = placesOfFigures(facts.map(({ of }) => of))
  const words = pair.map((units) => {
    const [[unit, own] = ['', []]] = units
    const [fact] = own
    return `${unit} in ${periodWords(fact?.of.periodStart ?? null, fact?.of.periodEnd ?? null, request)}`
  })
  return [
    findingOf(unitsMixed, {
      force,
      about: [...new Set(facts.map(({ of }) => of.measure))].sort().join('+'),
      file: place?.file ?? '',
      sheet: place?.sheet ?? '',
      cells: place?.cells ?? [],
      places,
      note: `The force counts ${words.join(', ')}.`,
      arithmetic: pair.flatMap((units) =>
        [...units].map(([unit, own]) => ({
          words: `counted as ${unit}`,
          by: 'is' as const,
          operands: own.slice(0, 1).map(({ of }) => operandOf(of, unit)),
          low: own[0]?.of.figure.status === 'ok' ? own[0].of.figure.value : 0,
          high: own[0]?.of.figure.status === 'ok' ? own[0].of.figure.value : null,
        })),
      ),
      caveat: `The force counts ${words.join(', ')}: the two cannot be compared.`,
    }),
  ]
}

/** The units that a force counts in, year by year, with the figures: what was asked, and people. */
function unitsByYear(
  tables: readonly Table[],
  asked: Case['asked'],
): ReadonlyMap<string, ReadonlyMap<string, readonly Fact[]>> {
  const { measure, periods } = asked.request
  const starts = yearStarts(asked)
  const yearOfSpan = new Map<string, string | undefined>()
  const years = new Map<string, Map<string, Fact[]>>()
  for (const table of tables) {
    if (isRecordList(table)) continue
    const units = [...table.measures].filter((one) => one === measure || countsPeople(one))
    if (units.length === 0) continue
    for (const fact of table.facts) {
      const unit = fact.of.measure
      if (fact.of.figure.status !== 'ok' || fact.span === '' || !units.includes(unit)) continue
      if (!yearOfSpan.has(fact.span)) yearOfSpan.set(fact.span, yearOf(daysOfSpan(fact.span), starts)?.start)
      const year = yearOfSpan.get(fact.span)
      if (year === undefined || !periods.some(({ start }) => start === year)) continue
      const there = years.get(year) ?? new Map<string, Fact[]>()
      years.set(year, there)
      const own = there.get(unit)
      if (own === undefined) there.set(unit, [fact])
      else if (own.length < MOST_SHOWN) own.push(fact)
    }
  }
  return years
}

/** Figures of a unit that stand for all of them in the evidence. */
const MOST_SHOWN = 40
