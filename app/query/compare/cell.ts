import { isBounded, perHead } from '../../vocabulary/index.ts'
import type { CompareCell, ComparePeriod, Flag } from './comparison.ts'
import { lengthInDays, monthsOf } from './days.ts'
import type { Resolved } from './resolve.ts'
import { daysCovered } from './resolve.ts'
import { countWords, daysWords, dayWords, listWords, monthsWords, numberWords, sentence, thingsWords } from './words.ts'

/** Whom a rate is of, for one force. */
export interface Heads {
  readonly residents: number | null
  /** Why there are none. */
  readonly why: string
}

/** A decision that a figure stands on, as its caveat says it. */
export interface DecidedHere {
  readonly id: string
  readonly short: string
  readonly words: string
  /** It lets the figure be compared though it is for other days or another unit. */
  readonly accepts: boolean
}

const PER = 1000

/** A resolved figure as a cell of the table: its mark, its rate, and what must be known before it is compared. */
export function cellOf(
  found: Resolved | null,
  period: ComparePeriod,
  measure: string,
  heads: Heads,
  decided: readonly DecidedHere[] = [],
): CompareCell {
  if (found === null) return nothing(period)
  const accepted = decided.find(({ accepts }) => accepts)
  const flags = [
    ...flagsOf(found, period, measure).map((flag) => (accepted === undefined ? flag : softened(flag))),
    ...bridgeFlags(found, period),
    ...decided.map(({ words, short }): Flag => ({ kind: 'decided', tone: 'note', short, words })),
  ]
  const noRate = whyNoRate(found, heads)
  const rate =
    noRate === '' && isBounded(found.interval) && heads.residents !== null
      ? perHead(found.interval, heads.residents, PER)
      : null
  return {
    interval: found.interval,
    status: found.status,
    ids: found.ids,
    made: found.made,
    fit: found.fit,
    covers: found.covers,
    measure: found.measure,
    scope: found.scope,
    marker: markerOf(found),
    illustrative: found.illustrative,
    rate,
    noRate,
    flags,
    accepted: accepted !== undefined,
    bridge: found.bridge ?? null,
    decisions: decided.map(({ id }) => id),
  }
}

/** Of what was accepted the difference stays to be known, and no longer stands in the way. */
function softened(flag: Flag): Flag {
  const differs = flag.kind === 'other year' || flag.kind === 'part' || flag.kind === 'unit'
  return differs ? { ...flag, tone: 'warn' } : flag
}

function bridgeFlags({ bridge }: Resolved, { label }: ComparePeriod): readonly Flag[] {
  if (bridge !== 'possible') return []
  const words = `Quarters or months that make up ${label} are given too: it can be added up from them by decision.`
  return [{ kind: 'bridge', tone: 'note', short: 'Can be added up', words }]
}

function nothing({ label }: ComparePeriod): CompareCell {
  const words = `Nothing is said of ${label}`
  return {
    interval: null,
    status: 'none',
    ids: [],
    made: 'stated',
    fit: 'no',
    covers: [],
    measure: '',
    scope: 'asked',
    marker: '',
    illustrative: false,
    rate: null,
    noRate: words,
    flags: [{ kind: 'no figure', tone: 'bad', short: `${label} not given`, words: `${words}.` }],
    accepted: false,
    bridge: null,
    decisions: [],
  }
}

function markerOf({ status, disputed, fit, illustrative }: Resolved): string {
  if (disputed.length > 0) return '[r]'
  if (status === 'suppressed') return '[c]'
  if (status !== 'ok') return '[x]'
  if (fit === 'part') return '[p]'
  return illustrative ? '°' : ''
}

function whyNoRate(found: Resolved, { residents, why }: Heads): string {
  if (residents === null) return why
  if (found.fit === 'part') return 'The figure is for a part of the year: a rate of a year cannot be made of it'
  if (!isBounded(found.interval)) return 'There is no figure, or none with an upper bound'
  return ''
}

function flagsOf(found: Resolved, period: ComparePeriod, measure: string): readonly Flag[] {
  const flags: Flag[] = [...periodFlags(found, period)]
  const { label } = period
  if (found.measure !== measure) {
    const short = `${sentence(found.measure)}, not ${measure}`
    flags.push({ kind: 'unit', tone: 'bad', short, words: `${label} counts ${found.measure}, not ${measure}.` })
  }
  if (found.scope === 'several') {
    const words = `${label} covers several offences, undivided.`
    flags.push({ kind: 'scope', tone: 'bad', short: 'Several offences', words })
  }
  if (found.disputed.length > 0) {
    const figures = listWords(found.disputed.map((value) => numberWords(value)))
    const short = `${found.disputed.length} figures for ${label}`
    flags.push({
      kind: 'disputed',
      tone: 'warn',
      short,
      words: `${label} is given as ${figures}: all of them are shown, as a range.`,
    })
  }
  flags.push(...withheldFlags(found, label), ...madeFlags(found, label))
  return flags
}

function periodFlags({ fit, covers, ...found }: Resolved, period: ComparePeriod): readonly Flag[] {
  const [first] = covers
  switch (fit) {
    case 'other year': {
      const words = `The figure for ${period.label} is for ${daysWords(covers)}, not ${monthsWords(period)}.`
      const calendar = first?.start.endsWith('-01-01') === true
      return [{ kind: 'other year', tone: 'bad', short: calendar ? 'Calendar years' : 'Other years', words }]
    }
    case 'part': {
      const [months, whole] = [monthsOf(daysCovered({ covers })), monthsOf(lengthInDays(period))]
      const words = `${period.label} is for ${daysWords(covers)} only: ${thingsWords(months, 'month')} of ${whole}.`
      return [{ kind: 'part', tone: 'bad', short: `${months} of ${whole} months`, words }]
    }
    case 'late start': {
      const start = dayWords(first?.start ?? period.start)
      const words = `${period.label} starts on ${start}, a few days late${found.made === 'periods' ? ', added up' : ''}.`
      return [{ kind: 'late start', tone: 'warn', short: `From ${start}`, words }]
    }
    default:
      return []
  }
}

function withheldFlags({ status, interval }: Resolved, label: string): readonly Flag[] {
  switch (status) {
    case 'ok':
      return []
    case 'suppressed': {
      if (interval === null || interval.high === null) {
        const words = `${label} is withheld, and no upper bound is known.`
        return [{ kind: 'suppressed', tone: 'bad', short: 'Withheld, no bound', words }]
      }
      const range = countWords(interval).replace('–', ' to ')
      return [
        {
          kind: 'suppressed',
          tone: 'held',
          short: `Withheld, ${range}`,
          words: `${label} is known only to be from ${range}.`,
        },
      ]
    }
    default: {
      const what = { refused: 'refused', not_held: 'not held', missing: 'blank, meaning unclear' }[status]
      return [{ kind: 'withheld', tone: 'bad', short: sentence(what), words: `${label} is ${what}.` }]
    }
  }
}

function madeFlags({ made, added, covers, fit }: Resolved, label: string): readonly Flag[] {
  switch (made) {
    case 'stated':
      return []
    case 'periods': {
      const length = lengthsWords(covers)
      const words = `${label} is added up from ${added} ${length.toLowerCase()}${fit === 'same' ? ' that cover it without a gap' : ''}.`
      return fit === 'part' ? [] : [{ kind: 'summed', tone: 'note', short: `${length}, summed`, words }]
    }
    case 'records': {
      const words = `${label} is counted from ${thingsWords(added, 'record')}; that the list is whole is not said.`
      return [{ kind: 'records', tone: 'warn', short: 'Counted records', words }]
    }
    case 'parts': {
      const words = `${label} is added up from ${thingsWords(added, 'part')} of a breakdown; the reply states no total. One offence may be in several parts.`
      return [{ kind: 'parts', tone: 'warn', short: 'Sum of a breakdown', words }]
    }
  }
}

function lengthsWords(covers: Resolved['covers']): string {
  const months = new Set(covers.map((days) => monthsOf(lengthInDays(days))))
  const [only] = months
  if (months.size > 1) return 'Periods'
  return only === 1 ? 'Months' : only === 3 ? 'Quarters' : only === 6 ? 'Half-years' : 'Periods'
}
