import type { Edit } from '../annotate/index.ts'
import { type KeptRecipe, type LayoutEdit, mayFit, type Recipe, type SheetEdits } from '../recognise/index.ts'
import { recallWorkbook, rows, type SqlDatabase } from '../store/index.ts'
import type { Workbook } from '../vocabulary/index.ts'

/** What was decided about the layouts of a file's sheets, and the recipes that may fit one of them. */
export interface DecidedLayouts {
  readonly edits: readonly SheetEdits[]
  readonly recipes: readonly KeptRecipe[]
}

/** The edits that stand for a file, by sheet. */
export function layoutEdits(db: SqlDatabase, sha256: string): readonly SheetEdits[] {
  return rows(db, 'SELECT sheet, edits FROM layout_edit WHERE sha256 = ? ORDER BY sheet', [sha256]).map(
    ([sheet, edits]) => ({ sheet: String(sheet), edits: JSON.parse(String(edits)) as readonly LayoutEdit[] }),
  )
}

/** Every recipe, the newest first: of two that fit a sheet the newer is taken. */
export function keptRecipes(db: SqlDatabase): readonly KeptRecipe[] {
  return rows(db, 'SELECT id, recipe FROM recipe ORDER BY at DESC, id').map(([id, recipe]) => ({
    id: String(id),
    recipe: JSON.parse(String(recipe)) as Recipe,
  }))
}

/** What decides how a file's sheets are laid out. */
export function layoutsFor(db: SqlDatabase, sha256: string, workbook: Workbook): DecidedLayouts {
  const recipes = keptRecipes(db).filter(({ recipe }) => workbook.sheets.some((sheet) => mayFit(recipe, sheet)))
  return { edits: layoutEdits(db, sha256), recipes }
}

/** Files that are touched where what was decided about layouts changes: by their own edits, or as look-alikes of a recipe. */
export function filesLaidOut(db: SqlDatabase, edits: readonly Edit[]): readonly string[] {
  const own = edits.filter(({ table }) => table === 'layout_edit').map(({ key }) => key[0] ?? '')
  const recipes = edits
    .filter(({ table }) => table === 'recipe')
    .flatMap(({ before, after }) => [before, after])
    .flatMap((row) => (row === null ? [] : [JSON.parse(String(row[1])) as Recipe]))
  if (recipes.length === 0) return own
  const alike = includedReadings(db, recipes).map(({ sha256 }) => sha256)
  return [...new Set([...own, ...alike])]
}

/** Included files, with their cells, that one of the recipes may fit. */
export function includedReadings(
  db: SqlDatabase,
  recipes: readonly Recipe[],
): readonly { readonly sha256: string; readonly name: string; readonly path: string; readonly workbook: Workbook }[] {
  return rows(
    db,
    `SELECT i.sha256, i.name, i.path, r.id FROM inclusion i JOIN source f ON f.sha256 = i.sha256
     JOIN reading r ON r.source = f.id AND r.choice = i.choice ORDER BY f.id`,
  ).flatMap(([sha256, name, path, reading]) => {
    const workbook = recallWorkbook(db, Number(reading))
    if (!workbook.sheets.some((sheet) => recipes.some((recipe) => mayFit(recipe, sheet)))) return []
    return [{ sha256: String(sha256), name: String(name), path: String(path), workbook }]
  })
}
