import { periodsIn } from '../names/index.ts'
import type { Address } from '../vocabulary/index.ts'
import { type Axis, axisOf, stated } from './axis.ts'
import { type Statement, statement } from './layout.ts'
import { type Reading, readingOf } from './reading.ts'

/** A heading that says two things or three, taken apart: "Facebook 2017/18", "Female - 2018/19", "Male 10-12 years". */
export interface Compound {
  readonly period: Reading | undefined
  readonly gender: Reading | undefined
  /** What is left; undefined where nothing is. */
  readonly rest: Reading | undefined
}

/** The headings of one row, each taken apart in the same way, with what is left of them read as one axis. */
export interface Compounds {
  readonly of: ReadonlyMap<Reading, Compound>
  readonly gender: Axis | undefined
  readonly rest: Axis | undefined
  /** Each names a period. */
  readonly dated: boolean
}

/**
 * Headings of which each says more than one thing. Undefined unless all of them can be taken apart alike, and what is left
 * is known: then the words are for a person to read.
 */
export function compoundsOf(readings: readonly Reading[], titleKeys: readonly string[]): Compounds | undefined {
  const telling = readings.filter(({ percent, text }) => !percent && text !== '')
  if (telling.length < 2) return undefined
  const dated = apart(telling, true, titleKeys)
  return dated ?? apart(telling, false, titleKeys)
}

/** What a heading or a label states, taken apart. */
export function compoundStates(compound: Compound, { gender, rest }: Compounds, at: Address): readonly Statement[] {
  const days = compound.period?.period?.period
  return [
    days && statement('period', `${days.start}..${days.end}`, 'cell', at, compound.period?.text ?? ''),
    compound.gender && gender && stated(compound.gender, gender, at, ''),
    compound.rest && rest && stated(compound.rest, rest, at, ''),
  ].filter((fact) => fact !== undefined)
}

function apart(readings: readonly Reading[], dated: boolean, titleKeys: readonly string[]): Compounds | undefined {
  const of = new Map<Reading, Compound>()
  for (const reading of readings) {
    const period = dated ? periodOf(reading) : undefined
    if (dated && period === undefined) return undefined
    of.set(reading, { period: period?.period, gender: undefined, rest: period?.rest ?? reading })
  }
  const rests = [...of.values()].flatMap(({ rest }) => (rest === undefined ? [] : [rest]))
  if (rests.length < of.size) return undefined
  const axis = knownAxis(rests, titleKeys)
  if (dated && axis !== undefined) return { of, gender: undefined, rest: axis, dated }
  const split = rests.map(genderOf)
  if (split.some((one) => one === undefined)) return undefined
  const kept = split.flatMap((one) => (one === undefined ? [] : [one]))
  const restAxis = knownAxis(
    kept.map(({ rest }) => rest),
    titleKeys,
  )
  if (restAxis === undefined || restAxis.key === 'gender') return undefined
  const genders = axisOf(
    kept.map(({ gender }) => gender),
    undefined,
    ['gender'],
  )
  const apartOf = [...of].map(([reading, { period }], i): readonly [Reading, Compound] => [
    reading,
    { period, gender: kept[i]?.gender, rest: kept[i]?.rest },
  ])
  return { of: new Map(apartOf), gender: genders, rest: restAxis, dated }
}

const KNOWN: ReadonlySet<string> = new Set(['gender', 'age', 'platform', 'outcome', 'offence', 'force'])

function knownAxis(readings: readonly Reading[], titleKeys: readonly string[]): Axis | undefined {
  const axis = axisOf(readings, undefined, titleKeys)
  return KNOWN.has(axis.key) && axis.sure >= 0.6 ? axis : undefined
}

/** The one period in a heading, and the words beside it. */
function periodOf(reading: Reading): { readonly period: Reading; readonly rest: Reading } | undefined {
  const [found, ...others] = periodsIn(reading.text)
  const bare = BARE_YEAR.exec(reading.text)
  const at = found?.at ?? bare?.index
  const written = found?.period.written ?? bare?.[0]
  if (at === undefined || written === undefined || others.length > 0) return undefined
  const rest = trimmed(`${reading.text.slice(0, at)} ${reading.text.slice(at + written.length)}`)
  const period = readingOf(written, undefined, reading.added)
  if (rest === '' || period.period === undefined) return undefined
  return { period, rest: readingOf(rest, undefined, reading.added) }
}

/** "Facebook 2018": in a heading a bare year at either end is one. */
const BARE_YEAR = /^(?:19|20)\d\d(?=\s)|(?<=\s)(?:19|20)\d\d$/

function genderOf(reading: Reading): { readonly gender: Reading; readonly rest: Reading } | undefined {
  const [, first, behind] = GENDER_FIRST.exec(reading.text) ?? []
  const [, before, last] = GENDER_LAST.exec(reading.text) ?? []
  const gender = first ?? last
  const rest = trimmed(behind ?? before ?? '')
  return gender === undefined || rest === ''
    ? undefined
    : {
        gender: readingOf(gender, undefined, reading.added),
        rest: readingOf(rest, undefined, reading.added),
      }
}

const GENDERS = '(?:fe)?males?|boys?|girls?|unknown gender|gender unknown'
const GENDER_FIRST = new RegExp(`^(${GENDERS})(?:\\s+victims?)?[\\s:,(/–-]+(.+)$`, 'i')
const GENDER_LAST = new RegExp(`^(.+?)[\\s:,(/–-]+(${GENDERS})\\)?$`, 'i')

function trimmed(text: string): string {
  return text
    .replace(/\(\s*\)/g, ' ')
    .replace(/^[\s:;,./\-–—(]+|[\s:;,./\-–—]+$/g, '')
    .replace(/^([^(]*)\)$/, '$1')
    .replace(/\b(?:in|for|during)$/i, '')
    .replace(/\s{2,}/g, ' ')
    .trim()
}
