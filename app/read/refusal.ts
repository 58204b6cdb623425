import type { Problem } from '../vocabulary/index.ts'

type WithoutFile<Trouble> = Trouble extends Problem ? Omit<Trouble, 'file'> : never

/** A problem as it is met deep inside a file, where the file's name is not known. */
export type Trouble = WithoutFile<Problem>

/**
 * Carries a problem out of the depth of a reader. It is thrown inside `read/` only and turned into a returned Problem by
 * `readWorkbook` and `unpack`.
 */
export class Refusal extends Error {
  readonly trouble: Trouble

  constructor(trouble: Trouble) {
    super(trouble.kind)
    this.trouble = trouble
  }
}

/** Stops reading the file. */
export function refuse(trouble: Trouble): never {
  throw new Refusal(trouble)
}

/** Stops reading: the named part does not hold together. */
export function damaged(part: string, reason: string): never {
  throw new Refusal({ kind: 'damaged', part, reason })
}
