import { FIGURE_STATUSES, numberOf, rows, type SqlDatabase, textOf } from '../../store/index.ts'
import type { Dimension, FigureStatus, Interval } from '../../vocabulary/index.ts'
import { HIGH, LOW, REPLACED, STATUS } from '../columns.ts'
import type { ObservationId } from '../question.ts'
import type { Days } from './days.ts'

/** A figure of one force that may have a place in the comparison. */
export interface CompareFigure extends Days {
  readonly ids: readonly ObservationId[]
  readonly force: string
  readonly forceName: string
  readonly measure: string
  /** Figures for several offences, undivided, are another scope than the one that was asked about. */
  readonly scope: 'asked' | 'several'
  /** `key=value` of what it is a part of, behind the filter; empty where it is the whole. */
  readonly parts: readonly string[]
  /** The same in one text: `age=13;platform=Kik`. */
  readonly part: string
  /** Keys of that: `age;platform`. */
  readonly breakdown: string
  readonly status: FigureStatus
  readonly interval: Interval
  readonly sheet: number
  readonly column: number
  readonly illustrative: boolean
}

/** What a set of dimensions makes of a figure, under the filters. */
type Sorted = Pick<CompareFigure, 'scope' | 'parts' | 'part' | 'breakdown'>

/** Sets of dimensions that may have a place: those of whole figures and those of parts. */
export interface Eligible {
  readonly sets: ReadonlyMap<number, Sorted>
  readonly wholes: readonly number[]
  readonly parts: readonly number[]
}

/** Sorts the workspace's sets of dimensions. Subtotals, and figures about other offences alone, have no place. */
export function eligibleSets(db: SqlDatabase, filters: readonly Dimension[]): Eligible {
  const members = new Map<number, Dimension[]>()
  for (const [id] of rows(db, 'SELECT id FROM dimension_set')) members.set(Number(id), [])
  const found = rows(
    db,
    'SELECT m.dimension_set, d.key, d.value FROM dimension_member m JOIN dimension d ON d.id = m.dimension ORDER BY d.key',
  )
  for (const [id, key, value] of found) members.get(Number(id))?.push({ key: String(key), value: String(value) })
  const sets = new Map<number, Sorted>()
  for (const [id, dimensions] of members) {
    const sorted = sortedOf(dimensions, filters)
    if (sorted !== null) sets.set(id, sorted)
  }
  const ids = [...sets]
  return {
    sets,
    wholes: ids.filter(([, { parts }]) => parts.length === 0).map(([id]) => id),
    parts: ids.filter(([, { parts }]) => parts.length > 0).map(([id]) => id),
  }
}

function sortedOf(dimensions: readonly Dimension[], filters: readonly Dimension[]): Sorted | null {
  for (const { key, value } of filters) {
    if (!dimensions.some((one) => one.key === key && one.value === value)) return null
  }
  let scope: Sorted['scope'] = 'asked'
  const parts: string[] = []
  for (const { key, value } of dimensions) {
    if (filters.some((filter) => filter.key === key)) continue
    if (value === 'Subtotal') return null
    if (key === 'offence') {
      if (value !== 'Several' && value !== 'Total') return null
      scope = 'several'
    } else if (value !== 'Total') parts.push(`${key}=${value}`)
  }
  const breakdown = parts.map((part) => part.slice(0, part.indexOf('='))).join(';')
  return { scope, parts, part: parts.join(';'), breakdown }
}

/** Figures within a span of days, of the given sets of dimensions; of all forces, or of some. */
export function figuresOf(
  db: SqlDatabase,
  { sets }: Eligible,
  chosen: readonly number[],
  span: Days,
  forces: readonly string[] | null,
): readonly CompareFigure[] {
  if (chosen.length === 0 || forces?.length === 0) return []
  const illustrative = new Set(
    rows(db, 'SELECT sheet FROM tidied_sheet WHERE illustrative = 1').map(([sheet]) => Number(sheet)),
  )
  const only = forces === null ? '' : 'AND b.force IN (SELECT value FROM json_each(?4))'
  return rows(
    db,
    `SELECT o.id, b.force, b.force_name, b.measure, b.period_start, b.period_end, o.dimensions, ${STATUS}, ${LOW}, ${HIGH}
     FROM subject b CROSS JOIN observation o ON o.subject = b.id
     WHERE b.force IS NOT NULL AND b.period_start <= ?2 AND b.period_end >= ?1
       AND o.dimensions IN (SELECT value FROM json_each(?3)) AND NOT ${REPLACED} ${only}
     ORDER BY o.id`,
    [span.start, span.end, JSON.stringify(chosen), ...(forces === null ? [] : [JSON.stringify(forces)])],
  ).flatMap(([id, force, forceName, measure, start, end, dimensions, status, low, high]) => {
    const sorted = sets.get(Number(dimensions))
    if (sorted === undefined) return []
    const key = Number(id)
    const sheet = Math.floor(key / 2 ** 38)
    return [
      {
        ids: [key as ObservationId],
        force: String(force),
        forceName: String(forceName),
        measure: String(measure),
        start: String(start),
        end: String(end),
        ...sorted,
        status: FIGURE_STATUSES[Number(status)] ?? 'missing',
        interval: { low: Number(low), high: numberOf(high) },
        sheet,
        column: Math.floor(key / 16) % 16384,
        illustrative: illustrative.has(sheet),
      },
    ]
  })
}

/** Forces of which anything is known: of each its code and name. */
export function forcesWithFigures(db: SqlDatabase): ReadonlyMap<string, string> {
  const found = rows(db, 'SELECT DISTINCT force, force_name FROM subject WHERE force IS NOT NULL ORDER BY force_name')
  return new Map(found.map(([force, name]) => [String(force), String(name)]))
}

/** Measures of the workspace, the one that most forces count first. */
export function measuresOf(db: SqlDatabase): readonly string[] {
  return rows(db, 'SELECT measure FROM subject GROUP BY measure ORDER BY count(DISTINCT force) DESC, measure').map(
    ([measure]) => textOf(measure) ?? '',
  )
}

/** Whole years of which some force says something, with how many do, in the order of their days. */
export function yearsOf(db: SqlDatabase): readonly (Days & { readonly forces: number })[] {
  return rows(
    db,
    `SELECT period_start, period_end, count(DISTINCT force) FROM subject
     WHERE period_end = date(period_start, '+12 months', '-1 day') AND force IS NOT NULL
     GROUP BY period_start, period_end ORDER BY period_start`,
  ).map(([start, end, forces]) => ({ start: String(start), end: String(end), forces: Number(forces) }))
}

/**
 * Whole years that shorter periods reach over, where no reply gives a whole one: financial years, or calendar years where more forces
 * reach over those.
 */
export function yearsWithin(db: SqlDatabase): readonly (Days & { readonly forces: number })[] {
  const spans = rows(
    db,
    `SELECT min(period_start), max(period_end) FROM subject
     WHERE force IS NOT NULL AND period_start IS NOT NULL GROUP BY force`,
  ).map(([start, end]) => ({ start: String(start), end: String(end) }))
  const first = Math.min(...spans.map(({ start }) => Number(start.slice(0, 4)))) - 1
  const last = Math.max(...spans.map(({ end }) => Number(end.slice(0, 4))))
  if (!Number.isFinite(first) || last - first > MOST_YEARS) return []
  const all = Array.from({ length: last - first + 1 }, (_, nth) => first + nth)
  const covered = (days: Days) => spans.filter(({ start, end }) => start <= days.start && end >= days.end).length
  const kinds = [
    all.map((year) => ({ start: `${year}-04-01`, end: `${year + 1}-03-31` })),
    all.map((year) => ({ start: `${year}-01-01`, end: `${year}-12-31` })),
  ].map((years) => years.map((days) => ({ ...days, forces: covered(days) })).filter(({ forces }) => forces > 0))
  const reach = (years: readonly { readonly forces: number }[]) => years.reduce((sum, { forces }) => sum + forces, 0)
  const [financial = [], calendar = []] = kinds
  return reach(calendar) > reach(financial) ? calendar : financial
}

/** Further apart than these, a year was misread. */
const MOST_YEARS = 100

/** Breakdowns and their values, but for totals and offences: what a filter may name. */
export function breakdownsOf(db: SqlDatabase): readonly { readonly key: string; readonly values: readonly string[] }[] {
  const values = new Map<string, string[]>()
  for (const [key, value] of rows(db, 'SELECT key, value FROM dimension ORDER BY key, value')) {
    if (value === 'Total' || value === 'Subtotal' || key === 'offence' || key === 'area') continue
    values.set(String(key), [...(values.get(String(key)) ?? []), String(value)])
  }
  return [...values].map(([key, found]) => ({ key, values: found }))
}
