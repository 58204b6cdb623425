import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerDialogs, type Launched, launchApp, newHome, removeHome } from '../support/app.ts'
import { chooseMenu, fileLine, filesKept, foi, gridRow, openView, SAMPLE_FILES, seen } from '../support/person.ts'
import { writeReply } from '../support/replies.ts'

const LINE = 'Kent counts victims, the others count offences.'
const SECRET = 'Told in confidence'

let home: string
let folder: string
let launched: Launched

beforeAll(async () => {
  home = await newHome()
  folder = await mkdtemp(join(tmpdir(), 'foi-notes-'))
  launched = await launchApp({ home })
  await filesKept(launched.page, SAMPLE_FILES)
  await chooseMenu(launched.app, 'new')
  await seen(launched.page, 'Unsaved workspace')
  await bringIn(
    await writeReply(folder, 'Kent Police.csv', 'Year,Offences\n2017/18,122\n2018/19,140\n2019/20,176\n'),
    await writeReply(folder, 'Essex Police.csv', 'Year,Offences\n2017/18,60\n2018/19,166\n2019/20,171\n'),
  )
})

afterAll(async () => {
  await launched?.close()
  if (home !== undefined) await removeHome(home)
  if (folder !== undefined) await rm(folder, { recursive: true, force: true })
})

test('the very first number that is chosen can be written on at once, before anything is known of it', async () => {
  const { page } = launched
  await openView(page, 'Explore')
  const cell = page.locator('.ag-cell.value').filter({ hasText: /^60/ })
  await cell.waitFor()
  const focused = await cell.evaluate(async (element) => {
    if (element instanceof HTMLElement) element.click()
    // The grid tells of a click in the next turn; the answer from the database takes several.
    await new Promise((resolve) => setTimeout(resolve))
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'n', bubbles: true, cancelable: true }))
    for (let turns = 0; turns < 50; turns += 1) await Promise.resolve()
    return document.activeElement?.getAttribute('aria-label')
  })
  expect(focused).toBe('Words of the note')
  await page.keyboard.type('At once')
  await inspector().getByText('As written').waitFor()
  expect(await page.getByLabel('Words of the note').inputValue()).toBe('At once')
  await page.keyboard.press('Escape')
})

test('no letter is lost that is typed right behind the key that opens a note, on a chart or on a number', async () => {
  const { page } = launched
  await openView(page, 'Charts')
  await page
    .getByRole('button', { name: /^Kent.*2018\/19: 140/ })
    .first()
    .focus()
  expect(await focusAfter('Enter')).toBe('Words of the note')
  await page.keyboard.type('Nothing is lost')
  expect(await page.getByLabel('Words of the note').inputValue()).toBe('Nothing is lost')
  await page.keyboard.press('Escape')
  await openView(page, 'Explore')
  await gridRow(page, /Essex.*2017\/18/)
  await page.locator('.ag-cell.value').filter({ hasText: /^60/ }).click()
  await inspector().getByText('As written').waitFor()
  await page.keyboard.press('ArrowDown')
  expect(await focusAfter('n')).toBe('Words of the note')
  await page.keyboard.type('Nor here')
  expect(await page.getByLabel('Words of the note').inputValue()).toBe('Nor here')
  await page.keyboard.press('Escape')
})

test('a note on what a force says of a year shows in every view of it, its line leaves, a private one never', async () => {
  const { page } = launched
  await openView(page, 'Explore')
  await page.locator('.ag-cell.value').filter({ hasText: /^140/ }).click()
  await inspector().getByText('140').first().waitFor()
  await page.keyboard.press('n')
  await page.getByLabel('Words of the note').fill('Kent asked its officers twice')
  await page.getByLabel('Caveat line').fill(LINE)
  await page.getByLabel('Tags').fill('unit, telephone')
  await page.getByRole('button', { name: /Pinned to/ }).click()
  await page.getByRole('option', { name: 'Kent 2018/19' }).click()
  await page.getByLabel(/For publication/).check()
  await page.getByRole('button', { name: 'Keep note' }).click()
  await inspector().getByText(LINE).waitFor()
  await inspector()
    .getByRole('button', { name: /^Add a note/ })
    .click()
  await page.getByLabel('Words of the note').fill(SECRET)
  await page.keyboard.press('Control+Enter')
  await inspector().getByRole('article').getByText(SECRET).waitFor()
  await expect.poll(() => page.locator('.ag-row').getByTitle('2 notes').count()).toBe(1)

  await inspector().getByRole('button', { name: 'unit', exact: true }).click()
  await inspector().getByText('1 of 2').waitFor()
  expect(await inspector().getByText(SECRET).count()).toBe(0)
  await inspector().getByRole('button', { name: 'unit', exact: true }).click()

  await inspector().getByRole('article', { name: /Kent/ }).hover()
  await inspector().getByRole('button', { name: 'Answer the note' }).first().click()
  await page.getByLabel('Answer', { exact: true }).fill('They said so again')
  await page.keyboard.press('Enter')
  await inspector().getByText('They said so again').waitFor()

  await openView(page, 'Charts')
  const notes = page.getByRole('region', { name: 'Annotations' })
  await notes.getByText(LINE).waitFor()
  await notes.getByText(SECRET).waitFor()
  await notes.getByRole('button', { name: 'unit', exact: true }).click()
  await notes.getByText('1 of 2').waitFor()
  expect(await notes.getByText(SECRET).count()).toBe(0)
  await notes.getByRole('button', { name: 'tagged unit, show all' }).click()
  await notes.getByText(SECRET).waitFor()
  await page.locator('svg').getByText('Kent asked its officers twice').first().waitFor()
  expect(await page.locator('svg').getByText(SECRET).count()).toBe(0)
  await openView(page, 'Replies')
  await page.getByRole('textbox', { name: 'Find in replies' }).fill('Kent')
  await page.getByRole('complementary').getByText(LINE).waitFor()
  await page.getByRole('row', { name: /Kent/ }).getByRole('img', { name: '2 notes' }).waitFor()
  await page.getByRole('textbox', { name: 'Find in replies' }).fill('')
  await openView(page, 'Compare')
  await page.getByRole('row', { name: /Kent/ }).getByRole('img', { name: '2 notes' }).first().waitFor()

  const csv = await exported('rows.csv', 'Explore')
  expect(csv.split('\n')[0]).toMatch(/,raw,notes$/)
  expect(csv.split('\n').filter((line) => line.includes(LINE))).toHaveLength(1)
  expect(csv).not.toContain(SECRET)
  const board = await exported('board.csv', 'Replies')
  expect(board).toContain(LINE)
  expect(board).not.toContain(SECRET)
})

test('a kept chart carries the line once and the private note never, the same bytes from the window and the command line', async () => {
  const { app, page } = launched
  await openView(page, 'Charts')
  await page.getByRole('button', { name: 'Keep chart' }).click()
  const workspace = join(folder, 'notes.foi')
  for (const format of ['svg', 'png'] as const) {
    await answerDialogs(app, { save: join(folder, `window.${format}`) })
    await page.getByRole('button', { name: 'Export…' }).click()
    await page.getByRole('radio', { name: format.toUpperCase(), exact: true }).click()
    await page.getByRole('button', { name: `Export ${format.toUpperCase()}` }).click()
    await seen(page, `Chart exported to ${join(folder, `window.${format}`)}`)
  }
  const name = (await page.getByRole('navigation', { name: 'Charts' }).getByRole('button').first().innerText()).trim()
  await answerDialogs(app, { save: workspace })
  await chooseMenu(app, 'save-as')
  await page.getByRole('banner').getByText('notes', { exact: true }).waitFor()
  for (const format of ['svg', 'png'] as const) {
    const out = join(folder, `line.${format}`)
    await foi('chart', workspace, '--name', name, '--out', out)
    const [line, window] = await Promise.all([readFile(out), readFile(join(folder, `window.${format}`))])
    expect(Buffer.compare(line, window)).toBe(0)
    expect(window.includes(SECRET)).toBe(false)
  }
  const svg = (await readFile(join(folder, 'window.svg'), 'utf8')).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
  expect(svg.split(LINE)).toHaveLength(2)
})

test('a note bears the name that was typed in, and none before', async () => {
  const { page } = launched
  await openView(page, 'Explore')
  await page.locator('.ag-cell.value').filter({ hasText: /^140/ }).click()
  const notes = inspector().getByRole('article')
  await notes.first().waitFor()
  expect(await notes.locator('b').count()).toBe(0)
  await page.keyboard.press('Control+Shift+H')
  await page.getByLabel('Your name on decisions and letters').fill('A. Analyst')
  await page.keyboard.press('Enter')
  await history().getByText('Name on decisions and letters').waitFor()
  await page.keyboard.press('Control+Shift+H')
  await page.locator('.ag-cell.value').filter({ hasText: /^176/ }).click()
  await inspector().getByText('176').first().waitFor()
  await page.keyboard.press('n')
  await page.getByLabel('Words of the note').fill('Signed')
  await page.keyboard.press('Control+Enter')
  await notes.locator('b').getByText('A. Analyst').waitFor()
})

test('a range of a sheet bears a note, its cells are marked', async () => {
  const { page } = launched
  await fileLine(page, 'Essex Police.csv')
  await page.getByRole('textbox', { name: 'Find in replies' }).fill('')
  await openView(page, 'Source')
  await page
    .getByRole('button', { name: /Essex Police/ })
    .first()
    .click()
  const sheet = page.getByRole('grid', { name: /Essex|Sheet|Table/ }).first()
  await sheet.getByRole('gridcell', { name: '60', exact: true }).click()
  await page.keyboard.press('Shift+ArrowDown')
  const pane = page.getByRole('complementary').filter({ hasText: 'B2:B3' })
  await pane.getByRole('button', { name: /^Add a note/ }).click()
  await page.getByLabel('Words of the note').fill('Both are of the old system')
  await page.keyboard.press('Control+Enter')
  await pane.getByRole('article').getByText('Both are of the old system').waitFor()
  await expect.poll(() => page.locator('.sg-note').count()).toBe(2)
})

test('the history shows who did what, leads to it, and goes back to a point and forward again', async () => {
  const { page } = launched
  await page.keyboard.press('Control+Shift+H')
  const panel = history()
  await panel.getByText('Today').waitFor()
  const import_ = panel.getByRole('button', { name: /^Import of Kent Police\.csv/ })
  await import_.waitFor()
  await panel.getByRole('button', { name: /^Note on Essex Police.csv B2:B3/ }).click()
  await page.getByRole('heading', { level: 1, name: 'Essex Police.csv' }).waitFor()
  const before = await panel.locator('.entry.done').count()
  await panel.getByRole('button', { name: 'Rewind to: Import of Essex Police.csv' }).click()
  const asked = panel.getByRole('alertdialog')
  await asked.getByText(/so that the workspace is as it was after “Import of Essex Police.csv”/).waitFor()
  await asked.getByRole('button', { name: /^Rewind/ }).click()
  await seen(page, /changes undone/)
  await expect.poll(() => panel.locator('.entry.undone').count()).toBeGreaterThan(2)
  expect(await page.locator('.sg-note').count()).toBe(0)
  const last = panel.locator('.entry.undone').first()
  await last.getByRole('button', { name: /^Redo up to/ }).click()
  await asked.getByRole('button', { name: /^Redo/ }).click()
  await expect.poll(() => panel.locator('.entry.done').count()).toBe(before)
  await expect.poll(() => page.locator('.sg-note').count()).toBe(2)
  await page.keyboard.press('Control+Shift+H')
  await panel.waitFor({ state: 'detached' })
})

/** What has the focus once a key was told, before anything else can be: no answer of a worker and no next key comes between. */
function focusAfter(key: string): Promise<string | null | undefined> {
  return launched.page.evaluate(async (pressed) => {
    document.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key: pressed, bubbles: true, cancelable: true }),
    )
    for (let turns = 0; turns < 50; turns += 1) await Promise.resolve()
    return document.activeElement?.getAttribute('aria-label')
  }, key)
}

function history() {
  return launched.page.getByRole('complementary', { name: 'History' })
}

function inspector() {
  return launched.page.getByRole('complementary', { name: 'Inspector' })
}

async function exported(name: string, view: 'Explore' | 'Replies'): Promise<string> {
  const { app, page } = launched
  const file = join(folder, name)
  await openView(page, view)
  await answerDialogs(app, { save: file })
  await chooseMenu(app, 'export-rows')
  await seen(page, new RegExp(`exported to .*${name}`))
  return readFile(file, 'utf8')
}

async function bringIn(...files: readonly string[]): Promise<void> {
  const { app, page } = launched
  await answerDialogs(app, { open: files })
  await chooseMenu(app, 'import-files')
  const list = page.getByRole('dialog')
  await list.getByRole('heading', { name: /^Read \d/ }).waitFor()
  await list.getByRole('button', { name: /^Go on with/ }).click()
  await list.waitFor({ state: 'detached' })
}
