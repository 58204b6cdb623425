import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { ElectronApplication, Locator, Page } from 'playwright-core'

const ROOT = new URL('../..', import.meta.url).pathname

/** Chooses an entry of the native menu, as a click on it would. */
export async function chooseMenu(app: ElectronApplication, command: string): Promise<void> {
  await app.evaluate(({ Menu }, id) => Menu.getApplicationMenu()?.getMenuItemById(id)?.click(), command)
}

/** What an entry of the native menu says. */
export function menuLabel(app: ElectronApplication, command: string): Promise<string | undefined> {
  return app.evaluate(({ Menu }, id) => Menu.getApplicationMenu()?.getMenuItemById(id)?.label, command)
}

/** Waits until a text can be read on the window. */
export function seen(page: Page, text: string | RegExp): Promise<void> {
  return page.getByText(text).first().waitFor({ timeout: 30_000 })
}

/** Opens a view by its button at the left. */
export async function openView(
  page: Page,
  name: 'Replies' | 'Source' | 'Explore' | 'Compare' | 'Findings' | 'Charts',
): Promise<void> {
  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name }).click()
  await page.getByRole('heading', { level: 1 }).first().waitFor()
}

/** Narrows the rows of Explore to those that hold a text. */
export async function findRows(page: Page, text: string): Promise<void> {
  await openView(page, 'Explore')
  await page.getByRole('textbox', { name: 'Find in rows' }).fill(text)
}

/** Row of the grid in Explore whose cells say this, in order. */
export function gridRow(page: Page, words: RegExp): Locator {
  return page.getByRole('region', { name: 'Explore' }).getByRole('row', { name: words })
}

/** Files of the sample: its replies, and the workbook that one of them, a mail, carries. */
export const SAMPLE_FILES = 16

/** Waits until so many files are in the workspace and none is under way. */
export async function filesKept(page: Page, files: number): Promise<void> {
  const words = `${files} file${files === 1 ? '' : 's'}`
  await page
    .getByText(new RegExp(`(^|from )${words}\\b`))
    .first()
    .waitFor({ timeout: 30_000 })
}

/** Runs the command line as it is built, and gives what it prints. */
export async function foi(...args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ['out/cli/foi.mjs', ...args], { cwd: ROOT })
  return stdout
}

/** The line of a file on the board of replies, found by its name. */
export async function fileLine(page: Page, name: string): Promise<Locator> {
  await openView(page, 'Replies')
  await page.getByRole('textbox', { name: 'Find in replies' }).fill(name)
  const line = page.locator('tr.file-line').filter({ hasText: name })
  await line.waitFor()
  return line
}
