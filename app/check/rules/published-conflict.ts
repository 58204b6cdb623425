import type { ArithmeticLine, Finding } from '../../vocabulary/index.ts'
import { type Against, againstPublished } from '../against-published.ts'
import { findingOf, placesOfFigures } from '../finding.ts'
import type { PublishedValue } from '../implied.ts'
import { notJudged, type Rule } from '../rule.ts'
import type { Case } from '../stated.ts'
import type { Thresholds } from '../thresholds.ts'
import { operandOf } from '../words.ts'

/** A reply that contradicts what was published about the same force and year. */
export const publishedConflict: Rule = {
  rule: 'published-conflict',
  title: 'Not what was published',
  why: 'Readers find the older story. Lancashire’s 2017/18 was printed as 64, as 175 and, by difference, as 277: growth to 252 is then a rise or a fall.',
  how: 'The count of a reply for a period asked for is set against figures printed for it and against differences of printed figures; and against the year before, where only that was printed. Where next to no reply agrees with what was published, they count something else.',
  severity: 'contradiction',
  contract: false,
  needs: ['figures', 'periods asked for'],
  judge: (input, settings) => {
    const { periods } = input.asked.request
    if (periods.length === 0) return notJudged('published-conflict', 'The request asks for no periods.')
    if ((input.published ?? []).length === 0) {
      return notJudged('published-conflict', 'No published figures about what was asked are known.')
    }
    const { all, strangers, differ } = againstPublished(input, settings)
    if (strangers) {
      return notJudged(
        'published-conflict',
        `${differ} of ${all.length} counts differ from what was published: the replies seem to count something else.`,
      )
    }
    return { findings: all.flatMap((one) => findingsFor(one, input, settings)), unjudged: [] }
  },
}

function findingsFor(against: Against, { asked }: Case, { outlierChange }: Thresholds): readonly Finding[] {
  const { force, label, start, end, count, published, before } = against
  const [place, ...places] = placesOfFigures(count.from)
  const { measure } = asked.request
  const said = {
    force,
    file: place?.file ?? '',
    sheet: place?.sheet ?? '',
    cells: place?.cells ?? [],
    places,
  }
  const replied: ArithmeticLine = {
    words: 'the reply',
    by: count.from.length > 1 ? '+' : 'is',
    operands: count.from.map((one) => operandOf(one, label)),
    low: count.value,
    high: count.value,
  }
  const others = published.filter(({ value }) => value !== count.value)
  if (others.length > 0) {
    const agrees = others.length < published.length
    const printed = others.map((one) => `${one.value} (${sourcesOf(one)})`).join('; ')
    return [
      findingOf(publishedConflict, {
        ...said,
        about: `${measure}|${start}..${end}`,
        severity: agrees ? 'caution' : 'contradiction',
        note: `${label}: the reply gives ${count.value}${agrees ? ', as one release does' : ''}; published were ${printed}.`,
        arithmetic: [replied, ...others.map(lineOf)],
        caveat: `Other figures were published for ${label}: ${others.map(({ value }) => value).join(', ')}.`,
      }),
    ]
  }
  const far = before.filter(({ value }) => isFar(value, count.value, outlierChange))
  if (published.length > 0 || far.length === 0 || far.length < before.length) return []
  return [
    findingOf(publishedConflict, {
      ...said,
      about: `${measure}|${start}..${end}|before`,
      severity: 'caution',
      note: `${label}: the reply gives ${count.value}; for the year before ${far.map((one) => `${one.value} was published (${sourcesOf(one)})`).join('; ')}.`,
      arithmetic: [replied, ...far.map(lineOf)],
      caveat: `${label} is far from what was published for the year before, and was not confirmed.`,
    }),
  ]
}

function isFar(one: number, other: number, factor: number): boolean {
  return Math.max(one, other) > Math.min(one, other) * factor && Math.max(one, other) > 0
}

function sourcesOf({ from }: PublishedValue): string {
  const [first] = from
  if (first === undefined) return ''
  const names = [...new Set(from.map(({ source, released }) => `${hostOf(source)}, ${released}`))]
  const printed = from.every(({ value }) => value === first.value)
  return printed
    ? names.join('; ')
    : `by difference: ${from.map(({ value }) => value).join(' − ')}; ${names.join('; ')}`
}

function hostOf(address: string): string {
  return address.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/.*$/, '')
}

function lineOf(value: PublishedValue): ArithmeticLine {
  const [first] = value.from
  const printed = value.from.every((one) => one.value === first?.value)
  return {
    words: `published: ${[...new Set(value.from.map(({ source }) => source))].join(' ')}`,
    by: printed ? 'is' : '−',
    operands: (printed ? value.from.slice(0, 1) : value.from).map((one) => ({
      label: `released ${one.released}`,
      low: one.value,
      high: one.value,
      at: null,
    })),
    low: value.value,
    high: value.value,
  }
}
