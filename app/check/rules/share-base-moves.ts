import type { ArithmeticLine, Finding } from '../../vocabulary/index.ts'
import { saysUnknown } from '../dimensions.ts'
import { findingOf, placesOfFigures } from '../finding.ts'
import { sumOfFacts, type YearOfKey, yearsOfKey } from '../known-share.ts'
import { notJudged, type Rule, type Unjudged } from '../rule.ts'
import type { Case } from '../stated.ts'
import { type Table, tablesOf } from '../tables.ts'
import type { Thresholds } from '../thresholds.ts'
import { operandOf, periodWords } from '../words.ts'

/** Shares “where it was recorded” whose base is not the same. */
export const shareBaseMoves: Rule = {
  rule: 'share-base-moves',
  title: 'Shares of bases that cannot be compared',
  why: '“62 % on one app, where it was recorded” says little beside another year or force in which something else was recorded.',
  how: 'Of a breakdown that was asked for, the share that is known moves between two years of a force by more than 30 points, or lies more than 60 points apart between the forces; each of at least 20, and by more than chance. Tables with suppressed figures, or without a line for the unknown, are not judged.',
  severity: 'caution',
  contract: false,
  needs: ['figures', 'periods asked for'],
  judge: (input, settings) => {
    const { periods, dimensions } = input.asked.request
    if (periods.length === 0) return notJudged('share-base-moves', 'The request asks for no periods.')
    if (dimensions.length === 0) return notJudged('share-base-moves', 'The request asks for no breakdown.')
    const findings: Finding[] = []
    const unjudged: Unjudged[] = []
    for (const key of dimensions) {
      const bases = tablesOf(input).flatMap((table) => basesOf(table, key, input, settings))
      const moves = withinForces(bases, key, input, settings)
      const apart = betweenForces(bases, key, input, settings)
      findings.push(...moves, ...apart)
      if (bases.length === 0) {
        const why = `No reply breaks at least ${settings.knownShareLeastTotal} down by ${key} with a line for the unknown.`
        unjudged.push({ rule: 'share-base-moves', force: null, why })
      }
    }
    return { findings, unjudged }
  },
}

interface Base extends YearOfKey {
  readonly table: Table
  readonly force: string
  readonly open: number
  readonly all: number
  /** Of all. */
  readonly known: number
}

function basesOf(table: Table, key: string, { asked }: Case, { knownShareLeastTotal }: Thresholds): readonly Base[] {
  const { force } = table
  if (force === null || ![...table.breakdowns].some((one) => saysUnknown(one.value(key)))) return []
  const facts = table.facts.filter(({ breakdown }) => breakdown.value(key) !== undefined)
  if (facts.some(({ of }) => of.figure.status === 'suppressed')) return []
  return yearsOfKey(facts, key, asked).flatMap((year): Base[] => {
    const all = sumOfFacts(year.used)
    const open = sumOfFacts(year.unknown)
    const isAsked = asked.request.periods.some(({ start, end }) => start <= year.year.end && end >= year.year.start)
    if (!isAsked || all < knownShareLeastTotal) return []
    return [{ ...year, table, force, open, all, known: 1 - open / all }]
  })
}

function withinForces(bases: readonly Base[], key: string, { asked }: Case, settings: Thresholds): readonly Finding[] {
  const told = new Set<string>()
  return bases.flatMap((earlier, i) =>
    bases.slice(i + 1).flatMap((later): Finding[] => {
      const { force } = earlier
      const own = force === later.force && earlier.measure === later.measure
      if (!own || earlier.year.start === later.year.start || told.has(force)) return []
      if (!isApart(earlier, later, settings.knownShareMove)) return []
      told.add(force)
      const pair = [earlier, later].sort((a, b) => (a.year.start < b.year.start ? -1 : 1))
      const words = pair.map((base) => `${percent(base.known)} of ${base.all} in ${labelOf(base, asked)}`)
      return [
        findingOf(shareBaseMoves, {
          ...placed(pair),
          force,
          about: `${earlier.measure}|${key}|periods`,
          note: `${key} is known for ${words.join(', ')}: shares of it cannot be compared between the years.`,
          arithmetic: pair.map((base) => lineOf(base, labelOf(base, asked))),
          caveat: `Shares by ${key} cannot be compared between the years: it was known for ${words.join(', ')}.`,
        }),
      ]
    }),
  )
}

/** One matter for all forces: which of them lie apart is in its evidence. */
function betweenForces(bases: readonly Base[], key: string, { asked }: Case, settings: Thresholds): readonly Finding[] {
  const ordered = [...bases].sort((a, b) => a.known - b.known)
  const [least] = ordered
  const most = ordered.at(-1)
  if (least === undefined || most === undefined || least.force === most.force) return []
  if (!isApart(least, most, settings.knownShareSpread)) return []
  const names = new Map(asked.forces.map(({ code, name }) => [code, name]))
  const pair = [least, most]
  const nameOf = (base: Base) => `${names.get(base.force) ?? base.force} ${labelOf(base, asked)}`
  const words = pair.map((base) => `${percent(base.known)} of ${base.all} (${nameOf(base)})`)
  return [
    findingOf(shareBaseMoves, {
      ...placed(pair),
      force: null,
      about: `${key}|forces`,
      note: `${key} is known for ${words.join(' up to ')}: shares of it cannot be compared between the forces.`,
      arithmetic: pair.map((base) => lineOf(base, nameOf(base))),
      caveat: `Shares by ${key} cannot be compared between the forces: how much of it was recorded differs.`,
    }),
  ]
}

/** Standard errors beyond which two shares differ by more than chance. */
const CERTAIN = 3

function isApart(one: Base, other: Base, least: number): boolean {
  const apart = Math.abs(one.known - other.known)
  const both = (one.all * one.known + other.all * other.known) / (one.all + other.all)
  return apart > least && apart > CERTAIN * Math.sqrt(both * (1 - both) * (1 / one.all + 1 / other.all))
}

function placed(pair: readonly Base[]): Pick<Finding, 'file' | 'sheet' | 'cells' | 'places'> {
  const [first, ...places] = placesOfFigures(pair.flatMap(({ unknown }) => unknown.map(({ of }) => of)))
  return { file: first?.file ?? '', sheet: first?.sheet ?? '', cells: first?.cells ?? [], places }
}

function labelOf({ year }: Base, asked: Case['asked']): string {
  return periodWords(year.start, year.end, asked.request)
}

function lineOf({ unknown, open }: Base, label: string): ArithmeticLine {
  return {
    words: `not known, ${label}`,
    by: '+',
    operands: unknown.map(({ of }) => operandOf(of, label)),
    low: open,
    high: open,
  }
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}
