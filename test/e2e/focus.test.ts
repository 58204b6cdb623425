import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerDialogs, type Launched, launchApp, removeHome } from '../support/app.ts'
import { emptyFolder } from '../support/folder.ts'
import { chooseMenu, filesKept, openView, SAMPLE_FILES } from '../support/person.ts'

let launched: Launched

beforeAll(async () => {
  launched = await launchApp()
  await filesKept(launched.page, SAMPLE_FILES)
})

afterAll(async () => {
  await launched.close()
  await removeHome(launched.home)
})

/** The focus lies within what a selector names. */
async function focusIn(selector: string): Promise<void> {
  await launched.page.waitForFunction((within) => document.activeElement?.closest(within) !== null, selector)
}

test('the history is entered as it opens, Esc shuts it, and the keys are back where they were', async () => {
  const { page } = launched
  await page.getByRole('textbox', { name: 'Find in replies' }).focus()
  await page.keyboard.press('Control+Shift+H')
  await focusIn('[aria-label="History"]')
  await page.keyboard.press('Escape')
  await page.getByRole('complementary', { name: 'History' }).waitFor({ state: 'detached' })
  await focusIn('[aria-label="Find in replies"]')
})

test('a view that goes takes the keys of the window not with it', async () => {
  const { page } = launched
  await page.getByRole('textbox', { name: 'Find in replies' }).focus()
  await page.keyboard.press('Control+3')
  await focusIn('main')
})

test('a screen reader walks the rows of a sheet, and the cells of each', async () => {
  const { page } = launched
  await openView(page, 'Source')
  const sheet = page.getByRole('grid', { name: /^Sheet / })
  const row = sheet.getByRole('row').first()
  await row.waitFor()
  expect(await row.getByRole('gridcell').count()).toBeGreaterThan(0)
  expect(await sheet.locator(':scope [role="gridcell"]:not([role="row"] *)').count()).toBe(0)
})

test('once files are read and their list is shut, the keys are in the view', async () => {
  const { app, page } = launched
  await chooseMenu(app, 'new')
  await openView(page, 'Replies')
  const folder = await emptyFolder()
  await writeFile(join(folder, 'Kent.csv'), 'Force,2017/18\nKent,12\n')
  await answerDialogs(app, { open: [folder] })
  await page
    .getByRole('button', { name: /folder/ })
    .first()
    .click()
  await page.getByRole('button', { name: /^Go on with/ }).click()
  await focusIn('main')
})

test('a workspace that cannot be opened leaves a way back to the one before, under the next key', async () => {
  const { app, page } = launched
  const folder = await emptyFolder()
  await writeFile(join(folder, 'damaged.foi'), 'no workspace')
  await answerDialogs(app, { open: [join(folder, 'damaged.foi')] })
  await chooseMenu(app, 'open')
  await page.getByRole('button', { name: 'Back to “Unsaved workspace”' }).waitFor()
  await page.keyboard.press('Enter')
  await filesKept(page, 1)
})
