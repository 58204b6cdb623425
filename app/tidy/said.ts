import { partOfYear } from './partly.ts'

/** What a reply says beside its figures. */
export const SAYINGS = ['refusal', 'not held', 'extracted', 'suppression', 'caveat'] as const
export type Saying = (typeof SAYINGS)[number]

/** A sentence of a reply, as it is written there, with what was understood of it. */
export interface Said {
  readonly says: Saying
  /**
   * Section of the Act of a refusal ("s.12(1)"), ISO day of an extraction, rule of a suppression in short; of a caveat that a figure
   * is for a part of its year, how much of it ("6 months", "to 2017-09-30"); else empty.
   */
  readonly value: string
  readonly text: string
}

/** What a line of text (a cell, a paragraph, a comment) says, sentence by sentence; nothing for most lines. */
export function saidIn(line: string): readonly Said[] {
  const text = line.replace(/[\s\u00A0]+/g, ' ').trim()
  if (text.length < 4 || text.length > LONGEST || ASKS.test(text) || OF_OURS.test(text)) return []
  const found: Said[] = []
  for (const sentence of sentencesOf(text)) {
    const said = sentenceSays(sentence)
    if (said !== undefined) found.push(said)
  }
  return found
}

/** The section of the Freedom of Information Act that a text names as its reason: "s.40(2)"; undefined for none. */
export function sectionIn(text: string): string | undefined {
  for (const [, number = '', parts = ''] of text.matchAll(SECTION)) {
    if (REASONS.has(Number(number))) return `s.${number}${parts.replace(/\s/g, '').toLowerCase()}`
  }
  return undefined
}

/** The first day that a text names, as an ISO date: "14 May 2019", "14/05/2019", "2019-05-14". Days come before months. */
export function dayIn(text: string): string | undefined {
  const written = /\b(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([A-Z][a-z]{2,8})\.?,? ((?:19|20)\d\d)\b/.exec(text)
  if (written !== null) {
    const month = MONTHS.indexOf((written[2] ?? '').slice(0, 3).toLowerCase()) + 1
    if (month > 0) return iso(Number(written[3]), month, Number(written[1]))
  }
  const numbers = /(?<![\d/])(\d{1,2})[/.](\d{1,2})[/.]((?:19|20)\d\d|\d\d)(?![\d/])/.exec(text)
  if (numbers !== null) {
    const year = Number(numbers[3])
    return iso(year < 100 ? year + 2000 : year, Number(numbers[2]), Number(numbers[1]))
  }
  const sorted = /\b((?:19|20)\d\d)-(\d\d)-(\d\d)\b/.exec(text)
  return sorted === null ? undefined : iso(Number(sorted[1]), Number(sorted[2]), Number(sorted[3]))
}

/** Longer texts are whole letters pasted into one cell. */
const LONGEST = 4000
/** The request as the reply repeats it, and what every letter says. */
const ASKS =
  /^(?:q?\d+[.):]? )?(?:please (?:tell|break|see|provide|find|state|confirm|supply)|where possible|how many|thank you|i write in|i would like|our ref|yours )/i
/** Sheets that say of themselves where their figures were taken from. */
const OF_OURS = /\breconstruct(?:ion|ed)\b|^source of /i
/** Sections of the Act that are a reason to give nothing; 16 and 17 only say how a refusal is told. */
const REASONS: ReadonlySet<number> = new Set([12, 14, ...Array.from({ length: 24 }, (_, nth) => nth + 21)])
const SECTION = /\b(?:sections?|sect?\.?|s\.?) ?(\d{1,2})(?![\dA-Z/])((?: ?\((?:\d{1,2}|[a-z]|i+v?)\))*)/gi
const REFUSES =
  /\brefus(?:e|es|ed|al|ing)\b|\bexempt|\bengaged\b|\bwithh(?:e|o)ld|\b(?:cannot|not|unable to|not able to) (?:be )?(?:provide|supply|comply|disclose|answer)|\bnot obliged\b|\b(?:exceed|beyond|over|above)\b.{0,60}\b(?:limit|hours?|threshold)\b|\bneither confirm(?:s|ed)? (?:n?or) den|\bvexatious\b/i
const HOLDS_NOT =
  /\bno information (?:is |was )?held\b|\b(?:information|data|figures?|details?|records?) (?:requested )?(?:is|are|was|were) not (?:held|recorded)\b|\b(?:does|do|did) not (?:hold|record)\b|\bnot held\b/i
const RETRIEVABLE = /\bretriev|\bformat\b/i
const TAKEN =
  /extract|\b(?:date )?run(?: date)?\b|\bas (?:at|of|on)\b|\b(?:correct|accurate) (?:as )?(?:at|on)\b|\b(?:carried out|conducted|taken|downloaded|produced|generated|interrogated|accessed|obtained)\b.{0,40}\bon\b/i
const SUPPRESSES =
  /\bsuppress|\b(?:small|low) (?:numbers?|counts?|figures?)\b|\bfewer than\b|\bless than (?:\d|five|three|ten)\b|\bround(?:ed|ing)\b|\bredact|\b\d or (?:less|fewer)\b|\bdisclos(?:ure|ive)\b.{0,30}\b(?:risk|control|personal)/i
const SIGN =
  /^\W{0,3}(?:(?:note|key|legend|please note)s?:? ?)?(?:that )?(?:an? |the )?["“(]?([-–*#~]|<\d+|\[[a-z]\]|blank(?: cells?| spaces?)?|dash(?:es)?|asterisks?)["”)]? ?(?:=|means?\b|denotes?\b|indicates?\b|represents?\b|is\b|are\b).{0,60}/i
const NOTHING_SHOWN =
  /\bno (?:figure|number|value|entry) (?:is )?(?:shown|given|entered)\b.{0,30}\b(?:nil|zero|none|0)\b/i
const OPENS_NOTE =
  /^(?:please note|notes?\b|n\.?b\.?\b|important|caveats?\b|caution\b|disclaimer|\*|†|‡|#|~|¹|²|³|\([a-e1-9]\) (?=[A-Z])|\[\d\])/i
const WARNS =
  /\bshould not be\b|\bnot be (?:used|compared|taken)\b|\b(?:with|use|exercise|advise) caution\b|\bcaution (?:should|is|must|when)\b|\blive (?:system|data)|\bsubject to change\b|\b(?:not|isn't) comparable\b|\bmay (?:not|have|be|differ|include|change)\b|\bcame into force\b|\b(?:figures?|data|totals?|these|this) (?:also |only |do(?:es)? not )?(?:includ|exclud)|^includes?\b|^excludes?\b|\bnot (?:generic|reviewed|always recorded|searchable|mandatory)\b|\bkeywords?\b|\bmore than one\b|\bmanual(?:ly)? review|\brevised\b|\bbased on the date\b|\brecorded on the date\b|\bcannot be\b|\bnot necessarily\b|\bdata quality\b|\bimportant to note\b|\bshould be noted\b/i
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Sentences as written; "s.12", "n.b." and numbers end none. */
function sentencesOf(text: string): readonly string[] {
  return text
    .split(/(?<=[a-z0-9)%”"]{2}[.!?]) (?=[A-Z“"*])/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
}

function sentenceSays(text: string): Said | undefined {
  if (SUPPRESSES.test(text)) return { says: 'suppression', value: ruleIn(text), text }
  if (SIGN.test(text) || NOTHING_SHOWN.test(text)) return { says: 'suppression', value: ruleIn(text), text }
  const section = sectionIn(text)
  if (REFUSES.test(text) || (section !== undefined && /\bact\b|foi/i.test(text) && /\bnot\b|\bno\b/i.test(text))) {
    // "s.15A of the Sexual Offences Act" is what was asked about.
    if (section !== undefined || /\b(?:request|information|exempt|neither)/i.test(text)) {
      return { says: 'refusal', value: section ?? '', text }
    }
  }
  if (HOLDS_NOT.test(text) && !RETRIEVABLE.test(text)) return { says: 'not held', value: '', text }
  const day = /\brequest\b/i.test(text) ? undefined : dayTaken(text)
  if (day !== undefined) return { says: 'extracted', value: day, text }
  const part = partOfYear(text)
  if (part !== '') return { says: 'caveat', value: part, text }
  const words = text.split(' ').length
  if (words >= 4 && (OPENS_NOTE.test(text) || WARNS.test(text))) return { says: 'caveat', value: '', text }
  return undefined
}

/** The day stands behind the word that says what was done on it, or else before: "from 1 April 2017, extracted on 3 May 2019". */
function dayTaken(text: string): string | undefined {
  const said = TAKEN.exec(text)
  return said === null ? undefined : (dayIn(text.slice(said.index)) ?? dayIn(text))
}

/** A rule of suppression in short: "* = under 5", "rounded to 5", "blank = 0"; its first words where it fits none. */
function ruleIn(text: string): string {
  const rounds = /round(?:ed|ing).{0,30}?\b(five|ten|three|\d+)\b/i.exec(text)
  if (rounds !== null) return `rounded to ${NUMBERS[(rounds[1] ?? '').toLowerCase()] ?? rounds[1]}`
  const sign =
    SIGN.exec(text)?.[1] ??
    /(?:shown|marked|denoted|replaced|given|recorded) (?:as|by|with) (?:an? )?["“]?([*#~–-]|<\d+)/i.exec(text)?.[1]
  const means = /\b(?:zero|nil|none|no offences)\b|= ?0\b/i.test(text) ? '0' : boundIn(text)
  const named = sign === undefined ? (NOTHING_SHOWN.test(text) ? 'blank' : '') : plainSign(sign)
  if (means !== '') return named === '' || named === '<5' ? means : `${named} = ${means}`
  return named === '' ? 'suppressed' : `${named} = suppressed`
}

function boundIn(text: string): string {
  const below = /(?:fewer than|less than|under|below|<) ?(five|three|ten|\d+)\b/i.exec(text)
  if (below !== null) return `under ${NUMBERS[(below[1] ?? '').toLowerCase()] ?? below[1]}`
  const most = /\b(five|three|ten|\d+) or (?:less|fewer)/i.exec(text)
  if (most !== null) return `${NUMBERS[(most[1] ?? '').toLowerCase()] ?? most[1]} or fewer`
  return ''
}

const NUMBERS: Readonly<Record<string, string>> = { three: '3', five: '5', ten: '10' }

function plainSign(sign: string): string {
  const bare = sign.toLowerCase()
  if (bare.startsWith('blank')) return 'blank'
  if (bare.startsWith('dash') || bare === '–') return '-'
  return bare.startsWith('asterisk') ? '*' : bare
}

function iso(year: number, month: number, day: number): string | undefined {
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
