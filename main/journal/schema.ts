import { z } from 'zod'
import type { JournalRecord } from '../../app/contract/index.ts'

/** What a record must be. Main keeps records and never acts on a command: it must be an object that names one, no more. */
export const JOURNAL_RECORD = z.strictObject({
  sequence: z.int().min(1),
  at: z.string().max(64),
  kind: z.enum(['do', 'undo', 'redo']),
  of: z.int().nullable(),
  command: z.custom<JournalRecord['command']>(
    (command) => z.looseObject({ do: z.string().min(1).max(64) }).safeParse(command).success,
  ),
}) satisfies z.ZodType<JournalRecord>
