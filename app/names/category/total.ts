import { compact, plain, withoutFootnote } from '../plain.ts'

/** Whether the label marks a total: "Total", "All", "Overall", "Grand Total:", "Total offences 2017/18". Subtotals are not totals. */
export function isTotalLabel(text: string): boolean {
  if (isSubtotalLabel(text) || text.length > 60 || text.includes('%')) return false
  const bare = plain(withoutFootnote(text))
    .replace(/\b(?:fy|f\/y|financial year|year)?\s*(?:20)?\d\d\s*[/-]\s*(?:20)?\d\d\b|\b20\d\d\b/g, ' ')
    .replace(/[():.,=-]+/g, ' ')
    .replace(/^\s*(?:the |all )?(?:\d{1,2}|two|three|four|five|six|ten)[ -]?(year|month|quarter)s?\b/, ' all $1s ')
    .replace(/\b(?:the |all )?(?:\d{1,2}|two|three|four|five|six|ten)[ -]?(year|month|quarter)s?\s*$/, ' all $1s ')
  return TOTALS.test(compact(bare))
}

const COUNTED =
  '(?:number|no|count|figures?|offences?|crimes?|recorded|reported|victims?|suspects?|platforms?|methods?|ages?|agegroups?|genders?|sexes|outcomes?|years?|months?|quarters?|periods?|categories|forces?|groups?|of|for|the|by|in|all|both|financial|annual)*'
const TOTALS = new RegExp(
  `^(?:${COUNTED}(?:grand|overall|sum|running|row|column|force|year|annual|yearly)?(?:totals?|overall|sum)${COUNTED}|all|all(?:offences|crimes|victims|suspects|platforms|methods|ages|agegroups|genders|sexes|outcomes|months|years|categories|persons|children|recorded|combined)+|combinedtotal|both(?:financial|fiscal|calendar)?(?:years|periods)(?:combined|together)?|(?:years|periods|quarters|months)combined|bothsexes|bothgenders)$`,
)

/** Whether the label marks a subtotal: "Sub-total", "Social media subtotal", "Subtotal (Telephone)". */
export function isSubtotalLabel(text: string): boolean {
  return /sub[ -]?totals?/.test(plain(text))
}

/** The group whose subtotal the label marks ("Social media subtotal"), empty where it names none, undefined where it is no subtotal. */
export function subtotalOf(text: string): string | undefined {
  if (!isSubtotalLabel(text)) return undefined
  return plain(withoutFootnote(text))
    .replace(/sub[ -]?totals?/, ' ')
    .replace(/[-:()]+/g, ' ')
    .replace(/\b(?:for|of)\b/g, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
}

/** What a label ends a total of ("Social media total", "Other methods - total"), undefined where it names nothing or is a total of all. */
export function totalOf(text: string): string | undefined {
  if (isTotalLabel(text) || isSubtotalLabel(text)) return undefined
  return /^(\S.*?)[ :-]+totals?:?$/.exec(plain(withoutFootnote(text)))?.[1]
}
