import { forceNamed, isKnownValue, type NamesAdded, SUBJECT_KEYS, spellingOf, unsureForces } from '../names/index.ts'
import type { CellReader, Layout } from '../recognise/index.ts'
import { TEXT_CELL, UNREAD_CELL } from '../recognise/index.ts'
import type { Observation, Sheet } from '../vocabulary/index.ts'
import type { TextLine } from './force.ts'
import type { Unresolved } from './tidied.ts'

/** Where names are looked for that no table of names knows. */
export interface Surroundings {
  readonly sheet: Sheet
  readonly layout: Layout
  readonly reader: CellReader
  readonly lines: readonly TextLine[]
  readonly names: NamesAdded
  readonly fileName: string
  readonly hidden: Uint8Array
}

/** What a sheet says that the program could not make out: forces, values of known keys, signs in the place of figures. */
export function unresolvedOf(observations: readonly Observation[], around: Surroundings): readonly Unresolved[] {
  return [...forcesOf(observations, around), ...valuesOf(observations, around.names), ...markersOf(around)]
}

function forcesOf(observations: readonly Observation[], around: Surroundings): readonly Unresolved[] {
  const unresolved = new Map<string, Unresolved>()
  for (const { force, dimensions, evidence } of observations) {
    if (force !== null || dimensions.some(({ key }) => key === 'area')) continue
    const stated = evidence.find(({ states }) => states === 'force')
    const written = stated?.written ?? ''
    if (unresolved.has(written)) continue
    if (stated === undefined) unresolved.set('', unnamed(around))
    else {
      const found = forceNamed(written, around.names)
      const candidates = found?.kind === 'ambiguous' ? found.candidates : []
      unresolved.set(written, { what: 'force', written, candidates, ...(stated.at && { at: stated.at }) })
    }
  }
  return [...unresolved.values()]
}

/** Titles and letterheads longer than this speak of other things too. */
const LONGEST_NAMING = 120

/** A sheet that names no force: it may name one in a way that fits several. */
function unnamed({ sheet, lines, fileName, names }: Surroundings): Unresolved {
  const nearby: readonly TextLine[] = [
    { text: sheet.name, at: undefined },
    ...lines.filter(({ text }) => text.length <= LONGEST_NAMING),
    { text: fileName.replace(/\.[a-z0-9]{2,5}$/i, '').replaceAll('_', ' '), at: undefined },
  ]
  for (const { text, at } of nearby) {
    const unsure = unsureForces(text)
    if (unsure !== undefined && !names.forces.has(spellingOf('force', unsure.written)))
      return { what: 'force', ...unsure, ...(at && { at }) }
  }
  return { what: 'force', written: fileName, candidates: [] }
}

/**
 * Values of the subject's keys that no spelling is known of. Where most values of a key are unknown the sheet speaks of
 * another subject, whose words stand as they are written.
 */
function valuesOf(observations: readonly Observation[], names: NamesAdded): readonly Unresolved[] {
  const seen = new Map(
    SUBJECT_KEYS.map((key) => [key as string, { values: new Set<string>(), unknown: [] as Unresolved[] }]),
  )
  for (const { dimensions, evidence } of observations) {
    for (const { key, value } of dimensions) {
      const of = seen.get(key)
      if (of === undefined || of.values.has(value)) continue
      of.values.add(value)
      if (isKnownValue(key, value, names)) continue
      const stated = evidence.find(({ states }) => states === key)
      of.unknown.push({
        what: 'value',
        key,
        written: stated?.written ?? value,
        candidates: [],
        ...(stated?.at && { at: stated.at }),
      })
    }
  }
  return [...seen.values()].flatMap(({ values, unknown }) => (unknown.length * 2 > values.size + 1 ? [] : unknown))
}

const VALUE = 3
const TOTAL = 4
const MOST_MARKERS = 50

/** Below this the table itself is in doubt, and what stands in the place of its figures may be a heading. */
const READ_IN_THE_MAIN = 0.7

/** Signs and words in the place of figures that neither the file nor the analyst explains. */
function markersOf({ sheet, layout, reader, hidden }: Surroundings): readonly Unresolved[] {
  if (
    layout.score === 1 ||
    layout.score < READ_IN_THE_MAIN ||
    layout.blocks.every(({ kind }) => kind === 'record list')
  )
    return []
  const { rows, columns, count } = sheet.cells
  const unread = new Map<string, Unresolved>()
  for (let index = 0; index < count && unread.size < MOST_MARKERS; index++) {
    const role = layout.roles[index]
    const type = reader.types[index]
    if ((role !== VALUE && role !== TOTAL) || (type !== UNREAD_CELL && type !== TEXT_CELL) || hidden[index] === 1)
      continue
    const written = reader.reading(index).text
    const at = { row: rows[index] ?? 0, column: columns[index] ?? 0 }
    if (!unread.has(written)) unread.set(written, { what: 'marker', written, candidates: [], at })
  }
  return [...unread.values()]
}
