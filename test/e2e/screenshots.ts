import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'vitest'
import { launchApp, removeHome } from '../support/app.ts'

const FOLDER = new URL('../../resources/pictures', import.meta.url).pathname

test.each(['light', 'dark'] as const)('every view of the sample, %s', async (theme) => {
  const { app, page, home, close } = await launchApp()
  const choose = (command: string): Promise<void> =>
    app.evaluate(({ Menu }, id) => Menu.getApplicationMenu()?.getMenuItemById(id)?.click(), command)
  await mkdir(FOLDER, { recursive: true })
  const count = page.locator('[data-status=left]').filter({ hasText: /^12 files/ })
  await count.waitFor({ timeout: 60_000 })
  await choose(`theme-${theme}`)
  for (const view of ['replies', 'source', 'explore', 'charts']) {
    await choose(`view-${view}`)
    await page.waitForTimeout(1500)
    await page.screenshot({ path: join(FOLDER, `${view}-${theme}.png`) })
  }
  await close()
  await removeHome(home)
})
