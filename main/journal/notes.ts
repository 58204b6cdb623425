import { z } from 'zod'

const id = z.string().min(1).max(200)
const words = z.string().max(2000)
const text = z.string().max(100_000)
const day = z.string().max(64)
const sha256 = z.string().max(64)
const tags = z.array(z.string().max(200)).max(1000)

/** A later version may pin notes to more: an anchor of another kind is kept as it comes. */
const ANCHORS: Readonly<Record<string, z.ZodType>> = {
  value: z.strictObject({
    on: z.literal('value'),
    force: z.string().max(200).nullable(),
    measure: words,
    periodStart: day.nullable(),
    periodEnd: day.nullable(),
    dimensions: z.string().max(20_000),
    source: z.strictObject({ sha256, sheet: words, cell: z.string().max(20) }),
  }),
  period: z.strictObject({ on: z.literal('period'), periodStart: day, periodEnd: day }),
  force: z.strictObject({ on: z.literal('force'), force: id }),
  cells: z.strictObject({
    on: z.literal('cells'),
    source: z.strictObject({ sha256, sheet: words, cells: z.string().max(40) }),
    file: words,
  }),
  'force-period': z.strictObject({ on: z.literal('force-period'), force: id, periodStart: day, periodEnd: day }),
  finding: z.strictObject({ on: z.literal('finding'), finding: words, about: words }),
  file: z.strictObject({ on: z.literal('file'), sha256, file: words }),
  series: z.strictObject({ on: z.literal('series'), chart: id, series: words, about: words }),
  point: z.strictObject({ on: z.literal('point'), chart: id, series: words, category: words, about: words }),
}

const ANCHOR = z.looseObject({ on: z.string().min(1).max(64) }).refine((anchor) => {
  const known = Object.hasOwn(ANCHORS, anchor.on) ? ANCHORS[anchor.on] : undefined
  return known === undefined || known.safeParse(anchor).success
})

/** Commands about notes, as the journal takes them. */
export const NOTES = z.discriminatedUnion('do', [
  z.strictObject({
    do: z.literal('add annotation'),
    annotation: z.strictObject({
      id,
      anchor: ANCHOR,
      text,
      forPublication: z.boolean(),
      author: words,
      at: day,
      caveat: text.optional(),
      tags: tags.optional(),
    }),
  }),
  z.strictObject({
    do: z.literal('change annotation'),
    id,
    text,
    forPublication: z.boolean(),
    caveat: text.optional(),
    tags: tags.optional(),
  }),
  z.strictObject({ do: z.literal('delete annotation'), id }),
  z.strictObject({
    do: z.literal('reply to annotation'),
    annotation: id,
    reply: z.strictObject({ id, text: text.min(1), author: words, at: day }),
  }),
  z.strictObject({ do: z.literal('delete reply'), id }),
])
