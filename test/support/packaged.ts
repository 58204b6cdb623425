import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { type Browser, chromium, type Page } from 'playwright-core'
import { electronArguments } from '../../main/launch/window.mjs'

/** A packaged program that was started by its own executable, without any help of a test runner. */
export interface Packaged {
  readonly page: Page
  readonly close: () => Promise<void>
}

/** Starts a packaged program and connects to its window over Chromium's debugging port. */
export async function launchPackaged(executable: string, home: string, args: readonly string[]): Promise<Packaged> {
  const child = spawn(
    executable,
    [...electronArguments(), '--remote-debugging-port=0', `--user-data-dir=${home}`, ...args],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  try {
    const browser = await connect(await debuggerAddress(child))
    const page = await firstPage(browser)
    return {
      page,
      close: async () => {
        await browser.close().catch(() => undefined)
        await end(child)
      },
    }
  } catch (error) {
    await end(child)
    throw error
  }
}

/** A connection that is made while the window is still being opened may wait for ever: then another is tried. */
async function connect(address: string): Promise<Browser> {
  await windowListed(address)
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await chromium.connectOverCDP(address, { timeout: 10_000 })
    } catch (error) {
      if (attempt === 4) throw error
    }
  }
}

async function windowListed(address: string): Promise<void> {
  const list = `http://${new URL(address).host}/json/list`
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const targets = (await fetch(list).then((answer) => answer.json())) as readonly { readonly url: string }[]
    if (targets.some(({ url }) => url.startsWith('app://'))) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('The packaged program showed no window.')
}

function debuggerAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = ''
    child.stderr?.on('data', (data) => {
      printed += String(data)
      const address = /DevTools listening on (ws:\S+)/.exec(printed)?.[1]
      if (address !== undefined) resolve(address)
    })
    child.once('exit', (code) => reject(new Error(`The program ended with ${code} before it listened:\n${printed}`)))
  })
}

async function firstPage(browser: Browser): Promise<Page> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const page = browser
      .contexts()
      .flatMap((context) => context.pages())
      .find((candidate) => candidate.url().startsWith('app://'))
    if (page !== undefined) return page
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('The packaged program showed no window.')
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}
