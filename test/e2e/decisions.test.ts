import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerDialogs, type Launched, launchApp, newHome, removeHome } from '../support/app.ts'
import { filesKept, menuLabel, SAMPLE_FILES, seen } from '../support/person.ts'

/** Set to a folder, the windows that the tests pass through are kept there as pictures. */
const PICTURES = process.env.FOI_PICTURES ?? ''

/** Calendar years, and the quarters that make up a financial one. */
const QUARTERS = `Cumbria Constabulary
Offences of sexual communication with a child

Period,Offences
January to December 2017,50
April to June 2017,10
July to September 2017,11
October to December 2017,12
January to March 2018,13
2018/19,70
`

let home: string
let folder: string
let launched: Launched

beforeAll(async () => {
  home = await newHome()
  folder = await mkdtemp(join(tmpdir(), 'foi-decisions-'))
  const cumbria = join(folder, 'Cumbria quarters.csv')
  await writeFile(cumbria, QUARTERS)
  launched = await launchApp({ home, args: [cumbria] })
  await launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800))
  await filesKept(launched.page, SAMPLE_FILES + 1)
  await launched.page.keyboard.press('Escape')
  await launched.page.locator('.veil').waitFor({ state: 'detached' })
})

afterAll(async () => {
  await launched?.close()
  if (home !== undefined) await removeHome(home)
  if (folder !== undefined) await rm(folder, { recursive: true, force: true })
})

const figures = (page: Page): Locator => page.getByRole('grid', { name: 'Figures of the forces' })
const force = (page: Page, name: string): Locator =>
  figures(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name, exact: true }) })
const inspector = (page: Page): Locator => page.getByRole('complementary', { name: 'Inspector' })

/** The window in both themes. */
async function picture(name: string): Promise<void> {
  if (PICTURES === '') return
  const { app, page } = launched
  for (const theme of ['dark', 'light'] as const) {
    await app.evaluate(({ Menu }, id) => Menu.getApplicationMenu()?.getMenuItemById(id)?.click(), `theme-${theme}`)
    await page.waitForTimeout(400)
    await page.screenshot({ path: join(PICTURES, `${name}-${theme}.png`) })
  }
}

test('nothing is decided without a reason; the form says what the decision would come to', async () => {
  const { page } = launched
  await page.keyboard.press('Control+4')
  await force(page, 'Dyfed-Powys').getByRole('gridcell', { name: /^19/ }).click()
  await inspector(page).getByRole('region', { name: 'How it came about' }).waitFor()
  await picture('compare-chain')
  await inspector(page).getByRole('button', { name: 'Decide…' }).click()
  const form = page.getByRole('dialog', { name: 'Decide what counts' })
  await form
    .getByText(/^Dyfed-Powys 2017\/18 is compared although the figure counts offences for Apr–Sep 2017/)
    .waitFor()
  expect(await form.getByRole('button', { name: 'Decide', exact: true }).isDisabled()).toBe(true)
  await form.getByText('A decision needs a reason').waitFor()
  await picture('form-refused')
  await page.keyboard.press('Escape')
  await form.waitFor({ state: 'detached' })
})

test('a force that is left out stays listed with the reason, leaves the sum, and the export says why', async () => {
  const { app, page } = launched
  const sum = page.getByRole('row', { name: /^Matched panel|forces that gave/ }).first()
  const before = await sum.textContent()
  await force(page, 'Nottinghamshire').getByRole('gridcell', { name: /^86/ }).click()
  await inspector(page).getByRole('button', { name: 'B5' }).waitFor()
  await inspector(page).getByRole('button', { name: 'Decide…' }).click()
  const form = page.getByRole('dialog', { name: 'Decide what counts' })
  await form.getByText(/Nottinghamshire is left out of comparisons, charts and totals/).click()
  await form.getByRole('textbox', { name: /^Reason/ }).fill('The file calls itself a reconstruction')
  await picture('form')
  await page.keyboard.press('Control+Enter')
  await seen(page, /^Decided\. Every view counts by it/)
  await force(page, 'Nottinghamshire').getByText('Left out by decision').waitFor()
  await expect.poll(() => sum.textContent()).not.toBe(before)
  await expect
    .poll(() => menuLabel(app, 'undo'))
    .toBe('Undo: Decision: Nottinghamshire is left out of comparisons, charts and totals')
  await picture('compare-excluded')
  const file = join(folder, 'compared.csv')
  await answerDialogs(app, { save: file })
  await page.getByRole('button', { name: 'Export table' }).click()
  await seen(page, `Comparison exported to ${file}`)
  expect(await readFile(file, 'utf8')).toMatch(/Nottinghamshire.*The file calls itself a reconstruction/)
  await page.keyboard.press('Control+z')
  await expect.poll(() => sum.textContent()).toBe(before)
  await page.keyboard.press('Control+Shift+z')
})

test('every decision is listed in one place, from the palette, and can be withdrawn there', async () => {
  const { page } = launched
  await page.keyboard.press('Control+k')
  await page.keyboard.type('>decisions')
  await page.keyboard.press('Enter')
  const list = page.getByRole('dialog', { name: 'Decisions' })
  const one = list.getByRole('region', { name: /^Nottinghamshire is left out/ })
  await one.getByText('“The file calls itself a reconstruction”').waitFor()
  await picture('list')
  await one.getByRole('button', { name: 'Withdraw' }).click()
  await list.getByText(/Every figure counts as its file gives it/).waitFor()
  await picture('list-empty')
  await page.keyboard.press('Escape')
  await expect.poll(() => force(page, 'Nottinghamshire').textContent()).not.toContain('Left out')
})

test('half a year is compared once that is decided, and the caveat stands beside it', async () => {
  const { page } = launched
  const row = force(page, 'Dyfed-Powys')
  await row.getByRole('gridcell', { name: /^19/ }).click()
  await inspector(page).getByText('2017/18 is for Apr–Sep 2017 only: 6 months of 12.').waitFor()
  await inspector(page).getByRole('button', { name: 'Decide…' }).click()
  const form = page.getByRole('dialog', { name: 'Decide what counts' })
  await form.getByRole('textbox', { name: /^Reason/ }).fill('Shown as half a year in the text')
  await form.getByRole('button', { name: 'Decide', exact: true }).click()
  await inspector(page)
    .getByText(/Shown as half a year in the text/)
    .first()
    .waitFor()
  await expect.poll(() => row.textContent()).toMatch(/\+\d/)
  await picture('compare-accepted')
  await page.keyboard.press('Control+z')
})

test('a year is added up from quarters once that is decided, and the chart of the comparison draws it and says so', async () => {
  const { page } = launched
  const row = force(page, 'Cumbria')
  await row.getByRole('gridcell', { name: /^50/ }).click()
  await inspector(page)
    .getByText(/can be added up from them by decision/)
    .waitFor()
  await inspector(page).getByRole('button', { name: 'Decide…' }).click()
  const form = page.getByRole('dialog', { name: 'Decide what counts' })
  await form.getByText(/^Cumbria 2017\/18 is added up from shorter periods/).click()
  await form.getByRole('textbox', { name: /^Reason/ }).fill('The quarters make up the year')
  await picture('form-bridge')
  await form.getByRole('button', { name: 'Decide', exact: true }).click()
  await row.getByRole('gridcell', { name: /^46/ }).waitFor()
  await picture('compare-bridged')
  await page.getByRole('button', { name: 'Chart this' }).click()
  await page.locator('.chart-targets [aria-label^="Cumbria, 2017/18: 46"]').first().waitFor()
  await seen(page, /By decision, Cumbria 2017\/18 is added up from shorter periods/)
  await picture('chart-bridged')
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+4')
  await row.getByRole('gridcell', { name: /^50/ }).waitFor()
})

test('a finding gives its own words as the reason', async () => {
  const { page } = launched
  await page.keyboard.press('Control+5')
  await page.getByRole('button', { name: 'Decide…' }).first().click()
  const form = page.getByRole('dialog', { name: 'Decide what counts' })
  const reason = form.getByRole('textbox', { name: /^Reason/ })
  expect((await reason.inputValue()).length).toBeGreaterThan(10)
  await picture('finding')
  await page.keyboard.press('Escape')
})

test('the chain of a number is copied as text', async () => {
  const { app, page } = launched
  await page.keyboard.press('Control+3')
  await page.locator('.ag-cell.value').first().click()
  const chain = inspector(page).getByRole('region', { name: 'How it came about' })
  await chain.getByRole('button', { name: 'Copy how it came about' }).click()
  await seen(page, /^Copied: how the figure came about/)
  const copied = await app.evaluate(({ clipboard }) => clipboard.readText())
  expect(copied).toMatch(/read as .*\n(.*\n)*Number: /)
  await picture('explore-chain')
})
