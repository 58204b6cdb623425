import { create } from 'zustand'
import { type Arrangement, AS_IT_IS } from './arrange.ts'

/** What of the board is in hand: the analyst comes back to it from another view. Nothing of it is kept in the workspace. */
interface BoardState {
  /** Id of the workspace that it belongs to. */
  readonly workspace: string
  readonly arrangement: Arrangement
  /** A reply by its force, or a file by its id. */
  readonly chosen: { readonly force: string } | { readonly file: number } | null
  /** Forces whose files are listed below them. */
  readonly open: ReadonlySet<string>
}

export const useBoard = create<BoardState>(() => ({
  workspace: '',
  arrangement: AS_IT_IS,
  chosen: null,
  open: new Set(),
}))

/** Begins anew where another workspace is on screen. */
export function boardOf(workspace: string): void {
  if (useBoard.getState().workspace === workspace) return
  useBoard.setState({ workspace, arrangement: AS_IT_IS, chosen: null, open: new Set() })
}

/** Changes what is shown, or in which order. */
export function arrange(change: Partial<Arrangement>): void {
  useBoard.setState(({ arrangement }) => ({ arrangement: { ...arrangement, ...change } }))
}

export function choose(chosen: BoardState['chosen']): void {
  useBoard.setState({ chosen })
}

/** Lists the files of a force below it, or no longer. */
export function unfold(force: string, unfolded: boolean): void {
  useBoard.setState(({ open }) => {
    const next = new Set(open)
    if (unfolded) next.add(force)
    else next.delete(force)
    return { open: next }
  })
}
