import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'vitest'
import { launchApp, removeHome } from '../support/app.ts'

const FOLDER = new URL('../../resources/pictures', import.meta.url).pathname

test.each(['light', 'dark'] as const)('every view of the sample, %s', async (theme) => {
  const { app, page, home, close } = await launchApp()
  const choose = (command: string): Promise<void> =>
    app.evaluate(({ Menu }, id) => Menu.getApplicationMenu()?.getMenuItemById(id)?.click(), command)
  const take = async (view: string): Promise<void> => {
    await page.waitForTimeout(1500)
    await page.screenshot({ path: join(FOLDER, `${view}-${theme}.png`) })
  }
  await mkdir(FOLDER, { recursive: true })
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800))
  const count = page.locator('[data-status=left]').filter({ hasText: /^12 files/ })
  await count.waitFor({ timeout: 60_000 })
  await choose(`theme-${theme}`)
  await choose('view-replies')
  await take('replies')
  await choose('view-source')
  await take('source')

  await choose('view-charts')
  await page.locator('.chart-targets [aria-label^="Nottinghamshire, 2018/19"]').focus()
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: 'Words of the note' }).fill('Nottinghamshire states a fall of 7.0%')
  await page.keyboard.press('Control+Enter')
  await take('charts')

  await choose('view-explore')
  await page.getByRole('checkbox', { name: /^Nottinghamshire/ }).click()
  const figures = page.locator('.ag-cell.value')
  await figures.filter({ hasText: /^166/ }).waitFor()
  await figures.filter({ hasText: /^80/ }).first().click()
  await take('explore')
  await close()
  await removeHome(home)
})
