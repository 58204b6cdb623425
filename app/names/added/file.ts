import { NAMED, type NameScoped, spellingOf } from './added.ts'
import { meaningOfText } from './meaning.ts'

/** Names as a file brings them: those of a workspace, or the values, headers and measures of a subject pack. */
export interface NamesFile {
  /** Name of the subject pack; empty for names of a workspace. */
  readonly pack: string
  readonly names: readonly NameScoped[]
}

/** A dimension of a pack that an analyst makes: its key, what replies head it with, its values with their spellings. */
export interface PackDimension {
  readonly key: string
  readonly headers: readonly string[]
  readonly values: readonly { readonly value: string; readonly spellings: readonly string[] }[]
}

const NAMES_FORMAT = 'foi-workbench names'
const SUBJECT_FORMAT = 'foi-workbench subject'
const VERSION = 1

/** Longer texts are sentences; a file of more names than this is no file of names. */
const LONGEST = 500
const MOST_NAMES = 100_000

/** The names of a workspace as a file that another workspace can take. */
export function namesFileText(names: readonly NameScoped[]): string {
  const kept = names.map(({ what, key, written, means, scope }) => ({ what, key, written, means, scope }))
  return `${JSON.stringify({ format: NAMES_FORMAT, version: VERSION, names: kept }, null, 2)}\n`
}

/** A subject pack as a file, in the shape of those that come with the program. */
export function subjectFileText(name: string, dimensions: readonly PackDimension[]): string {
  return `${JSON.stringify({ format: SUBJECT_FORMAT, version: VERSION, name, dimensions }, null, 2)}\n`
}

/** What a file of names or a subject pack holds; or, in words, what is wrong with it. */
export function readNamesFile(text: string): NamesFile | string {
  let file: unknown
  try {
    file = JSON.parse(text)
  } catch {
    return 'it is not JSON'
  }
  const { format, version, ...rest } = fields(file)
  if (format !== NAMES_FORMAT && format !== SUBJECT_FORMAT) return 'it is neither a file of names nor a subject pack'
  if (version !== VERSION) return `it is of version ${String(version)}, and this program reads version ${VERSION}`
  return format === NAMES_FORMAT ? namesOf(rest.names) : packOf(rest)
}

function namesOf(list: unknown): NamesFile | string {
  if (!Array.isArray(list)) return 'names is not a list'
  if (list.length > MOST_NAMES) return `it holds more than ${MOST_NAMES} names`
  const names: NameScoped[] = []
  for (const [position, entry] of list.entries()) {
    const name = nameOf(fields(entry))
    if (typeof name === 'string') return `name ${position + 1}: ${name}`
    names.push(name)
  }
  return { pack: '', names }
}

function nameOf({ what, key = '', written, means, scope = null }: Fields): NameScoped | string {
  const kind = NAMED.find((known) => known === what)
  if (kind === undefined) return `what is none of ${NAMED.join(', ')}`
  if (!isText(key) || (kind === 'value') !== (key !== ''))
    return 'key is the dimension of a value, and of a value alone'
  if (!isText(written) || spellingOf(kind, written) === '') return 'written is not a name'
  if (!isText(means)) return 'means is not a text'
  if (kind === 'marker' && meaningOfText(means) === undefined) return `${means} is no meaning of a marker`
  if (kind === 'force' && !/^(?:[A-Z0-9]{2,9}(?:\+[A-Z0-9]{2,9})*)?$/.test(means))
    return `${means} is no code of a force`
  if (kind !== 'force' && means.trim() === '') return 'means is empty'
  if (scope !== null && !(isText(scope) && /^[0-9a-f]{64}$/.test(scope))) return 'scope is neither null nor a SHA-256'
  return { what: kind, key, written, means, scope: scope as string | null }
}

function packOf({ name, dimensions, measures = [] }: Fields): NamesFile | string {
  if (!isText(name) || name.trim() === '') return 'the pack has no name'
  if (!Array.isArray(dimensions) || !Array.isArray(measures)) return 'dimensions is not a list'
  const names: NameScoped[] = []
  for (const dimension of dimensions) {
    const { key, headers = [], values } = fields(dimension)
    if (!isText(key) || key.trim() === '') return 'a dimension has no key'
    if (!isTexts(headers) || !Array.isArray(values)) return `${key}: headers or values is not a list`
    for (const written of headers) names.push({ what: 'header', key: '', written, means: key, scope: null })
    const spelt = spellingsOf(values, key)
    if (typeof spelt === 'string') return spelt
    for (const [written, means] of spelt) names.push({ what: 'value', key, written, means, scope: null })
  }
  const counted = spellingsOf(measures, 'measures')
  if (typeof counted === 'string') return counted
  for (const [written, means] of counted) names.push({ what: 'measure', key: '', written, means, scope: null })
  if (names.length > MOST_NAMES) return `it holds more than ${MOST_NAMES} names`
  return { pack: name, names: names.filter(({ what, written }) => spellingOf(what, written) !== '') }
}

function spellingsOf(values: readonly unknown[], of: string): readonly (readonly [string, string])[] | string {
  const found: (readonly [string, string])[] = []
  for (const entry of values) {
    const { value, spellings = [] } = fields(entry)
    if (!isText(value) || value.trim() === '') return `${of}: a value has no name`
    if (!isTexts(spellings)) return `${of}: spellings of ${value} is not a list of texts`
    for (const written of [value, ...spellings]) found.push([written, value])
  }
  return found
}

type Fields = Readonly<Record<string, unknown>>

function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LONGEST
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(isText)
}
