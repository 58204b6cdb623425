import { COUNTED } from './category/pack.ts'
import { plain } from './plain.ts'

/**
 * What a header or title says that the figures count. "Age of victim" and "gender of victim" name a breakdown, "no
 * suspect identified" an outcome: neither says what is counted. Of several, the one that is numbered ("count of
 * victims") decides, then the first named.
 */
export function measureIn(text: string): string | undefined {
  const bare = BREAKDOWNS.reduce((rest, pattern) => rest.replace(pattern, ' '), plain(text))
  if (SENTENCE.test(bare)) return undefined
  const numbered = NUMBERED.exec(bare)?.[1]
  if (numbered !== undefined) return counted(numbered)
  const behind = /\b(?:offence|crime)s?(?: -| –|:)? (victims|suspects)\b/.exec(bare)?.[1]
  if (behind !== undefined) return counted(behind)
  const first = FIRST.exec(bare)
  return first === null ? undefined : counted(first[1] ?? first[2] ?? '')
}

const NOUNS = [...COUNTED.keys()]
const NUMBERED = new RegExp(
  `\\b(?:number|count|no\\.?|numbers|total|volume) ?of (?:[\\w/.-]+ ){0,4}?(${NOUNS.join('|')})\\b`,
)
/** Of one thing its count is spoken of ("victim count"), of several they are named alone. */
const FIRST = new RegExp(
  `\\b(${NOUNS.filter((noun) => noun.endsWith('s')).join('|')})\\b|\\b(victim|suspect|offence|crime) (?:count|numbers?|total)\\b`,
)
/** A note about people is no header: "suppressed to prevent the identification of victims". */
const SENTENCE = /\b(?:suppress\w*|identif(?:y|ication)|please|have been|has been|may be|cannot|could)\b/
const BREAKDOWNS = [
  /\b(?:ages?|age ?(?:group|band)|genders?|sex|ethnicity|relationship) ?of (?:the )?(?:victim|suspect|offender)s?\b/g,
  /\b(?:victim|suspect|offender)s?'?s? (?:age|gender|sex|ethnicity|details)\w*\b/g,
  /\bby (?:victim|suspect)s?\b/g,
  /\b(?:no|named)? ?suspects? (?:not )?identified\b/g,
  /\bvictims? (?:based|led|supports?|does not support)\b/g,
  /\bsexual offences act\b/g,
]

function counted(noun: string): string | undefined {
  return COUNTED.get(noun)
}
