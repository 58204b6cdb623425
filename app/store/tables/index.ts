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

/**
 * The tables that version 2 adds, a file for each thing that an analyst decides or the rules find. Until version 2 is
 * published its files may still change; afterwards a change is a version of its own.
 */
export const SCHEMA_2: string = [
  ANNOTATIONS,
  COPIES,
  DECISIONS,
  ENTERED,
  FINDINGS,
  GROUPS,
  LAYOUTS,
  NAMES,
  QUARANTINE,
  REPLACEMENTS,
  REPLIES,
].join('')
