import { mayNameAskedOffence, parseCategory, resolveForce, totalOf } from '../names/index.ts'
import type { Address } from '../vocabulary/index.ts'
import { type Statement, statement } from './layout.ts'
import type { Reading } from './reading.ts'

/** What the labels of a row or column of headings are values of. */
export interface Axis {
  /** As in `Statement`: `force`, `period`, `measure`, the key of a dimension; empty where the labels state nothing. */
  readonly key: string
  /** Share of the labels that the key understands; 1 for a key of the file's own. */
  readonly sure: number
  /** The labels are more than one, so a total among them is a total over something. */
  readonly parts: boolean
}

const SUBJECT_KEYS = ['gender', 'age', 'platform', 'outcome', 'offence'] as const
const ANYTHING =
  /^(?:all )?(?:others?|unknown|not (?:recorded|known|stated|specified|given|reported)|unspecified|n\/?k|none|don't know|blank|\(blank\)|misc(?:ellaneous)?)[.:]?$/i
/** Labels of an axis are looked at up to this many: a column of 100,000 says no more than its first thousand texts. */
const ENOUGH = 1000

/**
 * The dimension of labels, from the name that heads them, from what a title says the table is broken down by, and from
 * the labels themselves. A name that no pack knows becomes a key of its own.
 */
export function axisOf(labels: readonly Reading[], header: Reading | undefined, titleKeys: readonly string[]): Axis {
  const values = distinct(labels).filter(
    (reading) => !reading.total && !reading.subtotal && !reading.percent && reading.text !== '',
  )
  const parts = values.length > 0
  // "Unknown" and "Other" are values of anything: the other labels tell what they are values of
  const speaking = values.filter(({ text }) => !ANYTHING.test(text))
  const telling = speaking.length > 0 ? speaking : values
  const share = (test: (reading: Reading) => boolean): number =>
    telling.length === 0 ? 0 : telling.filter(test).length / telling.length
  const accepts: Record<string, number> = {
    period: share((reading) => reading.period !== undefined || reading.month !== undefined),
    force: share((reading) => reading.force !== undefined),
    measure: share((reading) => reading.measure !== undefined || (reading.askedOffence && values.length === 1)),
  }
  for (const key of SUBJECT_KEYS) {
    accepts[key] = share((reading) => reading.as(key) !== undefined || (key === 'offence' && reading.askedOffence))
  }
  const named = header?.dimension
  // the analyst says that the header names a key of which the program knows nothing else
  if (named !== undefined && !Object.hasOwn(accepts, named)) return { key: named, sure: parts ? 1 : 0, parts }
  const own = labels[0]?.added.keys.filter((key) => !Object.hasOwn(accepts, key)) ?? []
  for (const key of own) accepts[key] = share((reading) => reading.as(key) !== undefined)
  if (named !== undefined && (accepts[named] ?? 0) > 0.3) return { key: named, sure: accepts[named] ?? 0, parts }
  // 16-17 and 17-18 are bands of ages or years: what else stands there decides
  if ((accepts.period ?? 0) > 0 && values.every(({ period }) => period === undefined || period.alsoAge === true)) {
    const year = titleKeys.includes('age') || (accepts.age ?? 0) > (accepts.period ?? 0) ? 'age' : 'period'
    if ((accepts[year] ?? 0) >= 0.6) return { key: year, sure: accepts[year] ?? 0, parts }
  }
  const order = [...SUBJECT_KEYS].sort((a, b) => Number(titleKeys.includes(b)) - Number(titleKeys.includes(a)))
  let best = ''
  let most = 0
  for (const key of ['period', 'force', ...order, ...own, 'measure']) {
    const level = (accepts[key] ?? 0) + (titleKeys.includes(key) && (accepts[key] ?? 0) > 0 ? 0.2 : 0)
    if (level > most + 1e-9) {
      best = key
      most = level
    }
  }
  if (header?.reference === true && (best === '' || most < 0.9)) return { key: '', sure: 1, parts }
  if (most >= 0.6 && best !== '') return { key: best, sure: Math.min(1, accepts[best] ?? 0), parts }
  if (header !== undefined && named === 'offence' && (accepts.offence ?? 0) === 0 && isOtherSubject(speaking)) {
    return { key: ownKey(header.text), sure: 1, parts }
  }
  if (named !== undefined) return { key: named, sure: accepts[named] ?? 0, parts }
  // a year in the corner is no name of what stands below it
  const names = header !== undefined && header.text !== '' && header.period === undefined
  if (names && header.measure === undefined && !header.total) {
    return { key: ownKey(header.text), sure: values.length > 0 ? 1 : 0, parts }
  }
  if (best !== '' && most > 0.3) return { key: best, sure: accepts[best] ?? 0, parts }
  return { key: '', sure: parts ? 0 : 1, parts }
}

/** Several crimes of which none is near to those that were asked about: "Burglary", "Robbery", "Shoplifting". */
function isOtherSubject(labels: readonly Reading[]): boolean {
  return labels.length >= 3 && labels.every(({ text }) => /\p{L}{3}/u.test(text) && !mayNameAskedOffence(text))
}

function distinct(labels: readonly Reading[]): readonly Reading[] {
  return [...new Map(labels.map((label) => [label.text.toLowerCase(), label] as const)).values()].slice(0, ENOUGH)
}

/** The key of a dimension that no pack knows: its header in lower case with `_` for spaces. */
export function ownKey(header: string): string {
  return header
    .toLowerCase()
    .replace(/[=;]/g, ' ')
    .trim()
    .replace(/[\s_]+/g, '_')
}

/** What one label states, its axis being known; undefined where it states nothing (a count, the offence asked about). */
export function stated(reading: Reading, axis: Axis, at: Address, span: string): Statement | undefined {
  const say = (name: string, value: string): Statement => statement(name, value, 'cell', at, reading.text)
  const { key } = axis
  if (key === '' || reading.text === '') return undefined
  if (key === 'measure') {
    const { measure } = reading
    return measure === undefined || measure === '' || measure === 'offences' ? undefined : say('measure', measure)
  }
  // "Scotland total" below the divisions of a force
  if (key !== 'force' && key !== 'period' && isTotalOfForce(reading)) return axis.parts ? say(key, 'Total') : undefined
  const group = groupTotal(reading)
  if (group !== undefined && key !== 'period') {
    return key === 'force'
      ? say('area', isOfAll(group) ? 'Total' : 'Subtotal')
      : say(key, COUNTED.test(group) ? 'Total' : 'Subtotal')
  }
  // "2017/18 total" below the quarters of a year is that year, not the span of all of them
  const ofPeriod = key === 'period' && (reading.total || reading.subtotal) ? reading.period?.period : undefined
  if (ofPeriod !== undefined) return say('period', `${ofPeriod.start}..${ofPeriod.end}`)
  if (reading.subtotal) return say(key === 'force' ? 'area' : key, key === 'period' ? span : 'Subtotal')
  if (reading.total && !(key !== 'period' && reading.as(key) !== undefined)) {
    if (!axis.parts) return undefined
    if (key === 'period') return span === '' ? undefined : say('period', span)
    return say(key === 'force' ? 'area' : key, 'Total')
  }
  switch (key) {
    case 'period':
      if (reading.period !== undefined)
        return say('period', `${reading.period.period.start}..${reading.period.period.end}`)
      return reading.month === undefined ? undefined : say('month', String(reading.month))
    case 'force':
      return forceStated(reading, say)
    case 'offence':
      return reading.askedOffence || (reading.measure !== undefined && reading.as('offence') === undefined)
        ? undefined
        : say('offence', reading.as('offence') ?? reading.text)
    default: {
      const value = reading.as(key)
      // "Offences" over "of which female": all of them
      if (value === undefined && reading.measure === 'offences') return undefined
      return say(key, value ?? namedTotal(key, reading.text) ?? reading.text)
    }
  }
}

/** The name of a force or a country, and "total": all of what a table of parts of it states. */
function isTotalOfForce(reading: Reading): boolean {
  const name = /^(?:grand )?total (?:for )?(.+)$|^(.+?) (?:force )?total$/i.exec(reading.text)
  if (name === null || reading.total || reading.subtotal) return false
  const found = resolveForce(name[1] ?? name[2] ?? '')
  return found !== undefined
}

/** "Total North East", "Total Restraint": the total of a group that it names. */
function groupTotal(reading: Reading): string | undefined {
  if (reading.total || reading.subtotal) return undefined
  return /^(?:sub-?)?total\s+(?:for |of )?((?:\d+ forces\b|\p{L}).*)$/iu.exec(reading.text)?.[1]
}

/** "Social media total" sums some platforms; "Female total" below ages sums all of them, for girls. */
function namedTotal(key: string, text: string): 'Total' | 'Subtotal' | undefined {
  const of = GROUPED.has(key) ? totalOf(text) : undefined
  if (of === undefined) return undefined
  const category = parseCategory(of)
  return category === undefined || category.key === key ? 'Subtotal' : 'Total'
}

const GROUPED: ReadonlySet<string> = new Set(['platform', 'age', 'gender', 'outcome'])

/** "Total searches": of everything that is counted, not of a group of that name. */
const COUNTED = /^(?:stop (?:and|&) )?(?:searches|stops|uses|arrests|detentions|calls|reports|deaths|people|persons)$/i

/** "Total 43 forces", "Total fatalities": of everything, where no region is named. */
function isOfAll(group: string): boolean {
  return isNational(group) || (/^\p{L}+$/u.test(group) && resolveForce(group) === undefined)
}

/** A country, or everything, rather than a region of it. Wales stands among the regions of England and Wales. */
export function isNational(area: string): boolean {
  return (
    /\bengland\b|\bunited kingdom\b|\buk\b|\bgreat britain\b|\bnational\b|\ball forces\b|\d+ forces\b|^total$|\boverall\b|^(?:k0[2-5]|e92)\d{6}$/i.test(
      area,
    ) && !/\beast of england\b/i.test(area)
  )
}

/** The words in which a heading says what is counted: "Number of fatalities" counts `fatalities`; empty where it only says "number". */
export function measureWords(reading: Reading): string {
  const { measure } = reading
  if (measure === 'offences') return ''
  if (measure !== undefined) return measure
  return reading.text
    .toLowerCase()
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/^(?:the )?(?:total )?(?:number|count|volume|no\.?) of /, '')
    .replace(/^(?:as at|as of)\b.*$/, '')
    .replace(/[ :.*]+$/, '')
    .trim()
}

function forceStated(reading: Reading, say: (key: string, value: string) => Statement): Statement | undefined {
  const { force } = reading
  if (force === undefined) return say('force', '')
  switch (force.kind) {
    case 'force':
      return say('force', force.force)
    case 'forces':
      return say('force', force.forces.join('+'))
    case 'area':
      return say('area', isNational(force.written) ? 'Total' : 'Subtotal')
    case 'ambiguous':
      // a name that a force shares with a region: whoever knows the other rows decides
      return say('force', '')
  }
}

/** `start..end` of the first and last day that the labels speak of; empty where none states a whole period. */
export function spanOf(labels: readonly Reading[]): string {
  let start = ''
  let end = ''
  for (const { period, total } of labels) {
    if (period === undefined || total) continue
    if (start === '' || period.period.start < start) start = period.period.start
    if (period.period.end > end) end = period.period.end
  }
  return start === '' ? '' : `${start}..${end}`
}
