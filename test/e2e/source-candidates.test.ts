import { mkdtemp, rm } from 'node:fs/promises'
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
  folder = await mkdtemp(join(tmpdir(), 'foi-ways-'))
  launched = await launchApp({ home })
  await filesKept(launched.page, SAMPLE_FILES)
  await launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800))
  await bringIn('beside.xlsx', SIDE_BY_SIDE)
  await bringIn('plain.xlsx', PLAIN)
})

afterAll(async () => {
  await launched?.close()
  if (home !== undefined) await removeHome(home)
  if (folder !== undefined) await rm(folder, { recursive: true, force: true })
})

/** Two tables that touch: read as one, the genders beside a platform's figures pass for a breakdown of them. */
const SIDE_BY_SIDE: Rows = [
  ['Wiltshire Police, offences'],
  ['Platform', '2017/18', 'Gender', '2017/18'],
  ['Kik', 31, 'Male', 55],
  ['Facebook', 33, 'Female', 66],
  ['Snapchat', 32, 'Unknown', 51],
]
const PLAIN: Rows = [['Wiltshire Police, offences'], ['Platform', '2018/19'], ['Kik', 41], ['Facebook', 43]]

// Each test goes on from where the one before it stopped, as one analyst in one session would.

test('other ways to read a sheet are walked through by arrows, each drawn and counted; one is taken by Enter and undone', async () => {
  const { page } = launched
  await openSheet('beside.xlsx')
  await cells().focus()
  await press('r')
  await readings().getByRole('option').nth(1).waitFor()
  const [best, now] = [
    readings().getByRole('option').nth(0),
    readings().getByRole('option', { name: /As it is read now/ }),
  ]
  expect(await best.textContent()).toMatch(/A2:B5 and C2:D5 are two tables.*fits \d+%6 observations/)
  expect(await now.getAttribute('aria-selected')).toBe('true')

  await press('1')
  const before = page.getByRole('region', { name: 'Before and after' })
  await before.getByText(/read otherwise/).waitFor()
  expect(await page.locator('.sg-border').count()).toBe(2)
  expect(await before.getByRole('row', { name: /D3/ }).textContent()).toContain('platform=Kik')
  await press('Escape')
  await before.waitFor({ state: 'detached' })
  expect(await page.locator('.sg-border').count()).toBe(1)
  expect(await marked().count()).toBe(0)

  await press('r')
  await readings().getByRole('option').nth(1).waitFor()
  await press('Home', 'Enter')
  await readings().waitFor({ state: 'detached' })
  await page.getByRole('region', { name: 'Tidy preview' }).waitFor()
  await findRows(page, 'Wiltshire')
  await gridRow(page, /Wiltshire.*Female.*66/).waitFor()
  await page.getByRole('button', { name: 'Undo: Roles of sheet Response set by hand' }).click()
  await gridRow(page, /Wiltshire.*Female.*66/).waitFor({ state: 'detached' })
})

test('what was tried stays tried: past another sheet, another view and the end of the program, until it is confirmed', async () => {
  await openSheet('beside.xlsx')
  await cells().focus()
  await press('r')
  await readings().getByRole('option').nth(1).waitFor()
  await press('Home', ' ')
  await marked().waitFor()
  await openSheet('plain.xlsx')
  expect(await tried().count()).toBe(0)
  await cells().focus()
  await press('Control+Home', 'Control+ArrowUp', 'ArrowDown', 'ArrowDown', 'ArrowRight', 'i')
  await tried().getByText('1 gone').waitFor()
  expect(await marked().count()).toBe(2)
  await openView(launched.page, 'Explore')
  await openSheet('beside.xlsx')
  await tried().getByText('6 read otherwise').waitFor()

  await launched.close()
  launched = await launchApp({ home })
  await filesKept(launched.page, SAMPLE_FILES + 2)
  await openView(launched.page, 'Source')
  await expect.poll(() => marked().count()).toBe(2)
  await openSheet('plain.xlsx')
  await tried().getByText('1 gone').waitFor()
  await cells().focus()
  await press('Control+z')
  await tried().waitFor({ state: 'detached' })
  await expect.poll(() => marked().count()).toBe(1)
  await openSheet('beside.xlsx')
  await tried().getByText('6 read otherwise').waitFor()
  await cells().focus()
  await press('Control+Enter')
  await expect.poll(() => marked().count()).toBe(0)
  await findRows(launched.page, 'Wiltshire')
  await gridRow(launched.page, /Wiltshire.*Female.*66/).waitFor()
})

test('a file of recipes is taken when it is dropped, and from a folder of replies; one that is badly made is refused by name', async () => {
  const { app, page } = launched
  await openSheet('plain.xlsx')
  const inspector = page.getByRole('complementary', { name: 'Layout of the sheet' })
  await inspector.getByRole('button', { name: 'Save as recipe…' }).click()
  await page.getByRole('dialog', { name: 'Save as recipe' }).getByRole('button', { name: 'Save recipe' }).click()
  const file = join(folder, 'recipes.json')
  await answerDialogs(app, { save: file })
  const list = await openRecipes()
  await list.getByRole('button', { name: 'Export recipes…' }).click()
  await seen(page, /Recipes exported/)
  await list.getByRole('button', { name: 'Delete recipe Response' }).click()
  await list.getByText('No layout is kept yet.').waitFor()
  await list.getByRole('button', { name: 'Done' }).click()

  const broken = await writeReply(
    folder,
    'broken.json',
    '{"format": "foi-workbench recipes", "version": 1, "recipes": [1]}',
  )
  await drop(broken, file)
  const imported = page.getByRole('dialog', { name: 'Read 2 files' })
  expect(await imported.getByRole('row', { name: /broken\.json/ }).textContent()).toMatch(
    /It holds no recipes: recipes\.0.*Not read/,
  )
  expect(await imported.getByRole('row', { name: /recipes\.json/ }).textContent()).toMatch(/1 recipe.*Read/)
  await seen(page, /“broken\.json” was not taken in\. It holds no recipes/)
  await imported.getByRole('button', { name: /^Go on with/ }).click()
  const again = await openRecipes()
  await again.getByRole('button', { name: 'Delete recipe Response' }).click()
  await again.getByRole('button', { name: 'Done' }).click()

  await answerDialogs(app, { open: [folder] })
  await chooseMenu(app, 'import-folder')
  await page
    .getByRole('dialog')
    .getByRole('row', { name: /recipes\.json.*1 recipe/ })
    .waitFor()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^(Go on|Close)/ })
    .click()
  await (await openRecipes()).getByRole('button', { name: 'Delete recipe Response' }).waitFor()
})

function cells(): Locator {
  return launched.page.getByRole('grid', { name: /^Sheet / })
}

function readings(): Locator {
  return launched.page.getByRole('listbox', { name: 'Readings' })
}

function tried(): Locator {
  return launched.page.getByRole('region', { name: 'Before and after' })
}

/** Sheets in the list with something tried on them that is not confirmed. */
function marked(): Locator {
  return launched.page.getByRole('navigation', { name: 'Sheets' }).getByText('Not confirmed')
}

async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) await launched.page.keyboard.press(key)
}

async function bringIn(name: string, rows: Rows): Promise<void> {
  const { app, page } = launched
  await answerDialogs(app, { open: [await writeReply(folder, name, workbookOf(rows, 'xlsx'))] })
  await chooseMenu(app, 'import-files')
  const list = page.getByRole('dialog')
  await list.getByRole('button', { name: /^Go on with/ }).click()
  await list.waitFor({ state: 'detached' })
}

async function openSheet(file: string): Promise<void> {
  const { page } = launched
  await openView(page, 'Source')
  const line = page.getByRole('navigation', { name: 'Sheets' }).getByTitle(`${file} › Response`)
  await line.click()
  await page.getByRole('grid', { name: `Sheet Response of ${file}` }).waitFor()
}

async function openRecipes(): Promise<Locator> {
  const { page } = launched
  await openSheet('plain.xlsx')
  await page
    .getByRole('complementary', { name: 'Layout of the sheet' })
    .getByRole('button', { name: /^Recipes…/ })
    .click()
  const list = page.getByRole('dialog', { name: 'Recipes' })
  await list.waitFor()
  return list
}

/** Drops files on the middle of the window, as a file manager would. */
async function drop(...files: readonly string[]): Promise<void> {
  const { page } = launched
  await page.evaluate(() => {
    document.body.append(
      Object.assign(document.createElement('input'), { type: 'file', id: 'dropped', multiple: true }),
    )
  })
  await page.setInputFiles('#dropped', [...files])
  await page.evaluate(() => {
    const input = document.querySelector<HTMLInputElement>('#dropped')
    const carried = new DataTransfer()
    for (const file of input?.files ?? []) carried.items.add(file)
    const target = document.elementFromPoint(500, 400) ?? document.body
    for (const type of ['dragenter', 'dragover', 'drop'])
      target.dispatchEvent(
        new DragEvent(type, { dataTransfer: carried, bubbles: true, cancelable: true, clientX: 500, clientY: 400 }),
      )
    input?.remove()
  })
}
