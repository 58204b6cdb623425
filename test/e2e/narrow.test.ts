import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Launched, launchApp, removeHome } from '../support/app.ts'
import { filesKept, openView, SAMPLE_FILES } from '../support/person.ts'

const VIEWS = ['Replies', 'Source', 'Explore', 'Compare', 'Findings', 'Charts'] as const
const INSPECTED = ['Replies', 'Source', 'Explore', 'Compare', 'Charts'] as const

let launched: Launched
let page: Page

beforeAll(async () => {
  launched = await launchApp()
  page = launched.page
  await lookAt(1280, 800)
  await filesKept(page, SAMPLE_FILES)
  await openView(page, 'Explore')
  await page.locator('.ag-cell.value').first().click()
})

afterAll(async () => {
  await launched?.close()
  if (launched !== undefined) await removeHome(launched.home)
})

/** Pixels of the page. What is smaller than a window may be is reached as View > Zoom does. */
async function lookAt(width: number, height: number): Promise<void> {
  const zoom = Math.max(1, 1024 / width, 680 / height)
  await launched.app.evaluate(
    ({ BrowserWindow }, [w, h, factor]) => {
      const window = BrowserWindow.getAllWindows()[0]
      window?.setContentSize(w, h)
      window?.webContents.setZoomFactor(factor)
    },
    [Math.round(width * zoom), Math.round(height * zoom), zoom] as const,
  )
  await page.waitForFunction((wanted) => Math.abs(window.innerWidth - wanted) <= 2, width)
}

/** Controls that are cut off by the window or by a bar or pane that does not scroll to them; and whatever scrolls sideways. */
function cutOff(): Promise<readonly string[]> {
  return page.evaluate(() => {
    const frames = [document.documentElement, ...document.querySelectorAll('.main, .body, .vh, .tool, .titlebar')]
    const wide = frames.filter((frame) => frame.scrollWidth > frame.clientWidth + 1)
    const isCut = (control: Element): boolean => {
      const { left, right } = control.getBoundingClientRect()
      let [from, to] = [0, window.innerWidth]
      for (let around = control.parentElement; around !== null; around = around.parentElement) {
        if (around.matches('[role=grid], .cmp-scroll, .board-scroll, .desk')) return false
        if (getComputedStyle(around).overflowX === 'visible') continue
        const frame = around.getBoundingClientRect()
        from = Math.max(from, frame.left)
        to = Math.min(to, frame.right)
      }
      return left < from - 1 || right > to + 1
    }
    const controls = [...document.querySelectorAll('button, input, textarea, [role=button], [role=radio], [role=tab]')]
    const cut = controls.filter((control) => control.getClientRects().length > 0 && isCut(control))
    return [
      ...wide.map((frame) => `${frame.className || 'the window'} is ${frame.scrollWidth} of ${frame.clientWidth} px`),
      ...cut.map((control) => control.getAttribute('aria-label') ?? control.textContent ?? control.className),
    ]
  })
}

const inspector = () => page.locator('.over')
const shower = () => page.getByRole('button', { name: 'Show the inspector' })
const hider = () => page.getByRole('button', { name: 'Hide the inspector' })
const isInInspector = () => inspector().evaluate((layer) => layer.contains(document.activeElement))

describe.each([
  ['860 pixels', 860, 600],
  ['1024 pixels', 1024, 768],
] as const)('at %s', (_, width, height) => {
  test.each(VIEWS)('%s cuts no control off, and nothing scrolls sideways but what is listed', async (view) => {
    await lookAt(width, height)
    await openView(page, view)
    await page.waitForTimeout(500)
    expect(await cutOff()).toEqual([])
  })

  test.each(INSPECTED)('the inspector of %s lies over the view, whole, and moves nothing under it', async (view) => {
    await lookAt(width, height)
    await openView(page, view)
    await page.waitForTimeout(500)
    const under = () =>
      page
        .locator('.body .split-pane, .body .desk')
        .evaluateAll((panes) => panes.map((pane) => pane.getBoundingClientRect().toJSON()))
    const before = await under()
    await shower().click()
    await inspector().waitFor()
    await page.waitForTimeout(300)
    expect(await cutOff()).toEqual([])
    expect((await under()).slice(0, before.length)).toEqual(before)
    await hider().click()
    await inspector().waitFor({ state: 'detached' })
  })
})

describe('an inspector that lies over its view', () => {
  test.each(INSPECTED)('takes the focus in %s, closes by Esc, and gives the focus back', async (view) => {
    await lookAt(1024, 768)
    await openView(page, view)
    await page.waitForTimeout(300)
    await shower().focus()
    await page.keyboard.press('Enter')
    await expect.poll(isInInspector).toBe(true)
    await page.keyboard.press('Escape')
    await inspector().waitFor({ state: 'detached' })
    await expect.poll(() => shower().evaluate((button) => button === document.activeElement)).toBe(true)
  })

  test('closes by Esc from the view beneath before the view hears of the key', async () => {
    await lookAt(1024, 768)
    await openView(page, 'Explore')
    const cell = page.locator('.ag-cell.value').first()
    await cell.click()
    await page.locator('.sheet, .sg').first().waitFor()
    await shower().click()
    await inspector().waitFor()
    await page.locator('.ag-cell:not(.value)').first().click()
    await page.keyboard.press('Escape')
    await inspector().waitFor({ state: 'detached' })
    expect(await page.getByRole('button', { name: 'Sheet beside' }).getAttribute('aria-pressed')).toBe('true')
  })

  test('opens for a note with the focus in its field; Esc leaves the note first, then the inspector', async () => {
    await lookAt(1024, 768)
    await openView(page, 'Explore')
    await page.locator('.ag-cell.value').first().click()
    await page.keyboard.press('n')
    const words = inspector().getByRole('textbox', { name: 'Words of the note' })
    await expect.poll(() => words.evaluate((field) => field === document.activeElement)).toBe(true)
    await page.keyboard.press('Escape')
    await words.waitFor({ state: 'detached' })
    expect(await inspector().count()).toBe(1)
    await page.keyboard.press('F6')
    await page.keyboard.press('Escape')
    await inspector().waitFor({ state: 'detached' })
  })

  test('goes with its view, and docks again where the window is wide', async () => {
    await lookAt(1024, 768)
    await openView(page, 'Explore')
    await shower().click()
    await inspector().waitFor()
    await openView(page, 'Compare')
    expect(await inspector().count()).toBe(0)
    await shower().waitFor()
    await lookAt(1280, 800)
    await hider().waitFor()
    expect(await inspector().count()).toBe(0)
    expect(await page.locator('.split aside.insp').count()).toBe(1)
  })
})
