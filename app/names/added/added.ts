import type { ForceCode } from '../../vocabulary/index.ts'
import type { MarkerMeaning, MarkerNotes } from '../figure/index.ts'
import { markerKey } from '../figure/notes.ts'
import { type Searched, searchedAlias } from '../force/find.ts'
import type { ForceFound } from '../force/index.ts'
import { compact, visible, withoutFootnote } from '../plain.ts'
import { meaningOfText } from './meaning.ts'

/** What a name that the analyst adds is a name of. */
export const NAMED = ['force', 'value', 'header', 'measure', 'marker'] as const
export type Named = (typeof NAMED)[number]

/** A name that the analyst adds to those that the program knows. */
export interface NameAdded {
  readonly what: Named
  /** Key of the dimension that a value belongs to; empty otherwise. */
  readonly key: string
  readonly written: string
  /**
   * Code of the force (several joined by `+`, empty for a name that is no force's), canonical value, key of the dimension,
   * what is counted, or a marker's meaning as `meaningText` writes it.
   */
  readonly means: string
}

/** A name with the file that it holds for. */
export interface NameScoped extends NameAdded {
  /** SHA-256 of the file; null for every file. */
  readonly scope: string | null
}

/** The names that were added, ready to be looked up. Made once for many texts: answers are kept by it. */
export interface NamesAdded {
  readonly forces: ReadonlyMap<string, ForceFound>
  /** Names of forces that may stand within a text. */
  readonly searched: readonly Searched[]
  /** Canonical values by key and spelling. */
  readonly values: ReadonlyMap<string, ReadonlyMap<string, string>>
  /** Keys that values or headers were added for and that the program has no spellings of. */
  readonly keys: readonly string[]
  readonly headers: ReadonlyMap<string, string>
  readonly measures: ReadonlyMap<string, string>
  /** Meanings of markers for every file, which a file's own key outranks. */
  readonly markers: ReadonlyMap<string, MarkerMeaning>
  /** Meanings of markers for this file alone, which outrank its own key. */
  readonly ownMarkers: ReadonlyMap<string, MarkerMeaning>
}

/** What two spellings have in common when they are one name: compact words, a marker's sign. */
export function spellingOf(what: Named, written: string): string {
  return what === 'marker' ? markerKey(written) : compact(withoutFootnote(visible(written)))
}

/** Makes names ready to be looked up; those of this file outrank those of every file. */
export function namesAdded(everywhere: readonly NameAdded[], here: readonly NameAdded[] = []): NamesAdded {
  const all = [...everywhere, ...here]
  const of = (what: Named) => all.filter((name) => name.what === what && spellingOf(what, name.written) !== '')
  const plainly = (what: Named) => new Map(of(what).map(({ written, means }) => [spellingOf(what, written), means]))
  const values = new Map<string, Map<string, string>>()
  for (const { key, written, means } of of('value')) {
    const known = values.get(key) ?? new Map<string, string>()
    values.set(key, known.set(spellingOf('value', written), means).set(spellingOf('value', means), means))
  }
  const headers = plainly('header')
  return {
    forces: new Map(of('force').map(({ written, means }) => [spellingOf('force', written), forceOf(written, means)])),
    searched: of('force').flatMap(({ written, means }) => searchedAlias(written, means)),
    values,
    keys: [...new Set([...values.keys(), ...headers.values()])],
    headers,
    measures: plainly('measure'),
    markers: markersOf(everywhere),
    ownMarkers: markersOf(here),
  }
}

/** Nothing was added. */
export const NO_NAMES: NamesAdded = namesAdded([])

/** The file's key to its markers with what the analyst said of them. */
export function withMarkersAdded(notes: MarkerNotes, { markers, ownMarkers }: NamesAdded): MarkerNotes {
  if (markers.size + ownMarkers.size === 0) return notes
  return { ...notes, meanings: new Map([...markers, ...notes.meanings, ...ownMarkers]) }
}

function markersOf(names: readonly NameAdded[]): ReadonlyMap<string, MarkerMeaning> {
  return new Map(
    names.flatMap(({ what, written, means }) => {
      const meaning = what === 'marker' ? meaningOfText(means) : undefined
      return meaning === undefined ? [] : [[markerKey(written), meaning] as const]
    }),
  )
}

function forceOf(written: string, means: string): ForceFound {
  if (means === '') return { kind: 'area', written }
  const [force, ...others] = means.split('+').map((code) => code as ForceCode)
  return force === undefined || others.length > 0
    ? { kind: 'forces', forces: means.split('+').map((code) => code as ForceCode) }
    : { kind: 'force', force }
}
