import { parsePeriod } from '../names/index.ts'
import type { Statement } from '../recognise/index.ts'
import type { Dimension, ForceCode, Period } from '../vocabulary/index.ts'

/** What a row (with its group and its table) or a column states, sorted by what it is about. */
export interface Stated {
  readonly periods: readonly Statement[]
  readonly month: Statement | undefined
  readonly force: Statement | undefined
  readonly measure: Statement | undefined
  /** Sorted by key; no key twice. */
  readonly dimensions: readonly Statement[]
}

/** Everything that is stated about a figure, put together. */
export interface Composed {
  readonly force: ForceCode | null
  readonly measure: string | undefined
  readonly period: Period | null
  readonly dimensions: readonly Dimension[]
  /** The statements that the figure rests on, without those that a nearer one overrides. */
  readonly evidence: readonly Statement[]
}

/** Sorts statements, nearest first; a later one adds what no earlier one says. A part outranks a total of the same key. */
export function sorted(statements: readonly Statement[]): Stated {
  const periods: Statement[] = []
  const dimensions: Statement[] = []
  let month: Statement | undefined
  let force: Statement | undefined
  let measure: Statement | undefined
  for (const statement of statements) {
    switch (statement.key) {
      case 'period':
        periods.push(statement)
        break
      case 'month':
        month ??= statement
        break
      case 'force':
        force ??= statement
        break
      case 'measure':
        measure ??= statement
        break
      default: {
        const before = dimensions.findIndex(({ key }) => key === statement.key)
        if (before < 0) dimensions.push(statement)
        else if (isTotal(dimensions[before]) && !isTotal(statement)) dimensions[before] = statement
      }
    }
  }
  return { periods, month, force, measure, dimensions: dimensions.sort(byKey) }
}

/**
 * Puts together what the figure's row, column, group and table state, the nearest first. A month takes its year from a
 * period around it; of two periods of which one lies within the other the narrower holds. What the table states holds
 * where nothing nearer does.
 */
export function compose(row: Stated, column: Stated, group: Stated, table: Stated): Composed {
  const near = row.periods.length + column.periods.length + group.periods.length > 0
  const periods = near ? join(join(row.periods, column.periods), group.periods) : table.periods
  const month = row.month ?? column.month ?? group.month
  const force = row.force ?? column.force ?? group.force ?? table.force
  const measure = row.measure ?? column.measure ?? group.measure ?? table.measure
  const stated = merge(merge(merge(row.dimensions, column.dimensions), group.dimensions), table.dimensions)
  const named = row.force ?? column.force ?? group.force
  // the region of a force that is named itself is no area of its own
  const dimensions = named === undefined || !stated.some(isArea) ? stated : stated.filter((each) => !isArea(each))
  const area = named === undefined && dimensions.some(isArea)
  const evidence: Statement[] = [...periods, ...dimensions]
  if (month !== undefined) evidence.push(month)
  if (force !== undefined && !area) evidence.push(force)
  if (measure !== undefined) evidence.push(measure)
  return {
    force: area || force === undefined || force.value === '' ? null : (force.value as ForceCode),
    measure: measure?.value,
    period: periodOf(periods, month),
    dimensions: dimensionsOf(dimensions),
    evidence,
  }
}

function byKey(a: Statement, b: Statement): number {
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0
}

function isArea({ key }: Statement): boolean {
  return key === 'area'
}

function isTotal(statement: Statement | undefined): boolean {
  return statement?.value === 'Total' || statement?.value === 'Subtotal'
}

function join(a: readonly Statement[], b: readonly Statement[]): readonly Statement[] {
  return b.length === 0 ? a : a.length === 0 ? b : [...a, ...b]
}

/** Two lists sorted by key; of one key the nearer holds, unless it is a total. */
function merge(near: readonly Statement[], far: readonly Statement[]): readonly Statement[] {
  if (far.length === 0) return near
  if (near.length === 0) return far
  return sorted([...near, ...far]).dimensions
}

const SHARED = new WeakMap<readonly Statement[], readonly Dimension[]>()

/** Key and value of each; figures that share statements share the list. */
function dimensionsOf(statements: readonly Statement[]): readonly Dimension[] {
  let dimensions = SHARED.get(statements)
  if (dimensions === undefined) {
    dimensions = statements.map(({ key, value }) => ({ key, value }))
    SHARED.set(statements, dimensions)
  }
  return dimensions
}

const SINGLE = new WeakMap<Statement, Period>()

function periodOf(periods: readonly Statement[], month: Statement | undefined): Period | null {
  const [only] = periods
  if (only === undefined) return null
  if (periods.length === 1 && month === undefined) {
    let period = SINGLE.get(only)
    if (period === undefined) {
      const [start = '', end = ''] = only.value.split('..')
      period = { start, end, written: only.written }
      SINGLE.set(only, period)
    }
    return period
  }
  let start = ''
  let end = ''
  let written = ''
  for (const { value, written: text } of periods) {
    const [from = '', to = ''] = value.split('..')
    if (start === '' || (from >= start && to <= end)) {
      start = from
      end = to
      written = text
    } else if (from > start || to < end) {
      // neither lies within the other: what both cover
      const first = from > start ? from : start
      const last = to < end ? to : end
      if (first > last) return null
      start = first
      end = last
      written = `${written} ${text}`
    }
  }
  if (month === undefined) return { start, end, written }
  const words = `${month.written} ${written}`
  if (!/^\d+$/.test(month.value)) {
    const part = parsePeriod(month.value, { within: { start, end } })?.period
    return part === undefined ? null : { ...part, written: words }
  }
  return monthWithin(Number(month.value), start, end, words)
}

/** The only month of that number within the period; null where there is none or more than one. */
function monthWithin(month: number, start: string, end: string, written: string): Period | null {
  let found: string | undefined
  for (let year = Number(start.slice(0, 4)); year <= Number(end.slice(0, 4)); year++) {
    const first = `${year}-${String(month).padStart(2, '0')}-01`
    if (first < `${start.slice(0, 7)}-01` || first > end) continue
    if (found !== undefined) return null
    found = first
  }
  if (found === undefined) return null
  return { start: found, end: `${found.slice(0, 8)}${daysIn(Number(found.slice(0, 4)), month)}`, written }
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}
