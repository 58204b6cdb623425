import sample from '../../resources/samples/request.json'
import { firstRow, type SqlDatabase } from '../store/index.ts'
import { NO_REQUEST, readRequest, type SentRequest } from '../vocabulary/index.ts'

/** What the sample replies were asked: the yardstick of the sample workspace, and of the command line where none is given. */
export const SAMPLE_REQUEST: SentRequest = must(readRequest(sample))

/** What was asked, as the workspace has it; `NO_REQUEST` where nobody has said. */
export function requestIn(db: SqlDatabase): SentRequest {
  const [text] = firstRow(db, "SELECT value FROM setting WHERE name = 'request'") ?? []
  if (text === undefined) return NO_REQUEST
  try {
    const read = readRequest(JSON.parse(String(text)))
    return typeof read === 'string' ? NO_REQUEST : read
  } catch {
    return NO_REQUEST
  }
}

function must(read: SentRequest | string): SentRequest {
  if (typeof read === 'string') throw new Error(`the request of the sample: ${read}`)
  return read
}
