import { z } from 'zod'

const force = z.string().min(1).max(200)
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/)
const days = { start: day, end: day }
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const sheet = z.string().max(2000).nullable()
const place = z.strictObject({ sha256, sheet, cells: z.string().max(40).nullable() })
const measure = z.string().min(1).max(500)
const id = z.string().min(1).max(200)
const reason = z.string().trim().min(1).max(20_000)

const ABOUT = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('exclude force'), force }),
  z.strictObject({ kind: z.literal('count as zero'), sha256, sheet }),
  z.strictObject({ kind: z.literal('take figures'), force, take: place, over: z.array(place).min(1).max(1000) }),
  z.strictObject({ kind: z.literal('bridge year'), force, measure, ...days }),
  z.strictObject({
    kind: z.literal('accept figure'),
    force,
    measure,
    covers: z.array(z.strictObject(days)).min(1).max(1000),
    ...days,
  }),
])

/** Commands about which figures count: without a reason there is no decision. */
export const DECISIONS = z.discriminatedUnion('do', [
  z.strictObject({
    do: z.literal('decide figures'),
    decision: z.strictObject({ id, about: ABOUT, reason, author: z.string().max(2000), at: z.string().min(1).max(64) }),
  }),
  z.strictObject({ do: z.literal('reword decision'), id, reason }),
  z.strictObject({ do: z.literal('withdraw decision'), id }),
])
