import type { FigureStatus, Request } from '../vocabulary/index.ts'

/** Figures of a force that share what they are about, by the cell of the first. */
export interface Given {
  readonly measure: string
  readonly start: string | null
  readonly end: string | null
  /** Keys of the dimensions by which they are broken down; those that they sum over are not among them. */
  readonly by: ReadonlySet<string>
  readonly status: FigureStatus
  readonly count: number
  /** Key of the first observation. */
  readonly first: number
}

/**
 * How a reply answers one question for one period. `withheld`: every figure is an interval; `partly`: for other days than
 * those asked about, or for some of them; `none`: nothing is said.
 */
export type AnswerState = 'answered' | 'withheld' | 'partly' | 'refused' | 'not_held' | 'missing' | 'none'

export interface Answer {
  /** Key of the dimension; empty for the figures as such. */
  readonly question: string
  /** Position of the period in the request. */
  readonly period: number
  readonly state: AnswerState
  /** Key of the observation that shows it; null where nothing is said. */
  readonly first: number | null
}

/** The questions of a request: the figures themselves, then each breakdown. */
export function questionsOf(request: Request): readonly string[] {
  return ['', ...request.dimensions]
}

/** How a force's figures answer each question of the request for each of its periods. */
export function answersOf(given: readonly Given[], request: Request): readonly Answer[] {
  return questionsOf(request).flatMap((question) => {
    const about = question === '' ? given : given.filter(({ by }) => by.has(question))
    return request.periods.map((period, nth) => ({ question, period: nth, ...answerFor(about, period) }))
  })
}

function answerFor(
  given: readonly Given[],
  period: { readonly start: string; readonly end: string },
): Pick<Answer, 'state' | 'first'> {
  const inside = given.filter(({ start, end }) => start !== null && start >= period.start && (end ?? '') <= period.end)
  const told = inside.filter(({ status }) => status === 'ok' || status === 'suppressed')
  const first = Math.min(...(told.length > 0 ? told : inside).map((one) => one.first))
  if (told.length > 0) {
    if (!covers(told, period)) return { state: 'partly', first }
    return { state: told.some(({ status }) => status === 'ok') ? 'answered' : 'withheld', first }
  }
  for (const state of ['refused', 'not_held', 'missing'] as const) {
    const one = inside.find(({ status }) => status === state)
    if (one !== undefined) return { state, first: one.first }
  }
  const across = given.find(
    ({ start, end, status }) =>
      (status === 'ok' || status === 'suppressed') &&
      start !== null &&
      start <= period.end &&
      (end ?? '') >= period.start,
  )
  return across === undefined ? { state: 'none', first: null } : { state: 'partly', first: across.first }
}

const DAY = 86_400_000

/** Whether the days of the figures, taken together, are all the days of the period. */
function covers(given: readonly Given[], period: { readonly start: string; readonly end: string }): boolean {
  const spans = given
    .map(({ start, end }) => [Date.parse(start ?? ''), Date.parse(end ?? '')] as const)
    .sort((a, b) => a[0] - b[0])
  let next = Date.parse(period.start)
  for (const [start, end] of spans) {
    if (start > next) return false
    next = Math.max(next, end + DAY)
  }
  return next > Date.parse(period.end)
}
