import pack from '../../../resources/reference/packs/sexual-communication-with-a-child.json'
import { compact } from '../plain.ts'

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

export const PLATFORMS = spellings(pack.platforms)
export const GENDERS = spellings(pack.genders)
export const OUTCOMES = spellings(pack.outcomes)
export const OFFENCES = spellings(pack.offences)
/** Wordings of the offence that was asked about: it is no category of its own. */
export const ASKED: ReadonlySet<string> = new Set(pack.asked.map(compact))
export const OUTCOME_CODES: ReadonlyMap<string, string> = new Map(
  pack.outcomes.flatMap(({ value, codes }) => codes.map((code) => [compact(code), value] as const)),
)
export const OFFENCE_CODES: ReadonlyMap<string, string> = new Map(
  pack.offences.flatMap(({ value, codes }) => codes.map((code) => [compact(code), value] as const)),
)
export const HEADERS: ReadonlyMap<string, string> = new Map(
  Object.entries(pack.headers).flatMap(([key, texts]) => [...texts, key].map((text) => [compact(text), key] as const)),
)
