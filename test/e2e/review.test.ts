import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerDialogs, type Launched, launchApp, newHome, removeHome } from '../support/app.ts'
import { chooseMenu, filesKept, openView, SAMPLE_FILES } from '../support/person.ts'
import { writeReply } from '../support/replies.ts'

const WMP = 'Force,2017/18,2018/19\nKent,10,11\nWMP,20,21\nSurrey,30,31\n'
const REPLIES: Readonly<Record<string, string>> = {
  'first.csv': WMP,
  'second.csv': WMP.replace('20,21', '22,23'),
  'Dorset Police.csv': 'Platform,2017/18,2018/19\nFacebook,5,6\nInstagram,7,8\nYellow app,1,2\nWhatsApp,3,4\n',
  'Cleveland Police.csv': 'Platform,2017/18,2018/19\nFacebook,5,¤\nInstagram,7,8\nSnapchat,1,2\n',
  'reply 4711.csv': 'Rank,31/03/2018,31/03/2019\nConstable,5,6\nPC,7,8\nSergeant,1,2\n',
}

let home: string
let folder: string
let launched: Launched
let page: Page

beforeAll(async () => {
  home = await newHome()
  folder = await mkdtemp(join(tmpdir(), 'foi-review-'))
  for (const [name, text] of Object.entries(REPLIES)) await writeReply(folder, name, text)
  launched = await launchApp({ home })
  page = launched.page
  await filesKept(page, SAMPLE_FILES)
  await chooseMenu(launched.app, 'new')
  await page.getByText('Unsaved workspace').waitFor()
  await answerDialogs(launched.app, { open: [folder] })
  await chooseMenu(launched.app, 'import-folder')
  await filesKept(page, 5)
  const tally = page.getByRole('dialog').locator('dl > div', { hasText: 'questions wait (Q)' }).locator('dd')
  await tally.filter({ hasText: /^6$/ }).waitFor()
  const close = page.getByRole('dialog').getByRole('button', { name: /Close|Clear the list/ })
  if ((await close.count()) > 0) await close.first().click()
})

afterAll(async () => {
  await launched?.close()
  if (home !== undefined) await removeHome(home)
  if (folder !== undefined) await rm(folder, { recursive: true, force: true })
})

const view = () => page.getByRole('region', { name: 'Review' })
const answers = () => view().getByRole('complementary', { name: 'Question' })

async function asked(words: string): Promise<void> {
  await view().getByRole('heading', { level: 2, name: words }).waitFor({ timeout: 10_000 })
}

test('the queue opens by its key, says how many wait, and walks by [ and ]', async () => {
  await page.keyboard.press('q')
  await asked('Two forces fit “WMP”. Choose one.')
  await view()
    .getByText(/^1 of 6$/)
    .waitFor()
  await page.keyboard.press(']')
  await view()
    .getByText(/^2 of 6$/)
    .waitFor()
  await page.keyboard.press('[')
  await page.keyboard.press('[')
  await view()
    .getByText(/^6 of 6$/)
    .waitFor()
  await page.keyboard.press(']')
  await view()
    .getByText(/^1 of 6$/)
    .waitFor()
  expect(await page.locator('.activity [data-review]').textContent()).toBe('6')
})

test('the cell that the question is about is lit on its sheet', async () => {
  const lit = view().locator('[role=gridcell][aria-selected=true]')
  await lit.waitFor()
  expect(await lit.textContent()).toContain('WMP')
  expect(await answers().getByRole('button', { name: 'A3' }).count()).toBe(1)
})

test('an answer for every file settles them together, and Undo asks again', async () => {
  await answers()
    .getByRole('button', { name: /^West Midlands/ })
    .click()
  await asked('Nothing in “reply 4711.csv” names its force. Whose reply is it?')
  await view().getByText(/of 4$/).waitFor()
  await page.keyboard.press('Control+z')
  await view().getByText(/of 6$/).waitFor()
  await page.keyboard.press('Control+Shift+z')
  await view().getByText(/of 4$/).waitFor()
})

test('a force may be any, found by typing', async () => {
  await answers().getByRole('combobox', { name: 'Say which force it is' }).fill('Humber')
  await page.getByRole('option', { name: 'Humberside' }).click()
  await asked('“¤” stands in the place of a figure, and nothing in the file explains it. What does it mean?')
})

test('a sign is explained by a digit of the keyboard, and its sheet is read', async () => {
  await view().getByRole('heading', { level: 1 }).click()
  await page.keyboard.press('2')
  await asked('No platform is known as “Yellow app”. What is it?')
  await view().getByText('1 of 1').waitFor()
})

test('the last answer empties the queue, and it says so', async () => {
  await answers()
    .getByRole('button', { name: /^A platform of its own/ })
    .click()
  await page.getByText('Nothing waits. Every name, value and sign that was read is known.').waitFor()
  expect(await page.locator('.activity [data-review]').count()).toBe(0)
})

test('names are saved to a file, forgotten, and taken in again', async () => {
  const file = join(folder, 'names.json')
  await answerDialogs(launched.app, { save: file })
  await view().getByRole('button', { name: 'Names…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Names' })
  await dialog.getByRole('row', { name: /WMP West Midlands force every file/ }).waitFor()
  await dialog.getByRole('button', { name: 'Export names…' }).click()
  await page.getByText(/The names saved to/).waitFor()
  const saved = JSON.parse(await readFile(file, 'utf8')) as {
    format: string
    version: number
    names: readonly object[]
  }
  expect([saved.format, saved.version, saved.names.length]).toEqual(['foi-workbench names', 1, 3])
  await dialog.getByRole('button', { name: 'Forget “WMP”' }).click()
  await page.locator('.activity [data-review]').filter({ hasText: '2' }).waitFor()
  await dialog.locator('input[type=file]').setInputFiles(file)
  await page.locator('.activity [data-review]').waitFor({ state: 'detached' })
  await dialog.getByRole('row', { name: /WMP West Midlands force every file names/ }).waitFor()
  await page.keyboard.press('Escape')
})

test('a header is given a key by hand, and its column has it', async () => {
  await view().getByRole('button', { name: 'Names…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Names' })
  await dialog.getByRole('textbox', { name: 'Written' }).fill('Rank')
  await dialog.getByRole('textbox', { name: 'Key that it heads' }).fill('Police rank')
  await page.keyboard.press('Enter')
  await dialog.getByRole('row', { name: /^Rank police_rank header every file an answer/ }).waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+z')
  await page.getByText('Undone: “Rank” means police_rank').waitFor()
})

test('a pack made of the grid groups two spellings, reads the sheet by them and is saved', async () => {
  const file = join(folder, 'workforce.json')
  await answerDialogs(launched.app, { save: file })
  await view().getByRole('button', { name: 'Make a pack…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Make a subject pack' })
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Workforce')
  await dialog.getByRole('button', { name: 'Key' }).click()
  await page.getByRole('option', { name: /^rank/ }).click()
  await dialog.getByRole('textbox', { name: 'What PC means' }).fill('Constable')
  await dialog.getByText('2 values in the pack').waitFor()
  await dialog.getByRole('button', { name: 'Save the pack…' }).click()
  await page.getByText(/Pack “Workforce” saved to/).waitFor()
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({
    format: 'foi-workbench subject',
    version: 1,
    name: 'Workforce',
    dimensions: [
      {
        key: 'rank',
        values: [
          { value: 'Constable', spellings: ['PC'] },
          { value: 'Sergeant', spellings: [] },
        ],
      },
    ],
  })
  await dialog.getByRole('button', { name: 'Use in this workspace' }).click()
  await page.getByText(/Pack “Workforce” is used here/).waitFor()
  await dialog.getByRole('textbox', { name: 'What PC means' }).waitFor({ state: 'detached' })
  await page.keyboard.press('Escape')
  await openView(page, 'Explore')
  await page.getByText('Constable').first().waitFor()
  expect(await page.getByText('PC', { exact: true }).count()).toBe(0)
})
