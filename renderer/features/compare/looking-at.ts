import { create } from 'zustand'
import type { CompareQuestion } from '../../../app/query/index.ts'

/** What a table of figures may be put in order by: the force, a period, the change, a rate, or what is to be known. */
export type SortKey = 'force' | 'whole' | 'change' | 'flags' | `figure ${number}` | `rate ${number}`

/** A figure, or a condition of the matrix, that is chosen. */
export interface Chosen {
  readonly force: string
  /** `figure 0`, `whole`, `change`, `rate 1`, `flags`, `condition 3` or `force`. */
  readonly column: string
}

/** What the analyst looks at in Compare. */
export interface LookingAt {
  /** Of which workspace. */
  readonly workspace: string
  readonly tab: 'figures' | 'matrix'
  readonly question: CompareQuestion
  readonly sort: { readonly key: SortKey; readonly descending: boolean }
  readonly groupBy: 'none' | 'region' | 'group'
  readonly onlyComparable: boolean
  readonly find: string
  readonly chosen: Chosen | null
}

const AT_FIRST: LookingAt = {
  workspace: '',
  tab: 'figures',
  question: { measure: null, filters: [], from: null, to: null, ages: 'under18', against: null },
  sort: { key: 'force', descending: false },
  groupBy: 'region',
  onlyComparable: false,
  find: '',
  chosen: null,
}

export const useLookingAt = create<LookingAt>(() => AT_FIRST)

/** Begins anew for another workspace. */
export function lookAtWorkspace(workspace: string): void {
  if (useLookingAt.getState().workspace !== workspace) useLookingAt.setState({ ...AT_FIRST, workspace })
}

/** Asks another question. */
export function askCompare(change: Partial<CompareQuestion>): void {
  useLookingAt.setState(({ question }) => ({ question: { ...question, ...change } }))
}

/** Puts the table in order by a column; once more, and it is turned round. Figures begin with the largest. */
export function sortBy(key: SortKey): void {
  useLookingAt.setState(({ sort }) => ({
    sort: { key, descending: sort.key === key ? !sort.descending : key !== 'force' && key !== 'flags' },
  }))
}

/** Chooses a figure for the inspector. */
export function choose(force: string, column: string): void {
  useLookingAt.setState({ chosen: { force, column } })
}
