import { type FigureStatus, hull, type Interval, isBounded, overlap, sum } from '../../vocabulary/index.ts'
import type { ObservationId } from '../question.ts'
import type { CompareCell, Made } from './comparison.ts'
import { apart, type Days, daysKey, type Fit, fitOf, lengthInDays, tiles } from './days.ts'
import type { CompareFigure } from './figures.ts'
import { countRecords, isRecordList } from './records.ts'

/** What a force's figures come to for a period: the figure itself, without what is to be said of it. */
export interface Resolved
  extends Pick<CompareCell, 'ids' | 'made' | 'fit' | 'covers' | 'measure' | 'scope' | 'illustrative'> {
  readonly interval: Interval | null
  readonly status: FigureStatus
  /** Different figures for the same thing; empty where they agree. */
  readonly disputed: readonly number[]
  /** How many figures were added up. */
  readonly added: number
  /** Beside a year of another kind stand shorter periods that make up the very year: added up only by decision. */
  readonly bridge?: 'possible' | 'made'
}

/** A whole figure, as given or added up. */
interface Whole extends Days {
  readonly ids: readonly ObservationId[]
  readonly status: FigureStatus
  readonly interval: Interval
  readonly made: Made
  readonly sheet: number
  readonly illustrative: boolean
  readonly added: number
}

/**
 * What one force says of one period. Figures of the measure and scope that were asked for go first; of these the one for the
 * very period, then shorter ones that tile it, then records, then another year, then a part. Stated totals go before added
 * parts, and the two are never mixed. Where a force gives its years in another kind, shorter periods are put in their place only
 * when that was decided (`bridged`). A suppressed total is never replaced by its parts: that would tell what it hides.
 */
export function resolve(
  figures: readonly CompareFigure[],
  asked: Days,
  measure: string,
  bridged = false,
): Resolved | null {
  return resolver(figures, measure)(asked, bridged)
}

/** The same for several periods: what their figures have in common is worked out once. */
export function resolver(
  figures: readonly CompareFigure[],
  measure: string,
): (asked: Days, bridged: boolean) => Resolved | null {
  const pools = poolsOf(figures, measure)
  const prepared: (Pool | undefined)[] = []
  return (asked, bridged) => {
    let nothing: Resolved | null = null
    for (const [nth, pool] of pools.entries()) {
      const ready = prepared[nth] ?? prepare(pool)
      prepared[nth] = ready
      const found = inPool(ready, asked, bridged)
      if (found === null) continue
      if (found.interval !== null && found.status !== 'missing' && found.status !== 'not_held') return found
      nothing ??= found
    }
    return nothing
  }
}

/** Figures of one measure and scope, with the whole figures among them and the lists of records. */
interface Pool {
  readonly figures: readonly CompareFigure[]
  readonly lists: ReadonlySet<number>
  readonly wholes: readonly Whole[]
}

function prepare(figures: readonly CompareFigure[]): Pool {
  const sheets = grouped(figures, ({ sheet }) => sheet)
  const lists = new Set([...sheets].flatMap(([sheet, own]) => (isRecordList(own) ? [sheet] : [])))
  return { figures, lists, wholes: wholesOf(figures.filter(({ sheet }) => !lists.has(sheet))) }
}

/** Figures by measure and scope, the asked ones first; then the scope counts for more than the measure. */
function poolsOf(figures: readonly CompareFigure[], measure: string): readonly (readonly CompareFigure[])[] {
  const pools = grouped(figures, (figure) => {
    const rank = (figure.scope === 'asked' ? 0 : 2) + (figure.measure === measure ? 0 : 1)
    return `${rank} ${figure.measure}`
  })
  return [...pools].sort((a, b) => (a[0] < b[0] ? -1 : 1)).map(([, pool]) => pool)
}

function inPool({ figures, lists, wholes }: Pool, asked: Days, bridged: boolean): Resolved | null {
  const [first] = figures
  if (first === undefined) return null
  const about = { measure: first.measure, scope: first.scope }
  const others = usable(wholes)
  const exact = wholes.filter((whole) => fitOf(whole, asked) === 'same')
  const stated = settled(exact.filter(isStated), 'same', about)
  if (stated !== null && !isEmpty(stated)) return stated
  const year = settled(usable(wholes.filter((whole) => fitOf(whole, asked) === 'other year')), 'other year', about)
  const tiled = tiles(others.filter(isStated), asked)
  if (tiled !== null && year?.made !== 'stated') return added(tiled, 'same', about, others.filter(isStated))
  if (tiled !== null && bridged) return { ...added(tiled, 'same', about, others.filter(isStated)), bridge: 'made' }
  if (tiled !== null && year !== null) return { ...year, bridge: 'possible' }
  const records = countRecords(figures, lists, asked)
  if (records?.fit === 'same') return { ...about, ...records }
  const parts = settled(usable(exact.filter((whole) => !isStated(whole))), 'same', about)
  if (parts !== null) return parts
  const tiledParts = tiles(others, asked)
  if (tiledParts !== null) return added(tiledParts, 'same', about, others)
  const late = settled(usable(wholes.filter((whole) => fitOf(whole, asked) === 'late start')), 'late start', about)
  if (late !== null) return late
  if (year !== null) return year
  const part = apart(others, asked)
  if (part.length > 0) return added(part, 'part', about, others)
  return records === null ? stated : { ...about, ...records }
}

type About = Pick<Resolved, 'measure' | 'scope'>

/** A total that is not there at all leaves room for others; one that is suppressed or refused does not. */
const isEmpty = ({ status }: { readonly status: FigureStatus }) => status === 'missing' || status === 'not_held'
const isStated = ({ made }: Whole) => made === 'stated'
const usable = (wholes: readonly Whole[]) => wholes.filter((whole) => !isEmpty(whole))

/** Totals as given; of periods that have none, the sums of their parts. */
function wholesOf(figures: readonly CompareFigure[]): readonly Whole[] {
  const given = figures
    .filter(({ parts }) => parts.length === 0)
    .map((figure): Whole => ({ ...figure, made: 'stated', added: 1 }))
  const settledPeriods = new Set(usable(given).map(daysKey))
  const parts = figures.filter((figure) => figure.parts.length > 0 && !settledPeriods.has(daysKey(figure)))
  return [...given, ...sumsOfParts(parts)]
}

/**
 * Sums over one breakdown of one table each. Parts that are stated twice are not summed: which of them counts is not known.
 * Long lists leave out what did not happen, so that a month may have a single part where the table knows of others.
 */
function sumsOfParts(figures: readonly CompareFigure[]): readonly Whole[] {
  const namesOf = (some: readonly CompareFigure[]) => new Set(some.map(({ part }) => part)).size
  const names = new Map([...grouped(figures, tableOf)].map(([table, own]) => [table, namesOf(own)]))
  const periods = grouped(figures, (figure) => `${daysKey(figure)} ${tableOf(figure)}`)
  return [...periods.values()].flatMap((parts): readonly Whole[] => {
    const [first] = parts
    if (first === undefined) return []
    if (namesOf(parts) < parts.length || (names.get(tableOf(first)) ?? 0) < 2) return []
    const whole = sum(parts.map(({ interval }) => interval))
    return [
      {
        start: first.start,
        end: first.end,
        ids: parts.flatMap(({ ids }) => ids),
        status: parts.every(({ status }) => status === 'ok') ? 'ok' : 'suppressed',
        interval: whole,
        made: 'parts',
        sheet: first.sheet,
        illustrative: parts.some(({ illustrative }) => illustrative),
        added: parts.length,
      },
    ]
  })
}

/** A sheet and the keys of a breakdown on it. */
function tableOf({ sheet, breakdown }: CompareFigure): string {
  return `${sheet} ${breakdown}`
}

function grouped<Item, Key>(items: readonly Item[], key: (item: Item) => Key): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>()
  for (const item of items) {
    const group = groups.get(key(item))
    if (group === undefined) groups.set(key(item), [item])
    else group.push(item)
  }
  return groups
}

/** Several figures for the same days in one: numbers go before ranges, stated before added; different numbers are a dispute. */
function settled(wholes: readonly Whole[], fit: Fit, about: About): Resolved | null {
  const [first] = wholes
  if (first === undefined) return null
  const stated = wholes.filter(isStated)
  const candidates = stated.length > 0 ? stated : wholes
  const numbers = candidates.filter(({ status }) => status === 'ok')
  const ranges = candidates.filter(({ status }) => status === 'suppressed')
  const chosen = numbers.length > 0 ? numbers : ranges.length > 0 ? ranges : candidates
  const lead = chosen[0] ?? first
  const values = [...new Set(numbers.map(({ interval }) => interval.low))].sort((a, b) => a - b)
  const intervals = chosen.map(({ interval }) => interval)
  const interval = numbers.length > 0 ? hull(intervals) : (overlap(intervals) ?? hull(intervals))
  return {
    ...about,
    ids: unique(chosen),
    made: lead.made,
    fit,
    covers: [{ start: lead.start, end: lead.end }],
    illustrative: chosen.some(({ illustrative }) => illustrative),
    interval: lead.status === 'ok' || lead.status === 'suppressed' ? interval : null,
    status: lead.status,
    disputed: values.length > 1 ? values : [],
    added: lead.added,
  }
}

/** Periods that follow one another, added up; each of them settled first where several figures are given for it. */
function added(pieces: readonly Whole[], fit: Fit, about: About, all: readonly Whole[]): Resolved {
  const each = pieces.map(
    (piece) =>
      settled(
        all.filter((one) => daysKey(one) === daysKey(piece)),
        fit,
        about,
      ) ?? settled([piece], fit, about),
  )
  const found = each.filter((one) => one !== null)
  const whole = sum(found.map(({ interval }) => interval ?? { low: 0, high: null }))
  const byParts = found.some(({ made }) => made === 'parts')
  return {
    ...about,
    ids: [...new Set(found.flatMap(({ ids }) => ids))],
    made: byParts ? 'parts' : found.length === 1 ? (found[0]?.made ?? 'stated') : 'periods',
    fit,
    covers: found.flatMap(({ covers }) => covers),
    illustrative: found.some(({ illustrative }) => illustrative),
    interval: whole,
    status: found.every(({ status }) => status === 'ok') ? 'ok' : 'suppressed',
    disputed: found.find(({ disputed }) => disputed.length > 0)?.disputed ?? [],
    added: byParts ? found.reduce((count, one) => count + one.added, 0) : found.length,
  }
}

function unique(wholes: readonly Whole[]): readonly ObservationId[] {
  return [...new Set(wholes.flatMap(({ ids }) => ids))]
}

/**
 * A figure over several periods beside the figures of each. Where the periods are disputed, or do not add up to what is stated
 * over all of them, it is everything that either way of adding gives.
 */
export function reconciled(whole: Resolved | null, each: readonly (Resolved | null)[]): Resolved | null {
  if (whole === null || whole.fit !== 'same') return null
  const parts = each.filter((one) => one !== null)
  const alike = parts.every((one) => one.fit === 'same' && one.measure === whole.measure && one.scope === whole.scope)
  const intervals = parts.flatMap(({ interval }) => interval ?? [])
  if (whole.made !== 'stated' || whole.interval === null || !alike || intervals.length < each.length) return whole
  const added = sum(intervals)
  const doubtful = parts.some(({ disputed }) => disputed.length > 0)
  if (!isBounded(added) || (!doubtful && overlap([added, whole.interval]) !== null)) return whole
  return {
    ...whole,
    ids: [...new Set([...whole.ids, ...parts.flatMap(({ ids }) => ids)])],
    interval: hull([whole.interval, added]),
    disputed: [...new Set([whole.interval.low, added.low, added.high])].sort((a, b) => a - b),
  }
}

/** Days that a figure is about, in all. */
export function daysCovered({ covers }: Pick<Resolved, 'covers'>): number {
  return covers.reduce((days, one) => days + lengthInDays(one), 0)
}
