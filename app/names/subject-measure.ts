import { offenceScopeIn } from './category/index.ts'
import { plain, withoutFootnote } from './plain.ts'

/**
 * What a title says is counted where that is no offence, victim or suspect: `missing incidents` of "Number of missing
 * incidents by force", `full-time equivalents`, `headcount`. Undefined where it only speaks of crimes or records in general.
 */
export function countedIn(text: string): string | undefined {
  const bare = plain(withoutFootnote(text))
  if (bare.length > LONGEST) return undefined
  const unit = UNITS.find(([, pattern]) => pattern.test(bare))?.[0]
  if (unit !== undefined) return unit
  const plural = COUNTED_BY.exec(bare)?.[1]
  if (plural !== undefined) return plural.replace('&', 'and')
  const words = NUMBER_OF.exec(bare.replace(STOP_AND_SEARCH, '$1-and-$2'))?.[1]
    ?.replaceAll('-and-', ' and ')
    .replace(FILLING, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
  if (words === undefined || words === '' || words.length > 40) return undefined
  if (words.split(' ').every((word) => GENERAL.has(word)) || ASKED.test(bare) || offenceScopeIn(bare) !== undefined)
    return undefined
  return words
}

const LONGEST = 200

const UNITS: readonly (readonly [string, RegExp])[] = [
  ['full-time equivalents', /\bfull[- ]time[- ]equivalents?\b|\(fte\)|^ftes?$|\bfte (?:strength|count|by|of)\b/],
  ['headcount', /\(head ?count\)|^head ?count$|\bhead ?count (?:by|of)\b/],
]

const NUMBER_OF =
  /^(?:table [\w.]+[ .:-]+|q(?:uestion)? ?\d+[ .:-]+|\d+[.)] )?(?:the )?(?:total )?(?:numbers?|counts?|volumes?|no\.?) of ((?:(?:999|101|111|112) )?[a-z][a-z' &-]*?)(?:$|[,.:;(]| [-\u2013] |(?<!\bof) \b(?:by|in|per|for|from|to|as at|as of|at|on|with|within|between|during|where|who|which|that|were|was|are|recorded|reported|broken|split|each|since|over|under|involving|used|made|received|answered|attended|taken|carried|conducted|against|and)\b)/
/** "Searches by object found": words that name nothing but what is counted. */
const COUNTED_BY =
  /^(?:table [\w.]+[ .:-]+)?((?:stop (?:and|&) |strip )?searches|stops|arrests|detentions|999 calls) (?:by|per)\b/
/** One thing under two words. */
const STOP_AND_SEARCH = /\b(stops?) (?:and|&) (search(?:es)?)\b/g
const FILLING = /\b(?:the|all|any|recorded|reported|such|these|those|total|annual|police)\b/g
/** Words that may as well mean the offences that were asked about. */
const GENERAL: ReadonlySet<string> = new Set(
  'offence offences crime crimes incident incidents record records case cases report reports occurrence occurrences times victim victims suspect suspects offender offenders child children people persons figure figures relevant related results sexual online criminal data individual unique distinct different separate other platform platforms outcome outcomes age ages gender genders year years month months force forces'.split(
    ' ',
  ),
)
const ASKED = /\bsexual communication\b|\bgrooming\b|\bsex(?:ual)? offences?\b|\bs(?:ection)?\.? ?15a\b/
