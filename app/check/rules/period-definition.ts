import type { Finding } from '../../vocabulary/index.ts'
import { dayAfter } from '../days.ts'
import { findingOf } from '../finding.ts'
import { groupBy } from '../groups.ts'
import { found, type Rule } from '../rule.ts'
import type { Asked, Stated } from '../stated.ts'

/** Figures for other years than were asked for, or for a part of one. */
export const periodDefinition: Rule = {
  rule: 'period-definition',
  title: 'Another kind of year',
  why: 'Twelve other months, or six, are not the year that the other forces give.',
  how: 'The figures are for years that begin on another day than those asked for, or for a part of a year that cannot be added up to one.',
  severity: 'caution',
  contract: true,
  needs: ['figures', 'periods asked for'],
  judge: ({ stated, asked }) => found(oddPeriods(stated, asked)),
}

/**
 * Figures for years that begin on another day than those asked for, or for a part of a year. Days, months and quarters can be
 * added up to what was asked; so can a half whose other half is given.
 */
export function oddPeriods(stated: readonly Stated[], asked: Asked): readonly Finding[] {
  const starts = new Set(asked.request.periods.map(({ start }) => start.slice(5)))
  const dated = stated.filter(({ force }) => force !== null).flatMap(dateOf)
  return groupBy(dated, ({ of }) => of.force ?? '').flatMap((group) => {
    const spans = new Set(group.map(({ start, end }) => `${start}/${end}`))
    const odd = group.filter(({ start, end }) => !fits(start, end, starts, spans))
    const [first] = odd
    if (first === undefined) return []
    const { force, file, sheet } = first.of
    const here = odd.filter(({ of }) => of.file === file && of.sheet === sheet)
    const cells = [...new Set(here.map(({ of }) => of.cell))]
    const written = [...new Set(here.map(({ start, end }) => `${start} to ${end}`))].join(', ')
    return [
      findingOf(periodDefinition, {
        force,
        about: written,
        file,
        sheet,
        cells,
        note: `The figures are for ${written}.`,
      }),
    ]
  })
}

interface Dated {
  readonly of: Stated
  readonly start: string
  readonly end: string
}

function dateOf(of: Stated): readonly Dated[] {
  return of.periodStart === null || of.periodEnd === null ? [] : [{ of, start: of.periodStart, end: of.periodEnd }]
}

function fits(start: string, end: string, starts: ReadonlySet<string>, spans: ReadonlySet<string>): boolean {
  const after = dayAfter(end)
  const months =
    start.slice(8) === after.slice(8)
      ? (Number(after.slice(0, 4)) - Number(start.slice(0, 4))) * 12 +
        Number(after.slice(5, 7)) -
        Number(start.slice(5, 7))
      : undefined
  if (months === undefined) return start === end
  if (months === 1 || months === 3) return true
  if (months % 12 === 0) return starts.has(start.slice(5))
  return months === 6 && otherHalf(start, after, starts, spans)
}

function otherHalf(start: string, after: string, starts: ReadonlySet<string>, spans: ReadonlySet<string>): boolean {
  const halves = [...spans].map((span) => span.split('/'))
  return starts.has(start.slice(5))
    ? halves.some(([from]) => from === after)
    : halves.some(([, to]) => to !== undefined && dayAfter(to) === start)
}
