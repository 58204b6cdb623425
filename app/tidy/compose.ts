import type { Statement } from '../recognise/index.ts'
import type { Dimension, ForceCode, Period } from '../vocabulary/index.ts'

/** Everything that the row, the column and the table of a figure state, put together. */
export interface Composed {
  /** Undefined where nothing in the table speaks of forces; null where something does that no force is known for. */
  readonly force: ForceCode | null | undefined
  readonly measure: string | undefined
  readonly period: Period | null
  readonly dimensions: readonly Dimension[]
  /** Statements that the figure rests on, without those that a nearer one overrides. */
  readonly states: readonly Statement[]
}

/**
 * Puts statements together, the nearest to the figure first (row, column, group, table). A month takes its year from a
 * period around it; of two periods one of which lies within the other the narrower holds; a part outranks a total.
 */
export function compose(nearest: readonly Statement[], table: readonly Statement[]): Composed {
  const dimensions = new Map<string, Statement>()
  const used: Statement[] = []
  const periods: Statement[] = []
  let month: Statement | undefined
  let force: Statement | undefined
  let measure: Statement | undefined
  for (const statement of nearest) {
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
        const before = dimensions.get(statement.key)
        if (before === undefined || isTotal(before)) dimensions.set(statement.key, statement)
      }
    }
  }
  for (const statement of table) {
    if (statement.key === 'period') {
      if (periods.length === 0) periods.push(statement)
    } else if (statement.key === 'force') force ??= statement
    else if (statement.key === 'measure') measure ??= statement
    else if (statement.key !== 'month' && !dimensions.has(statement.key)) dimensions.set(statement.key, statement)
  }
  const area = dimensions.get('area')
  const period = periodOf(periods, month)
  if (month !== undefined) used.push(month)
  used.push(...periods)
  if (force !== undefined && area === undefined) used.push(force)
  if (measure !== undefined) used.push(measure)
  used.push(...dimensions.values())
  return {
    force:
      area !== undefined
        ? null
        : force === undefined
          ? undefined
          : force.value === ''
            ? null
            : (force.value as ForceCode),
    measure: measure?.value,
    period,
    dimensions: [...dimensions.values()]
      .map(({ key, value }) => ({ key, value }))
      .sort((a, b) => (a.key < b.key ? -1 : 1)),
    states: used,
  }
}

function isTotal({ value }: Statement): boolean {
  return value === 'Total' || value === 'Subtotal'
}

function periodOf(periods: readonly Statement[], month: Statement | undefined): Period | null {
  let start = ''
  let end = ''
  let written = ''
  for (const statement of periods) {
    const [from = '', to = ''] = statement.value.split('..')
    if (start === '' || (from >= start && to <= end)) {
      start = from
      end = to
      written = statement.written
    } else if (from <= start && to >= end) continue
    else {
      // neither lies within the other: what both cover
      const first = from > start ? from : start
      const last = to < end ? to : end
      if (first > last) return null
      start = first
      end = last
      written = `${written} ${statement.written}`
    }
  }
  if (start === '') return null
  if (month === undefined) return { start, end, written }
  return monthWithin(Number(month.value), start, end, `${month.written} ${written}`)
}

/** The only month of that name within the period; null where there is none or more than one. */
function monthWithin(month: number, start: string, end: string, written: string): Period | null {
  const found: string[] = []
  for (let year = Number(start.slice(0, 4)); year <= Number(end.slice(0, 4)); year++) {
    const first = `${year}-${String(month).padStart(2, '0')}-01`
    if (first >= `${start.slice(0, 7)}-01` && first <= end) found.push(first)
  }
  const [only] = found
  if (only === undefined || found.length > 1) return null
  const year = Number(only.slice(0, 4))
  const days =
    month === 2
      ? year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
        ? 29
        : 28
      : [4, 6, 9, 11].includes(month)
        ? 30
        : 31
  return { start: only, end: `${only.slice(0, 8)}${days}`, written }
}
