import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerDialogs, type Launched, launchApp, newHome, removeHome } from '../support/app.ts'
import { filesKept, menuLabel, SAMPLE_FILES, seen } from '../support/person.ts'

let home: string
let folder: string
let launched: Launched

beforeAll(async () => {
  home = await newHome()
  folder = await mkdtemp(join(tmpdir(), 'foi-compare-'))
  launched = await launchApp({ home })
  await launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1600, 900))
  await filesKept(launched.page, SAMPLE_FILES)
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
const cells = (row: Locator): Promise<readonly string[]> => row.getByRole('gridcell').allInnerTexts()
const inspector = (page: Page): Locator => page.getByRole('complementary', { name: 'Inspector' })

test('Ctrl 4 opens Compare; half a year has no change, no rate, and says why', async () => {
  const { page } = launched
  await page.keyboard.press('Control+4')
  const row = force(page, 'Dyfed-Powys')
  await row.waitFor()
  expect(await cells(row)).toEqual(expect.arrayContaining([expect.stringMatching(/^19\s*\[p\]$/), '–']))
  expect((await cells(row)).filter((text) => text.includes('%'))).toEqual([])
  await row.getByRole('gridcell', { name: /^19/ }).click()
  await inspector(page).getByText('2017/18 is for Apr–Sep 2017 only: 6 months of 12.').waitFor()
})

test('Nottinghamshire reads 86, 80, 166 and −7.0%, with its rates; what is chosen is named by its cell', async () => {
  const { page } = launched
  const row = force(page, 'Nottinghamshire')
  const texts = (await cells(row)).map((text) => text.replace(/\s*°$/, '').trim()).filter((text) => text !== '')
  await row.getByRole('img', { name: '2017/18 86, 2018/19 80' }).waitFor()
  expect(texts.slice(0, 4)).toEqual(['86', '80', '166', '−7.0%'])
  expect(texts).toEqual(expect.arrayContaining(['0.36', '0.34']))
  await row.getByRole('gridcell', { name: /^166/ }).click()
  await inspector(page).getByRole('button', { name: 'D5' }).waitFor()
  await inspector(page)
    .getByText(/236,618 live in the area of Nottinghamshire/)
    .waitFor()
})

test('by keyboard: the arrows go from figure to figure, Enter opens the sheet with the very cell lit', async () => {
  const { page } = launched
  await force(page, 'Nottinghamshire').getByRole('gridcell', { name: /^86/ }).click()
  await page.keyboard.press('ArrowRight')
  await inspector(page)
    .getByText(/^2018\/19:/)
    .waitFor()
  await inspector(page).getByRole('button', { name: 'C5' }).waitFor()
  await page.keyboard.press('Enter')
  const lit = page
    .getByRole('grid', { name: /Nottinghamshire Police FOI response/ })
    .getByRole('gridcell', { selected: true })
  await lit.waitFor()
  expect(await lit.textContent()).toBe('80')
  await page.keyboard.press('Control+4')
  await figures(page).waitFor()
})

test('a column puts the forces in order, the largest first, those without a figure last', async () => {
  const { page } = launched
  await page.getByRole('button', { name: /Groups/ }).click()
  await page.getByRole('option', { name: 'Ungrouped' }).click()
  await figures(page).getByRole('button', { name: '2018/19', exact: true }).click()
  const named = figures(page).getByRole('rowheader')
  await expect.poll(() => named.allInnerTexts()).toEqual(expect.arrayContaining(['Surrey']))
  const order = await named.allInnerTexts()
  expect(order.slice(0, 2)).toEqual(['Thames Valley', 'Lancashire'])
  expect(order.slice(-5).sort()).toEqual([
    'City of London',
    'Dyfed-Powys',
    'Greater Manchester',
    'Humberside',
    'West Midlands',
  ])
})

test('a group of the analyst has sums of its own, and each step back is named', async () => {
  const { app, page } = launched
  for (const name of ['Kent', 'Sussex']) {
    await force(page, name).getByRole('rowheader').click()
    const field = inspector(page).getByRole('combobox', { name: `Own group of ${name}` })
    await field.fill('South coast')
    await field.press('Enter')
    await expect.poll(() => menuLabel(app, 'undo')).toBe(`Undo: Group “South coast”: ${name}`)
  }
  await page.getByRole('button', { name: /Groups/ }).click()
  await page.getByRole('option', { name: 'By own group' }).click()
  const head = figures(page).getByRole('row', { name: /^South coast/ })
  await head.waitFor()
  await expect.poll(() => head.textContent()).toMatch(/South coast 2199216/)
  await page.keyboard.press('Control+z')
  await expect.poll(() => head.textContent()).toMatch(/South coast 1122140/)
})

test('the matrix groups the forces by what they may share, with the reason in words', async () => {
  const { page } = launched
  await page.getByRole('tab', { name: /Comparability/ }).click()
  const matrix = page.getByRole('grid', { name: 'Comparability of the forces' })
  await matrix.getByRole('row', { name: /^Cannot share an axis 5/ }).waitFor()
  await matrix.getByRole('row', { name: /^Like for like 10/ }).waitFor()
  await matrix.getByRole('gridcell', { name: 'Period covered: 18/24 mo., not comparable' }).click()
  await inspector(page).getByRole('heading', { name: 'Period covered' }).waitFor()
  await page.getByRole('tab', { name: 'Figures' }).click()
})

test('Ctrl C copies the table with its headers and caveats', async () => {
  const { app, page } = launched
  await force(page, 'Surrey').getByRole('gridcell').first().click()
  await page.keyboard.press('Control+c')
  await seen(page, /^Copied with caveats: 16 forces and the matched panel/)
  const copied = await app.evaluate(({ clipboard }) => clipboard.readText())
  expect(copied).toMatch(/^code\tforce\tregion\tgroup\t2017\/18 low/)
  expect(copied).toContain('6 months of 12')
})

test('the exported table carries bounds, cells and caveats', async () => {
  const { app, page } = launched
  const file = join(folder, 'compared.csv')
  await answerDialogs(app, { save: file })
  await page.getByRole('button', { name: 'Export table' }).click()
  await seen(page, `Comparison exported to ${file}`)
  const text = await readFile(file, 'utf8')
  expect(text).toContain('64,277,ok,2017/18,offences')
  expect(text).toContain('6 months of 12')
  expect(text).toMatch(/11 forces that gave comparable figures for both 2017\/18 and 2018\/19/)
})

test('Chart this draws the same forces and figures, and leaves out who cannot share an axis', async () => {
  const { page } = launched
  await page.getByRole('button', { name: 'Chart this' }).click()
  await page.getByRole('heading', { level: 1, name: 'Charts' }).waitFor()
  const marks = page.locator('.chart-targets [aria-label]')
  await marks.first().waitFor()
  const labels = await marks.evaluateAll((all) => all.map((mark) => mark.getAttribute('aria-label') ?? ''))
  expect(labels.some((label) => /^Nottinghamshire, 2018\/19.*80/.test(label))).toBe(true)
  expect(labels.filter((label) => /Dyfed-Powys|Greater Manchester|City of London/.test(label))).toEqual([])
})
