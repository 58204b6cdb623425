import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerDialogs, type Launched, launchApp, newHome, removeHome } from '../support/app.ts'
import { chooseMenu, fileLine, filesKept, openView, SAMPLE_FILES, seen } from '../support/person.ts'
import { writeReply } from '../support/replies.ts'

const OWN = 'Kent asked its officers twice'

let home: string
let folder: string
let launched: Launched

beforeAll(async () => {
  home = await newHome()
  folder = await mkdtemp(join(tmpdir(), 'foi-charts-'))
  launched = await launchApp({ home })
  await filesKept(launched.page, SAMPLE_FILES)
  await chooseMenu(launched.app, 'new')
  await seen(launched.page, 'Unsaved workspace')
  await bringIn(
    await writeReply(folder, 'Kent Police.csv', 'Year,Offences\n2017/18,122\n2018/19,140\n2019/20,176\n'),
    await writeReply(folder, 'Essex Police.csv', 'Year,Offences\n2017/18,60\n2018/19,166\n2019/20,171\n'),
  )
  await openView(launched.page, 'Charts')
})

afterAll(async () => {
  await launched?.close()
  if (home !== undefined) await removeHome(home)
  if (folder !== undefined) await rm(folder, { recursive: true, force: true })
})

test('what is typed into one field while the change of another keeps the draft stays', async () => {
  const { page } = launched
  await page.getByText('New chart', { exact: true }).waitFor()
  await field('Notes, one a line').focus()
  await page.keyboard.type('Recorded crime')
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.type('As recorded')
  await page.getByText('New chart', { exact: true }).waitFor({ state: 'detached' })
  expect(await field('What, unit, period').inputValue()).toContain('As recorded')
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA')
  await page.keyboard.press('Tab')
  await page.getByRole('button', { name: /^Undo: / }).click()
  await page.getByRole('button', { name: /^Redo: / }).click()
  expect(await field('Notes, one a line').inputValue()).toBe('Recorded crime')
})

test('a title of the program gives way when the chart shows other figures; one of the analyst’s does not', async () => {
  const { page } = launched
  expect(await field(/^Title/).inputValue()).toBe('Offences in Essex and Kent, 2017/18 to 2019/20')
  await choose('Across', 'Force')
  await says(field(/^Title/), 'Kent gave the highest figure in 2019/20: 176')
  await choose('Across', 'Period')
  await choose('Series', 'None: one sum')
  await says(field(/^Title/), /^(?!Kent gave)(?!Offences in Essex and Kent)./)
  await choose('Series', 'Force')
  await field(/^Title/).fill(OWN)
  await field(/^Title/).press('Control+Enter')
  await choose('Across', 'Force')
  // Series and axis are never the same, so the series has moved once the change is there.
  await page.getByRole('button', { name: /^Period.*Series$/ }).waitFor()
  await says(field(/^Title/), OWN)
})

test('a note says in the chart’s list what the value under it was and is', async () => {
  const { page } = launched
  const mark = page.getByRole('button', { name: /^Kent.*2018\/19: 140/ })
  await mark.focus()
  await page.keyboard.press('Enter')
  await page.getByLabel('Words of the note').fill('Checked by telephone')
  await page.getByRole('button', { name: 'Keep note' }).click()
  const notes = page.getByRole('region', { name: 'Annotations' })
  await notes.getByRole('button', { name: 'Checked by telephone' }).waitFor()
  expect(await notes.getByText(/^was /).count()).toBe(0)
  await bringIn(
    await writeReply(folder, 'Kent Police corrected.csv', 'Year,Offences\n2017/18,122\n2018/19,141\n2019/20,176\n'),
  )
  await (await fileLine(page, 'Kent Police.csv')).click()
  await page.getByRole('button', { name: 'Remove the file from the workspace' }).click()
  await seen(page, '“Kent Police.csv” removed.')
  await openView(page, 'Charts')
  await notes.getByText('was 140, now 141').waitFor()
})

async function bringIn(...files: readonly string[]): Promise<void> {
  const { app, page } = launched
  await answerDialogs(app, { open: files })
  await chooseMenu(app, 'import-files')
  const list = page.getByRole('dialog')
  await list.getByRole('heading', { name: /^Read \d/ }).waitFor()
  await list.getByRole('button', { name: /^Go on with/ }).click()
  await list.waitFor({ state: 'detached' })
}

function field(label: string | RegExp): Locator {
  return launched.page.getByLabel(label)
}

async function choose(label: string, option: string): Promise<void> {
  const { page } = launched
  await page
    .getByRole('complementary', { name: 'Chart settings' })
    .getByRole('button', { name: new RegExp(`${label}$`) })
    .click()
  await page.getByRole('option', { name: option, exact: true }).click()
}

/** Waits until a field holds these words. */
async function says(of: Locator, words: string | RegExp): Promise<void> {
  await expect.poll(() => of.inputValue(), { timeout: 10_000 }).toMatch(words)
}
