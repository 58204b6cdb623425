import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { answerDialogs, killApp, type Launched, launchApp, newHome, removeHome } from '../support/app.ts'
import { filteredReply, hidingReply, PLANTED, textsBelow } from '../support/hiding.ts'
import { chooseMenu, filesKept, openView, SAMPLE_FILES, seen } from '../support/person.ts'

/** The reply whose hidden content is planted; the sample has some of its own. */
const FILE = 'Northants reply.xlsx'
const SECRETS = Object.values(PLANTED)

let home: string
let replies: string
let running: Launched | undefined

beforeEach(async () => {
  home = await newHome()
  replies = await mkdtemp(join(tmpdir(), 'foi-replies-'))
  await writeFile(join(replies, FILE), hidingReply())
})

afterEach(async () => {
  if (running !== undefined) await killApp(running)
  await removeHome(home)
  await rm(replies, { recursive: true, force: true })
})

test('hidden content is unseen until it is shown, and once removed it is in no byte that the program keeps', async () => {
  const { app, page } = await start(join(replies, FILE))
  await openReply(page)
  await seen(page, '3 rows, 1 column and 1 cell hidden')
  expect(await shownOf(page)).toEqual([])

  await page.getByRole('button', { name: 'Show them' }).click()
  await seen(page, PLANTED.row)
  await seen(page, '3 rows, 1 column and 1 cell shown by decision')
  await page.getByRole('button', { name: 'Hide again' }).click()
  await seen(page, '3 rows, 1 column and 1 cell hidden')
  expect(await shownOf(page)).toEqual([])

  await answerDialogs(app, { save: join(home, 'mine.foi') })
  await chooseMenu(app, 'save-as')
  await seen(page, 'Saved as mine')
  expect(named(await textsBelow(home, SECRETS))).toEqual([...SECRETS].sort())

  await askForHidden(page)
  const dialog = page.getByRole('dialog')
  await dialog.getByText(`Sheet “${PLANTED.sheetName}”, very hidden`).waitFor()
  await dialog.getByRole('region', { name: FILE }).getByRole('button', { name: 'Remove for good…' }).click()
  const remove = dialog.getByRole('button', { name: 'Remove for good' })
  await dialog.getByText('This cannot be undone').waitFor()
  expect(await remove.isDisabled()).toBe(true)
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('people are named')
  await dialog.getByRole('textbox', { name: 'Type remove' }).fill('remov')
  expect(await remove.isDisabled()).toBe(true)
  await dialog.getByRole('textbox', { name: 'Type remove' }).fill('remove')
  await page.keyboard.press('Enter')
  await seen(page, 'Removed for good.')
  await dialog.getByText('Rows 6–8, sheet 1: 5 cells and 1 comment removed for good').waitFor()
  await page.keyboard.press('Escape')
  expect(await textsBelow(home, SECRETS)).toEqual([])

  await killApp({ child: running?.child ?? app.process() })
  const again = await start()
  await filesKept(again.page, SAMPLE_FILES + 1)
  await openReply(again.page)
  expect(await textsBelow(home, SECRETS)).toEqual([])
  await again.page.getByRole('gridcell', { name: '86' }).waitFor()
})

test('a removal that a power cut interrupts is finished by the next start', async () => {
  const first = await start(join(replies, FILE))
  await openReply(first.page)
  // The page stands still once the journal has been told: nothing is carried out, nothing is saved.
  await first.page.evaluate(() => {
    const post = Worker.prototype.postMessage
    Worker.prototype.postMessage = function (this: Worker, message: unknown, rest?: StructuredSerializeOptions) {
      if (!JSON.stringify(message)?.includes('"remove hidden"')) post.call(this, message, rest)
    } as typeof post
  })
  await askForHidden(first.page)
  const hidden = first.page.getByRole('region', { name: FILE })
  await hidden.getByRole('button', { name: 'Remove for good…' }).click()
  await first.page.getByRole('textbox', { name: 'Type remove' }).fill('remove')
  await first.page.keyboard.press('Enter')
  await first.page.waitForTimeout(1000)
  await killApp(first)
  expect((await textsBelow(home, SECRETS)).length).toBeGreaterThan(0)
  const again = await start()
  await seen(again.page, 'Removed for good.')
  await filesKept(again.page, SAMPLE_FILES + 1)
  expect(await textsBelow(home, SECRETS)).toEqual([])
})

test('hidden figures that count leave in an export only where it is ticked', async () => {
  await writeFile(join(replies, FILE), filteredReply())
  const { app, page } = await start(join(replies, FILE))
  await openReply(page)
  await seen(page, '1 row hidden')
  await askForHidden(page)
  const list = page.getByRole('dialog', { name: 'Hidden content' }).getByRole('region', { name: FILE })
  await list.getByRole('button', { name: 'Show' }).click()
  await list.getByRole('button', { name: 'Count…' }).click()
  await list.getByRole('textbox', { name: 'Why it counts' }).fill('the force confirmed it')
  await page.keyboard.press('Enter')
  await list.getByRole('cell', { name: 'Counted', exact: true }).waitFor()
  await page.keyboard.press('Escape')
  await openView(page, 'Explore')

  const without = join(home, 'without.csv')
  await answerDialogs(app, { save: without })
  await chooseMenu(app, 'export-rows')
  await seen(page, '2 figures of this export stand in rows')
  await page.getByRole('button', { name: 'Export without them' }).click()
  await seen(page, 'Rows exported to')
  expect(await readFile(without, 'utf8')).not.toContain('Northants reply.xlsx,Sheet1,B5')

  const withThem = join(home, 'with.csv')
  await answerDialogs(app, { save: withThem })
  await chooseMenu(app, 'export-rows')
  await page.getByRole('checkbox', { name: 'Export the hidden figures too' }).check()
  await page.getByRole('button', { name: 'Export with them' }).click()
  await seen(page, `Rows exported to ${withThem}`)
  expect(await readFile(withThem, 'utf8')).toContain('Northants reply.xlsx,Sheet1,B5')

  // Every other way out asks as well: the board, the comparison and its copy, a cell of the sheet.
  await app.evaluate(({ clipboard }) => clipboard.writeText('before'))
  const asked = page.getByRole('dialog', { name: /^(Export|Copy) hidden figures\?$/ })
  const declined = async () => {
    await asked.getByText(/It cannot be made without them/).waitFor()
    await asked.getByRole('button', { name: 'Cancel' }).click()
    await asked.waitFor({ state: 'detached' })
    expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe('before')
  }
  await openView(page, 'Replies')
  await chooseMenu(app, 'export-rows')
  await declined()
  await openView(page, 'Compare')
  await page.getByRole('button', { name: 'Export table' }).click()
  await declined()
  await page.getByRole('button', { name: 'Copy table' }).click()
  await declined()
  await openReply(page)
  await page.getByRole('gridcell', { name: 'Essex' }).click()
  await page.keyboard.press('Control+c')
  await declined()
  await page.keyboard.press('Control+c')
  await asked.getByRole('checkbox', { name: 'Copy the hidden figures too' }).check()
  await asked.getByRole('button', { name: 'Copy with them' }).click()
  await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toBe('Essex')
})

async function start(...args: readonly string[]): Promise<Launched> {
  running = await launchApp({ home, args })
  await filesKept(running.page, SAMPLE_FILES + 1)
  // The list of what came in shuts, where there is one.
  await running.page.keyboard.press('Escape')
  await running.page.locator('.veil').waitFor({ state: 'detached' })
  return running
}

async function openReply(page: Page): Promise<void> {
  await openView(page, 'Source')
  await page
    .getByRole('navigation', { name: 'Sheets' })
    .getByRole('button', { name: /Northants reply/ })
    .first()
    .click()
  await page.getByRole('gridcell', { name: 'Nottinghamshire' }).waitFor()
}

/** The list of all hidden content, asked for by keys alone. */
async function askForHidden(page: Page): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.keyboard.type('>hidden content')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'Hidden content' }).waitFor()
}

/** Planted texts that can be read on the window, but for the name of the sheet, by which it is spoken of. */
async function shownOf(page: Page): Promise<readonly string[]> {
  const html = await page.content()
  return SECRETS.filter((text) => text !== PLANTED.sheetName && html.includes(text))
}

function named(found: readonly string[]): readonly string[] {
  return [...new Set(found.map((one) => one.slice(one.indexOf(': ') + 2)))].sort()
}
