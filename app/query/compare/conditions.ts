import { type Dimension, dimensionText } from '../../vocabulary/index.ts'
import {
  CONDITIONS,
  type CompareCell,
  type ComparePeriod,
  type CompareRow,
  type Condition,
  type Verdict,
} from './comparison.ts'
import { lengthInDays, monthsOf, sharedDays } from './days.ts'
import type { ForceSays } from './extracted.ts'
import type { Withholding } from './withholding.ts'
import { countWords, dayWords, listWords, monthsWords } from './words.ts'

/** What the matrix knows of a force besides its figures. */
export interface Known {
  readonly periods: readonly ComparePeriod[]
  readonly measure: string
  readonly filters: readonly Dimension[]
  /** Breakdowns that were asked for. */
  readonly asked: readonly string[]
  /** Breakdowns of which the force gives parts in the asked periods. */
  readonly given: readonly string[]
  readonly withheld: Withholding | undefined
  readonly says: ForceSays | undefined
  /** What the rules found about its figures; empty where they have not looked. */
  readonly found: readonly FoundHere[]
  /** The day in the middle of all that forces name; null where none does. */
  readonly usualDay: string | null
}

/** A finding as the matrix holds it against a force. */
export interface FoundHere {
  /** That its figures are rounded, or that they do not agree with others or with themselves. */
  readonly about: 'rounding' | 'agreement'
  /** What the rule says; of a private finding its title alone. */
  readonly words: string
  /** False of what was explained: it is said, and stands in nobody's way. */
  readonly stands: boolean
  /** As it was judged: "open", "explained". */
  readonly status: string
  readonly reason: string
}

/** Days of extraction this far from the usual one leave time for records to be added or taken out. */
const FAR_APART = 183

/** A force held against the request, one condition after the other in the order of `CONDITIONS`. */
export function conditionsOf(row: Pick<CompareRow, 'cells'>, known: Known): readonly Condition[] {
  if (row.cells.every(({ status }) => status === 'none')) {
    return CONDITIONS.map(() => none('no figure', 'No figure of this force is here'))
  }
  return [
    yearType(row.cells, known),
    unit(row.cells, known),
    scope(row.cells),
    covered(row.cells, known),
    suppression(row.cells, known),
    rounding(known),
    agreement(row.cells, known),
    breakdowns(known),
    extraction(known),
  ]
}

function same(short: string, reason: string, key = 'asked'): Condition {
  return { state: 'same', short, reason, key }
}

function none(short: string, reason: string): Condition {
  return { state: 'none', short, reason, key: '' }
}

const flagged = (cells: readonly CompareCell[], kind: string) =>
  cells.flatMap(({ flags }) => flags.filter((flag) => flag.kind === kind))
/** What was accepted by decision asks for a caveat, no more. */
const stateOf = (flags: readonly { readonly tone: string }[]) =>
  flags.some(({ tone }) => tone === 'bad') ? ('not' as const) : ('caveat' as const)
const reasons = (flags: readonly { readonly words: string }[]) => flags.map(({ words }) => words).join(' ')

function yearType(cells: readonly CompareCell[], { periods }: Known): Condition {
  const [period] = periods
  const year = period === undefined ? '' : monthsWords(period)
  const other = flagged(cells, 'other year')
  if (other.length > 0) {
    const odd = cells.find(({ fit }) => fit === 'other year')?.covers[0]
    const short = odd === undefined ? 'other year' : monthsWords(odd)
    return { state: stateOf(other), short, reason: reasons(other), key: `year ${odd?.start.slice(5) ?? ''}` }
  }
  const late = flagged(cells, 'late start')
  if (late.length > 0) {
    const start = cells.find(({ fit }) => fit === 'late start')?.covers[0]?.start ?? ''
    return { state: 'caveat', short: `from ${dayWords(start, false)}`, reason: reasons(late), key: start.slice(5) }
  }
  const records = flagged(cells, 'records')
  if (records.length > 0) return { state: 'caveat', short: 'records', reason: reasons(records), key: 'records' }
  const summed = flagged(cells, 'summed')
  return same(year, summed.length > 0 ? reasons(summed) : `Years from ${year}, as they were asked for`)
}

function unit(cells: readonly CompareCell[], { measure }: Known): Condition {
  const flags = flagged(cells, 'unit')
  if (flags.length === 0) return same(measure, `Counts ${measure}, as it was asked to`)
  const units = [...new Set(cells.map((cell) => cell.measure).filter((one) => one !== ''))].sort()
  return { state: stateOf(flags), short: listWords(units), reason: reasons(flags), key: units.join('+') }
}

function scope(cells: readonly CompareCell[]): Condition {
  const flags = flagged(cells, 'scope')
  if (flags.length > 0) return { state: 'not', short: 'several offences', reason: reasons(flags), key: 'several' }
  const parts = flagged(cells, 'parts')
  if (parts.length > 0) return { state: 'caveat', short: 'sum of parts', reason: reasons(parts), key: 'parts' }
  return same('as asked', 'Covers the offence that was asked about')
}

function covered(cells: readonly CompareCell[], { periods, says }: Known): Condition {
  let has = 0
  let of = 0
  for (const [nth, period] of periods.entries()) {
    of += monthsOf(lengthInDays(period))
    const cell = cells[nth]
    // A few days late is the whole year; the year type says that they are missing.
    if (cell?.fit === 'late start') has += monthsOf(lengthInDays(period))
    else for (const days of cell?.covers ?? []) has += monthsOf(sharedDays(days, period))
  }
  const short = `${has}/${of} mo.`
  const gaps = cells.flatMap(({ flags }) => flags.filter(({ kind }) => kind === 'part' || kind === 'no figure'))
  const partly = (says?.partly ?? []).filter(({ value }) => isOfThese(value, periods))
  const said = partly.map(({ text }) => `The reply says: “${text.slice(0, 200)}”`)
  if (gaps.length > 0) {
    return { state: stateOf(gaps), short, reason: [reasons(gaps), ...said].join(' '), key: `${has}`, said }
  }
  if (has < of) {
    return {
      state: 'caveat',
      short,
      reason: `The years given share ${has} months with the ${of} asked for.`,
      key: `${has}`,
    }
  }
  const [first] = partly
  if (first !== undefined)
    return { state: 'caveat', short: saidShort(first.value), reason: said.join(' '), key: `${has} said`, said }
  return same(short, 'All of the asked periods', `${of}`)
}

/** What is said of a last day is about those periods alone that go on behind it. */
function isOfThese(value: string, periods: readonly ComparePeriod[]): boolean {
  const day = /^to (\d{4}-\d\d-\d\d)$/.exec(value)?.[1]
  return day === undefined || periods.some(({ start, end }) => start <= day && day < end)
}

function saidShort(value: string): string {
  const day = /^to (.*)/.exec(value)?.[1]
  if (day !== undefined) return `says to ${dayWords(day, false)}`
  return `says ${value.replace(/months?$/, 'mo.').replace(/^part of a year$/, 'part')}`
}

function suppression(cells: readonly CompareCell[], { withheld }: Known): Condition {
  const unclear = flagged(cells, 'withheld')
  if (unclear.length > 0) {
    const statuses = [...new Set(cells.filter(({ interval }) => interval === null).map(({ status }) => status))]
    const short = listWords(statuses.filter((status) => status !== 'none').map((status) => WITHHELD[status] ?? status))
    return { state: 'not', short, reason: reasons(unclear), key: short }
  }
  const hidden = flagged(cells, 'suppressed')
  if (hidden.length > 0) {
    const open = hidden.some(({ tone }) => tone === 'bad')
    const range = cells.find(({ status }) => status === 'suppressed')?.interval
    const short = open || range === undefined || range === null ? 'no upper bound' : `${countWords(range)} hidden`
    return { state: open ? 'not' : 'caveat', short, reason: reasons(hidden), key: short }
  }
  if (withheld !== undefined && withheld.suppressed > 0) {
    const short = withheld.range === null ? 'parts hidden' : `parts ${countWords(withheld.range)}`
    const reason = `The figures compared here are given; ${withheld.suppressed} of the breakdowns are withheld.`
    return { state: 'none', short, reason, key: 'none' }
  }
  return same('none', 'Nothing is withheld', 'none')
}

const WITHHELD: Readonly<Record<string, string>> = {
  refused: 'refused',
  missing: 'blank, unclear',
  not_held: 'not held',
}

function rounding({ says, found }: Known): Condition {
  const stated = says?.rounded ?? []
  const [first] = stated
  const of = found.filter(({ about }) => about === 'rounding')
  const said = stated.map(({ text }) => `The reply says: “${text.slice(0, 200)}”`)
  const reason = [...said, ...of.map(foundWords)].join(' ')
  if (first !== undefined)
    return { state: 'caveat', short: first.value.replace(/^rounded /, ''), reason, key: first.value, said }
  if (of.some(({ stands }) => stands)) return { state: 'caveat', short: 'looks rounded', reason, key: 'looks rounded' }
  return same('none said', reason === '' ? 'No reply of this force says that it rounds its figures' : reason, 'none')
}

function agreement(cells: readonly CompareCell[], { found }: Known): Condition {
  const disputed = flagged(cells, 'disputed')
  const of = found.filter(({ about }) => about === 'agreement')
  const reason = [...disputed.map(({ words }) => words), ...of.map(foundWords)].join(' ')
  if (disputed.length > 0) {
    return { state: 'caveat', short: disputed[0]?.short.replace(/ for .*/, '') ?? '', reason, key: 'disputed' }
  }
  const standing = of.filter(({ stands }) => stands)
  if (standing.length > 0) {
    const open = standing.filter(({ status }) => status === 'open').length
    const short = open > 0 ? `${open} open` : `${standing.length} ${standing[0]?.status ?? ''}`
    return { state: 'caveat', short, reason, key: 'found' }
  }
  if (of.length > 0) return same(`${of.length} explained`, reason, 'agree')
  return same('agree', 'No other figure for the same thing is in the replies')
}

function foundWords({ words, status, reason }: FoundHere): string {
  const judged = [status, reason].filter((part) => part !== '').join(': ')
  return `${words.replace(/\.$/, '')} (${judged.replace(/\.$/, '')}).`
}

function breakdowns({ asked, given, filters }: Known): Condition {
  if (asked.length === 0) return none('not asked', 'The request names no breakdown')
  const lacking = asked.filter((key) => !given.includes(key))
  const needed = filters.filter(({ key }) => lacking.includes(key))
  if (needed.length > 0) {
    const reason = `No breakdown by ${listWords(needed.map(({ key }) => key))}, which ${dimensionText(filters)} needs.`
    return { state: 'not', short: 'not given', reason, key: '' }
  }
  if (lacking.length === 0) return same('given', `Broken down by ${listWords(asked)}`)
  const short =
    lacking.length === asked.length ? 'not given' : `part: ${given.filter((key) => asked.includes(key)).join(', ')}`
  return none(short, `Not broken down by ${listWords(lacking)}; totals are comparable all the same.`)
}

function extraction({ says, usualDay }: Known): Condition {
  const [first] = says?.extracted ?? []
  if (first === undefined) return none('not stated', 'No reply of this force says when its figures were extracted')
  const short = dayWords(first.day)
  const reason = `“${first.written.slice(0, 200)}”`
  if (usualDay === null) return same(short, reason, first.day)
  const apart = Math.abs(Date.parse(first.day) - Date.parse(usualDay)) / 86_400_000
  if (apart <= FAR_APART) return same(short, reason, 'about then')
  const words = `${reason}: ${Math.round(apart / 30.44)} months from ${dayWords(usualDay)}, the usual day`
  return { state: 'caveat', short, reason: words, key: first.day, said: [`Extracted on another day: ${words}`] }
}

/** Held against another force instead: what both have alike may share an axis, whatever was asked. */
export function againstForce(
  own: readonly Condition[],
  other: readonly Condition[],
  name: string,
): readonly Condition[] {
  return own.map((condition, nth) => {
    const theirs = other[nth]
    if (theirs === undefined || condition.state === 'none' || theirs.state === 'none') return condition
    const alike = nth <= LAST_OF_KIND && condition.key === theirs.key
    if (alike) return { ...condition, state: 'same', reason: `Both alike. ${condition.reason}` }
    const worse = RANK[condition.state] >= RANK[theirs.state] ? condition.state : theirs.state
    const reason = theirs.state === 'same' ? condition.reason : `${condition.reason} ${name}: ${theirs.reason}`
    return { ...condition, state: worse, reason }
  })
}

/** Year type, unit, scope and period are alike or they are not; a figure withheld on both sides stays withheld. */
const LAST_OF_KIND = 3
const RANK = { none: 0, same: 1, caveat: 2, not: 3 } as const

/** What a force's conditions come to. */
export function verdictOf(conditions: readonly Condition[]): { readonly verdict: Verdict; readonly words: string } {
  const of = (state: Condition['state']) => conditions.filter((one) => one.state === state).map(({ reason }) => reason)
  const nots = of('not')
  if (nots.length > 0) return { verdict: 'cannot', words: nots.join(' ') }
  if (conditions.every(({ state }) => state === 'none')) {
    return { verdict: 'cannot', words: conditions[0]?.reason ?? '' }
  }
  const caveats = of('caveat')
  return caveats.length > 0 ? { verdict: 'caveat', words: caveats.join(' ') } : { verdict: 'like', words: '' }
}
