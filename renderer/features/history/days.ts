import type { HistoryEntry } from '../../../app/contract/index.ts'
import { day } from '../../ui/words.ts'

/** What was done on a day, the newest first. */
export interface HistoryDay {
  readonly key: string
  readonly label: string
  readonly entries: readonly HistoryEntry[]
}

/** Entries by the day on the analyst's own calendar. `today` is a local date like 2026-01-05. */
export function byDay(entries: readonly HistoryEntry[], today: string): readonly HistoryDay[] {
  const days = new Map<string, HistoryEntry[]>()
  for (const entry of entries) {
    const key = localDate(new Date(entry.at))
    const known = days.get(key)
    if (known === undefined) days.set(key, [entry])
    else known.push(entry)
  }
  return [...days].map(([key, own]) => ({ key, label: key === today ? 'Today' : day(key), entries: own }))
}

/** "2026-01-05" where the analyst is. */
export function localDate(time: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`
}

/** "14:02" where the analyst is. */
export function clock(at: string): string {
  const time = new Date(at)
  return `${String(time.getHours()).padStart(2, '0')}:${String(time.getMinutes()).padStart(2, '0')}`
}

/** Entries about a file (`file 3`) or a force (`force E23000018`); `all` of them. */
export function narrowed(entries: readonly HistoryEntry[], about: string): readonly HistoryEntry[] {
  const [what, name] = about.split(' ')
  if (what === 'file') return entries.filter(({ files }) => files.includes(Number(name)))
  if (what === 'force') return entries.filter(({ forces }) => forces.includes(name ?? ''))
  return entries
}

/** How many steps lead from now to the state after an entry: undone for one that stands, redone for one that was undone. */
export function stepsTo(
  entries: readonly HistoryEntry[],
  to: number,
): { readonly back: boolean; readonly steps: number } {
  const target = entries.find(({ sequence }) => sequence === to)
  if (target?.state === 'undone') {
    return { back: false, steps: entries.filter(({ state, sequence }) => state === 'undone' && sequence <= to).length }
  }
  return { back: true, steps: entries.filter(({ state, sequence }) => state === 'done' && sequence > to).length }
}

/** Whether there is a way to the state after an entry: something to do, and no removal for good between. */
export function canGo(entries: readonly HistoryEntry[], to: number): boolean {
  const wall = entries.find(({ state }) => state === 'wall')?.sequence ?? 0
  const { back, steps } = stepsTo(entries, to)
  return steps > 0 && (!back || wall <= to)
}
