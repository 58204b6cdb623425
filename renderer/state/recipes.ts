import { count } from '../ui/words.ts'
import { notify } from './notices.ts'
import { perform } from './perform.ts'
import { readRecipeFile } from './recipe-file.ts'

/** What a file of recipes came to: so many were taken, or why none was. */
export type RecipesTaken = { readonly taken: number } | { readonly why: string }

/** Takes the recipes of a file into the workspace, however it came here, and says so. */
export async function takeRecipes(name: string, bytes: Uint8Array): Promise<RecipesTaken> {
  const found = readRecipeFile(new TextDecoder().decode(bytes))
  if (typeof found === 'string') {
    notify('bad', `“${name}” was not taken in. ${found}`)
    return { why: found }
  }
  let taken = 0
  for (const recipe of found) {
    const done = await perform({ do: 'add recipe', id: crypto.randomUUID(), recipe })
    if (done.ok) taken += 1
    else notify('bad', `The recipe “${recipe.name}” was not kept.`, done.problem)
  }
  if (taken > 0) notify('good', `${count(taken, 'recipe')} from “${name}”`)
  return taken > 0 ? { taken } : { why: 'None of its recipes was kept.' }
}
