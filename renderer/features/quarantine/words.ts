import type { HiddenFile, HiddenPlaceSummary } from '../../../app/contract/index.ts'
import { count, list } from '../../ui/words.ts'

/** What places hide, counted by kind: "3 rows, 1 column and 2 cells". */
export function countWords(places: readonly HiddenPlaceSummary[]): string {
  const sum = (kind: HiddenPlaceSummary['kind']) =>
    places.filter((place) => place.kind === kind).reduce((total, place) => total + place.count, 0)
  const kinds = [
    ['rows', 'row'],
    ['columns', 'column'],
    ['ink', 'cell'],
    ['sheet', 'sheet'],
    ['part', 'part beside the sheets', 'parts beside the sheets'],
  ] as const
  return list(
    kinds.flatMap(([kind, one, many]) => {
      const number = sum(kind)
      return number === 0 ? [] : [count(number, one, many)]
    }),
  )
}

/** How much stands in a place: "12 cells, 1 comment". */
export function contentWords({ cells, comments, count: parts, kind }: HiddenPlaceSummary): string {
  if (kind === 'part') return count(parts, 'part')
  const words = [cells > 0 ? count(cells, 'cell') : '', comments > 0 ? count(comments, 'comment') : '']
  return words.filter((word) => word !== '').join(', ')
}

export const STATE_WORDS: Readonly<Record<HiddenPlaceSummary['state'], string>> = {
  unseen: 'Unseen',
  shown: 'Shown, not counted',
  counted: 'Counted',
}

/** Places that can be shown: what stands beside the sheets is found and counted, never opened. */
export function showable(places: readonly HiddenPlaceSummary[]): readonly HiddenPlaceSummary[] {
  return places.filter(({ kind }) => kind !== 'part')
}

/** "12 places in 3 files". */
export function placesWords(files: readonly HiddenFile[]): string {
  const holding = files.filter(({ places }) => places.length > 0)
  const places = holding.reduce((sum, file) => sum + file.places.length, 0)
  return `${count(places, 'place')} in ${count(holding.length, 'file')}`
}
