import { ok, type Result, refused } from '../vocabulary/index.ts'
import { Refusal } from './refusal.ts'

/** Does the work on a file; a Refusal thrown on the way becomes the returned Problem, with the file's name. */
export async function attempt<Value>(file: string, work: () => Value | Promise<Value>): Promise<Result<Value>> {
  try {
    return ok(await work())
  } catch (thrown) {
    if (thrown instanceof Refusal) return refused({ ...thrown.trouble, file })
    throw thrown
  }
}
