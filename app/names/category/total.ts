import { compact, plain, withoutFootnote } from '../plain.ts'

const TOTALS =
  /^(?:grand|overall|force|sum|running|all)?(?:totals?|overall|sum|all)(?:all|number|count|offences|crimes|recorded|victims|suspects|platforms|ages|genders|years|months|methods|outcomes|numberofoffences|offencesrecorded|ofall|forall.*)?$/

/** Whether the label marks a total: "Total", "All", "Overall", "Grand Total:", "TOTALS". Subtotals are not totals. */
export function isTotalLabel(text: string): boolean {
  return !isSubtotalLabel(text) && TOTALS.test(compact(withoutFootnote(text)))
}

/** Whether the label marks a subtotal: "Sub-total", "Social media subtotal", "Subtotal (Telephone)". */
export function isSubtotalLabel(text: string): boolean {
  return /\bsub[ -]?totals?\b/.test(plain(text))
}

/** The group whose subtotal the label marks ("Social media subtotal"), empty where it names none, undefined where it is none. */
export function subtotalOf(text: string): string | undefined {
  if (!isSubtotalLabel(text)) return undefined
  return plain(withoutFootnote(text))
    .replace(/\bsub[ -]?totals?\b/, ' ')
    .replace(/[-:()]+/g, ' ')
    .replace(/\b(?:for|of)\b/g, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
}
