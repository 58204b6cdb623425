import {
  dimensionOfHeader,
  english,
  type OffenceScope,
  offenceScopeIn,
  parseCategory,
  parseCategoryAs,
} from '../names/index.ts'
import { type Statement, statement } from './layout.ts'
import { isAside, type Line } from './titles.ts'

/** Longer lines speak of the reply, not of one table. */
const LONGEST = 90

/**
 * Values that the title of a table states for all of its figures: "Gender of victim: Female", "Female victims", "Meeting a
 * child following grooming (s.15)". Of one key the nearest line decides. A title that names the offence asked about states
 * none; one that names it with others says that the figures cover several.
 */
export function titleValues(lines: readonly Line[]): readonly Statement[] {
  const found = new Map<string, Statement | undefined>()
  for (let i = lines.length - 1; i >= 0; i--) {
    const line = lines[i]
    if (line === undefined || isAside(line.text)) continue
    const text = english(line.text).replace(NUMBERED, '')
    const short = text.length <= LONGEST
    const value = short ? (named(text) ?? alone(text)) : undefined
    if (value !== undefined && !found.has(value.key)) found.set(value.key, say(value.key, value.value, line))
    if (!short && (text.length > LONGEST_OF_SEVERAL || !BEGINS_WITH_OFFENCES.test(text))) continue
    const scope = offenceScopeIn(text)
    if (scope !== undefined && !found.has('offence') && (short || scope.covers === 'several')) {
      found.set('offence', MENTIONED.test(text) ? undefined : offenceOf(scope, line))
    }
  }
  return [...found.values()].filter((value) => value !== undefined)
}

/** What a title that names offences says of the figures under it. */
function offenceOf(scope: OffenceScope, line: Line): Statement | undefined {
  switch (scope.covers) {
    case 'asked':
      return undefined
    case 'several':
      return BEGINS_WITH_OFFENCES.test(line.text) && line.from !== 'sheet name'
        ? say('offence', 'Several', line)
        : undefined
    case 'other':
      return say('offence', scope.value, line)
  }
}

/** A title that names its offences may be longer than others. */
const LONGEST_OF_SEVERAL = 160
/** "Offences under s.15 and s.15A": not the question, in which they may stand one by one. */
const BEGINS_WITH_OFFENCES =
  /^(?:[^a-z]*(?:table|question|q|part|section|tab)[ .]*\d{1,2}[a-z]?[ .:)-]+)?(?:the )?(?:(?:number|no|total|count)s?\.? of )?(?:recorded |all |child |sexual |police recorded )*(?:offences?|crimes?)\b[^?]*$/i

const NUMBERED = /^(?:table|q|question|part|section|tab)?[ .]*\d{1,2}[a-z]?[ .:)-]+/i
/** The title sets an offence apart, or only speaks of it. */
const MENTIONED = /\b(?:exclud\w+|except|without|other than|not includ\w+|compared|by offence|offences? type)\b/i

/** "Victim gender: Female". */
function named(text: string): { readonly key: string; readonly value: string } | undefined {
  const [, header, label] = /^([^:]{2,40}?)\s*(?::|\s[-\u2013])\s*(.{1,60})$/.exec(text) ?? []
  if (header === undefined || label === undefined) return undefined
  const key = dimensionOfHeader(header)
  if (key === undefined || key === 'force' || key === 'period' || key === 'offence') return undefined
  const value = parseCategoryAs(key, label)
  return value === undefined ? undefined : { key, value }
}

/** "Female victims", "Snapchat": of other keys a line of one word may say anything ("Letter", "Other"). */
function alone(text: string): { readonly key: string; readonly value: string } | undefined {
  const found = parseCategory(text.replace(/ only$/i, ''))
  // a sheet called "M" is as well the one by months
  if (found === undefined || text.length < 3) return undefined
  return found.key === 'gender' || (found.key === 'platform' && BRANDS.has(found.value)) ? found : undefined
}

/** Platforms whose names mean nothing else. */
const BRANDS: ReadonlySet<string> = new Set(
  'Facebook,Facebook Messenger,Instagram,WhatsApp,Snapchat,Twitter,TikTok,Kik,Xbox/PlayStation'.split(','),
)

function say(key: string, value: string, line: Line): Statement {
  return statement(key, value, line.from, line.at, line.text)
}
