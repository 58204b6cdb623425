import { z } from 'zod'
import { ENTERED } from './entries.ts'
import { EDIT } from './layouts.ts'

const HASH = z.string().regex(/^[0-9a-f]{64}$/)
const SHEET = z.string().max(1000)

/** Commands about two versions of a file. */
export const VERSIONS = z.discriminatedUnion('do', [
  z.strictObject({
    do: z.literal('replace file'),
    older: HASH,
    newer: HASH,
    layouts: z.array(z.strictObject({ sheet: SHEET, edits: z.array(EDIT).max(100_000) })).max(10_000),
    accepted: z.array(SHEET).max(10_000),
    entered: z.array(ENTERED).max(100_000).optional(),
  }),
  z.strictObject({ do: z.literal('keep both files'), older: HASH, newer: HASH }),
  z.strictObject({
    do: z.literal('note copy'),
    sha256: HASH,
    name: z.string().max(1000),
    path: z.string().max(10_000),
  }),
])
