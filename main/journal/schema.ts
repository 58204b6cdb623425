import { z } from 'zod'
import type { JournalRecord } from '../../app/contract/index.ts'
import { REPLY_STATUSES, readRequest } from '../../app/vocabulary/index.ts'
import { DECISIONS } from './decisions.ts'
import { ENTRIES } from './entries.ts'
import { LAYOUTS } from './layouts.ts'
import { NOTES } from './notes.ts'
import { VERSIONS } from './versions.ts'

/** What a record must be. Main keeps records and never acts on a command: it must be an object that names one, no more. */
export const JOURNAL_RECORD = z.strictObject({
  sequence: z.int().min(1),
  at: z.string().max(64),
  kind: z.enum(['do', 'undo', 'redo']),
  of: z.int().nullable(),
  command: z.custom<JournalRecord['command']>(
    (command) => z.looseObject({ do: z.string().min(1).max(64) }).safeParse(command).success && isWellFormed(command),
  ),
}) satisfies z.ZodType<JournalRecord>

const REQUEST = z.strictObject({
  do: z.literal('change request'),
  request: z.custom((request) => typeof readRequest(request) !== 'string'),
})

const REPLY = z.strictObject({
  do: z.literal('set reply'),
  force: z.string().min(1).max(64),
  choice: z.strictObject({
    status: z.enum(REPLY_STATUSES).nullable(),
    section: z.string().max(64).nullable(),
    note: z.string().max(20_000),
  }),
})

const NAME = {
  what: z.enum(['force', 'value', 'header', 'measure', 'marker']),
  key: z.string().max(200),
  written: z.string().min(1).max(500),
  scope: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
}
const NAMED = z.strictObject({ ...NAME, means: z.string().max(500) })
const NAMING = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('set name'), name: NAMED }),
  z.strictObject({ do: z.literal('clear name'), name: z.strictObject(NAME) }),
  z.strictObject({
    do: z.literal('leave in review'),
    item: z.string().min(1).max(2000),
    about: z.string().max(2000),
    left: z.boolean(),
  }),
  z.strictObject({ do: z.literal('add names'), pack: z.string().max(500), names: z.array(NAMED).max(100_000) }),
])

const GROUP = z.strictObject({
  do: z.literal('set force group'),
  forces: z.array(z.string().min(1).max(200)).max(1000),
  group: z.string().max(200).nullable(),
})

/** It says what stood where, never what stood there: a journal must not hold what it removes. */
const REMOVAL = z.strictObject({
  do: z.literal('remove hidden'),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  places: z.array(z.string().regex(/^(rows|columns|sheet|ink|part) [0-9a-z ]{1,40}$/)).max(100_000),
  reason: z.string().max(20_000),
})

const keys = z.array(z.string().min(1).max(2000)).max(100_000)
const words = z.string().max(2000)

const FINDINGS: Readonly<Record<string, z.ZodType>> = {
  'judge findings': z.strictObject({
    do: z.literal('judge findings'),
    findings: keys,
    about: words,
    status: z.enum(['open', 'queried', 'explained', 'accepted', 'not a problem']),
    reason: z.string().max(20_000),
    author: words,
  }),
  'publish findings': z.strictObject({
    do: z.literal('publish findings'),
    findings: keys,
    about: words,
    forPublication: z.boolean(),
  }),
  'word caveat': z.strictObject({
    do: z.literal('word caveat'),
    finding: z.string().min(1).max(2000),
    about: words,
    caveat: z.string().max(20_000).nullable(),
  }),
  'write letter': z.strictObject({
    do: z.literal('write letter'),
    findings: keys,
    force: z.string().max(64).nullable(),
    text: z.string().max(1_000_000),
    author: words,
  }),
}

/** Whether a command is what its name promises, where that is set down here; the others are taken as they come. */
function isWellFormed(command: unknown): boolean {
  const { do: name } = z.looseObject({ do: z.string() }).parse(command)
  if (name === 'change request') return REQUEST.safeParse(command).success
  if (name === 'remove hidden') return REMOVAL.safeParse(command).success
  if (name === 'set reply') return REPLY.safeParse(command).success
  const finding = Object.hasOwn(FINDINGS, name) ? FINDINGS[name] : undefined
  if (finding !== undefined) return finding.safeParse(command).success
  if (name === 'set force group') return GROUP.safeParse(command).success
  if (LAYOUTS.options.some(({ shape }) => shape.do.value === name)) return LAYOUTS.safeParse(command).success
  if (NOTES.options.some(({ shape }) => shape.do.value === name)) return NOTES.safeParse(command).success
  if (ENTRIES.options.some(({ shape }) => shape.do.value === name)) return ENTRIES.safeParse(command).success
  if (VERSIONS.options.some(({ shape }) => shape.do.value === name)) return VERSIONS.safeParse(command).success
  if (DECISIONS.options.some(({ shape }) => shape.do.value === name)) return DECISIONS.safeParse(command).success
  if (NAMING.options.some(({ shape }) => shape.do.value === name)) return NAMING.safeParse(command).success
  return true
}
