import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerDialogs, type Launched, launchApp, newHome, removeHome } from '../support/app.ts'
import { chooseMenu, filesKept, findRows, gridRow, menuLabel, SAMPLE_FILES, seen } from '../support/person.ts'

const REASON = 'The September release replaces the one of March'

let home: string
let folder: string
let launched: Launched

beforeAll(async () => {
  home = await newHome()
  folder = await mkdtemp(join(tmpdir(), 'foi-findings-'))
  launched = await launchApp({ home })
  await filesKept(launched.page, SAMPLE_FILES)
})

afterAll(async () => {
  await launched?.close()
  if (home !== undefined) await removeHome(home)
  if (folder !== undefined) await rm(folder, { recursive: true, force: true })
})

// Each test takes the session on from where the one before it stopped.

test('the sample opens with what its replies contradict themselves in, each finding with its cells lit', async () => {
  const { page } = launched
  await page.keyboard.press('Control+5')
  const first = option(CONFLICT)
  await first.waitFor({ timeout: 30_000 })
  expect(await first.textContent()).toContain('open')
  const evidence = page.getByRole('region', { name: 'Evidence' })
  await evidence.getByRole('article').nth(2).waitFor()
  await expect.poll(() => evidence.locator('td.lit').allTextContents()).toEqual(['175', '64', '277'])
  const badge = page.getByRole('navigation', { name: 'Views' }).getByTitle(/ open$/)
  expect(Number(await badge.textContent())).toBe(await open())
})

test('keys walk the inbox and decide; the step has a name, and going back leaves nothing decided', async () => {
  const { app, page } = launched
  const before = await open()
  await page.keyboard.press(']')
  await expect.poll(() => current()).not.toMatch(/Lancashire 2017\/18/)
  await page.keyboard.press('[')
  await expect.poll(() => current()).toMatch(/Lancashire 2017\/18/)
  await page.keyboard.press('3')
  await expect.poll(() => current()).toContain('explained')
  await page.keyboard.press('r')
  await page.keyboard.type(REASON)
  await page.keyboard.press('Enter')
  await page.getByRole('region', { name: 'History of the finding' }).getByText(REASON).waitFor()
  expect(await open()).toBe(before - 1)
  await page.keyboard.press('l')
  const letter = page.getByRole('complementary', { name: 'Draft letter' })
  await letter.waitFor()
  await page.keyboard.press('Escape')
  await letter.waitFor({ state: 'detached' })
  const label = await menuLabel(app, 'undo')
  expect(label).toMatch(/^Undo: .+, Lancashire: explained$/)
  await page.getByRole('textbox', { name: 'Reason' }).press('Escape')
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect.poll(() => open()).toBe(before)
  await page.keyboard.press('Control+y')
  await page.keyboard.press('Control+y')
  await expect.poll(() => open()).toBe(before - 1)
})

test('a number tells of its findings in the grid and beside it, and leads to them', async () => {
  const { page } = launched
  await findRows(page, 'Lancashire')
  // Until the rows are narrowed the one that is meant still moves.
  await gridRow(page, /Suffolk/)
    .first()
    .waitFor({ state: 'detached' })
  const row = gridRow(page, /Lancashire 2017\/18 All 64/)
  await row.getByText('1 finding').waitFor({ state: 'attached' })
  await row.locator('.ag-cell.value').click()
  const checks = page.getByRole('region', { name: 'Checks' })
  await checks.getByRole('button', { name: /explained/ }).click()
  await expect.poll(() => current()).toMatch(/Lancashire 2017\/18/)
})

test('an option of the inbox holds nothing else to operate; its box picks it for the pointer', async () => {
  const { page } = launched
  const first = page.getByRole('option').first()
  expect(await page.getByRole('option').locator('input, button, a, [tabindex]').count()).toBe(0)
  await first.hover()
  await first.locator('.pick-box').click()
  await expect.poll(() => first.getAttribute('aria-selected')).toBe('true')
  await first.locator('.pick-box').click()
  await expect.poll(() => first.getAttribute('aria-selected')).toBe('false')
})

test('a picked pair is decided in one step', async () => {
  const { page } = launched
  const before = await open()
  await page.getByRole('listbox', { name: 'Findings' }).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await page.getByRole('region', { name: 'Picked findings' }).getByText('2 picked').waitFor()
  await page.keyboard.press('5')
  await expect.poll(() => open()).toBe(before - 2)
  await page.keyboard.press('Control+z')
  await expect.poll(() => open()).toBe(before)
  await page.keyboard.press('Escape')
})

test('a letter quotes the force its own cells, leaves out what is no problem, and makes the rest queried', async () => {
  const { app, page } = launched
  await option(/Nottinghamshire/)
    .first()
    .click()
  await page.keyboard.press('l')
  const letter = page.getByRole('complementary', { name: 'Draft letter' })
  await letter.getByText('to Nottinghamshire Police').waitFor()
  await letter.getByText(/\d+ of (\d+) figures? tied to a source cell/).waitFor()
  const file = join(folder, 'letter.txt')
  await answerDialogs(app, { save: file })
  await letter.getByRole('button', { name: 'Save as text…' }).click()
  await seen(page, `Letter saved to ${file}`)
  const text = await readFile(file, 'utf8')
  expect(text).toContain('“Nottinghamshire Police FOI response.xlsx”')
  expect(text).toMatch(/B7 \(.+\) is “.+”/)
  expect(text).not.toContain('Lancashire')
  expect(await menuLabel(app, 'undo')).toBe('Undo: Letter to Nottinghamshire about 1 finding')
  await expect.poll(() => current()).toContain('queried')
  await page.keyboard.press('5')
  await letter.getByText('(judged not to be a problem)').waitFor()
  await letter.getByText('Nothing of this can be asked about.').waitFor()
  await page.keyboard.press('Control+z')
  await expect.poll(() => current()).toContain('queried')
})

test('decisions and their reasons are there after the workspace is opened again', async () => {
  const { app, page } = launched
  const file = join(folder, 'weighed.foi')
  await answerDialogs(app, { save: file })
  await chooseMenu(app, 'save-as')
  await page.getByRole('banner').getByText('weighed', { exact: true }).waitFor()
  await launched.close()
  launched = await launchApp({ home, args: [file] })
  const again = launched.page
  await again.getByRole('banner').getByText('weighed', { exact: true }).waitFor()
  await filesKept(again, SAMPLE_FILES)
  await again.keyboard.press('Control+5')
  const lancashire = option(CONFLICT)
  await lancashire.waitFor({ timeout: 30_000 })
  expect(await lancashire.textContent()).toContain('explained')
  await lancashire.click()
  await expect.poll(() => again.getByRole('textbox', { name: 'Reason' }).inputValue()).toBe(REASON)
  expect(
    await option(/Nottinghamshire/)
      .first()
      .textContent(),
  ).toContain('queried')
})

test('a finding that a change resolves stays, under the name of the change', async () => {
  const { app, page } = launched
  await page.keyboard.press('Control+1')
  await removeLancashire()
  await page.keyboard.press('Control+5')
  const gone = option(CONFLICT)
  await gone.waitFor()
  await expect.poll(() => gone.textContent()).toContain('resolved')
  await gone.click()
  await seen(page, /Resolved by: Removal of Copy of LANCASHIRE data\.xls/)
  await chooseMenu(app, 'undo')
  await expect.poll(() => gone.textContent()).toContain('explained')
})

/** Takes the reply of Lancashire out of the workspace. */
async function removeLancashire(): Promise<void> {
  const { page } = launched
  await page.getByRole('button', { name: 'Lancashire', exact: true }).click()
  const reply = page.getByRole('complementary', { name: 'Reply' })
  await reply.getByRole('button', { name: /Copy of LANCASHIRE data\.xls/ }).click()
  await page.getByRole('button', { name: 'Remove the file from the workspace' }).click()
  await seen(page, '“Copy of LANCASHIRE data.xls” removed.')
}

/** The finding that two releases of one force do not agree; another says that neither is what was published. */
const CONFLICT = /^Contradiction.*Lancashire 2017\/18/

function option(name: RegExp): Locator {
  return launched.page.getByRole('listbox', { name: 'Findings' }).getByRole('option', { name })
}

/** The finding on screen, as the list says it. */
async function current(): Promise<string> {
  return (await launched.page.locator('.fi.on').textContent()) ?? ''
}

/** Findings that wait, as the filter counts them. */
async function open(): Promise<number> {
  const words = await launched.page
    .getByRole('radio', { name: /^Open \d+/ })
    .first()
    .textContent()
  return Number(words?.replace(/\D/g, ''))
}
