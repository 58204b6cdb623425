import type { Operation } from '../annotate/index.ts'

/** Where an operation can be looked at again; null where nothing of it shows any more. */
export type Touched =
  | { readonly at: 'cell'; readonly source: number; readonly sheet: number; readonly cell: string | null }
  | { readonly at: 'file'; readonly source: number }
  | { readonly at: 'force'; readonly force: string }
  | { readonly at: 'chart'; readonly chart: string }
  | { readonly at: 'finding'; readonly finding: string }
  | { readonly at: 'view'; readonly view: 'replies' | 'findings' | 'source' | 'compare' }

/** One thing that was done, as the history tells it. */
export interface HistoryEntry {
  readonly sequence: number
  readonly at: string
  readonly label: string
  readonly what: Operation['command']['do']
  /** Who had set a name when it was done; empty where nobody had. */
  readonly author: string
  /**
   * `done` stands; `undone` can be redone; `lost` was undone and then something else was done; `fixed` stands and can no longer be
   * undone; `wall` is a removal for good, which nothing crosses.
   */
  readonly state: 'done' | 'undone' | 'lost' | 'fixed' | 'wall'
  /** Numbers of the files and codes of the forces that it is about. */
  readonly files: readonly number[]
  readonly forces: readonly string[]
  readonly touched: Touched | null
}
