import { compact, plain, visible, withoutFootnote } from '../plain.ts'
import { isUnknownAge, parseAge, saysAge } from './age.ts'
import {
  ASKED,
  GENDERS,
  looseOffence,
  OFFENCE_CODES,
  OFFENCES,
  OUTCOME_CODES,
  OUTCOMES,
  PLATFORMS,
  type Spellings,
} from './pack.ts'
import { platformInWords } from './platform-words.ts'
import { offenceScopeIn } from './scope.ts'

/** A value of a dimension of the subject. */
export interface Category {
  /** `platform`, `age`, `gender`, `outcome` or `offence`. */
  readonly key: string
  readonly value: string
}

/**
 * The category that a whole label names. Words that several dimensions share ("Unknown", "Other", a bare number) are
 * read by `parseCategoryAs`, where the dimension is known; here they name nothing.
 */
export function parseCategory(text: string): Category | undefined {
  if (text.length > LONGEST || /\d{5}/.test(text)) return undefined
  const gender = GENDERS.get(key(text))
  if (gender !== undefined && (gender !== 'Unknown' || /gender|sex/.test(plain(text)))) {
    return { key: 'gender', value: gender }
  }
  if (/age/.test(plain(text)) && isUnknownAge(text)) return { key: 'age', value: 'Unknown' }
  const age = parseAge(text)
  if (age !== undefined && (saysAge(text) || (age.includes('-') && !text.includes('/'))))
    return { key: 'age', value: age }
  if (
    plain(text)
      .split(/[/&,]|\band\b|\bor\b/)
      .every((part) => SHARED.has(key(part))) ||
    SHARED.has(key(text))
  )
    return undefined
  for (const dimension of ['platform', 'outcome', 'offence']) {
    const found = parseCategoryAs(dimension, text)
    if (found !== undefined) return { key: dimension, value: found }
  }
  return undefined
}

/** The canonical value that a label has in a dimension that is known (by its header or by its neighbours). */
export function parseCategoryAs(dimension: string, text: string): string | undefined {
  if (text.length > LONGEST_OF_KIND) return undefined
  const found = categoryAs(dimension, text)
  if (found !== undefined || dimension === 'age') return found
  const bare = text.replace(LIST_NUMBER, '')
  return bare === text ? undefined : categoryAs(dimension, bare)
}

/** "1. Facebook", "b) Instagram". */
const LIST_NUMBER = /^\s*\(?(?:\d{1,2}|[a-z])[.)]\s*(?=\p{L}{2})/iu

function categoryAs(dimension: string, text: string): string | undefined {
  switch (dimension) {
    case 'platform':
      return joined(text, PLATFORMS) ?? misspelt(text) ?? underHeading(text) ?? sentBy(text) ?? platformInWords(text)
    case 'age':
      return parseAge(text) ?? (isUnknownAge(text) ? 'Unknown' : undefined)
    case 'gender':
      return lookup(text, GENDERS) ?? genderOfVictim(text)
    case 'outcome':
      return outcome(text)
    case 'offence':
      return offence(text)
    default:
      return undefined
  }
}

/** Whether the text names the offence that was asked about: it adds no category. */
export function isAskedOffence(text: string): boolean {
  const rest = key(withoutSection(text))
  return ASKED.has(key(text)) || ASKED.has(rest) || (rest === '' && offenceScopeIn(text)?.covers === 'asked')
}

/** Characters of the longest label; references and sentences name no category. */
const LONGEST = 120

/** Under its header a label may be the whole title of an Act; what is longer is a page, over which the patterns would take minutes. */
const LONGEST_OF_KIND = 1000

/** Spellings that mean something in more than one dimension. */
const SHARED: ReadonlySet<string> = new Set(
  [...PLATFORMS.keys()].filter((spelling) => OUTCOMES.has(spelling) || GENDERS.has(spelling)),
)

function key(text: string): string {
  return compact(withoutFootnote(visible(text)))
}

function lookup(text: string, spellings: Spellings): string | undefined {
  return spellings.get(compact(text)) ?? spellings.get(key(text))
}

/** "Facebook/Messenger", "Phone or text message", "Facebook (incl. Messenger)": both, in alphabetical order. */
function joined(text: string, spellings: Spellings): string | undefined {
  const bare = plain(withoutFootnote(text))
    .replace(/\(?\b(?:incl(?:uding|udes|\.)?|inc\.?|plus)(?![a-z])/g, '/')
    .replace(/[()]/g, '')
  const parts = bare.split(/\s*(?:\/|&|,|\+|\band\b|\bor\b)\s*/).filter((part) => part !== '')
  const values = parts.map((part) => lookup(part, spellings))
  // together they may be another name: "Facebook Messenger" has no separator, "Facebook/Messenger" means two
  if (parts.length < 2 || values.includes(undefined)) return lookup(text, spellings)
  return [...new Set(values)].sort().join('+')
}

/** "Offences with a female victim", "Crimes against boys". */
function genderOfVictim(text: string): string | undefined {
  const rest =
    /^(?:-? ?of (?:which|these|those|whom)[:,]? (?:were |was )?)?(?:(?:number|no\.?|count) of )?(?:offences?|crimes?|incidents?|those)? ?(?:with|involving|against|on|where|recorded against)(?: an?| the)? (?:victims? (?:is|was|were|are) )?(.{1,20})$/.exec(
      plain(withoutFootnote(text)),
    )?.[1] ?? OF_WHICH.exec(plain(withoutFootnote(text)))?.[1]
  return rest === undefined ? undefined : lookup(rest, GENDERS)
}

const OF_WHICH = /^-? ?of (?:which|these|those|whom)[:,]? (?:were |was |had )?(?:an? )?(.{1,20}?)(?: victims?)?$/

/** "SOCIAL MEDIA - FACEBOOK", "Internet: Instagram", "Other (social media)": a platform and the kind that it is of. */
function underHeading(text: string): string | undefined {
  const bare = plain(withoutFootnote(text))
  const rest =
    new RegExp(`^${KIND}\\s*[-:/>(]+\\s*(.+?)\\)?$`).exec(bare)?.[1] ??
    new RegExp(`^(.+?)\\s*(?:-|:|\\()\\s*${KIND}\\)?$`).exec(bare)?.[1]
  return rest === undefined ? undefined : joined(rest, PLATFORMS)
}

/** "Text message or SMS sent from a mobile telephone". */
function sentBy(text: string): string | undefined {
  const bare = text.replace(SENT, '')
  return bare === text || bare === '' ? undefined : joined(bare, PLATFORMS)
}

const SENT =
  /\s+(?:sent|made|received|delivered)\s+(?:from|by|to|via|using|through|over|on)\s+(?:an?\s+|the\s+)?(?:mobile|tele|cell|smart)?\s*-?(?:tele)?(?:phone|device|handset)?s?$/i

/** Kinds of platforms, of which none is a platform itself. */
const KIND =
  '(?:(?:online |other )?social (?:media|network(?:s|ing)?)(?: (?:sites?|apps?|platforms?))?|internet|on-?line|web|cyber|digital|(?:mobile |phone |messaging |chat )?(?:apps?|applications?)|(?:instant )?messaging|messaging service|gaming|games?|websites?|telephony)'

/** "Outcome 1 - Charged/Summonsed", "01: Charge / Summons", "Type 15 - Evidential difficulties". */
function outcome(text: string): string | undefined {
  const whole = lookup(text, OUTCOMES)
  if (whole !== undefined) return whole
  const bare = plain(withoutFootnote(text))
  const words = bare.replace(/[ -]*\(?(?:outcome|type|oc)?(?: ?type)? ?\d{1,2}(?:[ ,/&-]+\d{1,2})*\)?$/, '')
  const worded = words === bare ? undefined : OUTCOMES.get(compact(words))
  if (worded !== undefined) return worded
  const numbered =
    /^(?:ho outcome|outcome type|outcome|type|oc|code)?\s*((?:\d{1,2}[a-z]?)(?:\s*(?:[-/&,]|and|to)\s*\d{1,2}[a-z]?)*)\s*[-:.)]?\s*(.*)$/.exec(
      bare,
    )
  if (numbered === null) return outcomeInWords(bare)
  const behind = OUTCOMES.get(compact(numbered[2] ?? '')) ?? outcomeInWords(numbered[2] ?? '')
  if (behind !== undefined) return behind
  const prefixed = /^(?:outcome|type|oc)/.test(bare)
  return prefixed && (numbered[2] ?? '') === ''
    ? OUTCOME_CODES.get(compact((numbered[1] ?? '').replace(/^0/, '')))
    : undefined
}

/** What an outcome comes to, by the words that no other outcome has. "Suspect not identified" behind "evidential difficulties" is a detail. */
const OUTCOME_WORDS: readonly (readonly [string, RegExp])[] = [
  ['Charged', /\bcharged?\b|\bsummons(?:ed)?\b|\bpostal requisition\b/],
  ['Caution', /\bcaution(?:s|ed)?\b/],
  ['Community resolution', /\bcommunity resolutions?\b/],
  ['Evidential difficulties', /\bevidential difficult(?:y|ies)\b/],
  ['Not in public interest', /\bnot in (?:the )?public interest\b/],
  ['Under investigation', /\b(?:under|ongoing) investigation\b|\binvestigation (?:is )?ongoing\b/],
]
const NO_SUSPECT = /\binvestigation complete\b.*\bno suspects? identified\b|^no suspects? identified\b/
/** Says that what follows did not happen, or happened instead of it. */
const DENIED =
  /\b(?:not|no|without|rather than|declined?|offender died|died|too ill)\b(?! in (?:the )?public interest| suspect)/

function outcomeInWords(bare: string): string | undefined {
  const said = bare.replace(
    /\bno outcome (?:yet )?assigned\b|\bnot yet (?:recorded|assigned|finalised|allocated|known|decided)\b|\b(?:suspects?|offenders?) (?:was |were )?not identified\b|\bvictim (?:does|did) not support\b/g,
    ' ',
  )
  if (said.length > 90) return undefined
  const found = OUTCOME_WORDS.filter(([, words]) => words.test(said)).map(([value]) => value)
  if (NO_SUSPECT.test(said)) found.push('No suspect identified')
  const [only] = found
  return found.length === 1 && !DENIED.test(said.replace(NO_SUSPECT, ' ')) ? only : undefined
}

function offence(text: string): string | undefined {
  if (!/[a-z]{3}|\d\/\d/i.test(text) || isAskedOffence(text)) return undefined
  const named = OFFENCES.get(looseOffence(text)) ?? OFFENCES.get(looseOffence(withoutSection(text)))
  if (named !== undefined) return named
  const code = OFFENCE_CODES.get(key(text))
  if (code !== undefined || text.length > 90 || /^(?:table|q\d|question|annex)\b/i.test(text)) return code
  const scope = offenceScopeIn(text)
  return scope?.covers === 'other' ? scope.value : undefined
}

/** "Causing a child to watch a sexual act (s.12)", "86/10 Indecent images of children", "S12 SOA 2003 - Causing …". */
function withoutSection(text: string): string {
  return plain(withoutFootnote(text))
    .replace(
      /\(?\b(?:contrary to )?(?:under )?(?:s|ss|sec|section|sections)[ .]*\d+[a-z]?(?:[ /,&]+(?:and )?(?:s[ .]*)?\d+[a-z]?)*\b(?: of(?: the)?)?(?: ?soa| ?sexual offences act)?(?: ?2003)?\)?/g,
      ' ',
    )
    .replace(/\b(?:soa|sexual offences act)(?: 2003)?\b/g, ' ')
    .replace(/\(?\b(?:ho )?(?:code )?\d{1,3}\/\d{1,2}\b\)?/g, ' ')
    .replace(/^(?:ho )?(?:class |code )?\d{1,3}[a-z]?\b[ :-]*/g, ' ')
    .replace(/\b(?:offences? of|offences?|crimes?)\b/g, ' ')
}

/** Names long enough that one slip of a finger leaves no doubt: "Instagrm", "Whastapp". */
const LONG_NAMES = [...PLATFORMS].filter(
  ([spelling]) => /^[a-z]{7,}$/.test(spelling) && !/^(?:other|not|un|any|all)/.test(spelling),
)

function misspelt(text: string): string | undefined {
  const written = key(text)
  if (!/^[a-z]{6,14}$/.test(written)) return undefined
  const values = new Set(LONG_NAMES.filter(([name]) => oneSlip(written, name)).map(([, value]) => value))
  const [value] = values
  return values.size === 1 ? value : undefined
}

/** One letter left out, added, changed, or two neighbours swapped. */
function oneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a.charAt(0) !== b.charAt(0)) return false
  let from = 0
  while (from < a.length && a.charAt(from) === b.charAt(from)) from += 1
  const [restA, restB] = [a.slice(from), b.slice(from)]
  if (restA.slice(1) === restB || restA === restB.slice(1) || restA.slice(1) === restB.slice(1)) return true
  return restA.charAt(0) === restB.charAt(1) && restA.charAt(1) === restB.charAt(0) && restA.slice(2) === restB.slice(2)
}
