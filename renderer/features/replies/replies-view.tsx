import type { ReactElement } from 'react'
import { useSession } from '../../state/session.ts'
import { EmptyBoard } from './empty-board.tsx'
import { FileBoard } from './file-board.tsx'
import './replies.css'

/** The replies: which files came, whose they are, what was made of each. */
export function RepliesView(): ReactElement {
  const empty = useSession((session) => session.state.sources.length === 0)
  return empty ? <EmptyBoard /> : <FileBoard />
}
