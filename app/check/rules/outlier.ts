import type { ArithmeticLine, Finding } from '../../vocabulary/index.ts'
import { type Count, countFor } from '../annual.ts'
import { findingOf, placesOfFigures } from '../finding.ts'
import { type Judgement, notJudged, type Rule, type Unjudged } from '../rule.ts'
import type { Case } from '../stated.ts'
import { tablesByForce } from '../tables.ts'
import type { Thresholds } from '../thresholds.ts'
import { operandOf } from '../words.ts'

/** Figures that stand so far from a force's other year, or from the other forces, that they want a question first. */
export const outlier: Rule = {
  rule: 'outlier',
  title: 'Far from the rest',
  why: 'A fourfold jump is more often another definition, half a year or a slip of the pen than an event.',
  how: 'The count changes by a factor of more than four from one period asked for to the next, either way; or, with a population of 200,000 or more, the count per head is more than four times the median of the forces.',
  severity: 'caution',
  contract: true,
  needs: ['figures', 'periods asked for', 'populations'],
  judge: (input, settings) => {
    const { request, forces } = input.asked
    const { periods } = request
    if (periods.length === 0) return notJudged('outlier', 'The request asks for no periods.')
    const counted: Counted[] = [...tablesByForce(input)].map(([force, tables]) => ({
      force,
      counts: periods.map((period) => countFor(tables, period, input.asked)),
    }))
    const rates = perHead(counted, input, settings)
    const unjudged: Unjudged[] = [...rates.unjudged]
    if (periods.length < 2) {
      unjudged.push({
        rule: 'outlier',
        force: null,
        why: 'The request asks for one period, so nothing can have changed.',
      })
    }
    if (forces.length === 0) {
      unjudged.push({ rule: 'outlier', force: null, why: 'No list gives the populations, so no rate is judged.' })
    }
    return { findings: [...counted.flatMap((one) => jumps(one, input, settings)), ...rates.findings], unjudged }
  },
}

interface Counted {
  readonly force: string
  /** For each period asked for. */
  readonly counts: readonly (Count | undefined)[]
}

function jumps({ force, counts }: Counted, { asked }: Case, { outlierChange }: Thresholds): readonly Finding[] {
  const { measure, periods } = asked.request
  return counts.flatMap((later, i) => {
    const earlier = counts[i - 1]
    const [from, to] = [periods[i - 1], periods[i]]
    if (earlier === undefined || later === undefined || from === undefined || to === undefined) return []
    const [less, more] = [Math.min(earlier.value, later.value), Math.max(earlier.value, later.value)]
    if (more <= less * outlierChange || more === 0) return []
    return [
      findingOf(outlier, {
        ...evidence([...earlier.from, ...later.from]),
        force,
        about: `${measure}|${from.start}..${to.end}|change`,
        note: `${measure} go from ${earlier.value} in ${from.label} to ${later.value} in ${to.label}.`,
        arithmetic: [line(from.label, earlier), line(to.label, later)],
        caveat: `The change from ${from.label} to ${to.label} is unusually large and was not confirmed.`,
      }),
    ]
  })
}

function perHead(counted: readonly Counted[], { asked }: Case, settings: Thresholds): Judgement {
  const people = new Map(asked.forces.map(({ code, population }) => [code, population ?? 0]))
  const { measure, periods } = asked.request
  const findings: Finding[] = []
  const unjudged: Unjudged[] = []
  for (const [i, period] of periods.entries()) {
    const rates = counted.flatMap(({ force, counts }) => {
      const count = counts[i]
      const population = people.get(force) ?? 0
      return count === undefined || population <= 0
        ? []
        : [{ force, count, population, rate: count.value / population }]
    })
    const middle = median(rates.map(({ rate }) => rate))
    if (middle === undefined) {
      if (asked.forces.length > 0) {
        unjudged.push({
          rule: 'outlier',
          force: null,
          why: `No force has both a count for ${period.label} and a population.`,
        })
      }
      continue
    }
    for (const { force, count, population, rate } of rates) {
      if (population < settings.outlierLeastPopulation || !(rate > middle * settings.outlierRate)) continue
      const times = (rate / middle).toFixed(1)
      findings.push(
        findingOf(outlier, {
          ...evidence(count.from),
          force,
          about: `${measure}|${period.start}..${period.end}|rate`,
          note: `${count.value} ${measure} in ${period.label} among ${population} people: ${times} times the median of ${rates.length} forces.`,
          arithmetic: [
            line(period.label, count),
            {
              words: 'for each 1,000 people',
              by: '÷',
              operands: [
                { label: measure, low: count.value, high: count.value, at: null },
                { label: 'thousand people', low: population / 1000, high: population / 1000, at: null },
              ],
              low: rate * 1000,
              high: rate * 1000,
            },
          ],
          caveat: `The rate for ${period.label} is ${times} times the median and was not confirmed.`,
        }),
      )
    }
  }
  return { findings, unjudged }
}

function evidence(from: Count['from']): Pick<Finding, 'file' | 'sheet' | 'cells' | 'places'> {
  const [first, ...places] = placesOfFigures(from)
  return { file: first?.file ?? '', sheet: first?.sheet ?? '', cells: first?.cells ?? [], places }
}

function line(label: string, { value, from }: Count): ArithmeticLine {
  const [first, second] = from
  const added = second !== undefined && first?.figure.status === 'ok' && first.figure.value !== value
  return {
    words: label,
    by: added ? '+' : 'is',
    operands: (added ? from : from.slice(0, 1)).map((one) => operandOf(one, label)),
    low: value,
    high: value,
  }
}

function median(values: readonly number[]): number | undefined {
  const ordered = [...values].sort((a, b) => a - b)
  const middle = ordered.length >> 1
  const upper = ordered[middle]
  if (upper === undefined) return undefined
  return ordered.length % 2 === 1 ? upper : (upper + (ordered[middle - 1] ?? upper)) / 2
}
