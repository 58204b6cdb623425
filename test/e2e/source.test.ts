import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerDialogs, type Launched, launchApp, newHome, removeHome } from '../support/app.ts'
import { chooseMenu, filesKept, findRows, gridRow, openView, SAMPLE_FILES, seen } from '../support/person.ts'
import { type Rows, workbookOf, writeReply } from '../support/replies.ts'

let home: string
let folder: string
let launched: Launched

beforeAll(async () => {
  home = await newHome()
  folder = await mkdtemp(join(tmpdir(), 'foi-source-'))
  launched = await launchApp({ home })
  await filesKept(launched.page, SAMPLE_FILES)
  await launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800))
})

afterAll(async () => {
  await launched?.close()
  if (home !== undefined) await removeHome(home)
  if (folder !== undefined) await rm(folder, { recursive: true, force: true })
})

/** A reply whose headings say nothing that the program knows. */
const teams = (year: string, more: Rows[number] = []): Rows => [
  [`Wiltshire Police: figures for ${year}`],
  ['', 'Alpha', 'Beta', ...more.slice(0, 1)],
  ['North', 31, 42, ...more.slice(1, 2)],
  ['South', 53, 64, ...more.slice(2, 3)],
]

// Each test goes on from where the one before it stopped, as one analyst in one session would.

test('a sheet that waits for a person is put right by keys alone: each step says what it changes, Esc changes nothing', async () => {
  await bringIn('teams.xlsx', teams('2018/19'))
  await openSheet('teams.xlsx')
  const { page } = launched
  const before = page.getByRole('region', { name: 'Before and after' })
  await press('Home')
  await lightCell('B2')
  await press('Shift+ArrowRight', 'i')
  await before.getByText(/gone|read otherwise/).waitFor()
  await press('Escape')
  await before.waitFor({ state: 'detached' })

  await press('h')
  await page.getByRole('combobox', { name: 'What the selected cells are values of' }).fill('team')
  await page.keyboard.press('Enter')
  await cells().focus()
  await lightCell('A3')
  await press('Shift+ArrowDown', 'l')
  await page.getByRole('combobox', { name: 'What the selected cells are values of' }).fill('region')
  await page.keyboard.press('Enter')
  await cells().focus()
  await lightCell('B3')
  await press('Shift+ArrowRight', 'Shift+ArrowDown', 'v')
  await before.getByRole('row', { name: /C4.*team=Beta/ }).waitFor()
  expect(await before.getByRole('row', { name: /C4/ }).textContent()).toContain('region=South')
  await page.getByText(/^Re-tidied in \d+ ms$/).waitFor()
  await findRows(page, 'Wiltshire')
  await gridRow(page, /Wiltshire/)
    .first()
    .waitFor({ state: 'detached' })
  expect(await gridRow(page, /Wiltshire/).count()).toBe(0)
})

test('what was tried is there after a look elsewhere, and left by Esc; tried again and confirmed, its figures stand in Explore, and undo takes them away', async () => {
  const { page } = launched
  await openSheet('teams.xlsx')
  await page
    .getByRole('region', { name: 'Before and after' })
    .getByRole('row', { name: /C4.*team=Beta/ })
    .waitFor()
  await cells().focus()
  await press('Escape')
  await page.getByRole('region', { name: 'Tidy preview' }).waitFor()
  await setRoles()
  await press('Control+Enter')
  await page.getByRole('region', { name: 'Tidy preview' }).waitFor()
  await findRows(page, 'Beta')
  await gridRow(page, /Wiltshire.*2018\/19.*64/).waitFor()
  const undo = page.getByRole('button', { name: 'Undo: Roles of sheet Response set by hand' })
  await undo.click()
  await gridRow(page, /Wiltshire.*2018\/19.*64/).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: /^Redo: Roles of sheet Response/ }).click()
  await gridRow(page, /Wiltshire.*2018\/19.*64/).waitFor()
})

test('a recipe reads the next file of its kind, and leaves one with a new column for a person', async () => {
  const { page } = launched
  await openSheet('teams.xlsx')
  await lightCell('A1')
  const inspector = page.getByRole('complementary', { name: 'Layout of the sheet' })
  await inspector.getByRole('button', { name: 'Save as recipe…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Save as recipe' })
  await dialog.getByLabel('Name of the recipe').fill('Teams by region')
  await dialog.getByRole('button', { name: 'Save recipe' }).click()
  await dialog.waitFor({ state: 'detached' })
  await bringIn('next year.xlsx', teams('2019/20'))
  await findRows(page, 'Beta')
  await gridRow(page, /Wiltshire.*2019\/20.*64/).waitFor()
  await openSheet('next year.xlsx')
  await lightCell('A1')
  await seen(page, 'Read by recipe “Teams by region”')
  await bringIn('wider.xlsx', teams('2020/21', ['Gamma', 1, 2]))
  await openSheet('wider.xlsx')
  await seen(page, 'Not read by recipe “Teams by region”: a column is new')
  await findRows(page, '2020/21')
  expect(await gridRow(page, /2020\/21.*team=/).count()).toBe(0)
})

test('recipes leave as a file and come back from one; a file that is none is refused by name', async () => {
  const { app, page } = launched
  const file = join(folder, 'recipes.json')
  const list = await openRecipes()
  await answerDialogs(app, { save: file })
  await list.getByRole('button', { name: 'Export recipes…' }).click()
  await seen(page, /Recipes exported/)
  const written = await readFile(file, 'utf8')
  expect(written).toContain('Teams by region')
  expect(written).not.toMatch(/2018|\b31\b|\b64\b/)
  await list.getByRole('button', { name: 'Delete recipe Teams by region' }).click()
  await list.getByText('No layout is kept yet.').waitFor()
  await answerDialogs(app, { open: [await writeReply(folder, 'not one.json', '{"recipes": 1}')] })
  await list.getByRole('button', { name: 'Import recipes…' }).click()
  await seen(page, /“not one.json” was not taken in/)
  await answerDialogs(app, { open: [file] })
  await list.getByRole('button', { name: 'Import recipes…' }).click()
  await list.getByRole('button', { name: 'Delete recipe Teams by region' }).waitFor()
  await list.getByRole('button', { name: 'Done' }).click()
})

test('a border is moved by B and arrows and by its handle; the sheet is drawn larger, and text in it found', async () => {
  const { page } = launched
  await openSheet('teams.xlsx')
  await lightCell('B3')
  const preview = page.getByRole('region', { name: 'Before and after' })
  await press('b', 'Shift+ArrowDown', 'Enter')
  await preview.getByText('2 gone').waitFor()
  await press('Escape')
  await preview.waitFor({ state: 'detached' })
  const handle = page.locator('.sg-border .handle.bottom')
  const box = await handle.boundingBox()
  if (box === null) throw new Error('no handle')
  await page.mouse.move(box.x + 12, box.y + 12)
  await page.mouse.down()
  await page.mouse.move(box.x + 12, box.y - 12, { steps: 4 })
  await page.mouse.up()
  await preview.getByText('2 gone').waitFor()
  await cells().focus()
  await press('Escape')
  const cell = page.getByRole('gridcell', { name: '31' })
  const small = await cell.boundingBox()
  await press('+', '+')
  await page.getByRole('button', { name: 'Draw at 100%' }).filter({ hasText: '125%' }).waitFor()
  expect((await cell.boundingBox())?.height).toBeGreaterThan(small?.height ?? 0)
  await press('0', 'f')
  await page.getByRole('textbox', { name: 'Find in the sheet' }).fill('South')
  await page.getByText('1 of 1').waitFor()
  await cells().getByRole('gridcell', { selected: true, name: 'South' }).waitFor()
})

function cells(): Locator {
  return launched.page.getByRole('grid', { name: /^Sheet / })
}

async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) await launched.page.keyboard.press(key)
}

/** Walks to a cell from the first one, by arrows. */
async function lightCell(cell: string): Promise<void> {
  await cells().focus()
  await press('Control+Home', 'Control+ArrowUp', 'Control+ArrowLeft')
  for (let column = cell.charCodeAt(0) - 65; column > 0; column--) await press('ArrowRight')
  for (let row = Number(cell.slice(1)); row > 1; row--) await press('ArrowDown')
}

async function setRoles(): Promise<void> {
  const { page } = launched
  const meaning = page.getByRole('combobox', { name: 'What the selected cells are values of' })
  await lightCell('B2')
  await press('Shift+ArrowRight', 'h')
  await meaning.fill('team')
  await page.keyboard.press('Enter')
  await lightCell('A3')
  await press('Shift+ArrowDown', 'l')
  await meaning.fill('region')
  await page.keyboard.press('Enter')
  await lightCell('B3')
  await press('Shift+ArrowRight', 'Shift+ArrowDown', 'v')
}

async function bringIn(name: string, rows: Rows): Promise<void> {
  const { app, page } = launched
  const file = await writeReply(folder, name, workbookOf(rows, 'xlsx'))
  await answerDialogs(app, { open: [file] })
  await chooseMenu(app, 'import-files')
  const list = page.getByRole('dialog')
  await list.getByRole('button', { name: /^Go on with/ }).click()
  await list.waitFor({ state: 'detached' })
}

async function openSheet(file: string): Promise<void> {
  const { page } = launched
  await openView(page, 'Source')
  await page
    .getByRole('navigation', { name: 'Sheets' })
    .getByRole('button', { name: new RegExp(file) })
    .click()
  await page.getByRole('grid', { name: `Sheet Response of ${file}` }).waitFor()
}

async function openRecipes(): Promise<Locator> {
  const { page } = launched
  await openSheet('teams.xlsx')
  await lightCell('A1')
  await page
    .getByRole('complementary', { name: 'Layout of the sheet' })
    .getByRole('button', { name: /^Recipes…/ })
    .click()
  const list = page.getByRole('dialog', { name: 'Recipes' })
  await list.waitFor()
  return list
}
