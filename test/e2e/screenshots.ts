import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'vitest'
import { launchApp, removeHome } from '../support/app.ts'
import { chooseMenu, filesKept, openView, SAMPLE_FILES } from '../support/person.ts'

const FOLDER = new URL('../../resources/pictures', import.meta.url).pathname

test.each(['light', 'dark'] as const)('every view of the sample, %s', async (theme) => {
  const { app, page, home, close } = await launchApp()
  const take = async (view: string): Promise<void> => {
    await page.mouse.move(640, 795)
    await page.waitForTimeout(1200)
    await page.screenshot({ path: join(FOLDER, `${view}-${theme}.png`) })
  }
  await mkdir(FOLDER, { recursive: true })
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800))
  await filesKept(page, SAMPLE_FILES)
  await chooseMenu(app, `theme-${theme}`)
  await take('replies')

  await openView(page, 'Source')
  await page.getByText('Nottinghamshire Police FOI response.xlsx').first().click()
  await take('source')
  await page.keyboard.press('q')
  await page.getByText('Two forces fit “WMP”. Choose one.').waitFor()
  await take('review')

  await openView(page, 'Compare')
  await page
    .getByRole('row', { name: /^Lancashire/ })
    .locator('td.num', { hasText: '64–277' })
    .click()
  await take('compare')
  await page.getByRole('tab', { name: /Comparability/ }).click()
  await take('comparability')

  await openView(page, 'Findings')
  await page.getByText('175 or 64 or 277').first().click()
  await take('findings')
  await page.keyboard.press('3')
  await page.keyboard.press('l')
  await page.getByRole('complementary', { name: 'Draft letter' }).waitFor()
  await take('letter')

  await openView(page, 'Charts')
  await page.locator('.chart-targets [aria-label^="Nottinghamshire, 2018/19"]').focus()
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: 'Words of the note' }).fill('Nottinghamshire states a fall of 7.0%')
  await page.keyboard.press('Control+Enter')
  await take('charts')

  await openView(page, 'Explore')
  await page.getByRole('textbox', { name: 'Find in rows' }).fill('Nottinghamshire')
  const figures = page.locator('.ag-cell.value')
  await figures.filter({ hasText: /^166/ }).waitFor()
  await figures.filter({ hasText: /^80/ }).first().click()
  await take('explore')
  await close()
  await removeHome(home)
})
