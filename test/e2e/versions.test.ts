import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerDialogs, type Launched, launchApp, newHome, removeHome } from '../support/app.ts'
import { chooseMenu, fileLine, filesKept, findRows, gridRow, openView, SAMPLE_FILES, seen } from '../support/person.ts'
import { type Rows, workbookOf, writeReply } from '../support/replies.ts'

const OLDER = 'Kent Police reply.xlsx'
const NEWER = 'Kent Police reply v2.xlsx'
const NOTE = 'Looks low beside Surrey'

const OLD: Rows = [
  ['Platform', '2017/18', '2018/19'],
  ['Facebook', 50, 60],
  ['Kik', '<5', 12],
  ['Snapchat', 17, 18],
  ['Total', 69, 90],
]
/** A column and two lines moved in, the years changed places; Kik is given, Facebook put right, Snapchat gone, Instagram new. */
const NEW: Rows = [
  ['Kent Police corrected reply', '', '', ''],
  ['', '', '', ''],
  ['', 'Platform', '2018/19', '2017/18'],
  ['', 'Facebook', 66, 50],
  ['', 'Kik', 12, 4],
  ['', 'Instagram', 21, 23],
  ['', 'Total', 99, 77],
]

let home: string
let folder: string
let launched: Launched

beforeAll(async () => {
  home = await newHome()
  folder = await mkdtemp(join(tmpdir(), 'foi-versions-'))
  launched = await launchApp({ home })
  await filesKept(launched.page, SAMPLE_FILES)
})

afterAll(async () => {
  await launched?.close()
  if (home !== undefined) await removeHome(home)
  if (folder !== undefined) await rm(folder, { recursive: true, force: true })
})

test('no file of the sample is taken for a version of another', async () => {
  const { page } = launched
  await openView(page, 'Replies')
  await page.waitForTimeout(1500)
  expect(await band().count()).toBe(0)
  await chooseMenu(launched.app, 'versions')
  await seen(page, 'No file here looks like a newer version of another.')
})

test('a file that looks like a newer version of one that is here is said so, in the list of the import and over the board', async () => {
  const { app, page } = launched
  await chooseMenu(app, 'new')
  await seen(page, 'Unsaved workspace')
  await bringIn(await writeReply(folder, OLDER, workbookOf(OLD, 'xlsx')))
  await closeList()
  await findRows(page, 'Facebook')
  await gridRow(page, /Kent 2018\/19.*60/).waitFor()
  await page.locator('.ag-cell.value').filter({ hasText: /^60/ }).click()
  await page.keyboard.press('n')
  await page.getByLabel('Words of the note').fill(NOTE)
  await page.keyboard.press('Control+Enter')
  await inspector().getByText(NOTE).waitFor()
  await page.getByRole('textbox', { name: 'Find in rows' }).fill('')
  expect(await band().count()).toBe(0)

  await bringIn(await writeReply(folder, NEWER, workbookOf(NEW, 'xlsx')))
  await page.getByRole('dialog').getByText(`looks like a newer version of ${OLDER}`).waitFor()
  await closeList()
  await openView(page, 'Replies')
  await band().getByText('looks like a newer version of').waitFor()
  await (await fileLine(page, NEWER)).getByText('Newer version?').waitFor()
  await page.getByRole('textbox', { name: 'Find in replies' }).fill('')
})

test('the two are compared by what they say, by keyboard alone, and each figure leads to its cell', async () => {
  const { page } = launched
  await band().getByRole('button', { name: 'Compare versions' }).focus()
  await page.keyboard.press('Enter')
  await lines(8)
  await dialog().getByText('2 figures say the same in both').waitFor()
  await dialog().getByText('1 figure with notes changes or goes').waitFor()
  const first = dialog().getByRole('row', {
    name: /^Changed: Kent, 2018\/19, offences, Facebook, 60 in C2, now 66 in C4/,
  })
  await first.waitFor()
  expect(await first.getAttribute('aria-selected')).toBe('true')
  await dialog().getByRole('region', { name: 'Older, on its sheet' }).locator('td.lit').getByText('60').waitFor()
  await dialog().getByRole('region', { name: 'Newer, on its sheet' }).locator('td.lit').getByText('66').waitFor()

  await page.keyboard.press('End')
  await dialog().getByRole('region', { name: 'Newer, on its sheet' }).getByText('has no such figure').waitFor()
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Shift+Enter')
  await page.getByRole('heading', { level: 1, name: OLDER }).waitFor()
  const lit = page.getByRole('gridcell', { selected: true })
  await lit.getByText('<5').waitFor()
  await openView(page, 'Replies')
  await band().getByRole('button', { name: 'Compare versions' }).click()
  // The line that was left is the line that is come back to.
  expect(await dialog().getByRole('row', { selected: true }).getAttribute('aria-label')).toMatch(/Kik/)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: NEWER }).waitFor()
  await openView(page, 'Replies')
  await band().getByRole('button', { name: 'Compare versions' }).click()
  await dialog().getByRole('radio', { name: 'Gone 2' }).click()
  await lines(2)
  await dialog().getByRole('radio', { name: 'All 8' }).click()
  await page.keyboard.press('Escape')
  await dialog().waitFor({ state: 'detached' })
  // Nothing is decided by it, and the focus is back where it was.
  await band().waitFor()
  const button = band().getByRole('button', { name: 'Compare versions' })
  await expect.poll(() => button.evaluate((element) => element === document.activeElement)).toBe(true)
})

test('Replace lets the newer count alone; the note stays with its figure and says that the value changed since', async () => {
  await band().getByRole('button', { name: 'Compare versions' }).click()
  await dialog().getByRole('button', { name: 'Replace the older' }).click()
  await dialog().waitFor({ state: 'detached' })
  await band().waitFor({ state: 'detached' })
  await replacedState()
})

test('what was replaced is kept: greyed with words, its sheet as it came, the difference to be seen again', async () => {
  const { page } = launched
  await openView(page, 'Replies')
  const line = page.locator('tr.replaced').filter({ hasText: OLDER })
  await line.getByText(`Replaced by ${NEWER}`).waitFor()
  await line.getByRole('button', { name: OLDER }).focus()
  const file = page.getByRole('complementary', { name: 'File' })
  await file.getByText('Replaced, not counted').waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: OLDER }).waitFor()
  await page.getByRole('region', { name: 'Replaced file' }).getByText('not counted').waitFor()
  await page.getByRole('gridcell', { name: '60', exact: true }).waitFor()
  await page.getByRole('region', { name: 'Replaced file' }).getByRole('button', { name: 'Compare versions' }).click()
  await lines(8)
  await dialog().getByText('The older file is kept and not counted.').waitFor()
  await page.keyboard.press('Escape')
})

test('undo brings the older back, and redo puts it away again', async () => {
  const { page } = launched
  await page.getByRole('button', { name: `Undo: ${OLDER} replaced by ${NEWER}` }).click()
  await openView(page, 'Replies')
  await band().waitFor()
  expect(await page.locator('tr.replaced').count()).toBe(0)
  await findRows(page, 'Facebook')
  await gridRow(page, /Kent 2018\/19.*60/).waitFor()
  await gridRow(page, /Kent 2018\/19.*66/).waitFor()
  await page.getByRole('button', { name: `Redo: ${OLDER} replaced by ${NEWER}` }).click()
  await replacedState()
})

test('the workspace is as it was after it was closed and opened again', async () => {
  const { app, page } = launched
  await answerDialogs(app, { save: join(folder, 'versions.foi') })
  await chooseMenu(app, 'save-as')
  await page.getByRole('banner').getByText('versions', { exact: true }).waitFor()
  await launched.close()
  launched = await launchApp({ home, args: [join(folder, 'versions.foi')] })
  await launched.page.getByRole('banner').getByText('versions', { exact: true }).waitFor()
  await replacedState()
})

test('it is brought back without undo too, in the place of the newer, and the newer again', async () => {
  const { page } = launched
  await openView(page, 'Replies')
  await page.locator('tr.replaced').filter({ hasText: OLDER }).getByRole('button', { name: 'Bring it back' }).click()
  await page.locator('tr.replaced').filter({ hasText: NEWER }).getByText(`Replaced by ${OLDER}`).waitFor()
  await findRows(page, 'Facebook')
  await gridRow(page, /Kent 2018\/19.*60/).waitFor()
  await openView(page, 'Replies')
  await page.locator('tr.replaced').filter({ hasText: NEWER }).getByRole('button', { name: 'Bring it back' }).click()
  await page.locator('tr.replaced').filter({ hasText: OLDER }).getByText(`Replaced by ${NEWER}`).waitFor()
  await replacedState()
})

test('a corrected file of any name takes the place of the file that it was chosen for; the same bytes are said to be the same', async () => {
  const { app, page } = launched
  const third = NEW.map((line) => line.map((cell) => (cell === 66 ? 67 : cell)))
  await (await fileLine(page, NEWER)).getByRole('button', { name: NEWER }).focus()
  await page.getByRole('textbox', { name: 'Find in replies' }).fill('')
  const file = page.getByRole('complementary', { name: 'File' })
  await answerDialogs(app, { open: [await writeReply(folder, 'once more.xlsx', workbookOf(NEW, 'xlsx'))] })
  await file.getByRole('button', { name: 'Replace with a corrected file…' }).click()
  await seen(page, `“once more.xlsx” is “${NEWER}”, byte for byte. Nothing was replaced.`)
  await answerDialogs(app, {
    open: [await writeReply(folder, 'as agreed by telephone.xlsx', workbookOf(third, 'xlsx'))],
  })
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('Replace with a corrected')
  await page.keyboard.press('Enter')
  await lines(1)
  await dialog()
    .getByRole('row', { name: /^Changed: Kent.*66 in C4, now 67 in C4/ })
    .waitFor()
  await dialog().getByRole('button', { name: 'Replace the older' }).click()
  await page
    .locator('tr.replaced')
    .filter({ hasText: NEWER })
    .getByText('Replaced by as agreed by telephone.xlsx')
    .waitFor()
  expect(await page.locator('tr.replaced').count()).toBe(2)
})

/** What is to be seen wherever the newer has taken the place of the older. */
async function replacedState(): Promise<void> {
  const { page } = launched
  await openView(page, 'Replies')
  await page.locator('tr.replaced').filter({ hasText: OLDER }).waitFor()
  await findRows(page, 'Facebook')
  await gridRow(page, /Kent 2018\/19.*66/).waitFor()
  expect(await gridRow(page, /Kent 2018\/19.*60/).count()).toBe(0)
  await page.locator('.ag-cell.value').filter({ hasText: /^66/ }).click()
  const note = inspector().getByRole('article').filter({ hasText: NOTE })
  await note.waitFor()
  await note.getByText(/was 60/).waitFor()
  await page.getByRole('textbox', { name: 'Find in rows' }).fill('')
}

function band() {
  return launched.page.getByRole('region', { name: 'Versions of one reply' })
}

function dialog() {
  return launched.page.getByRole('dialog', { name: 'Two versions of one reply' })
}

async function lines(count: number): Promise<void> {
  await expect.poll(() => dialog().locator('.versions-lines tbody tr').count(), { timeout: 10_000 }).toBe(count)
}

function inspector() {
  return launched.page.getByRole('complementary', { name: 'Inspector' })
}

async function bringIn(...files: readonly string[]): Promise<void> {
  const { app, page } = launched
  await answerDialogs(app, { open: files })
  await chooseMenu(app, 'import-files')
  await page
    .getByRole('dialog')
    .getByRole('heading', { name: /^Read \d/ })
    .waitFor()
}

async function closeList(): Promise<void> {
  const list = launched.page.getByRole('dialog')
  await list.getByRole('button', { name: /^(Close|Go on with)/ }).click()
  await list.waitFor({ state: 'detached' })
}
