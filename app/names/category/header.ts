import { compact, plain, withoutFootnote } from '../plain.ts'
import { HEADERS, SUBJECT } from './pack.ts'

/** What a header such as "Platform used" or "Age of victim" names: `platform`, `age`, `gender`, `outcome`, `offence`, `force`, `period`. */
export function dimensionOfHeader(text: string): string | undefined {
  const key = compact(withoutFootnote(text))
  return (
    HEADERS.get(key) ??
    (AGE.test(key) ? 'age' : undefined) ??
    (FORCE.test(key) ? 'force' : key !== '' && key !== 'on' && PERIOD.test(key) ? 'period' : undefined)
  )
}

const PERSON = '(?:victims?|complainants?|injuredpart(?:y|ies)|aggrieved|child(?:s|ren|rens)?|suspects?|offenders?)'
/** "Victim age at offence", "Age of child at the time of the crime", "Ages (in years)". */
const AGE = new RegExp(
  `^(?:the)?(?:${PERSON}s?)?ages?(?:group|band|range|bracket|category)?s?(?:ofthe|of)?(?:${PERSON})?(?:inyears|years|yrs)?(?:(?:at|on|when)(?:the)?(?:time|date|point)?(?:ofthe|of)?(?:offence|crime|incident|report|reporting|offending)?(?:recorded|reported|committed|occurred)?)?$`,
)
const FORCE =
  /^(?:police)?(?:force|forcearea|forcename|policeforcearea|nameofforce|policearea|forcedistrict|pfa|constabulary|areaname)$/
const EVENT =
  '(?:crime|offence|incident|occurrence)?(?:recorded|recording|created|reported|report|committed|logged|received|entered|opened)?'
const PERIOD = new RegExp(
  `^(?:financial|fin|fiscal|calendar|reporting|performance|time|${EVENT})(?:years?|yr|months?|periods?|quarters?|dates?|datetime|dateandtime|daterange|fy|week|yearmonth|monthyear|fyear|date/time)(?:of)?${EVENT}(?:on)?$|^${EVENT}on$|^(?:year|month|quarter|period)ending$|^(?:crime|offence)(?:recorded|created)$`,
)

/** The dimensions that a title says its table is broken down by: "… by age of victim and gender of victim". */
export function dimensionsInTitle(text: string): readonly string[] {
  const after = /\b(?:by|broken down by|split by|per)\b(.*)$/.exec(plain(text))?.[1]
  if (after === undefined) return []
  return IN_TITLES.filter(([, pattern]) => pattern.test(after)).map(([name]) => name)
}

/** A table is not broken down by "offences": those are what it counts. */
const IN_TITLES: readonly (readonly [string, RegExp])[] = [
  ...SUBJECT.dimensions.map(
    ({ key, title }) => [key, new RegExp(`\\b(?:${title.join('|')})${key === 'offence' ? '' : 's?'}\\b`)] as const,
  ),
  ['period', /\b(?:month|year|quarter)s?\b/],
  ['force', /\bforces?\b/],
]

/** Whether the header names a column of percentages or of rates, which hold no figures. */
export function isPercentHeader(text: string): boolean {
  return /%|\bper ?cent(?:age)?s?\b|\bproportion\b|\bpct\b|\bshare of\b|\bper (?:\d{1,3}(?:[ ,]?000)+|head|capita|thousand|million)\b|^(?:crime |offence )?rates?$/.test(
    plain(text),
  )
}

/** Whether the header names a column of running numbers or references. */
export function isRunningNumberHeader(text: string): boolean {
  return /^(?:nr|srno|slno|#|row|rowno|rownumber|line|lineno|sno|serial|serialno|serialnumber|id|index|item|itemno|ref|refno|reference|referencenumber|urn|crimeno|crimenumber|crimeref|crimereference|crimerefno|crimereferencenumber|occurrenceno|occurrencenumber|occurrence|recordno|recordnumber|code|hocode|offencecode|homeofficecode|nicherms|uniqueref|uniquereference|uniquereferencenumber|occno)$/.test(
    compact(text) || plain(text).trim(),
  )
}
