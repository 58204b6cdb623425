import { z } from 'zod'

const place = z.int().min(0).max(2_000_000)
const RANGE = z
  .strictObject({ top: place, left: place, bottom: place, right: place })
  .refine(({ top, left, bottom, right }) => top <= bottom && left <= right)

/** What an analyst says of cells of a sheet. */
export const EDIT = z.discriminatedUnion('set', [
  z.strictObject({
    set: z.literal('role'),
    range: RANGE,
    role: z.enum(['header', 'label', 'value', 'total', 'note', 'title', 'ignored']),
    meaning: z.string().max(200).exactOptional(),
  }),
  z.strictObject({ set: z.literal('table'), range: RANGE, was: RANGE.nullable() }),
])

/** Commands about the layouts of sheets. What a recipe holds is checked where one comes in from a file. */
export const LAYOUTS = z.discriminatedUnion('do', [
  z.strictObject({
    do: z.literal('edit layout'),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    sheet: z.string().max(1000),
    edits: z.array(EDIT).max(100_000),
  }),
  z.strictObject({
    do: z.literal('add recipe'),
    id: z.string().min(1).max(64),
    recipe: z.looseObject({ name: z.string().min(1).max(200), tables: z.array(z.looseObject({})).min(1) }),
  }),
  z.strictObject({ do: z.literal('delete recipe'), id: z.string().min(1).max(64) }),
])
