import { z } from 'zod'

const HASH = z.string().regex(/^[0-9a-f]{64}$/)
const ID = z.string().min(1).max(64)
const WORDS = z.string().max(2000)
const DAY = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const PLACE = z.int().min(1).max(1_000_000)
const SHARE = z.number().min(0).max(1)

const FIGURE = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('ok'), value: z.number() }),
  z.strictObject({
    status: z.enum(['suppressed', 'not_held', 'refused', 'missing']),
    low: z.number(),
    high: z.number().nullable(),
  }),
])

/** A figure that was typed in. */
export const ENTERED = z
  .strictObject({
    id: ID,
    sha256: HASH,
    page: PLACE.nullable(),
    paragraph: PLACE.nullable(),
    region: z.strictObject({ left: SHARE, top: SHARE, width: SHARE, height: SHARE }).nullable(),
    quote: z.string().max(20_000),
    written: z.string().min(1).max(500),
    reason: WORDS,
    force: z.string().min(1).max(64).nullable(),
    measure: z.string().min(1).max(500),
    periodStart: DAY.nullable(),
    periodEnd: DAY.nullable(),
    dimensions: z.array(z.strictObject({ key: z.string().min(1).max(500), value: WORDS })).max(100),
    figure: FIGURE,
    author: WORDS,
    at: z.string().max(64),
  })
  .refine(({ page, paragraph }) => page !== null || paragraph !== null)
  .refine(({ quote, region }) => quote !== '' || region !== null)
  .refine(({ page, region }) => region === null || page !== null)
  .refine(({ periodStart, periodEnd }) => (periodStart === null) === (periodEnd === null))

/** Commands about figures that were typed in. */
export const ENTRIES = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('enter figure'), entered: ENTERED }),
  z.strictObject({ do: z.literal('change entered figure'), entered: ENTERED }),
  z.strictObject({ do: z.literal('delete entered figure'), sha256: HASH, id: ID }),
])
