import subject from '../../../resources/reference/subjects/sexual-communication-with-a-child.json'
import { compact, plain } from '../plain.ts'

/** Spellings of one kind of category, compact, to their canonical value. */
export type Spellings = ReadonlyMap<string, string>

/** A canonical value with its spellings; codes and sections of the law where it has them. */
export interface SubjectValue {
  readonly value: string
  readonly spellings: readonly string[]
  readonly codes?: readonly string[]
  readonly sections?: readonly string[]
}

/** A dimension of a subject: what replies head it with, and its values. */
export interface SubjectDimension {
  readonly key: string
  /** Words of a title that say that its table is broken down by it. */
  readonly title: readonly string[]
  readonly headers: readonly string[]
  readonly values: readonly SubjectValue[]
}

/** What the program knows of the subject of a story. Read from `resources/reference/subjects`. */
export interface Subject {
  readonly name: string
  readonly law: string
  /** Section of the law, in lower case. */
  readonly section: string
  readonly homeOfficeCode: string
  /** Days that a chart of the subject may want to show. */
  readonly dates: readonly { readonly date: string; readonly says: string }[]
  /** Full months by which replies are known to mean other days, as `first..last`, and why. */
  readonly spans?: readonly {
    readonly months: string
    readonly start: string
    readonly end: string
    readonly says: string
  }[]
  /** Wordings of the offence that was asked about. */
  readonly asked: readonly string[]
  readonly measures: readonly SubjectValue[]
  readonly dimensions: readonly SubjectDimension[]
}

/** The subject that the program knows. */
export const SUBJECT: Subject = subject

/** What months are known to mean in replies about the subject. */
export function spansOfSubject(): NonNullable<Subject['spans']> {
  return SUBJECT.spans ?? []
}

/** Keys of the dimensions of the subject. */
export const SUBJECT_KEYS: readonly string[] = SUBJECT.dimensions.map(({ key }) => key)

/** The values of a dimension in the order of its pack; empty for a key that no pack knows. */
export function canonicalValues(key: string): readonly string[] {
  return CANONICAL.get(key) ?? []
}

function valuesOf(key: string): readonly SubjectValue[] {
  return SUBJECT.dimensions.find((dimension) => dimension.key === key)?.values ?? []
}

function spellings(key: string, kept: (text: string) => string = compact): Spellings {
  return new Map(
    valuesOf(key).flatMap(({ value, spellings }) => [value, ...spellings].map((text) => [kept(text), value] as const)),
  )
}

function codes(key: string): ReadonlyMap<string, string> {
  return new Map(
    valuesOf(key).flatMap(({ value, codes }) => (codes ?? []).map((code) => [compact(code), value] as const)),
  )
}

/** An offence without the articles and the kind of child that its Home Office title adds ("a female child under 13"). */
export function looseOffence(text: string): string {
  return compact(plain(text).replace(/\b(?:an?|the|fe?male|boy|girl|aged|(?:under|over) \d+|etc)\b/g, ' '))
}

const CANONICAL: ReadonlyMap<string, readonly string[]> = new Map(
  SUBJECT.dimensions.map(({ key, values }) => [key, values.map(({ value }) => value)] as const),
)

/** Methods of communication by their spellings; and so for the dimensions below. */
export const PLATFORMS = spellings('platform')
/** Genders of victims by their spellings. */
export const GENDERS = spellings('gender')
/** Outcomes by their wordings, without the number that often precedes them. */
export const OUTCOMES = spellings('outcome')
/** Wordings that say that an age is not known. */
export const UNKNOWN_AGES: ReadonlySet<string> = new Set(spellings('age').keys())
/** Other offences than the one asked about, by their titles taken loosely. */
export const OFFENCES = spellings('offence', looseOffence)
/** Wordings of the offence that was asked about: it is no category of its own. */
export const ASKED: ReadonlySet<string> = new Set(SUBJECT.asked.map(compact))
/** Home Office outcome types: 1, 14, 18. */
export const OUTCOME_CODES = codes('outcome')
/** Home Office offence codes: 86/10. */
export const OFFENCE_CODES = codes('offence')
/** Names that replies give to the columns of each dimension. */
export const HEADERS: ReadonlyMap<string, string> = new Map(
  SUBJECT.dimensions.flatMap(({ key, headers }) => [...headers, key].map((text) => [compact(text), key] as const)),
)
/** What figures count, by the nouns that say so. */
export const COUNTED: ReadonlyMap<string, string> = new Map(
  SUBJECT.measures.flatMap(({ value, spellings }) => spellings.map((noun) => [noun, value] as const)),
)
