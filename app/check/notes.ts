const MANY = String.raw`\b(?:more than (?:one|1)|multiple|several|two or more|many|various|numerous)\b`

/** More than one, of what the sentence spoke of before. */
const OF_THEM = new RegExp(
  String.raw`${MANY} (?:(?:may|might|can|could|was|were|is|has|have|had|applies|per)\b|of (?:these|those|them|the above)(?: and| may| can|,|\.|;|$))`,
  'i',
)

/** Sentences by which a force says that parts come to more than their total, or that a record is counted under several of them. */
const MORE_THAN_TOTAL =
  /\b(?:add|adds|sum|sums|total|totals|come|comes) (?:up )?to more than\b|\b(?:exceed|exceeds|greater than|higher than|will not (?:equal|match|sum|add)|(?:do|does|may|might|will) not (?:sum|add up|equal|match))\b.{0,60}\b(?:total|number of (?:offences|crimes|records)|offences)\b|\bcounted (?:more than once|twice|under each|in each)\b|\bnot mutually exclusive\b/i

/** Why else figures do not come to their total. */
const OTHER_REASON = /\bround(?:ed|ing)\b|percent|per cent|%|publish|suppress|withheld|redact/i

/** What a sentence speaks of where it says so, by the key of the dimension. */
const SPEAKS_OF: ReadonlyMap<string, string> = new Map([
  [
    'platform',
    String.raw`platform|method|social media|\bapps?\b|\bsites?\b|websites?|communication|\bmedia\b|medium|means|device`,
  ],
  ['age', String.raw`\bage|victim`],
  ['gender', String.raw`gender|\bsex\b|victim`],
  ['outcome', 'outcome|disposal'],
])

/** Whether the texts of a reply say that one record can have more than one value of a key, so that the parts may exceed their total. */
export function allowsSeveral(prose: readonly string[], key: string): boolean {
  const words = SPEAKS_OF.get(key) ?? key.replaceAll('_', ' ').replace(/[^\w ]/g, '.')
  // "several offences were recorded late" is many of something else
  const ofKey = new RegExp(String.raw`${MANY}(?:\W+\w+){0,3}?\W+(?:${words})`, 'i')
  return prose.some((text) => {
    if (ofKey.test(text)) return true
    if (!OF_THEM.test(text) && (!MORE_THAN_TOTAL.test(text) || OTHER_REASON.test(text))) return false
    const about = [...SPEAKS_OF].filter(([, other]) => new RegExp(other, 'i').test(text)).map(([name]) => name)
    return about.length === 0 || about.includes(key) || new RegExp(words, 'i').test(text)
  })
}

const HIDDEN_LEFT_OUT =
  /\b(?:totals?|sums?)\b.{0,60}\b(?:not|exclud\w+|without|omit\w*|leaves? out|ignor\w+)\b.{0,40}(?:\b(?:suppress\w*|withheld|redact\w*|hidden|small|low)\b|\b(?:fewer|less) than|<|\*)/i

/** Whether a reply says that its totals do not count what it hides. */
export function leavesHiddenOut(prose: readonly string[]): boolean {
  return prose.some((text) => HIDDEN_LEFT_OUT.test(text))
}

/** A section by which information is refused: the limit of cost, vexatious requests, the exemptions. Others say how to answer or complain. */
const SECTION = String.raw`\b(?:section|sec\.?|s\.?) ?(?:12|14|2[1-9]|3\d|4[0-4])(?![\d])[a-z]?(?:\(\d+\))*(?:\([a-z]\))?`

/** Only read in letters that give no figure at all. */
const REFUSES: readonly RegExp[] = [
  /\brefus(?:e|es|ed|al|ing)\b|\bdeclin(?:e|es|ed|ing) (?:to|your|this|the)\b|\bneither confirms? (?:n?or) den(?:y|ies)\b/i,
  /\b(?:is|are|was|were|be|been|being|therefore) (?:\w+ )?(?:exempt|withheld|rejected)\b/i,
  new RegExp(`${SECTION}.{0,80}(?:engaged|applies|applied|apply|exempt|exceed|limit)`, 'i'),
  new RegExp(`(?:exempt|exemption|by virtue of|under|pursuant to).{0,60}${SECTION}.{0,60}(?:act|exempt)`, 'i'),
  /\b(?:exceed|exceeds|exceeding|exceeded|beyond|over|above)\b.{0,40}\b(?:18[- ]hours?|hours|appropriate (?:cost )?limit|cost (?:limit|threshold)|fees? limit|time (?:limit|constraints?|threshold))\b|\b(?:more|longer) than (?:18|24|eighteen) hours\b/i,
  /\b(?:cannot|can not|unable to|not able to|not obliged to|not required to) (?:be )?(?:provide|supply|answer|comply|disclose|release)/i,
]

const NOT_HELD: readonly RegExp[] = [
  /\bno (?:\w+ ){0,3}(?:information|data|records?|figures?|offences)(?: (?:is|are|was|were|has been|have been))? (?:\w+ )?(?:held|recorded|found|located)\b(?! (?:before|prior|after|since|until))/i,
  /\b(?:found|has|have|had|with) no (?:recorded |relevant |such |record of )?(?:information|data|records?|figures?)\b/i,
  /\b(?:is|are|was|were) not (?:\w+ )?(?:held|recorded|retrievable|available|collected|captured)\b/i,
  /\b(?:do|does|did) not (?:\w+ )?(?:hold|record|keep|collect|capture)\b|\b(?:don't|doesn't) (?:hold|record)\b/i,
  /\bnot held\b|\bnothing (?:is )?held\b|\bholds? no\b|\bunable to (?:locate|retrieve|find)\b/i,
]

/** A sentence that only says what could happen, as letters do that acknowledge a request. */
const CONDITIONAL =
  /\b(?:if|should|may|might|could|whether|where|in the event)\b.{0,60}\b(?:exempt|refus|withheld|apply|applies|not held|exceed)/i

/** The sentence by which a letter refuses, or says that nothing is held; undefined where it does neither. */
export function refusalIn(
  prose: readonly string[],
): { readonly sentence: string; readonly is: 'refused' | 'not held' } | undefined {
  const told = prose.filter((sentence) => !CONDITIONAL.test(sentence))
  for (const [is, words] of [
    ['refused', REFUSES],
    ['not held', NOT_HELD],
  ] as const) {
    const sentence = told.find((text) => words.some((one) => one.test(text)))
    if (sentence !== undefined) return { sentence, is }
  }
  return undefined
}

const WHAT_RECORDS = String.raw`(?:(?:crime|case|records?|recording|intelligence|IT|computer|force)(?: \w+){0,3} systems?|(?:new|different|another|old|previous|legacy|replacement) (?:\w+ ){0,3}(?:systems?|database)|Niche|Athena|recording (?:practices?|rules|standards|methods?|system)|counting rules|crime recording|definitions?|methodology)`
const CHANGES = `(?:changed?|changes|changing|migrat(?:ed|ion|ing)|moved|moving|switch(?:ed|ing)?|replac(?:ed|ement|ing)|introduc(?:ed|tion|ing)|implement(?:ed|ation|ing)|went live|upgrad(?:ed|ing)|transition(?:ed|ing)?|adopt(?:ed|ion))`

/** Sentences by which a force says that it records differently since some day. */
const BREAKS: readonly RegExp[] = [
  new RegExp(String.raw`\b${CHANGES}\b.{0,60}\b${WHAT_RECORDS}\b`, 'i'),
  new RegExp(
    String.raw`\b${WHAT_RECORDS}\b.{0,60}\b(?:has|have|had|was|were|is|are|went|moved|changed)(?: been)? ?(?:changed|migrated|replaced|introduced|implemented|upgraded|adopted|live|revised|different)\b`,
    'i',
  ),
]

/** What may change any day, in systems that are live, is no break. */
const ANY_DAY =
  /\b(?:may|might|could|can|will|subject to|liable to)\b.{0,30}\b(?:change|vary|differ|fluctuat\w+)|\blive system\b/i

/** The sentence by which a reply says that figures before and after a day are recorded differently. */
export function breakIn(prose: readonly string[]): string | undefined {
  return prose.find((text) =>
    text.split(/(?<=[.!?])\s+/).some((part) => !ANY_DAY.test(part) && BREAKS.some((one) => one.test(part))),
  )
}
