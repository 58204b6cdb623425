import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron } from 'playwright-core'
import { electronArguments } from '../../main/launch/window.mjs'

// One first start of the program: milliseconds from the start of its process to the views, to the replies of the sample
// workspace, and, the view of figures once asked for, to its first row.
const [root = '', executablePath = ''] = process.argv.slice(2)
const home = mkdtempSync(join(tmpdir(), 'foi-bench-'))
const started = performance.now()
const app = await _electron.launch({
  executablePath,
  args: [...electronArguments(), root, `--user-data-dir=${home}`],
  cwd: root,
  timeout: 60_000,
})
try {
  const page = await app.firstWindow()
  await page.getByRole('navigation', { name: 'Views' }).waitFor({ timeout: 60_000 })
  const views = performance.now() - started
  await page
    .getByText(/(^|from )\d+ files\b/)
    .first()
    .waitFor({ timeout: 60_000 })
  const replies = performance.now() - started
  const asked = performance.now()
  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Explore' }).click()
  await page.getByRole('region', { name: 'Explore' }).getByRole('row').nth(1).waitFor({ timeout: 60_000 })
  process.stdout.write(JSON.stringify({ views, replies, rows: performance.now() - asked }))
} finally {
  await app.close()
  rmSync(home, { recursive: true, force: true, maxRetries: 5 })
}
