import type { Finding } from '../../vocabulary/index.ts'
import { dayAfter } from '../days.ts'
import { findingOf } from '../finding.ts'
import { groupBy } from '../groups.ts'
import { found, notJudged, type Rule } from '../rule.ts'
import type { Case, Stated } from '../stated.ts'
import { tablesByForce } from '../tables.ts'
import { type Days, daysOfSpan, monthsIn, yearStarts } from '../years.ts'

/** Figures for other years than were asked for, or for a part of one. */
export const periodDefinition: Rule = {
  rule: 'period-definition',
  title: 'Another kind of year',
  why: 'Twelve other months, or six, are not the year that the other forces give.',
  how: 'Figures are for years that begin on another day than those asked for, or for a part of a year. Days, months and quarters can be added up to what was asked; so can a half whose other half is given.',
  severity: 'caution',
  contract: true,
  needs: ['figures', 'periods asked for'],
  judge: (input) =>
    input.asked.request.periods.length === 0
      ? notJudged('period-definition', 'The request asks for no periods.')
      : found(oddPeriods(input)),
}

/** One finding for each sheet of a force with figures for other periods than can make up those asked for. */
export function oddPeriods(input: Case): readonly Finding[] {
  const starts = yearStarts(input.asked)
  return [...tablesByForce(input)].flatMap(([force, tables]) => {
    const spans = new Set(tables.flatMap((table) => [...table.spans]))
    spans.delete('')
    const given = [...spans].map(daysOfSpan)
    const odd = new Set([...spans].filter((span) => !fits(daysOfSpan(span), starts, given)))
    if (odd.size === 0) return []
    const figures = tables
      .filter((table) => [...table.spans].some((span) => odd.has(span)))
      .flatMap(({ facts }) => facts.filter(({ span }) => odd.has(span)).map(({ of }) => of))
    return groupBy(figures, ({ file, sheet }) => `${file}\u0000${sheet}`).flatMap((group) => findingFor(force, group))
  })
}

function findingFor(force: string, group: readonly Stated[]): readonly Finding[] {
  const [first] = group
  if (first === undefined) return []
  const { file, sheet } = first
  const written = [...new Set(group.map(({ periodStart, periodEnd }) => `${periodStart} to ${periodEnd}`))].join(', ')
  return [
    findingOf(periodDefinition, {
      force,
      about: written,
      file,
      sheet,
      cells: [...new Set(group.map(({ cell }) => cell))],
      note: `Figures are for ${written}.`,
      caveat: `Figures are for ${written}.`,
    }),
  ]
}

function fits(period: Days, starts: ReadonlySet<string>, given: readonly Days[]): boolean {
  const months = monthsIn(period)
  if (months === undefined) return period.start === period.end
  if (months === 1 || months === 3) return true
  if (months % 12 === 0) return starts.has(period.start.slice(5))
  return months === 6 && otherHalf(period, starts, given)
}

function otherHalf({ start, end }: Days, starts: ReadonlySet<string>, given: readonly Days[]): boolean {
  const after = dayAfter(end)
  const halves = given.filter((one) => monthsIn(one) === 6)
  return starts.has(start.slice(5))
    ? halves.some((half) => half.start === after)
    : halves.some((half) => dayAfter(half.end) === start)
}
