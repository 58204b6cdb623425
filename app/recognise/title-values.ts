import { dimensionOfHeader, english, offenceScopeIn, parseCategory, parseCategoryAs } from '../names/index.ts'
import { type Statement, statement } from './layout.ts'
import { isAside, type Line } from './titles.ts'

/** Longer lines speak of the reply, not of one table. */
const LONGEST = 90

/**
 * Values that the title of a table states for all of its figures: "Gender of victim: Female", "Female victims", "Meeting a
 * child following grooming (s.15)". Of one key the nearest line decides. A title that names the offence asked about, or
 * several, states none.
 */
export function titleValues(lines: readonly Line[]): readonly Statement[] {
  const found = new Map<string, Statement | undefined>()
  for (let i = lines.length - 1; i >= 0; i--) {
    const line = lines[i]
    if (line === undefined || line.text.length > LONGEST || isAside(line.text)) continue
    const text = english(line.text).replace(NUMBERED, '')
    const value = named(text) ?? alone(text)
    if (value !== undefined && !found.has(value.key)) found.set(value.key, say(value.key, value.value, line))
    const scope = offenceScopeIn(text)
    if (scope !== undefined && !found.has('offence')) {
      found.set(
        'offence',
        scope.covers === 'other' && !MENTIONED.test(text) ? say('offence', scope.value, line) : undefined,
      )
    }
  }
  return [...found.values()].filter((value) => value !== undefined)
}

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

/** "Female victims": of other keys a line of one word may say anything ("Letter", "Other"). */
function alone(text: string): { readonly key: string; readonly value: string } | undefined {
  const found = parseCategory(text.replace(/ only$/i, ''))
  // a sheet called "M" is as well the one by months
  return found?.key === 'gender' && text.length > 2 ? found : undefined
}

function say(key: string, value: string, line: Line): Statement {
  return statement(key, value, line.from, line.at, line.text)
}
