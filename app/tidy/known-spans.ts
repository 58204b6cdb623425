import { namesAsked, spansOfSubject } from '../names/index.ts'
import type { Evidence, Observation, Period } from '../vocabulary/index.ts'

/**
 * Figures of the offence asked about whose months are known to stand for other days: "April to October 2017" was how forces
 * wrote its first six months. The words stay as they were written, and the evidence says on whose word they mean those days.
 * A sheet that also gives other offences, or does not say which it gives, keeps its months.
 */
export function withKnownSpans(
  observations: readonly Observation[],
  said: () => readonly string[],
): readonly Observation[] {
  if (!observations.some(({ period }) => period !== null && meantBy(period) !== undefined)) return observations
  if (observations.some(({ dimensions }) => dimensions.some(({ key }) => key === 'offence'))) return observations
  if (!said().some(namesAsked)) return observations
  return observations.map((observation) => {
    const { period, evidence } = observation
    const meant = period === null ? undefined : meantBy(period)
    if (period === null || meant === undefined) return observation
    return { ...observation, period: { ...meant.period, written: period.written }, evidence: [...evidence, meant.why] }
  })
}

const MEANT: ReadonlyMap<string, { readonly period: Period; readonly why: Evidence }> = new Map(
  spansOfSubject().map(({ months, start, end, says }) => [
    months,
    {
      period: { start, end, written: says },
      why: { states: 'period', from: 'subject', at: undefined, written: says } satisfies Evidence,
    },
  ]),
)

function meantBy({ start, end }: Period) {
  return MEANT.get(`${start}..${end}`)
}
