import type { ChangeKind, DifferenceRow } from '../../../app/query/index.ts'
import type { Force } from '../../../app/vocabulary/index.ts'
import type { IconName } from '../../ui/icon.tsx'
import { figure, sentence } from '../../ui/words.ts'

/** A change as it is shown: its word and its sign. It is neither good nor bad, so it has no colour. */
export const CHANGE_WORDS: Readonly<Record<ChangeKind, { readonly word: string; readonly icon: IconName }>> = {
  changed: { word: 'Changed', icon: 'edit' },
  added: { word: 'Added', icon: 'plus' },
  gone: { word: 'Gone', icon: 'minus' },
}

/** Lines of one kind, or all. */
export function linesOf(rows: readonly DifferenceRow[], only: ChangeKind | 'all'): readonly DifferenceRow[] {
  return only === 'all' ? rows : rows.filter(({ change }) => change === only)
}

/** Which lines of a long list are drawn: those in sight and a few round them. Rows are all `height` high. */
export function inSight(
  lines: number,
  top: number,
  room: number,
  height: number,
): { readonly first: number; readonly last: number } {
  const first = Math.max(0, Math.floor(top / height) - MARGIN)
  const last = Math.min(lines, Math.ceil((top + room) / height) + MARGIN)
  return { first: Math.min(first, last), last }
}

const MARGIN = 12

/** Where a key leads from a line; null where it leads nowhere. */
export function lineAfter(key: string, line: number, lines: number, page: number): number | null {
  const to = {
    ArrowDown: line + 1,
    ArrowUp: line - 1,
    PageDown: line + page,
    PageUp: line - page,
    Home: 0,
    End: lines - 1,
  }[key]
  return to === undefined || lines === 0 ? null : Math.max(0, Math.min(lines - 1, to))
}

/** Forces of a line by name. */
export function forceNameOf({ force }: DifferenceRow, forces: readonly Force[]): string {
  if (force === null) return 'not named'
  return force
    .split('+')
    .map((code) => forces.find((one) => one.code === code)?.name ?? code)
    .join(' and ')
}

/** "Kik · 13 to 15", "All" where nothing is broken down. */
export function breakdownOf({ dimensions }: DifferenceRow): string {
  if (dimensions === '') return 'All'
  return dimensions
    .split(';')
    .map((part) => sentence(part.slice(part.indexOf('=') + 1)))
    .join(' · ')
}

/** By how much a figure changed, with its sign; empty where one of the two is none. */
export function changeOf({ older, newer }: DifferenceRow): string {
  if (older === null || newer === null || older.value === null || newer.value === null) return ''
  const by = newer.value - older.value
  return by > 0 ? `+${figure(by)}` : figure(by)
}

/** A line in words, for whoever does not see the table. */
export function lineWords(row: DifferenceRow, force: string): string {
  const told = [row.older, row.newer].map((at) => (at === null ? 'nothing' : `${at.raw || 'blank'} in ${at.cell}`))
  return `${CHANGE_WORDS[row.change].word}: ${force}, ${row.periodLabel || 'no period'}, ${row.measure}, ${breakdownOf(row)}, ${told[0]}, now ${told[1]}`
}
