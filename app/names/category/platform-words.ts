import { plain, withoutFootnote } from '../plain.ts'

/** Names that mean nothing else, wherever they stand in a label. */
const NAMES: readonly (readonly [string, RegExp])[] = [
  ['Facebook Messenger', /\bfacebook messenger\b/],
  ['Facebook', /\bfacebook\b(?! messenger)/],
  ['Instagram', /\binstagram\b/],
  ['WhatsApp', /\bwhats ?app\b/],
  ['Snapchat', /\bsnapchat\b/],
  ['Twitter', /\btwitter\b/],
  ['TikTok', /\btik ?tok\b/],
  ['Kik', /\bkik\b/],
]

/** Something besides the name is meant, or not the name itself. */
const MORE =
  /[/&,+]|\b(?:and|or|other|others|not|non|no|excluding|excl|except|without|than|includ\w*|incl|search\w*|records?|data|figures?|note|where|were|was|plus|all|any|total|both|multiple|more)\b/

const CHANNEL =
  '(?:social (?:media|network(?:s|ing)?)(?: (?:sites?|apps?|platforms?))?|(?:online |internet |messaging |gaming |chat )?(?:platforms?|apps?|applications?|sites?|websites?|services?)|methods?|means|forms?|internet|online|communications?|contact|technolog(?:y|ies))'
const OTHER = new RegExp(
  `^(?:any |all |some |via )?others?(?: (?:types?|kinds?|forms?|methods?|means) of)?(?: ${CHANNEL})*(?: used| not listed(?: above)?)?$`,
)
const UNSAID =
  '(?:not (?:been )?(?:recorded|known|stated|specified|given|identified|noted|disclosed)|unknown|unspecified|unrecorded|unclear)'
const NOT_RECORDED = new RegExp(
  `^(?:the )?(?:platform|method|means|app|site|service|channel|medium|mode|communication|contact|social media)(?: of (?:communication|contact))?(?: used)?(?: (?:is|was|has|are))? ${UNSAID}(?: (?:or|and) (?:(?:is|was) )?${UNSAID})*$`,
)

/**
 * The platform of a longer wording: the one name in it ("Contacted through Facebook"), or that it is another or not said.
 * Undefined where the words join names or take one away.
 */
export function platformInWords(text: string): string | undefined {
  if (text.length < 8 || text.length > 80 || !/^\s*\p{L}/u.test(text)) return undefined
  const bare = plain(withoutFootnote(text))
    .replace(/\s*[()]\s*/g, ' ')
    .trim()
  if (OTHER.test(bare)) return 'Other'
  if (NOT_RECORDED.test(bare)) return 'Not recorded'
  if (MORE.test(bare)) return undefined
  const found = NAMES.filter(([, name]) => name.test(bare))
  const [only] = found
  return found.length === 1 && only !== undefined ? only[0] : undefined
}
