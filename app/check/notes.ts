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

const REFUSES: readonly RegExp[] = [
  /\b(?:request|information|application|disclosure|data)\b.{0,80}\b(?:is|are|has been|have been|must be|was|being|therefore) (?:therefore |hereby |being )?(?:refused|declined|exempt|withheld|rejected)\b/i,
  /\b(?:we|i|must|therefore|to|police|constabulary|force) (?:are |am |is |have to |hereby |therefore )*(?:refus(?:e|es|ed|ing)|declin(?:e|es|ed|ing))\b/i,
  /\brefusal notice\b|\bserves? as (?:a )?refusal\b|\bneither confirms? (?:n?or) den(?:y|ies)\b/i,
  /\bsection \d+[a-z]?(?:\(\d+\))*.{0,60}\b(?:engaged|applies|applied|exempt|refus)/i,
  /\b(?:exceed|exceeds|exceeding|beyond|over|above)\b.{0,40}\b(?:18 hours?|appropriate (?:cost )?limit|cost (?:limit|threshold)|fees? limit|time limit)\b/i,
]

const NOT_HELD: readonly RegExp[] = [
  /\bno (?:relevant |recorded |such )?(?:information|data|records?|figures?)(?: (?:is|are|was|were))? (?:currently |centrally )?held\b/i,
  /\b(?:information|data|records?|figures?|this|it|request(?:ed)?|details?)\b.{0,60}\b(?:is|are|was|were) not (?:currently |centrally |readily |electronically )?(?:held|recorded|retrievable|available|collected|captured)\b/i,
  /\b(?:do|does|did|doesn't|don't) ?(?:not )?(?:currently |centrally )?(?:hold|record|keep|collect|capture)\b.{0,40}\b(?:information|data|records?|figures?|this|it|requested|details?)\b/i,
  /\b(?:not held in a retrievable|no information held|nothing (?:is )?held|unable to (?:provide|supply|answer|comply|locate|retrieve))\b/i,
]

/** The sentence by which a letter refuses, or says that nothing is held; undefined where it does neither. */
export function refusalIn(
  prose: readonly string[],
): { readonly sentence: string; readonly is: 'refused' | 'not held' } | undefined {
  for (const sentence of prose) if (REFUSES.some((words) => words.test(sentence))) return { sentence, is: 'refused' }
  for (const sentence of prose) if (NOT_HELD.some((words) => words.test(sentence))) return { sentence, is: 'not held' }
  return undefined
}
