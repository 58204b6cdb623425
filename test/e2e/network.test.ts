import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findRuntime } from '../../main/launch/runtime.mjs'
import { electronArguments } from '../../main/launch/window.mjs'
import { launchApp, newHome, removeHome } from '../support/app.ts'
import { attemptsOfPage, attemptsOfWorker } from '../support/attempts.ts'
import { type Listeners, listen } from '../support/listeners.ts'
import { hostsIn, ROUTE_PROBE } from '../support/netlog.ts'

/** Every way out; a page without protection must get through on each, or the test would show nothing. */
const WAYS = ['fetch', 'xhr', 'websocket', 'eventsource', 'beacon', 'image', 'import', 'script', 'style', 'prefetch']

const PREFETCHED = 'foi-dns-prefetch.test'

let listeners: Listeners
let home: string

beforeEach(async () => {
  listeners = await listen()
  home = await newHome()
})

afterEach(async () => {
  await listeners.close()
  await removeHome(home)
})

describe('without protection', () => {
  test('every attempt arrives, from the page and from a worker', async () => {
    const log = join(home, 'net.json')
    const runtime = await findRuntime()
    const app = await _electron.launch({
      executablePath: runtime.executable,
      args: [
        ...electronArguments(),
        `--log-net-log=${log}`,
        new URL('../fixtures/unprotected', import.meta.url).pathname,
        `--user-data-dir=${home}`,
        `http://${listeners.http}/page`,
      ],
    })
    const page = await app.firstWindow()
    await page.waitForLoadState('load')
    listeners.forget()
    await page.evaluate(attemptsOfPage(listeners))
    expect([...listeners.arrived()]).toEqual(expect.arrayContaining([...WAYS, 'connection', 'udp']))

    listeners.forget()
    await page.evaluate((code) => {
      const worker = new Worker(
        URL.createObjectURL(new Blob([`${code}.then(() => postMessage('done'))`], { type: 'text/javascript' })),
        {
          type: 'module',
        },
      )
      // Held on to, or it is collected as garbage before it has tried everything.
      Object.assign(window, { worker })
      return new Promise<void>((resolve, reject) => {
        worker.onmessage = () => resolve()
        worker.onerror = (event) => reject(new Error(event.message))
      })
    }, attemptsOfWorker(listeners))
    expect([...listeners.arrived()]).toEqual(
      expect.arrayContaining(['fetch', 'xhr', 'websocket', 'eventsource', 'import']),
    )
    await app.close()
    expect(await hostsIn(log)).toContain(PREFETCHED)
  })
})

describe('the program lets nothing out', () => {
  test('from page, workers and the preload script, whatever they try', async () => {
    const log = join(home, 'net.json')
    const { app, page, close } = await launchApp({ home, switches: [`--log-net-log=${log}`] })
    await page.waitForFunction(() => (document.querySelector('#root')?.childElementCount ?? 0) > 0)
    const tried = await page.evaluate(attemptsOfPage(listeners))
    expect(tried).toEqual(expect.arrayContaining([...WAYS, 'dns', 'webrtc']))
    expect([...listeners.arrived()], 'from the page').toEqual([])

    const [worker] = page.workers()
    if (worker === undefined) throw new Error('The page has no worker to try from.')
    await worker.evaluate(attemptsOfWorker(listeners))
    expect([...listeners.arrived()], 'from a worker').toEqual([])

    await evaluateInPreload(app, page, attemptsOfWorker(listeners))
    expect([...listeners.arrived()], 'from the preload script').toEqual([])
    await close()
    expect((await hostsIn(log)).filter((host) => host !== ROUTE_PROBE)).toEqual([])
  })
})

describe('Chromium’s own log', () => {
  test('names no host from start to end of an ordinary session', async () => {
    const log = join(home, 'net.json')
    const { page, close } = await launchApp({ home, switches: [`--log-net-log=${log}`] })
    await page.waitForFunction(() => (document.querySelector('#root')?.childElementCount ?? 0) > 0)
    await page.waitForTimeout(3000)
    await close()
    expect(await hostsIn(log)).toEqual([])
  })
})

/** Runs code in the world of the preload script, which the page's policy need not bind. */
async function evaluateInPreload(app: ElectronApplication, page: Page, expression: string): Promise<void> {
  const session = await app.context().newCDPSession(page)
  const contexts: { readonly id: number; readonly name: string }[] = []
  session.on('Runtime.executionContextCreated', ({ context }) => contexts.push(context))
  await session.send('Runtime.enable')
  const preload = contexts.find(({ name }) => name === 'Electron Isolated Context')
  if (preload === undefined) throw new Error(`No preload world among ${contexts.map(({ name }) => name).join(', ')}.`)
  const { exceptionDetails } = await session.send('Runtime.evaluate', {
    expression,
    contextId: preload.id,
    awaitPromise: true,
  })
  if (exceptionDetails !== undefined) throw new Error(exceptionDetails.text)
}
