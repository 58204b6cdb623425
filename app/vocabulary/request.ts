import type { Request } from './finding.ts'

/** A request as it was sent: when, and to which bodies. */
export interface SentRequest extends Request {
  /** ISO date; null where nobody said when. */
  readonly date: string | null
  /** Codes of the bodies that were asked. */
  readonly bodies: readonly string[]
}

/** Of a workspace in which nobody has said what was asked: no rule finds a period or a body missing. */
export const NO_REQUEST: SentRequest = {
  text: '',
  date: null,
  bodies: [],
  measure: 'offences',
  countingUnit: '',
  periods: [],
  dimensions: [],
}

/** Kinds of year that a period of a request may be. */
export const YEAR_TYPES = ['financial', 'calendar', 'other'] as const
export type YearType = (typeof YEAR_TYPES)[number]

/** What kind of year a period is: 1 April to 31 March, 1 January to 31 December, or neither. */
export function yearTypeOf({ start, end }: { readonly start: string; readonly end: string }): YearType {
  const [from, to] = [start, end].map((date) => Number(date.slice(0, 4)))
  if (start.endsWith('-04-01') && end.endsWith('-03-31') && to === (from ?? 0) + 1) return 'financial'
  if (start.endsWith('-01-01') && end.endsWith('-12-31') && to === from) return 'calendar'
  return 'other'
}

/** The year that begins in `year`, with the label that reports give it: "2017/18", or "2017". */
export function yearPeriod(type: 'financial' | 'calendar', year: number): Request['periods'][number] {
  if (type === 'calendar') return { start: `${year}-01-01`, end: `${year}-12-31`, label: String(year) }
  const next = String((year + 1) % 100).padStart(2, '0')
  return { start: `${year}-04-01`, end: `${year + 1}-03-31`, label: `${year}/${next}` }
}

/** A request as a JSON value states it, or in words what is wrong with it. What may be left out: everything but measure and periods. */
export function readRequest(value: unknown): SentRequest | string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'it is not an object'
  const given: Readonly<Record<string, unknown>> = { ...value }
  const { text = '', date = null, measure, countingUnit = '', periods, bodies = [], dimensions = [] } = given
  if (typeof text !== 'string') return 'text is not a text'
  if (date !== null && !isDay(date)) return 'date is not a day such as 2019-04-02'
  if (typeof measure !== 'string' || measure === '') return 'measure is missing'
  if (typeof countingUnit !== 'string') return 'countingUnit is not a text'
  if (!isTexts(bodies)) return 'bodies is not a list of codes'
  if (!isTexts(dimensions)) return 'dimensions is not a list of texts'
  if (!Array.isArray(periods)) return 'periods is not a list'
  const read: Request['periods'][number][] = []
  for (const [position, period] of periods.entries()) {
    const { start, end, label = '' } = (period ?? {}) as Readonly<Record<string, unknown>>
    if (!isDay(start) || !isDay(end)) return `period ${position + 1} wants start and end as days such as 2018-03-31`
    if (start > end) return `period ${position + 1} ends before it starts`
    if (typeof label !== 'string') return `period ${position + 1} has a label that is not a text`
    read.push({ start, end, label })
  }
  return { text, date, bodies, measure, countingUnit, periods: read, dimensions }
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string')
}

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function isDay(value: unknown): value is string {
  const match = typeof value === 'string' ? /^\d{4}-(\d\d)-(\d\d)$/.exec(value) : null
  const [month, day] = [Number(match?.[1]), Number(match?.[2])]
  if (!(month >= 1 && day >= 1 && day <= (DAYS[month - 1] ?? 0))) return false
  const year = Number(String(value).slice(0, 4))
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return month !== 2 || day < 29 || leap
}
