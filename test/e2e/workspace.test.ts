import { spawn } from 'node:child_process'
import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ElectronApplication } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findRuntime } from '../../main/launch/runtime.mjs'
import { electronArguments } from '../../main/launch/window.mjs'
import { answerDialogs, killApp, type Launched, launchApp, newHome, removeHome } from '../support/app.ts'
import { SAMPLE_FILES } from '../support/person.ts'

const ROOT = new URL('../..', import.meta.url).pathname

let home: string
let replies: string
const running: Launched[] = []

beforeEach(async () => {
  home = await newHome()
  replies = join(home, 'replies')
  await mkdir(join(replies, 'sub'), { recursive: true })
  for (const [name, value] of [
    ['Kent Police.csv', 12],
    ['sub/Essex Police.csv', 31],
  ] as const) {
    await writeFile(join(replies, name), `Year,Offences\n2017/18,${value}\n2018/19,${value + 3}\n`)
  }
  await writeFile(join(replies, '~$Kent Police.csv'), 'lock')
  await symlink('/etc/hostname', join(replies, 'linked.csv'))
})

afterEach(async () => {
  for (const launched of running.splice(0)) await killApp(launched)
  await removeHome(home)
})

async function start(...args: readonly string[]): Promise<Launched> {
  const launched = await launchApp({ home, args })
  running.push(launched)
  return launched
}

/** Chooses an entry of the native menu, as a click on it would. */
async function choose(app: ElectronApplication, command: string): Promise<void> {
  await app.evaluate(({ Menu }, id) => Menu.getApplicationMenu()?.getMenuItemById(id)?.click(), command)
}

function seen({ page }: Launched, text: string): Promise<void> {
  return page.getByText(text, { exact: false }).first().waitFor({ timeout: 30_000 })
}

/** Waits for the status bar's count: the list of files being read names them before they are in. */
function holds({ page }: Launched, files: number): Promise<void> {
  const count = page.locator('[data-status=left]').filter({ hasText: new RegExp(`^${files} files`) })
  return count.waitFor({ timeout: 30_000 })
}

describe('files come in', () => {
  test('from the command line', async () => {
    const launched = await start(join(replies, 'Kent Police.csv'))
    await seen(launched, 'Kent Police.csv')
  })

  test('from a second start of the program, which ends at once', async () => {
    const launched = await start()
    await holds(launched, SAMPLE_FILES)
    const { executable } = await findRuntime()
    const second = spawn(
      executable,
      [...electronArguments(), ROOT, `--user-data-dir=${home}`, 'sub/Essex Police.csv'],
      { cwd: replies, stdio: 'ignore' },
    )
    const code = await new Promise((resolve) => second.once('exit', resolve))
    expect(code).toBe(0)
    await seen(launched, 'Essex Police.csv')
    expect(launched.app.windows()).toHaveLength(1)
  })

  test('from the menu, as a folder, without lock files and links', async () => {
    const launched = await start()
    await holds(launched, SAMPLE_FILES)
    await answerDialogs(launched.app, { open: [replies] })
    await choose(launched.app, 'import-folder')
    await seen(launched, 'Essex Police.csv')
    await holds(launched, SAMPLE_FILES + 2)
    expect(await launched.page.getByText('linked.csv').count()).toBe(0)
  })

  test('dropped on the window, by their paths', async () => {
    const launched = await start()
    await holds(launched, SAMPLE_FILES)
    const { page } = launched
    await page.evaluate(() => {
      const input = Object.assign(document.createElement('input'), { type: 'file', id: 'dropped', multiple: true })
      document.body.append(input)
    })
    await page.setInputFiles('#dropped', [join(replies, 'Kent Police.csv')])
    await page.evaluate(() => {
      const input = document.querySelector<HTMLInputElement>('#dropped')
      const carried = new DataTransfer()
      for (const file of input?.files ?? []) carried.items.add(file)
      const drop = (type: string) =>
        new DragEvent(type, { dataTransfer: carried, bubbles: true, cancelable: true, clientX: 500, clientY: 400 })
      const target = document.elementFromPoint(500, 400) ?? document.body
      for (const type of ['dragenter', 'dragover', 'drop']) target.dispatchEvent(drop(type))
      input?.remove()
    })
    await seen(launched, 'Kent Police.csv')
  })
})

describe('a workspace', () => {
  test('that is open in another window is refused, and says so', async () => {
    const first = await start()
    await holds(first, SAMPLE_FILES)
    const file = join(home, 'mine.foi')
    await answerDialogs(first.app, { save: file })
    await choose(first.app, 'save-as')
    await seen(first, 'mine')
    const otherHome = await newHome()
    const second = await launchApp({ home: otherHome, args: [file] })
    running.push(second)
    await second.page
      .getByText(/another|in use|open in/i)
      .first()
      .waitFor({ timeout: 30_000 })
    await killApp(second)
    await removeHome(otherHome)
  })

  test('saved under a name is a SQLite file, and opens again with the next start', async () => {
    const first = await start(join(replies, 'Kent Police.csv'))
    await holds(first, SAMPLE_FILES + 1)
    const file = join(home, 'mine.foi')
    await answerDialogs(first.app, { save: file })
    await choose(first.app, 'save-as')
    await seen(first, 'mine')
    await first.close()
    expect((await readFile(file)).subarray(0, 15).toString()).toBe('SQLite format 3')
    const second = await start()
    await seen(second, 'mine')
    await seen(second, 'Kent Police.csv')
    const title = await second.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle())
    expect(title).toContain('mine')
  })

  test('that is damaged is refused with its name, and the program goes on', async () => {
    const file = join(home, 'broken.foi')
    await writeFile(file, 'SQLite format 3\0 and then nothing of the kind')
    const launched = await start(file)
    await seen(launched, '“broken” is damaged')
    await rm(file)
  })
})
