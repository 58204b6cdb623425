import { create } from 'zustand'
import { EVERYTHING, type GroupBy, type Wanted } from './triage.ts'

/** How the inbox is looked at. Nothing here is kept in the workspace. */
export interface Triage {
  readonly wanted: Wanted
  readonly by: GroupBy
  /** Keys that were picked, for a decision or a letter about several. */
  readonly picked: ReadonlySet<string>
  /** Keys that the letter on screen is about; null while none is drafted. */
  readonly letter: readonly string[] | null
}

export const useTriage = create<Triage>(() => ({ wanted: EVERYTHING, by: 'severity', picked: new Set(), letter: null }))

/** Narrows what is listed. */
export function narrow(change: Partial<Wanted>): void {
  useTriage.setState(({ wanted }) => ({ wanted: { ...wanted, ...change } }))
}

/** Picks a finding, or lets it go. */
export function pick(key: string): void {
  useTriage.setState(({ picked }) => {
    const next = new Set(picked)
    if (!next.delete(key)) next.add(key)
    return { picked: next }
  })
}

/** Lets go of all that was picked. */
export function unpick(): void {
  useTriage.setState({ picked: new Set() })
}
