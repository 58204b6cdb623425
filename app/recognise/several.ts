import { offenceScopeIn } from '../names/index.ts'
import { type Statement, statement } from './layout.ts'
import type { Line } from './titles.ts'

const SECTIONS = /\bs(?:s|ec(?:tion)?s?)?\.? ?(\d{1,3}[a-z]?(?:(?: ?(?:,|&|\/|and|or) ?)+(?:s\.?)?\d{1,3}[a-z]?)*)\b/gi
const TOGETHER =
  /\bcombin(?:e[ds]?|ing)\b|\btogether\b|\binclud(?:e[ds]?|ing)\b|\bundivided\b|\bas well as\b|\b(?:in )?aggregate[d]?\b|\bjointly\b|\bgrouped\b|\bmerged\b/i
/** "Which cannot be separated". */
const INSEPARABLE =
  /\b(?:cannot|can not|not|unable|impossible|without)\b.{0,30}\b(?:separat\w+|distinguish\w*|br(?:eak|oken) down|split|disaggregat\w+|divided|told apart|differentiat\w+|isolat\w+)\b/i
const LEFT_OUT =
  /\b(?:not|n't|never|nor|without)\b.{0,20}\b(?:includ\w+|count(?:ed)?|cover\w*|part of|combin\w+)\b|\bexclu(?:d\w+|sive)\b|\bexcept\b|\bother than\b/i
/** Sections of this Act are grounds of a refusal. */
const REFUSAL = /\bfreedom of information\b|\bFOIA?\b|\bexempt/i
const OF_OFFENCES = /\b(?:offences?|crimes?) (?:(?:recorded|falling|committed) )?(?:under|of|contrary)\b/i

/** Says that the figures cover several offences without telling them apart. */
export function severalOffences(lines: readonly Line[]): Statement | undefined {
  for (const line of lines) {
    const sentences = line.text.split(/(?<=[a-z)a]\.)\s+(?=[A-Z])/)
    if (sentences.some((sentence) => coversSeveral(sentence)))
      return statement('offence', 'Several', line.from, line.at, line.text)
  }
  return undefined
}

function coversSeveral(sentence: string): boolean {
  const inseparable = INSEPARABLE.test(sentence)
  if ((!TOGETHER.test(sentence) && !inseparable) || REFUSAL.test(sentence)) return false
  if (LEFT_OUT.test(sentence) && !inseparable) return false
  const sections = new Set(
    [...sentence.matchAll(SECTIONS)].flatMap((match) => (match[1] ?? '').toLowerCase().match(/\d{1,3}[a-z]?/g) ?? []),
  )
  sections.delete('40')
  if (sections.size >= 2 || offenceScopeIn(sentence)?.covers === 'several') return true
  return sections.size === 1 && !sections.has('15a') && OF_OFFENCES.test(sentence)
}
