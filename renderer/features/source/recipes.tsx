import { type ReactElement, useState } from 'react'
import type { RecipeDraft, SheetSummary, SourceSummary } from '../../../app/contract/index.ts'
import { readAll, writeAll } from '../../host/blocks.ts'
import { useRecipes } from '../../state/answers.ts'
import { notify } from '../../state/notices.ts'
import { perform } from '../../state/perform.ts'
import { ports } from '../../state/ports.ts'
import { recipeFile } from '../../state/recipe-file.ts'
import { takeRecipes } from '../../state/recipes.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { count } from '../../ui/words.ts'

/** Keeps the layout of a sheet for look-alike files, and opens the list of those that are kept. */
export function RecipeSection({
  source,
  sheet,
}: {
  readonly source: SourceSummary
  readonly sheet: SheetSummary
}): ReactElement {
  const recipes = useRecipes().data ?? []
  const [naming, setNaming] = useState(false)
  const [listing, setListing] = useState(false)
  return (
    <section className="sect">
      <h2>Recipes</h2>
      <p className="sec">
        A recipe reads look-alike files as this sheet is read: by its headings, never by its figures.
      </p>
      <div className="row g6 gap-top">
        <Button small icon="copy" disabled={sheet.state !== 'read'} onClick={() => setNaming(true)}>
          Save as recipe…
        </Button>
        <Button small kind="quiet" onClick={() => setListing(true)}>
          Recipes… {recipes.length > 0 && <span className="muted">{recipes.length}</span>}
        </Button>
      </div>
      {sheet.state !== 'read' && <p className="muted gap-top">Confirm the layout first.</p>}
      {naming && <SaveRecipe source={source} sheet={sheet} onClose={() => setNaming(false)} />}
      {listing && <RecipeList onClose={() => setListing(false)} />}
    </section>
  )
}

const WHY = {
  'no table': 'This sheet holds no table, so there is nothing to know its like by.',
  'no headings': 'A table of this sheet has no headings, so its like could not be known.',
  'list of records': 'A list with a row for each record is read by its headings without a recipe.',
} as const

function SaveRecipe({
  source,
  sheet,
  onClose,
}: {
  readonly source: SourceSummary
  readonly sheet: SheetSummary
  readonly onClose: () => void
}): ReactElement {
  const [name, setName] = useState(sheet.name === '' ? source.name.replace(/\.[^.]+$/, '') : sheet.name)
  const [draft, setDraft] = useState<RecipeDraft | null>(null)
  const made = async (): Promise<RecipeDraft | null> =>
    ports().workbench.recipeDraft(source.id, sheet.index, name.trim())
  const save = async (): Promise<void> => {
    const ready = await made()
    if (ready === null || 'why' in ready) {
      setDraft(ready)
      return
    }
    const done = await perform({ do: 'add recipe', id: crypto.randomUUID(), recipe: ready.recipe })
    if (!done.ok) notify('bad', 'The recipe was not kept.', done.problem)
    else if (ready.fits.length > 0) notify('good', `The recipe reads ${count(ready.fits.length, 'other sheet')}.`)
    onClose()
  }
  return (
    <Dialog title="Save as recipe" width={440} onClose={onClose}>
      <form
        className="recipe-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim() !== '') void save()
        }}
      >
        <label className="recipe-name">
          <span>Name of the recipe</span>
          <span className="inp">
            <input
              className="bare"
              autoFocus
              maxLength={200}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          </span>
        </label>
        <p className="sec gap-top">
          A file with the same headings, another period or force aside, is read by it. A file with a column or row that
          it does not know is left for you.
        </p>
        {draft !== null && 'why' in draft && <p className="c-warn gap-top">{WHY[draft.why]}</p>}
        <div className="row g6 df">
          <span className="sp" />
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" type="submit" disabled={name.trim() === ''}>
            Save recipe
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function RecipeList({ onClose }: { readonly onClose: () => void }): ReactElement {
  const recipes = useRecipes().data ?? []
  return (
    <Dialog title="Recipes" width={560} onClose={onClose}>
      <div className="recipe-form">
        {recipes.length === 0 ? (
          <p className="sec">
            No layout is kept yet. Put a sheet right, confirm it, and save it as a recipe; or drop a file of recipes on
            the window.
          </p>
        ) : (
          <div className="recipe-list">
            <table className="grid">
              <thead>
                <tr>
                  <th>Recipe</th>
                  <th>Sheet</th>
                  <th>Reads</th>
                  <th className="w-cell" aria-label="Delete" />
                </tr>
              </thead>
              <tbody>
                {recipes.map(({ id, recipe }) => (
                  <tr key={id}>
                    <td title={recipe.name}>{recipe.name}</td>
                    <td>{recipe.sheet || <span className="muted">any</span>}</td>
                    <td>
                      {count(recipe.tables.length, 'table')},{' '}
                      {count(
                        recipe.tables.reduce((sum, { columns }) => sum + columns.length, 0),
                        'column',
                      )}
                    </td>
                    <td>
                      <IconButton label={`Delete recipe ${recipe.name}`} icon="trash" onClick={() => void remove(id)} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        <div className="row g6 df">
          <Button onClick={() => void bringIn()}>Import recipes…</Button>
          <Button disabled={recipes.length === 0} onClick={() => void exportAll()}>
            Export recipes…
          </Button>
          <span className="sp" />
          <Button kind="primary" onClick={onClose}>
            Done
          </Button>
        </div>
      </div>
    </Dialog>
  )
}

async function remove(id: string): Promise<void> {
  const done = await perform({ do: 'delete recipe', id })
  if (!done.ok) notify('bad', 'The recipe was not deleted.', done.problem)
}

async function exportAll(): Promise<void> {
  const { host, workbench } = ports()
  const sent = await writeAll(host, new TextEncoder().encode(recipeFile(await workbench.recipes())))
  const saved = sent.ok ? await host.saveExport(sent.value, 'recipes.json', 'json') : sent
  if (!saved.ok) notify('bad', 'The recipes were not exported.', saved.problem)
  else if (saved.value !== null) notify('good', `Recipes exported to ${saved.value.path}`)
}

async function bringIn(): Promise<void> {
  const { host } = ports()
  const { files } = await host.chooseFiles('files')
  for (const file of files) {
    const bytes = await readAll(host, file)
    if (!bytes.ok) {
      notify('bad', `“${file.name}” was not read.`, bytes.problem)
      continue
    }
    await takeRecipes(file.name, bytes.value)
  }
}
