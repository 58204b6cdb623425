import pack from '../../../resources/reference/packs/sexual-communication-with-a-child.json'
import { compact, plain } from '../plain.ts'

/** Spellings of one kind of category, compact, to their canonical value. */
export type Spellings = ReadonlyMap<string, string>

interface Entry {
  readonly value: string
  readonly spellings: readonly string[]
}

function spellings(entries: readonly Entry[]): Spellings {
  return new Map(
    entries.flatMap(({ value, spellings }) => [value, ...spellings].map((text) => [compact(text), value] as const)),
  )
}

/** An offence without the articles and the kind of child that its Home Office title adds ("a female child under 13"). */
export function looseOffence(text: string): string {
  return compact(plain(text).replace(/\b(?:an?|the|fe?male|boy|girl|aged|(?:under|over) \d+|etc)\b/g, ' '))
}

/** Methods of communication by their spellings; and so for the dimensions below. */
export const PLATFORMS = spellings(pack.platforms)
/** Genders of victims by their spellings. */
export const GENDERS = spellings(pack.genders)
/** Outcomes by their wordings, without the number that often precedes them. */
export const OUTCOMES = spellings(pack.outcomes)
/** Other offences than the one asked about, by their titles taken loosely. */
export const OFFENCES: Spellings = new Map(
  pack.offences.flatMap(({ value, spellings }) =>
    [value, ...spellings].map((text) => [looseOffence(text), value] as const),
  ),
)
/** Wordings of the offence that was asked about: it is no category of its own. */
export const ASKED: ReadonlySet<string> = new Set(pack.asked.map(compact))
/** Home Office outcome types: 1, 14, 18. */
export const OUTCOME_CODES: ReadonlyMap<string, string> = new Map(
  pack.outcomes.flatMap(({ value, codes }) => codes.map((code) => [compact(code), value] as const)),
)
/** Home Office offence codes: 86/10. */
export const OFFENCE_CODES: ReadonlyMap<string, string> = new Map(
  pack.offences.flatMap(({ value, codes }) => codes.map((code) => [compact(code), value] as const)),
)
/** Names that replies give to the columns of each dimension. */
export const HEADERS: ReadonlyMap<string, string> = new Map(
  Object.entries(pack.headers).flatMap(([key, texts]) => [...texts, key].map((text) => [compact(text), key] as const)),
)
