import { type Result, refused } from '../vocabulary/index.ts'

/** Works on one file of many. Where the program itself fails at it, that is a Problem of this file and of no other. */
export async function contained<Value>(file: string, work: () => Promise<Result<Value>>): Promise<Result<Value>> {
  try {
    return await work()
  } catch (fault) {
    return refused({ kind: 'unreadable', file, reason: String(fault) })
  }
}
