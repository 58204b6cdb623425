import type { SourceSummary } from '../../app/contract/index.ts'
import type { Force } from '../../app/vocabulary/index.ts'

/** Names of forces by their codes, in words: two at most, then how many more. Empty where none is named. */
export function forceWords(codes: readonly string[], forces: readonly Force[]): string {
  const names = codes.map((code) => forces.find((force) => force.code === code)?.name ?? code)
  return names.length > 2 ? `${names[0] ?? ''} and ${names.length - 1} more` : names.join(', ')
}

/** Codes of the forces that a file names. */
export function forcesOf(source: SourceSummary): readonly string[] {
  return [...new Set(source.sheets.flatMap((sheet) => sheet.forces))]
}

/** Things in the order of the words they go by; those without words last. */
export function byWords<Thing>(things: readonly Thing[], wordsOf: (thing: Thing) => string): readonly Thing[] {
  const keyed = things.map((thing) => ({ thing, words: wordsOf(thing).toLowerCase() }))
  return keyed
    .sort(
      (a, b) => Number(a.words === '') - Number(b.words === '') || (a.words < b.words ? -1 : a.words > b.words ? 1 : 0),
    )
    .map(({ thing }) => thing)
}
