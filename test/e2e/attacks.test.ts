import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as XLSX from '@e965/xlsx'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerDialogs, type Launched, launchApp, newHome, removeHome } from '../support/app.ts'
import { fileLine, filesKept, findRows, openView, SAMPLE_FILES, seen } from '../support/person.ts'
import { workbookOf, writeReply } from '../support/replies.ts'

const IMAGE = '<img src=x onerror="window.attacked=1">'
const SCRIPT = '<script>Object.assign(window, { attacked: 1 })</script>'
const LINK = '=HYPERLINK("https://example.org/?"&A1,"click")'
const COMMAND = "=cmd|'/c calc'!A0"
/** Turns round what follows it, is nothing, ends a line in the middle: what a cell can hold besides words. */
const ODD = 'a\u202Egnp.exe\u200B\u0007b'
/** A name that a spreadsheet would run where it stands in a cell of its own. */
const LIST = '=cmd list.csv'
const LONG = 'W'.repeat(30_000)
const FILE = 'Kent Police <img src=x onerror=attacked=1>.xlsx'

let home: string
let folder: string
let launched: Launched

beforeAll(async () => {
  home = await newHome()
  folder = await mkdtemp(join(tmpdir(), 'foi-attacks-'))
  const platforms = [IMAGE, SCRIPT, LINK, COMMAND, LONG, 'Snapchat']
  const book = workbookOf(
    [
      [`Kent Police ${IMAGE}`],
      ['Platform', '2017/18', '2018/19'],
      ...platforms.map((platform, row) => [platform, 10 + row, 20 + row]),
      [`Note: ${SCRIPT}`],
    ],
    'xlsx',
    'Data',
  )
  await writeReply(folder, FILE, book)
  await writeReply(
    folder,
    LIST,
    [
      'Force,Financial year,Platform,Offences',
      `Essex Police,2017/18,"${LINK.replaceAll('"', '""')}",31`,
      `Essex Police,2018/19,${COMMAND},32`,
      `Essex Police,2017/18,+44 1632 960000,33`,
      `Essex Police,2018/19,@SUM(A1),34`,
      `Essex Police,2017/18,"${IMAGE.replaceAll('"', '""')}",35`,
      `Essex Police,2018/19,${ODD},36`,
    ].join('\n'),
  )
  launched = await launchApp({ home, args: [join(folder, FILE), join(folder, LIST)] })
  const { page } = launched
  await page.getByRole('dialog').getByRole('row', { name: FILE }).waitFor()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^(Close|Go on)/ })
    .click()
  await filesKept(page, SAMPLE_FILES + 2)
})

afterAll(async () => {
  await launched?.close()
  if (home !== undefined) await removeHome(home)
  if (folder !== undefined) await rm(folder, { recursive: true, force: true })
})

describe('what looks like a page or a formula stays text', () => {
  test('in the list of files and beside it', async () => {
    const { page } = launched
    await (await fileLine(page, FILE)).click()
    await page.getByRole('complementary', { name: 'File' }).getByText(FILE).first().waitFor()
    await nothingRan(page)
  })

  test('in the sheet as it arrived', async () => {
    const { page } = launched
    await (await fileLine(page, FILE)).dblclick()
    const sheet = page.getByRole('grid', { name: `Sheet Data of ${FILE}` })
    for (const text of [IMAGE, SCRIPT, LINK, COMMAND])
      await sheet.getByRole('gridcell', { name: text }).first().waitFor()
    await sheet.getByRole('gridcell', { name: SCRIPT }).first().click()
    await nothingRan(page)
    const wide = await sheet.getByRole('gridcell', { name: 'WWWWW' }).first().boundingBox()
    expect(wide?.width).toBeLessThan(2000)
  })

  test('in rows, facets and the inspector', async () => {
    const { page } = launched
    for (const file of [FILE, LIST]) {
      await (await fileLine(page, file)).dblclick()
      await page.getByRole('heading', { level: 1, name: file }).waitFor()
      const confirm = page.getByRole('button', { name: 'Confirm layout' })
      await confirm.click()
      await confirm.waitFor({ state: 'detached' })
    }
    await findRows(page, 'Kent')
    const row = page.getByRole('region', { name: 'Explore' }).getByRole('row', { name: SCRIPT })
    await row.first().getByRole('gridcell', { name: /^11/ }).first().click()
    await page.getByRole('complementary', { name: 'Inspector' }).getByText(SCRIPT).first().waitFor()
    await page
      .getByRole('group', { name: /^Platform/ })
      .getByText(/^<img src.x onerror/)
      .first()
      .waitFor()
    await nothingRan(page)
  })

  test('in exported rows, where a formula would run in the next program', async () => {
    const { app, page } = launched
    await findRows(page, 'Essex')
    await page.getByRole('region', { name: 'Explore' }).getByRole('row', { name: /Essex/ }).first().waitFor()
    const out = join(folder, 'rows.csv')
    await answerDialogs(app, { save: out })
    await page.getByRole('button', { name: 'Export rows' }).click()
    await seen(page, `Rows exported to ${out}`)
    const lines = (await readFile(out, 'utf8')).split('\n')
    const own = lines.filter((line) => line.includes('cmd list.csv'))
    expect(own.length).toBeGreaterThanOrEqual(6)
    for (const line of own) expect(line).toMatch(/^'=cmd list\.csv,/)
    const started = XLSX.utils.sheet_to_json<readonly string[]>(
      Object.values(XLSX.read(lines.join('\n'), { type: 'string', raw: true }).Sheets)[0] ?? {},
      { header: 1 },
    )
    expect(started.flat().filter((field) => /^[=@+\t\r]/.test(String(field)))).toEqual([])
  })

  test('in a chart’s words and notes, on screen and in the exported file', async () => {
    const { app, page } = launched
    await openView(page, 'Charts')
    const title = page.getByLabel('Title: state the finding')
    await title.fill(`${SCRIPT}${ODD}${IMAGE}`)
    await title.press('Control+Enter')
    await page.getByRole('button', { name: /^Delete the chart/ }).waitFor()
    const notes = page.getByLabel('Notes, one a line')
    await notes.fill(`${IMAGE}]]><foreignObject><body onload="window.attacked=1"/></foreignObject>`)
    await notes.press('Control+Enter')
    await page.locator('.chart-targets rect').first().focus()
    await page.keyboard.press('Enter')
    await page.getByLabel('Words of the note').fill(`</text>${SCRIPT}&amp;`)
    await page.keyboard.press('Control+Enter')
    await page.getByRole('complementary', { name: 'Annotations and checks' }).getByText(SCRIPT).first().waitFor()
    await page.waitForTimeout(500)
    await nothingRan(page)
    const out = join(folder, 'chart.svg')
    await answerDialogs(app, { save: out })
    await page.getByRole('button', { name: 'Export…' }).click()
    await page.getByRole('button', { name: 'Export SVG' }).click()
    await seen(page, `Chart exported to ${out}`)
    const read = await page.evaluate(
      (source) => {
        const { documentElement } = new DOMParser().parseFromString(source, 'image/svg+xml')
        const all = [documentElement, ...documentElement.querySelectorAll('*')]
        return {
          names: [...new Set(all.map(({ localName }) => localName))],
          handlers: all.flatMap((one) => one.getAttributeNames()).filter((name) => /^on|href/.test(name)),
          title: documentElement.querySelector('title')?.textContent ?? '',
          text: documentElement.textContent ?? '',
        }
      },
      await readFile(out, 'utf8'),
    )
    for (const name of ['script', 'foreignObject', 'img', 'image', 'a', 'iframe', 'parsererror']) {
      expect(read.names).not.toContain(name)
    }
    expect(read.handlers).toEqual([])
    expect(read.title).toContain(SCRIPT)
    expect(read.text).toContain('<foreignObject>')
    const left = [...read.text].filter((one) => one < ' ' && !'\n\t\r'.includes(one))
    expect(left).toEqual([])
  })
})

describe('the window stays where it is', () => {
  test.each([
    ['a link', { 'text/uri-list': 'https://example.org/', 'text/plain': 'https://example.org/' }],
    ['a text', { 'text/plain': 'https://example.org/' }],
    ['a piece of a page', { 'text/html': IMAGE }],
  ])('when %s is dropped on it', async (_what, carried) => {
    const { app, page } = launched
    const taken = await page.evaluate((data) => {
      const transfer = new DataTransfer()
      for (const [type, text] of Object.entries(data)) transfer.setData(type, text)
      const at = { clientX: 700, clientY: 400, bubbles: true, cancelable: true, dataTransfer: transfer }
      const target = document.elementFromPoint(700, 400) ?? document.body
      for (const type of ['dragenter', 'dragover']) target.dispatchEvent(new DragEvent(type, at))
      const drop = new DragEvent('drop', at)
      target.dispatchEvent(drop)
      return { refused: drop.defaultPrevented, effect: transfer.dropEffect }
    }, carried)
    // A drop that nobody prevents is one that Chromium follows.
    expect(taken.refused).toBe(true)
    await stays(page)
    expect(app.windows()).toHaveLength(1)
    expect(await page.getByText('Drop to read these replies').count()).toBe(0)
  })

  test('when a form is sent', async () => {
    const { page } = launched
    await page.evaluate(() => {
      const form = Object.assign(document.createElement('form'), { action: 'https://example.org/', method: 'post' })
      document.body.append(form)
      form.submit()
      form.remove()
    })
    await stays(page)
  })

  test('when a link is clicked, with and without a key held', async () => {
    const { app, page } = launched
    await page.evaluate(() => {
      const link = Object.assign(document.createElement('a'), { href: 'https://example.org/' })
      document.body.append(link)
      link.click()
      for (const held of [{ ctrlKey: true }, { shiftKey: true }]) link.dispatchEvent(new MouseEvent('click', held))
      link.remove()
    })
    await stays(page)
    expect(app.windows()).toHaveLength(1)
  })
})

async function stays(page: Page): Promise<void> {
  await page.waitForTimeout(300)
  expect(page.url()).toBe('app://workbench/index.html')
  expect(await page.getByRole('banner').count()).toBe(1)
}

async function nothingRan(page: Page): Promise<void> {
  const found = await page.evaluate(() => ({
    attacked: 'attacked' in window,
    elements: document.querySelectorAll('#root img[src="x"], #root script, #root a[href]').length,
  }))
  expect(found).toEqual({ attacked: false, elements: 0 })
}
