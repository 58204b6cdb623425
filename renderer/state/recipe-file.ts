import { z } from 'zod'
import type { KeptRecipe, Recipe } from '../../app/recognise/index.ts'

// Without this the checker tries to compile its checks, which the page's security policy refuses.
z.config({ jitless: true })

const WORDS = z.string().max(500)

const COLUMN = z.strictObject({
  headings: z.array(WORDS).max(20),
  above: z.array(z.enum(['header', 'title', 'note', 'ignored'])).max(20),
  meanings: z.array(WORDS.nullable()).max(20),
  role: z.enum(['label', 'value', 'total', 'note', 'ignored']),
  key: WORDS,
  kind: WORDS,
})

const ROW = z.strictObject({
  labels: z.array(WORDS).max(50),
  role: z.enum(['heading', 'total', 'note', 'ignored']),
  meaning: WORDS.nullable(),
})

const TABLE = z
  .strictObject({
    kind: z.enum(['cross table', 'record list']),
    headerRows: z.array(z.int().min(0).max(100)).min(1).max(20),
    columns: z.array(COLUMN).min(1).max(2000),
    carried: z.boolean(),
    rows: z.array(ROW).max(5000),
    unlabelled: z.boolean(),
    gap: z.int().min(0).max(10_000),
  })
  .refine(({ headerRows, columns }) =>
    columns.every((column) =>
      [column.headings, column.above, column.meanings].every((list) => list.length === headerRows.length),
    ),
  )

const RECIPE = z.strictObject({
  name: z.string().min(1).max(200),
  sheet: WORDS,
  tables: z.array(TABLE).min(1).max(50),
  stray: z.int().min(0).max(1_000_000),
}) satisfies z.ZodType<Recipe>

const FILE = z.strictObject({
  format: z.literal('foi-workbench recipes'),
  version: z.literal(1),
  recipes: z.array(RECIPE).min(1).max(1000),
})

/** Words by which a file of recipes is known before it is read. */
const MARK = '"foi-workbench recipes"'
/** They stand at its beginning. */
const MARKED_WITHIN = 1000

/** Whether bytes are meant as a file of recipes, well or badly made: a reply never says so of itself. */
export function isRecipeFile(bytes: Uint8Array): boolean {
  const start = new TextDecoder().decode(bytes.subarray(0, MARKED_WITHIN)).trimStart()
  return start.startsWith('{') && start.includes(MARK)
}

/** Recipes as a file for another workspace. */
export function recipeFile(recipes: readonly KeptRecipe[]): string {
  const file = { format: 'foi-workbench recipes', version: 1, recipes: recipes.map(({ recipe }) => recipe) }
  return `${JSON.stringify(file, undefined, 2)}\n`
}

/** The recipes of a file; in words what is wrong with it, where it is none. */
export function readRecipeFile(text: string): readonly Recipe[] | string {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    return 'It is not JSON.'
  }
  const checked = FILE.safeParse(parsed)
  if (checked.success) return checked.data.recipes
  const [first] = checked.error.issues
  const at = first?.path.join('.') ?? ''
  return at === '' ? 'It holds no recipes.' : `It holds no recipes: ${at} is not as expected.`
}
