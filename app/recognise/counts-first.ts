import type { Reading } from './reading.ts'

/** Whether the heading of a first column says that it holds counts: "Count | Year | Platform", the figures before what they count. */
export function headsCounts({ measure, dimension, reference, text }: Reading): boolean {
  return measure !== undefined && dimension === undefined && !reference && !NUMBERED.test(text)
}

/** "Offence number" heads references, no counts. */
const NUMBERED = /\b(?:offence|crime|victim|suspect|incident) (?:number|no|ref)s?\b/i
