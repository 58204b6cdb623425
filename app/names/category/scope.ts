import { compact, plain } from '../plain.ts'
import { SUBJECT } from './pack.ts'

/** Which offences the figures under a title or note cover: only the one asked about, it with others undivided, or another. */
export type OffenceScope =
  | { readonly covers: 'asked' }
  | { readonly covers: 'several' }
  | { readonly covers: 'other'; readonly value: string }

/**
 * The offences that a title, header or note names, by section or by name. Undefined where it names none. A table "by
 * offence" has them in rows: its title covers nothing by itself.
 */
export function offenceScopeIn(text: string): OffenceScope | undefined {
  const bare = plain(text).replace(ORIGIN, '')
  const named = new Set<string>()
  for (const section of sections(bare)) {
    if (section === SUBJECT.section) named.add(ASKED)
    else named.add(OTHERS.find((other) => other.sections.includes(section))?.value ?? `section ${section}`)
  }
  const joined = compact(bare)
  if (joined.includes(ASKED_NAME) || ASKED_CODE.test(bare)) named.add(ASKED)
  for (const { value, names } of OTHERS) if (names.some((name) => joined.includes(name))) named.add(value)
  const [first] = named
  if (first === undefined) return undefined
  if (named.size > 1) return named.has(ASKED) ? { covers: 'several' } : undefined
  if (first === ASKED) return { covers: 'asked' }
  return first.startsWith('section ') ? undefined : { covers: 'other', value: first }
}

/** The section of another Act by which an offence came into this one. */
const ORIGIN =
  /\b(?:inserted|introduced|created|added|commenced|amended|brought in)\b.{0,60}\b(?:ss?|sec|sections?)[ .]*\d+[a-z]?/gi
const ASKED = ''
const ASKED_NAME = compact(SUBJECT.name)
const ASKED_CODE = new RegExp(`\\b${SUBJECT.homeOfficeCode}\\b`)
const OFFENCES = SUBJECT.dimensions.find(({ key }) => key === 'offence')?.values ?? []
const OTHERS = OFFENCES.map(({ value, spellings, sections = [] }) => ({
  value,
  sections,
  names: [value, ...spellings].map(compact).filter((name) => name.length > 12),
}))

/** Sections of the Sexual Offences Act: `s.15A`, "sections 14 and 15", "s.8/s.10". Sections of the FOI Act are others' business. */
function sections(bare: string): readonly string[] {
  const found: string[] = []
  const group =
    /\b(?:ss?|sec|sections?)[ .]*(\d{1,2}[a-z]?(?:(?:\s*(?:,|&|\/|and|or)\s*)+(?:ss?|sec|sections?)?[ .]*\d{1,2}[a-z]?)*)\b(?!\()/g
  for (const [, list] of bare.matchAll(group)) {
    for (const [section] of (list ?? '').matchAll(/\d{1,2}[a-z]?/g)) found.push(section)
  }
  return found
}

/** Whether a title, note or name speaks of the offence that was asked about, alone or with others. */
export function namesAsked(text: string): boolean {
  const { covers } = offenceScopeIn(text) ?? {}
  return covers === 'asked' || covers === 'several'
}

/** Whether a label could mean the offence that was asked about in words that are not known: read as another subject, it would be lost. */
export function mayNameAskedOffence(text: string): boolean {
  return NEAR_TO_ASKED.test(text)
}

const NEAR_TO_ASKED =
  /sex|child|minor|young|under.?age|groom|communicat|messag|online|internet|indecent|obscene|s\.? ?1\d|section|\bact\b|\d{2}|offence|crime/i
