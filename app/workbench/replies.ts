import { boardCsv, type ReplyBoard, replyBoard } from '../query/index.ts'
import type { SqlDatabase } from '../store/index.ts'
import type { Force } from '../vocabulary/index.ts'
import { requestIn } from './request.ts'

/** The replies measured against the request of the workspace. */
export function repliesOf(db: SqlDatabase, forces: readonly Force[]): ReplyBoard {
  return replyBoard(db, requestIn(db), forces)
}

/** The same as CSV. */
export function repliesCsv(db: SqlDatabase, forces: readonly Force[]): string {
  const request = requestIn(db)
  return boardCsv(db, replyBoard(db, request, forces), request)
}
