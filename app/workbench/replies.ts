import { boardCsv, type ReplyBoard, replyBoard } from '../query/index.ts'
import { firstRow, parseProse, type SqlDatabase, textOf } from '../store/index.ts'
import type { Force } from '../vocabulary/index.ts'
import { travellingLines } from './caveats.ts'
import { requestIn } from './request.ts'

/** The replies measured against the request of the workspace. */
export function repliesOf(db: SqlDatabase, forces: readonly Force[]): ReplyBoard {
  return replyBoard(db, requestIn(db), forces)
}

/** The same as CSV. */
export function repliesCsv(db: SqlDatabase, forces: readonly Force[]): string {
  const request = requestIn(db)
  const lines = travellingLines(db, forces)
  return boardCsv(db, replyBoard(db, request, forces), request, ({ force, files }) => lines.ofForce(force, files))
}

/** Text of a document outside its tables, a paragraph each: where a letter says what no cell does. */
export function paragraphsOf(db: SqlDatabase, source: number): readonly string[] {
  const [prose] =
    firstRow(
      db,
      `SELECT r.prose FROM source f JOIN inclusion i ON i.sha256 = f.sha256
       JOIN reading r ON r.source = f.id AND r.choice = i.choice WHERE f.id = ?`,
      [source],
    ) ?? []
  return parseProse(textOf(prose) ?? '[]').prose
}
