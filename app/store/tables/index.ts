import { ANNOTATIONS } from './annotations.ts'
import { COPIES } from './copies.ts'
import { DECISIONS } from './decisions.ts'
import { ENTERED } from './entered.ts'
import { FINDINGS } from './findings.ts'
import { GROUPS } from './groups.ts'
import { LAYOUTS } from './layouts.ts'
import { NAMES } from './names.ts'
import { QUARANTINE } from './quarantine.ts'
import { REPLACEMENTS } from './replacements.ts'
import { REPLIES } from './replies.ts'

/** The tables that version 2 adds, a file for each thing that an analyst decides or the rules find. */
export const SCHEMA_2: string = [
  ANNOTATIONS,
  DECISIONS,
  FINDINGS,
  GROUPS,
  LAYOUTS,
  NAMES,
  QUARANTINE,
  REPLACEMENTS,
  REPLIES,
].join('')

/** What version 3 adds: names of the copies of a file, and figures that were typed in. A further table is a further version. */
export const SCHEMA_3: string = [COPIES, ENTERED].join('')
