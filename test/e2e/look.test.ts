import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Launched, launchApp, removeHome } from '../support/app.ts'
import { chooseMenu, filesKept, SAMPLE_FILES } from '../support/person.ts'

const VIEWS = ['Replies', 'Source', 'Explore', 'Compare', 'Findings', 'Charts'] as const

let launched: Launched
let page: Page
const complaints: string[] = []

beforeAll(async () => {
  launched = await launchApp()
  page = launched.page
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await filesKept(page, SAMPLE_FILES)
})

afterAll(async () => {
  await launched?.close()
  if (launched !== undefined) await removeHome(launched.home)
})

async function goTo(view: (typeof VIEWS)[number]): Promise<void> {
  await page.keyboard.press(`Control+${VIEWS.indexOf(view) + 1}`)
  await page.locator(`.act[aria-current=page]:has-text("${view}")`).waitFor()
  await page.getByRole('heading', { level: 1 }).first().waitFor()
}

/** Size of the window's content, and how far in it is zoomed, as View > Zoom does. */
async function lookAt(width: number, height: number, zoom: number): Promise<void> {
  await launched.app.evaluate(
    ({ BrowserWindow }, [w, h, factor]) => {
      const window = BrowserWindow.getAllWindows()[0]
      window?.setContentSize(w, h)
      window?.webContents.setZoomFactor(factor)
    },
    [width, height, zoom] as const,
  )
  await page.waitForFunction((wanted) => Math.abs(window.innerWidth - wanted) <= 2, Math.round(width / zoom))
}

/** What of the window's own bars runs off its right edge, or makes the window scroll. */
function runningOff(): Promise<readonly string[]> {
  return page.evaluate(() => {
    const wide = document.documentElement.scrollWidth > window.innerWidth ? ['the window scrolls sideways'] : []
    const bars = [...document.querySelectorAll('.titlebar button, .titlebar .side, .activity .act')]
    const off = bars.filter((bar) => bar.getBoundingClientRect().right > window.innerWidth + 1)
    return [...wide, ...off.map((bar) => bar.getAttribute('aria-label') ?? bar.className)]
  })
}

/** Headings that a screen reader would take for parts of a part that is not there, or that stand out more than the view's own. */
function headingsAskew(): Promise<readonly string[]> {
  return page.evaluate(() => {
    const shown = [...document.querySelectorAll('h1, h2, h3, h4')].filter((one) => one.getClientRects().length > 0)
    const level = (element: Element | undefined): number => Number(element?.tagName.slice(1) ?? 0)
    const size = (element: Element): number => Number.parseFloat(getComputedStyle(element).fontSize)
    const first = shown[0]
    const wrong = shown.filter(
      (one, at) =>
        level(one) > level(shown[at - 1]) + 1 ||
        (first !== undefined && !one.matches('.claim h2') && size(one) > size(first)),
    )
    return wrong.map((one) => one.outerHTML.slice(0, 120))
  })
}

/** Controls that a screen reader could not name, and pictures that it would stumble over. */
function nameless(): Promise<readonly string[]> {
  return page.evaluate(() => {
    const nameOf = (element: Element): string => {
      const ids = element.getAttribute('aria-labelledby')?.split(' ') ?? []
      const labels = 'labels' in element ? [...((element.labels as NodeListOf<Element> | null) ?? [])] : []
      const others = [...ids.map((id) => document.getElementById(id)), ...labels]
      return [element.getAttribute('aria-label'), ...others.map((other) => other?.textContent), element.textContent]
        .join('')
        .trim()
    }
    const shown = (element: Element): boolean =>
      element.closest('[aria-hidden=true]') === null && element.getClientRects().length > 0
    const controls = [...document.querySelectorAll('button, input, textarea, select, [role=button], [role=grid]')]
    const pictures = [...document.querySelectorAll('svg, img')].filter(
      (picture) => !picture.matches('[aria-label], [role=img], :has(> title), [alt]') && shown(picture),
    )
    return [...controls.filter((control) => shown(control) && nameOf(control) === ''), ...pictures].map((element) =>
      element.outerHTML.slice(0, 120),
    )
  })
}

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  test.each(VIEWS)(
    '%s is opened by its key, names every control, has one filled button, and complains of nothing',
    async (view) => {
      await lookAt(1280, 800, 1)
      await chooseMenu(launched.app, `theme-${theme}`)
      await page.locator(`html[data-theme=${theme}]`).waitFor()
      await goTo(view)
      await page.waitForTimeout(600)
      expect(await nameless()).toEqual([])
      expect(await headingsAskew()).toEqual([])
      expect(await page.locator('.btn.p:visible').count()).toBeLessThanOrEqual(1)
      expect(complaints).toEqual([])
    },
  )
})

describe.each([
  ['1024 pixels wide', 1024, 700, 1],
  ['zoomed to 150 %', 1280, 800, 1.5],
  ['zoomed to 200 %', 1280, 800, 2],
] as const)('%s', (_, width, height, zoom) => {
  test.each(VIEWS)('%s keeps the window’s bars on the window', async (view) => {
    await lookAt(width, height, zoom)
    await goTo(view)
    await page.waitForTimeout(300)
    expect(await runningOff()).toEqual([])
  })
})

describe('by keyboard', () => {
  test.each(VIEWS)('F6 walks every pane of %s, each time with the focus in it and to be seen', async (view) => {
    await lookAt(1280, 800, 1)
    await goTo(view)
    await page.waitForTimeout(600)
    const panes = await page.locator('[data-pane]:visible').count()
    const entered = new Set<number>()
    for (let step = 0; step < panes; step++) {
      await page.keyboard.press('F6')
      entered.add(
        await page.evaluate(() => {
          const seen = document.activeElement?.matches(':focus-visible, .ag-cell-focus') === true
          const shown = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter((pane) => pane.offsetParent)
          return seen ? shown.findIndex((pane) => pane.contains(document.activeElement)) : -1
        }),
      )
    }
    expect(panes).toBeGreaterThan(1)
    expect([...entered].sort()).toEqual([...Array(panes).keys()])
  })

  test.each(['palette', 'shortcuts', 'request', 'names', 'hidden', 'about'])(
    'Esc shuts the window of %s and the focus is back where it was',
    async (command) => {
      await goTo('Replies')
      const row = page.locator('.row-button').first()
      await row.focus()
      await chooseMenu(launched.app, command)
      await page.getByRole('dialog').waitFor()
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      await expect.poll(() => row.evaluate((element) => element === document.activeElement)).toBe(true)
    },
  )
})
