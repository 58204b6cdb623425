import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerDialogs, type Launched, launchApp, removeHome } from '../support/app.ts'
import { chooseMenu, filesKept, SAMPLE_FILES, seen } from '../support/person.ts'

let folder: string
let launched: Launched

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'foi-tour-'))
  launched = await launchApp()
  await filesKept(launched.page, SAMPLE_FILES)
})

afterAll(async () => {
  await launched?.close()
  if (launched !== undefined) await removeHome(launched.home)
  if (folder !== undefined) await rm(folder, { recursive: true, force: true })
})

// The tour of the README, step by step in one session: what it says of the window is what the window says.

test('Lancashire gave three figures for one year: seen side by side, decided, and counted so', async () => {
  const { page } = launched
  await page.keyboard.press('Control+5')
  await finding(/175 or 64 or 277/).waitFor()
  await seen(page, 'Different figures are given for 2017/18: 175 or 64 or 277.')
  await page.keyboard.press('Control+4')
  expect(await figuresOf('Lancashire')).toEqual(['64–277[r]', '252', '316–529[r]', '−9.0 to +293.8%'])

  await page.keyboard.press('Control+5')
  await page.getByRole('button', { name: 'Decide…' }).click()
  const form = page.getByRole('dialog', { name: 'Decide what counts' })
  await form.getByText(/Released September 2019 counts in place of/).click()
  await form.getByRole('textbox', { name: /^Reason/ }).fill('The force corrected its March figure')
  await page.keyboard.press('Control+Enter')
  await form.waitFor({ state: 'detached' })
  await page.keyboard.press('Control+4')
  await expect.poll(() => figuresOf('Lancashire')).toEqual(['64', '252', '316', '+293.8%'])
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await figuresOf('Lancashire'))[0]).toBe('64–277[r]')
})

test('a decided finding puts its caveat into the chart, and a letter asks the force about its own cells', async () => {
  const { page } = launched
  await page.keyboard.press('Control+5')
  await finding(/175 or 64 or 277/).click()
  await page.keyboard.press('3')
  await page.keyboard.press('r')
  await page.keyboard.type('Asked on 24 November')
  await page.keyboard.press('Enter')
  await page.getByRole('region', { name: 'History of the finding' }).getByText('Asked on 24 November').waitFor()
  await page.keyboard.press('Control+6')
  await page
    .getByText(/Lancashire: The force gives different figures/)
    .first()
    .waitFor()
  await page.keyboard.press('Control+5')
  await page.getByRole('listbox', { name: 'Findings' }).focus()
  await page.keyboard.press('l')
  const letter = page.getByRole('complementary', { name: 'Draft letter' })
  await letter.getByText('to Lancashire Constabulary').waitFor()
  const file = join(folder, 'letter.txt')
  await answerDialogs(launched.app, { save: file })
  await letter.getByRole('button', { name: 'Save as text…' }).click()
  await seen(page, `Letter saved to ${file}`)
  expect(await readFile(file, 'utf8')).toContain('sheet “Released September 2019”: B5 (2017/18) is 64.')
})

test('Dyfed-Powys: six months have no change and no rate', async () => {
  const { page } = launched
  await page.keyboard.press('Control+4')
  expect(await figuresOf('Dyfed-Powys')).toEqual(['19[p]', 'not held[x]', '', '–'])
  await row('Dyfed-Powys')
    .getByText(/6 of 12 mon/)
    .waitFor()
  expect(await figuresOf('Nottinghamshire')).toEqual(['86', '80', '166', '−7.0%'])
})

test('Northamptonshire added its suppressed figures as nothing: 46 where 52 is stated', async () => {
  const { page } = launched
  await page.keyboard.press('Control+5')
  await finding(/F7 states 52/).click()
  await seen(page, 'F7 states 52 for 2024/25; its parts add up to 46: 6 short.')
})

test('Hampshire fell from 291 to 18: found as soon as those years are asked for', async () => {
  const { app, page } = launched
  await chooseMenu(app, 'request')
  const form = page.getByRole('dialog', { name: 'What was asked' })
  await form.getByRole('button', { name: 'Add 2019/20' }).click()
  await form.getByRole('button', { name: 'Add 2020/21' }).click()
  await page.keyboard.press('Control+Enter')
  await form.waitFor({ state: 'detached' })
  await finding(/291 in 2019/).click()
  await seen(page, 'offences go from 291 in 2019/20 to 18 in 2020/21.')
  await page.keyboard.press('Control+z')
  await finding(/resolved.*291 in 2019/).waitFor()
})

test('WMP is one of two forces, and only a person can say which', async () => {
  const { page } = launched
  await page.keyboard.press('Control+2')
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.keyboard.press('q')
  await seen(page, 'Two forces fit “WMP”. Choose one.')
  await page.keyboard.press('1')
  await page.keyboard.press('Control+1')
  await seen(page, '15 of 16 replied')
  await page.keyboard.press('Control+z')
  await seen(page, '14 of 16 replied')
})

function finding(words: RegExp): Locator {
  return launched.page.getByRole('listbox', { name: 'Findings' }).getByRole('option').filter({ hasText: words })
}

function row(force: string): Locator {
  return launched.page
    .getByRole('grid', { name: 'Figures of the forces' })
    .getByRole('row')
    .filter({ has: launched.page.getByRole('rowheader', { name: force, exact: true }) })
}

/** First year, second year, both and change, without the mark of a reconstruction. */
async function figuresOf(force: string): Promise<readonly string[]> {
  await row(force).waitFor()
  const texts = await row(force).getByRole('gridcell').allInnerTexts()
  return texts.slice(0, 4).map((text) => text.replace(/[\s°]+/g, (gap) => (gap.trim() === '' ? ' ' : '')).trim())
}
