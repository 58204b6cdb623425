/**
 * Sentences by which a force says that one offence can have more than one of something, so that parts may come to more than
 * their total.
 */
const MORE_THAN_ONE =
  /\b(?:more than one|multiple|several|two or more|many)\b.{0,80}\b(?:recorded|per|each|against|same|used|involv|appl|link|assign|select|flag|offence|crime|victim)|\b(?:add|adds|sum|sums|total|totals|come|comes) (?:up )?to more than\b|\b(?:exceed|exceeds|greater than|higher than|will not (?:equal|match|sum|add)|(?:do|does|may|might|will) not (?:sum|add up|equal|match))\b.{0,60}\b(?:total|number of (?:offences|crimes|records)|offences)\b|\bcounted (?:more than once|twice|under each|in each)\b|\bnot mutually exclusive\b/i

/** What a sentence speaks of where it says so, by the key of the dimension. */
const SPEAKS_OF: ReadonlyMap<string, RegExp> = new Map([
  [
    'platform',
    /platform|method|social media|\bapps?\b|\bsites?\b|websites?|communication|\bmedia\b|medium|means|device/i,
  ],
  ['age', /\bage|victim/i],
  ['gender', /gender|\bsex\b|victim/i],
  ['outcome', /outcome|disposal/i],
])

/** Whether the texts of a reply say that one record can have more than one value of a key. */
export function allowsSeveral(prose: readonly string[], key: string): boolean {
  return prose.some((text) => {
    if (!MORE_THAN_ONE.test(text)) return false
    const about = [...SPEAKS_OF].filter(([, words]) => words.test(text)).map(([name]) => name)
    return about.length === 0 || about.includes(key) || text.toLowerCase().includes(key.replaceAll('_', ' '))
  })
}

const SECTION = String.raw`\b(?:section|sec\.?|s\.?) ?\d+[a-z]?(?:\(\d+\))*(?:\([a-z]\))?`

/** Only read in letters that give no figure at all. */
const REFUSES: readonly RegExp[] = [
  /\brefus(?:e|es|ed|al|ing)\b|\bdeclin(?:e|es|ed|ing) to\b|\bneither confirms? (?:n?or) den(?:y|ies)\b/i,
  /\b(?:is|are|was|were|be|been|being|therefore) (?:\w+ )?(?:exempt|withheld|rejected)\b/i,
  new RegExp(`${SECTION}.{0,80}(?:engaged|applies|applied|apply|exempt|exceed|limit)`, 'i'),
  new RegExp(`(?:exempt|exemption|by virtue of|under|pursuant to).{0,60}${SECTION}.{0,60}(?:act|exempt)`, 'i'),
  /\b(?:exceed|exceeds|exceeding|exceeded|beyond|over|above)\b.{0,40}\b(?:18[- ]hours?|hours|appropriate (?:cost )?limit|cost (?:limit|threshold)|fees? limit|time limit)\b/i,
  /\b(?:cannot|can not|unable to|not able to|not obliged to|not required to) (?:be )?(?:provide|supply|answer|comply|disclose|release)/i,
]

const NOT_HELD: readonly RegExp[] = [
  /\bno (?:\w+ ){0,3}(?:information|data|records?|figures?|offences)(?: (?:is|are|was|were|has been|have been))? (?:\w+ )?(?:held|recorded|found|located)\b/i,
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
const CHANGES = String.raw`(?:changed?|changes|changing|migrat(?:ed|ion|ing)|moved|moving|switch(?:ed|ing)?|replac(?:ed|ement|ing)|introduc(?:ed|tion|ing)|implement(?:ed|ation|ing)|went live|upgrad(?:ed|ing)|transition(?:ed|ing)?|adopt(?:ed|ion))`

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
