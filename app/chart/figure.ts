import type { ObservationRow } from '../query/index.ts'
import type { WithheldStatus } from '../vocabulary/index.ts'
import { intervalText, numberText } from './words.ts'

/** What one point of a chart stands for. `disputed`: the replies differ; `unlike`: its rows are no one figure. */
export interface ChartFigure {
  readonly status: 'ok' | WithheldStatus | 'disputed' | 'unlike'
  readonly low: number
  readonly high: number | null
  readonly rows: readonly ObservationRow[]
  /** The row that states it, where it is one figure and no sum. */
  readonly one: ObservationRow | null
  /** Why it is no plain number, where that has to be said; empty otherwise. */
  readonly why: string
}

/**
 * The figure of rows of one force, period and measure. A total is never added to its parts: where rows give the total, the
 * parts are left alone; without one, parts of a single breakdown are summed as an interval. Several breakdowns without a
 * total, or totals that differ, are no one number.
 */
export function figureOf(rows: readonly ObservationRow[], seriesKey: string | null): ChartFigure {
  const groups = new Map<string, ObservationRow[]>()
  for (const row of rows) {
    const split = breakdown(row, seriesKey)
    const group = groups.get(split)
    if (group === undefined) groups.set(split, [row])
    else group.push(row)
  }
  const totals = groups.get('')
  if (totals !== undefined) return oneFigure(seriesKey === OFFENCE ? totals : ofTheAsked(totals))
  groups.delete(SUBTOTAL)
  const [only, ...others] = [...groups]
  if (only === undefined) return unlike(rows, 'only subtotals are given')
  if (others.length > 0) {
    const splits = [only, ...others].map(([split]) => split).sort()
    return unlike(rows, `broken down by ${splits.join(' and by ')} without a total`)
  }
  const parts = new Map<string, ObservationRow[]>()
  for (const row of only[1]) {
    const part = parts.get(row.dimensions)
    if (part === undefined) parts.set(row.dimensions, [row])
    else part.push(row)
  }
  return sumOf([...parts.values()].map(oneFigure))
}

/** Sum of figures as an interval; a figure with no bounds of its own leaves the sum open above. */
export function sumOf(figures: readonly ChartFigure[]): ChartFigure {
  const [first, ...rest] = figures
  if (first === undefined) return unlike([], 'nothing is given')
  if (rest.length === 0) return first
  const rows = figures.flatMap((figure) => figure.rows)
  const odd = figures.find(({ status }) => status === 'unlike')
  if (odd !== undefined) return unlike(rows, odd.why)
  const low = figures.reduce((sum, figure) => sum + figure.low, 0)
  const high = figures.reduce<number | null>(
    (sum, figure) => (sum === null || figure.high === null ? null : sum + figure.high),
    0,
  )
  const why = figures.find((figure) => figure.why !== '')?.why ?? ''
  if (figures.every(({ status }) => status === 'ok')) return { status: 'ok', low, high, rows, one: null, why: '' }
  if (figures.every(({ status }) => status === first.status))
    return { status: first.status, low, high, rows, one: null, why }
  return {
    status: figures.some(({ status }) => status === 'disputed') ? 'disputed' : 'suppressed',
    low,
    high,
    rows,
    one: null,
    why,
  }
}

/** Whether the figure is a plain number. */
export function isKnown(figure: ChartFigure | undefined): figure is ChartFigure & { readonly status: 'ok' } {
  return figure !== undefined && figure.status === 'ok'
}

/** Whether there is anything to draw between two bounds: `<5`, a sum with a withheld part, or figures that differ. */
export function isRange(figure: ChartFigure): boolean {
  if (figure.status === 'disputed') return true
  if (figure.status !== 'suppressed') return false
  return figure.high !== null || figure.low > 0
}

export function unlike(rows: readonly ObservationRow[], why: string): ChartFigure {
  return { status: 'unlike', low: 0, high: null, rows, one: null, why }
}

const SUBTOTAL = '\u0000subtotal'
const OFFENCE = 'offence'

/** The total of a table of several offences is of more than was asked: it says nothing where a figure of no other offence stands. */
function ofTheAsked(totals: readonly ObservationRow[]): readonly ObservationRow[] {
  const asked = totals.filter((row) => !dimensionsOf(row).some(([key]) => key === OFFENCE))
  return asked.length > 0 ? asked : totals
}

/** Keys by which a row is a part of something: its dimensions that are neither a total nor the series'. */
function breakdown(row: ObservationRow, seriesKey: string | null): string {
  const keys: string[] = []
  for (const [key, value] of dimensionsOf(row)) {
    if (key === seriesKey || value === 'Total') continue
    if (value === 'Subtotal') return SUBTOTAL
    keys.push(key)
  }
  return keys.join(', ')
}

/** Key and value of each dimension of a row. */
export function dimensionsOf(row: Pick<ObservationRow, 'dimensions'>): readonly (readonly [string, string])[] {
  return row.dimensions
    .split(';')
    .filter((part) => part !== '')
    .map((part) => {
      const at = part.indexOf('=')
      return at < 0 ? ([part, ''] as const) : ([part.slice(0, at), part.slice(at + 1)] as const)
    })
}

/** Rows that all say the same thing: one figure where they agree, a range where they do not. */
function oneFigure(rows: readonly ObservationRow[]): ChartFigure {
  const given = rows.filter(({ status }) => status === 'ok')
  const values = [...new Set(given.map(({ value }) => value ?? 0))].sort((a, b) => a - b)
  const low = values[0]
  const high = values[values.length - 1]
  if (low !== undefined && high !== undefined) {
    if (low === high) return { status: 'ok', low, high, rows: given, one: given[0] ?? null, why: '' }
    const why = `replies give ${values.map(numberText).join(' and ')}; ${intervalText(low, high)} is drawn`
    return { status: 'disputed', low, high, rows: given, one: given[0] ?? null, why }
  }
  const [first] = rows
  if (first === undefined || first.status === 'ok') return unlike(rows, 'nothing is given')
  const tight = rows.find((row) => row.high !== null) ?? first
  const status = tight.status === 'ok' ? first.status : tight.status
  return { status, low: tight.low, high: tight.high, rows, one: tight, why: '' }
}
