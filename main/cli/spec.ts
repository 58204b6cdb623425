import { z } from 'zod'
import { CHART_KINDS } from '../../app/chart/index.ts'
import { type Filter, GRID_COLUMNS, type Question } from '../../app/query/index.ts'

const filter = z.union([
  z.strictObject({
    column: z.enum(GRID_COLUMNS),
    test: z.literal('one of'),
    values: z.array(z.union([z.string(), z.null()])),
  }),
  z.strictObject({ column: z.enum(GRID_COLUMNS), test: z.literal('contains'), text: z.string() }),
  z.strictObject({
    column: z.literal('value'),
    test: z.literal('between'),
    low: z.number().nullable(),
    high: z.number().nullable(),
  }),
  z.strictObject({
    column: z.literal('dimension'),
    test: z.literal('has'),
    key: z.string(),
    values: z.array(z.string()).nullable(),
  }),
]) satisfies z.ZodType<Filter>

/** A question as it may come from a file. */
const questionSchema = z.strictObject({
  filters: z.array(filter),
  search: z.string(),
  sort: z.array(z.strictObject({ column: z.enum(GRID_COLUMNS), descending: z.boolean() })),
}) satisfies z.ZodType<Question>

/** A chart as it may come from a file. What is left out is chosen as the window would choose it. */
export const chartSpecSchema = z
  .strictObject({
    version: z.literal(1),
    kind: z.enum(CHART_KINDS),
    question: questionSchema,
    across: z.enum(['period', 'force']),
    series: z.union([z.enum(['force', 'period', 'none']), z.templateLiteral(['dimension:', z.string()])]),
    focus: z.string().nullable(),
    width: z.union([z.literal(300), z.literal(620), z.literal(940)]),
    title: z.string(),
    subtitle: z.string(),
    altText: z.string(),
    notes: z.array(z.string()),
    showRanges: z.boolean(),
    directLabels: z.boolean(),
    showAnnotations: z.boolean(),
  })
  .partial()
