import type { ReactElement, ReactNode } from 'react'
import { useSession } from '../../state/session.ts'
import { BoardView } from './board-view.tsx'
import { EmptyBoard } from './empty-board.tsx'
import './board.css'
import './empty.css'
import './overview.css'
import './reply.css'

/** The replies: which files came, whose they are, what was made of each. */
export function RepliesView({
  versions,
}: {
  /** Says over the board which files look like newer versions of others. */
  readonly versions: ReactNode
}): ReactElement {
  const empty = useSession((session) => session.state.sources.length === 0)
  return empty ? <EmptyBoard /> : <BoardView versions={versions} />
}
