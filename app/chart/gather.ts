import type { ObservationRow } from '../query/index.ts'
import { type ChartFigure, dimensionsOf, figureOf, isKnown, sumOf, unlike } from './figure.ts'
import { absentYears, type PeriodSort, periodSort, usualLength } from './periods.ts'
import type { ChartSpec } from './spec.ts'
import { capital, countText, forceLabel, listText } from './words.ts'

/** A place on the category axis, or a series: its key, its words and, of a period, its sort. */
export interface Member {
  readonly key: string
  readonly label: string
  readonly sort: PeriodSort | null
  readonly illustrative: boolean
}

/** Rows sorted into the points of a chart, with what could not become one. */
export interface ChartPoints {
  readonly categories: readonly Member[]
  readonly series: readonly Member[]
  readonly figure: (series: string, category: string) => ChartFigure | undefined
  /** Every row that a figure stands on: the parts of a total that is given are not among them. */
  readonly rows: readonly ObservationRow[]
  readonly measure: string
  readonly warnings: readonly string[]
}

/** Sorts rows into the points that a spec asks for. */
export function gather(spec: ChartSpec, all: readonly ObservationRow[]): ChartPoints {
  const warnings: string[] = []
  const rows = comparable(spec, all, warnings)
  const dimension = spec.series.startsWith('dimension:') ? spec.series.slice('dimension:'.length) : null
  const categories = new Map<string, Member>()
  const series = new Map<string, Member>()
  const cells = new Map<string, ObservationRow[]>()
  const used: ObservationRow[] = []
  for (const row of rows) {
    const category = spec.across === 'period' ? periodMember(row) : forceMember(row)
    const member = seriesMember(spec, row, dimension)
    if (member === null) continue
    remember(categories, category)
    remember(series, member)
    put(cells, cellKey(member.key, category.key), row)
    used.push(row)
  }
  if (dimension !== null && used.length === 0 && rows.length > 0) {
    warnings.push(`No figure is broken down by ${dimension}.`)
  }
  if (spec.across === 'period') {
    const periods = [...categories.keys()].map((key) => ({ start: key.slice(0, 10), end: key.slice(11) }))
    for (const { start, end, label } of absentYears(periods)) {
      const key = `${start}/${end}`
      categories.set(key, { key, label, sort: periodSort(start, end), illustrative: false })
    }
  }
  const figures = new Map<string, ChartFigure>()
  for (const [cell, found] of cells) figures.set(cell, figureAt(found, dimension))
  warnings.push(...coverage(spec, [...series.values()], used))
  const figure = (one: string, category: string) => figures.get(cellKey(one, category))
  const members = sortMembers(spec.series === 'period', [...series.values()])
  const across = sortMembers(spec.across === 'period', [...categories.values()])
  return {
    categories: spec.across === 'force' ? ranked(spec, across, members, figure) : across,
    series: members,
    figure,
    rows: [...new Set([...figures.values()].flatMap((found) => found.rows))],
    measure: used[0]?.measure ?? '',
    warnings,
  }
}

/** Adds to the list of a key. */
function put<Item>(lists: Map<string, Item[]>, key: string, item: Item): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [item])
  else list.push(item)
}

function cellKey(series: string, category: string): string {
  return `${series}\u0000${category}`
}

/** Rows of one measure and of periods of one length; what is left out is said. */
function comparable(spec: ChartSpec, all: readonly ObservationRow[], warnings: string[]): readonly ObservationRow[] {
  const measures = new Map<string, number>()
  for (const row of all) measures.set(row.measure, (measures.get(row.measure) ?? 0) + 1)
  const usual = [...measures].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? ''
  if (measures.size > 1) {
    const others = [...measures.keys()].filter((measure) => measure !== usual).sort()
    warnings.push(`Counts of ${listText(others, 3)} are left out: they cannot be drawn with ${usual}.`)
  }
  const sameMeasure = all.filter((row) => row.measure === usual)
  const dated = sameMeasure.filter((row) => row.periodStart !== null && row.periodEnd !== null)
  if (dated.length < sameMeasure.length) {
    const count = sameMeasure.length - dated.length
    if (spec.across === 'period' || spec.series === 'period' || dated.length > 0) {
      warnings.push(`${countText(count, 'figure')} without a period ${count === 1 ? 'is' : 'are'} left out.`)
    } else return sameMeasure
  }
  const length = usualLength(dated)
  const isAlike = (row: ObservationRow) => Math.abs(lengthOf(row) - length) < 0.35
  const alike = dated.filter(isAlike)
  const others = dated.filter((row) => !isAlike(row))
  if (others.length > 0) {
    const named = [...new Set(others.map((row) => `${forceLabel(row)} ${row.periodLabel}`))]
    warnings.push(`Left out, as their periods are of another length: ${listText(named, 3)}.`)
  }
  return alike
}

function lengthOf(row: ObservationRow): number {
  return periodSort(row.periodStart ?? '', row.periodEnd ?? '').months
}

/** The figure of rows that fall on one point: of each force and period by itself, then the sum over forces. */
function figureAt(rows: readonly ObservationRow[], dimension: string | null): ChartFigure {
  const periods = new Set(rows.map((row) => `${row.periodStart ?? ''}/${row.periodEnd ?? ''}`))
  if (periods.size > 1) {
    const labels = [...new Set(rows.map((row) => row.periodLabel))].sort()
    return unlike(rows, `${listText(labels, 3)} are not added up`)
  }
  const forces = new Map<string, ObservationRow[]>()
  for (const row of rows) put(forces, row.force ?? '', row)
  return sumOf([...forces.values()].map((own) => figureOf(own, dimension)))
}

function periodMember(row: ObservationRow): Member {
  const start = row.periodStart ?? ''
  const end = row.periodEnd ?? ''
  return {
    key: `${start}/${end}`,
    label: row.periodLabel,
    sort: start === '' ? null : periodSort(start, end),
    illustrative: false,
  }
}

function forceMember(row: ObservationRow): Member {
  return { key: row.force ?? '', label: forceLabel(row), sort: null, illustrative: row.illustrative }
}

function seriesMember(spec: ChartSpec, row: ObservationRow, dimension: string | null): Member | null {
  if (spec.series === 'none') return { key: '', label: capital(row.measure), sort: null, illustrative: false }
  if (spec.series === 'force') return forceMember(row)
  if (spec.series === 'period') return periodMember(row)
  const value = dimensionsOf(row).find(([key]) => key === dimension)?.[1]
  if (value === undefined || value === 'Total' || value === 'Subtotal') return null
  return { key: value, label: value, sort: null, illustrative: false }
}

function remember(members: Map<string, Member>, member: Member): void {
  const known = members.get(member.key)
  if (known === undefined) members.set(member.key, member)
  else if (member.illustrative && !known.illustrative) members.set(member.key, { ...known, illustrative: true })
}

function sortMembers(byKey: boolean, members: readonly Member[]): readonly Member[] {
  const rank = (member: Member) => (byKey ? member.key : member.label.toLowerCase())
  return [...members].sort((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0))
}

/** Forces by their latest figure, the largest first, those without one last; by name where the question sorts by force. */
function ranked(
  spec: ChartSpec,
  forces: readonly Member[],
  series: readonly Member[],
  figure: ChartPoints['figure'],
): readonly Member[] {
  const sort = spec.question.sort.find(({ column }) => column === 'force')
  if (sort !== undefined) return sort.descending ? [...forces].reverse() : forces
  const last = series[series.length - 1]?.key ?? ''
  const score = (force: Member) => {
    const found = figure(last, force.key)
    if (found === undefined) return -3
    if (isKnown(found)) return found.low
    if (found.status === 'disputed' || (found.status === 'suppressed' && found.high !== null)) {
      return (found.low + (found.high ?? found.low)) / 2
    }
    return found.status === 'suppressed' ? -1 : -2
  }
  return [...forces].sort((a, b) => score(b) - score(a))
}

/** What a reader must be told of periods of different sorts, and of sums that do not cover the same forces. */
function coverage(spec: ChartSpec, series: readonly Member[], rows: readonly ObservationRow[]): readonly string[] {
  const said: string[] = []
  const bySort = new Map<string, { words: string; forces: Set<string> }>()
  for (const row of rows) {
    if (row.periodStart === null || row.periodEnd === null) continue
    const sort = periodSort(row.periodStart, row.periodEnd)
    const entry = bySort.get(sort.key) ?? { words: sort.words, forces: new Set<string>() }
    entry.forces.add(forceLabel(row))
    bySort.set(sort.key, entry)
  }
  if (bySort.size > 1) {
    const parts = [...bySort.values()]
      .sort((a, b) => a.forces.size - b.forces.size || (a.words < b.words ? -1 : 1))
      .map(({ words, forces }) => `${listText([...forces].sort(), 3)} ${forces.size === 1 ? 'gives' : 'give'} ${words}`)
    said.push(`Periods are not alike: ${parts.join('; ')}.`)
  }
  if (spec.series !== 'force' && spec.across === 'period') said.push(...unevenSums(series, rows))
  return said
}

function unevenSums(series: readonly Member[], rows: readonly ObservationRow[]): readonly string[] {
  const byPeriod = new Map<string, Set<string>>()
  for (const row of rows) {
    const key = `${row.periodStart ?? ''}/${row.periodEnd ?? ''}`
    byPeriod.set(key, (byPeriod.get(key) ?? new Set()).add(forceLabel(row)))
  }
  const all = new Set(rows.map(forceLabel))
  if (all.size < 2 || series.length === 0) return []
  const uneven = [...byPeriod.values()].some((forces) => forces.size < all.size)
  const sums = `Each figure is the sum of ${all.size} forces`
  return [
    uneven ? `${sums}, but not every force gives every period: the sums do not cover the same forces.` : `${sums}.`,
  ]
}
