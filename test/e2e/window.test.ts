import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Launched, launchApp, removeHome } from '../support/app.ts'

let launched: Launched

beforeAll(async () => {
  launched = await launchApp()
  await launched.page.waitForLoadState('load')
})

afterAll(async () => {
  await launched?.close()
  if (launched !== undefined) await removeHome(launched.home)
})

describe('the window', () => {
  test('opens, shows the program’s own page and says so in its title', async () => {
    const { app, page } = launched
    expect(page.url()).toBe('app://workbench/index.html')
    await page.waitForFunction(() => (document.querySelector('#root')?.childElementCount ?? 0) > 0)
    const shown = await app.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows()[0]
      return { visible: window?.isVisible(), title: window?.getTitle() }
    })
    expect(shown.visible).toBe(true)
    expect(shown.title).toContain('FOI Workbench')
  })

  test('has no Node and no more of Electron than the contract', async () => {
    const seen = await launched.page.evaluate(() => ({
      node: ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron'].filter((name) => name in window),
      host: Object.keys((window as unknown as { foi: object }).foi).length,
    }))
    expect(seen).toEqual({ node: [], host: 12 })
  })

  test('runs with context isolation, without Node, and sandboxed', async () => {
    const preferences = await launched.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      // Not in the declared types, and the one place that says what really holds.
      return (contents as unknown as { getLastWebPreferences: () => object } | undefined)?.getLastWebPreferences()
    })
    expect(preferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false })
    expect(preferences).not.toMatchObject({ webSecurity: false })
  })

  test('has the content policy as a header on page, scripts, styles and workers', async () => {
    const { page } = launched
    const seen: Record<string, string | undefined> = {}
    page.on('response', (response) => {
      seen[new URL(response.url()).pathname] = response.headers()['content-security-policy']
    })
    await page.reload()
    await page.waitForFunction(() => (document.querySelector('#root')?.childElementCount ?? 0) > 0)
    expect(Object.keys(seen)).toContain('/index.html')
    expect(Object.keys(seen).some((path) => path.endsWith('.js'))).toBe(true)
    for (const [path, policy] of Object.entries(seen)) expect(policy, path).toContain("connect-src 'none'")
  })
})

describe('the page cannot', () => {
  test.each(['https://example.org/', 'file:///etc/passwd', 'data:text/html,x', 'app://elsewhere/'])(
    'leave for %s',
    async (address) => {
      await launched.page.evaluate((to) => {
        window.location.href = to
      }, address)
      await launched.page.waitForTimeout(300)
      expect(launched.page.url()).toBe('app://workbench/index.html')
    },
  )

  test('stay on an empty page, which it may enter without asking', async () => {
    const { page } = launched
    await page.evaluate(() => {
      window.location.href = 'about:blank'
    })
    await page.waitForURL('app://workbench/index.html')
    await page.waitForFunction(() => (document.querySelector('#root')?.childElementCount ?? 0) > 0)
  })

  test('open a window', async () => {
    const { app, page } = launched
    const opened = await page.evaluate(() => {
      const link = Object.assign(document.createElement('a'), { href: 'https://example.org/', target: '_blank' })
      document.body.append(link)
      link.click()
      link.remove()
      return [window.open('https://example.org/'), window.open('app://workbench/index.html')]
    })
    expect(opened).toEqual([null, null])
    expect(app.windows()).toHaveLength(1)
  })

  test('be granted a permission', async () => {
    const states = await launched.page.evaluate(async () => {
      const asked = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi']
      const answers: string[] = [await Notification.requestPermission()]
      for (const name of asked) {
        answers.push((await navigator.permissions.query({ name: name as PermissionName })).state)
      }
      const located = new Promise<string>((resolve) => {
        navigator.geolocation.getCurrentPosition(
          () => resolve('granted'),
          () => resolve('denied'),
        )
      })
      answers.push(await located)
      return answers
    })
    expect(states).not.toContain('granted')
  })

  test('run text as code, embed a page, or take a style or script from elsewhere', async () => {
    const { page } = launched
    const violations = await page.evaluate(async () => {
      const seen = new Set<string>()
      document.addEventListener('securitypolicyviolation', (event) => seen.add(event.effectiveDirective))
      const add = (html: string): void => {
        const range = document.createRange().createContextualFragment(html)
        document.body.append(range)
      }
      add('<img src=x onerror="window.attacked = 1">')
      add('<script>window.attacked = 1</script>')
      add('<script src="https://example.org/x.js"></script>')
      add('<iframe src="https://example.org/"></iframe>')
      add('<object data="https://example.org/x"></object>')
      add('<link rel="stylesheet" href="https://example.org/x.css">')
      await new Promise((resolve) => setTimeout(resolve, 500))
      return { attacked: 'attacked' in window, seen: [...seen].sort() }
    })
    expect(violations.attacked).toBe(false)
    expect(violations.seen).toEqual(
      expect.arrayContaining(['frame-src', 'object-src', 'script-src-elem', 'style-src-elem']),
    )
  })
})

describe('main refuses', () => {
  test('a request from another window, even one with the preload script', async () => {
    const preload = new URL('../../out/preload/preload.cjs', import.meta.url).pathname
    const refusals = await launched.app.evaluate(async ({ BrowserWindow }, preloadScript) => {
      const stranger = new BrowserWindow({ show: false, webPreferences: { preload: preloadScript, sandbox: true } })
      await stranger.loadURL('data:text/html,stranger')
      const call = (code: string): Promise<string> =>
        stranger.webContents.executeJavaScript(`${code}.then(() => 'answered', (error) => String(error))`)
      const answers = [await call('window.foi.start()'), await call("window.foi.readBlock('a', 0)")]
      stranger.destroy()
      return answers
    }, preload)
    for (const refusal of refusals) expect(refusal).toContain('not the window')
  })

  test('a malformed request from the own page', async () => {
    const answers = await launched.page.evaluate(async () => {
      const foi = (window as unknown as { foi: Record<string, (...args: unknown[]) => Promise<unknown>> }).foi
      const call = (name: string, ...args: unknown[]) => foi[name]?.(...args).then(() => 'answered', String)
      return [await call('readBlock', '../../etc/passwd', 0), await call('openWorkspace', { kind: 'any' })]
    })
    for (const answer of answers) expect(answer).toContain('not of the contract')
  })
})
