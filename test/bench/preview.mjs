import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { _electron } from 'playwright-core'
import { electronArguments } from '../../main/launch/window.mjs'

// Roles of a sheet put otherwise, in the window: milliseconds from the key to the frame after its before and after are shown,
// what the window itself says that tidying took, and the processor time that the page with its workers used for each edit,
// which other programs on the machine hardly change.
const [root = '', executablePath = '', file = ''] = process.argv.slice(2)
const EDITS = 8
const home = mkdtempSync(join(tmpdir(), 'foi-bench-'))
const app = await _electron.launch({
  executablePath,
  args: [...electronArguments(), root, `--user-data-dir=${home}`],
  cwd: root,
  timeout: 60_000,
})
try {
  const page = await app.firstWindow()
  await page
    .getByText(/(^|from )\d+ files\b/)
    .first()
    .waitFor({ timeout: 60_000 })
  await app.evaluate(({ dialog, Menu }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
    Menu.getApplicationMenu()?.getMenuItemById('import-files')?.click()
  }, file)
  const list = page.getByRole('dialog')
  await list.getByRole('button', { name: /^Go on with/ }).click({ timeout: 60_000 })
  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Source' }).click()
  await page
    .getByRole('navigation', { name: 'Sheets' })
    .getByRole('button', { name: new RegExp(basename(file)) })
    .click()
  const cells = page.getByRole('grid', { name: /^Sheet / })
  await cells.getByText('District 1').first().waitFor()
  await page.evaluate(watch)
  await cells.focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowDown')
  for (let right = 0; right < 3; right += 1) await page.keyboard.press('ArrowRight')
  /** @type {number[]} */
  const said = []
  const before = await processorTime()
  for (let nth = 0; nth < EDITS; nth += 1) {
    await page.keyboard.press('ArrowDown')
    await cells.focus()
    await page.keyboard.press('i')
    await page.waitForFunction((edits) => Reflect.get(globalThis, 'shown').length === edits, nth + 1)
    const words = await page.getByText(/^Re-tidied in \d+ ms$/).textContent()
    said.push(Number(/\d+/.exec(words ?? '')?.[0]))
  }
  const processor = ((await processorTime()) - before) / EDITS
  const shown = await page.evaluate(() => Reflect.get(globalThis, 'shown'))
  process.stdout.write(JSON.stringify({ cells: 5004, shown, said, processor }))
} finally {
  await app.close()
  rmSync(home, { recursive: true, force: true, maxRetries: 5 })
}

/** Milliseconds of processor time that the page and its workers have used since they began. */
function processorTime() {
  return app.evaluate(
    ({ app }) =>
      1000 *
      app
        .getAppMetrics()
        .filter(({ type }) => type === 'Tab')
        .reduce((sum, { cpu }) => sum + (cpu.cumulativeCPUUsage ?? 0), 0),
  )
}

/** Within the page: notes how long after each `i` the words of the region next changed and were drawn. */
function watch() {
  /** @type {number[]} */
  const shown = []
  Reflect.set(globalThis, 'shown', shown)
  let pressed = 0
  const words = () => document.querySelector('section[aria-label="Before and after"]')?.textContent ?? ''
  let before = words()
  document.addEventListener(
    'keydown',
    ({ key }) => {
      if (key === 'i') {
        pressed = performance.now()
        before = words()
      }
    },
    true,
  )
  new MutationObserver(() => {
    if (pressed === 0 || words() === before || words() === '') return
    const since = pressed
    pressed = 0
    requestAnimationFrame(() => setTimeout(() => shown.push(performance.now() - since)))
  }).observe(document.body, { childList: true, subtree: true, characterData: true })
}
