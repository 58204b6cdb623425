import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerDialogs, type Launched, launchApp, newHome, removeHome } from '../support/app.ts'
import { hostsIn } from '../support/netlog.ts'
import {
  chooseMenu,
  filesKept,
  findRows,
  foi,
  gridRow,
  menuLabel,
  openView,
  SAMPLE_FILES,
  seen,
} from '../support/person.ts'
import { workbookOf, writeReply } from '../support/replies.ts'

const NOTE = 'Recorded by the date of the report'
const CHART = 'Two forces'

let home: string
let folder: string
let launched: Launched

beforeAll(async () => {
  home = await newHome()
  folder = await mkdtemp(join(tmpdir(), 'foi-road-'))
  launched = await launchApp({ home, switches: [`--log-net-log=${join(folder, 'net.json')}`] })
})

afterAll(async () => {
  await launched?.close()
  if (home !== undefined) await removeHome(home)
  if (folder !== undefined) await rm(folder, { recursive: true, force: true })
})

// Each test takes the road on from where the one before it stopped, as one analyst in one session would.

test('a first start opens the sample, called a reconstruction wherever it shows', async () => {
  const { page } = launched
  await filesKept(page, SAMPLE_FILES)
  await page.getByRole('banner').getByText('reconstruction', { exact: true }).waitFor()
  const marked = page.getByRole('row').getByRole('cell', { name: /\.(xlsx|xls|ods|csv) °$/ })
  expect(await marked.count()).toBe(13)
})

test('a folder of messy files: the broken one is listed with its reason, the others are read', async () => {
  const { app, page } = launched
  await messyFolder()
  await answerDialogs(app, { open: [join(folder, 'replies')] })
  await chooseMenu(app, 'import-folder')
  const list = page.getByRole('dialog')
  await list.getByRole('heading', { name: 'Read 5 files' }).waitFor()
  const broken = list.getByRole('row', { name: /Durham/ })
  expect(await broken.textContent()).toMatch(/cut short|damaged/)
  expect(await broken.textContent()).toContain('Not read')
  await broken.getByRole('button', { name: 'Why' }).click()
  await list.getByText(/download or an e-mail attachment breaks off|Ask the force for another copy/).waitFor()
  for (const force of ['West Yorkshire', 'Cumbria', 'Cheshire', 'Norfolk']) {
    expect(await list.getByRole('row', { name: new RegExp(force) }).textContent()).toMatch(/Read$/)
  }
  await list.getByRole('button', { name: /Go on with the 4/ }).click()
  await filesKept(page, SAMPLE_FILES + 4)
})

test('Explore shows 86, 80 and 166 for Nottinghamshire, and a click leads to the very cell and its headers', async () => {
  const { page } = launched
  await findRows(page, 'Nottinghamshire')
  await gridRow(page, /Nottinghamshire 2017\/18 All 86 ° 86 value B5/).waitFor()
  await gridRow(page, /Nottinghamshire 2018\/19 All 80 ° 80 value C5/).waitFor()
  await gridRow(page, /Nottinghamshire 2017\/18–2018\/19 All 166 ° 166 value D5/).waitFor()
  await gridRow(page, /All 80 ° 80 value C5/)
    .getByRole('gridcell', { name: '80 °' })
    .click()
  const sheet = page.getByRole('grid', { name: 'Sheet FOI response of Nottinghamshire Police FOI response.xlsx' })
  const lit = sheet.getByRole('gridcell', { selected: true })
  await lit.waitFor()
  expect(await lit.count()).toBe(1)
  expect(await lit.locator('xpath=ancestor::*[@role="row"]').getAttribute('aria-rowindex')).toBe('5')
  expect(await lit.getAttribute('aria-colindex')).toBe('3')
  expect(await lit.textContent()).toBe('80')
  expect(await sheet.locator('.sg-stated').count()).toBeGreaterThan(0)
  const inspector = page.getByRole('complementary', { name: 'Inspector' })
  const cited = await inspector.getByRole('term').filter({ hasText: 'Period' }).locator('+ dd').textContent()
  expect(cited).toMatch(/C\d[\s\S]*2018/)
  expect(await sheet.getByRole('gridcell', { name: /^[-−]7(\.0)? ?%$/ }).count()).toBe(1)
})

test('a note pinned to the number shows in grid and inspector, and each step back and forth has its name', async () => {
  const { app, page } = launched
  const inspector = page.getByRole('complementary', { name: 'Inspector' })
  await inspector.getByRole('button', { name: /^Add a note/ }).click()
  await inspector.getByLabel('Words of the note').fill(NOTE)
  await inspector.getByLabel(/For publication/).check()
  await inspector.getByRole('button', { name: 'Keep note' }).click()
  const noted = gridRow(page, /All 80 ° 80 value C5/).getByTitle('1 note')
  await noted.waitFor()
  await inspector.getByText(NOTE).first().waitFor()
  const undo = page.getByRole('button', { name: /^Undo: .*note/i })
  const label = (await undo.getAttribute('aria-label')) ?? ''
  expect(await menuLabel(app, 'undo')).toBe(label)
  await undo.click()
  await noted.waitFor({ state: 'detached' })
  await seen(page, label.replace('Undo', 'Undone'))
  await page.getByRole('button', { name: label.replace('Undo', 'Redo') }).click()
  await noted.waitFor()
})

test('a chart of two forces carries the note, the withheld figure as such, and its source cells into SVG and PNG', async () => {
  const { page } = launched
  await page.getByRole('textbox', { name: 'Find in rows' }).fill('')
  const facets = page.getByRole('group', { name: /^Force/ })
  await facets.getByRole('button', { name: /Show all/ }).click()
  for (const force of ['Cumbria', 'Nottinghamshire']) await facets.getByRole('checkbox', { name: force }).check()
  await page.getByRole('button', { name: 'Chart this' }).click()
  await page.getByLabel('Name of the chart').fill(CHART)
  await page.getByLabel('Name of the chart').press('Enter')
  await page.getByRole('button', { name: CHART, exact: true }).waitFor()
  await page.getByRole('complementary', { name: 'Annotations and checks' }).getByText(NOTE).waitFor()
  await page.locator('[data-annotation]').first().waitFor()
  await writeChart('svg')
  await writeChart('png')
  const { texts, title, hatched, notWellFormed } = await readSvg(await readFile(join(folder, 'window.svg'), 'utf8'))
  expect(notWellFormed).toBe(false)
  expect(title).not.toBe('')
  expect(texts).toContain(title)
  expect(texts).toContain(NOTE)
  expect(texts).toMatch(/Source:.*Nottinghamshire Police FOI response\.xlsx° FOI response B5:C5/)
  expect(texts).toMatch(/Source:.*response\.ods/)
  expect(texts).toMatch(/1–4/)
  // The legend has one, the withheld figure another.
  expect(hatched).toBeGreaterThan(1)
  const png = await readFile(join(folder, 'window.png'))
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  expect(png.readUInt32BE(16)).toBe(1240)
})

test('a workspace saved under a name opens by its path, with everything in it, and what was done can be undone', async () => {
  const { app, page } = launched
  const file = join(folder, 'road.foi')
  await answerDialogs(app, { save: file })
  await chooseMenu(app, 'save-as')
  await page.getByRole('banner').getByText('road', { exact: true }).waitFor()
  const label = await menuLabel(app, 'undo')
  expect(label).toMatch(/^Undo: .+/)
  await launched.close()
  // Start, import, chart and export were one session: Chromium's own log of it names no host.
  expect(await hostsIn(join(folder, 'net.json'))).toEqual([])

  launched = await launchApp({ home, args: [file] })
  const again = launched.page
  await again.getByRole('banner').getByText('road', { exact: true }).waitFor()
  await filesKept(again, SAMPLE_FILES + 4)
  await openView(again, 'Charts')
  await again.getByRole('button', { name: CHART, exact: true }).waitFor()
  await again.getByRole('complementary', { name: 'Annotations and checks' }).getByText(NOTE).waitFor()
  expect(await menuLabel(launched.app, 'undo')).toBe(label)
  await writeChart('svg', 'again')
  expect(await readFile(join(folder, 'again.svg'), 'utf8')).toBe(await readFile(join(folder, 'window.svg'), 'utf8'))
})

test('the command line draws the same bytes of the saved chart', async () => {
  for (const format of ['svg', 'png'] as const) {
    const out = join(folder, `line.${format}`)
    await foi('chart', join(folder, 'road.foi'), '--name', CHART, '--out', out)
    const [line, window] = await Promise.all([readFile(out), readFile(join(folder, `window.${format}`))])
    expect(Buffer.compare(line, window)).toBe(0)
  }
})

test('undo still works after reopening, back to before the chart and the note', async () => {
  const { app, page } = launched
  for (let steps = 0; steps < 4; steps += 1) {
    const label = await menuLabel(app, 'undo')
    if (label === undefined || /import/i.test(label)) break
    await page.getByRole('button', { name: label, exact: true }).click()
    await page.getByRole('button', { name: label.replace('Undo', 'Redo'), exact: true }).waitFor()
  }
  expect(await menuLabel(app, 'undo')).toMatch(/import/i)
  expect(await page.getByRole('button', { name: CHART, exact: true }).count()).toBe(0)
  await findRows(page, 'Nottinghamshire')
  await gridRow(page, /All 80 ° 80 value C5/).waitFor()
  expect(await page.getByTitle('1 note').count()).toBe(0)
})

/** Four replies that can be read, in four formats, and one that breaks off. */
async function messyFolder(): Promise<void> {
  const reply = (name: string, content: Uint8Array | string) => writeReply(join(folder, 'replies'), name, content)
  const years = [
    ['Financial year', 'Offences'],
    ['2017/18', 41],
    ['2018/19', 57],
  ]
  const west = workbookOf(
    [
      ['West Yorkshire Police: FOI 1187/19'],
      [],
      ['', '2017/18', '2018/19', 'Total'],
      ['Offences recorded', 201, 239, 440],
      [],
      ['Counted by the date on which the offence was recorded.'],
    ],
    'xlsx',
  )
  await reply('West Yorkshire Police.xlsx', west)
  await reply('Durham Constabulary.xlsx', west.subarray(0, west.length - 900))
  await reply(
    'Cumbria Constabulary/response.ods',
    workbookOf(
      [['Financial year', 'Offences'], ['2017/18', '<5'], ['2018/19', 12], [], ['<5: fewer than five']],
      'ods',
    ),
  )
  await reply('Cheshire Constabulary.xls', workbookOf(years, 'xls'))
  await reply('Norfolk Constabulary.csv', 'Year;Offences\r\n2017/18;33\r\n2018/19;38\r\n')
}

async function writeChart(format: 'svg' | 'png', name = 'window'): Promise<void> {
  const { app, page } = launched
  const file = join(folder, `${name}.${format}`)
  await answerDialogs(app, { save: file })
  await page.getByRole('button', { name: 'Export…' }).click()
  await page.getByRole('radio', { name: format.toUpperCase(), exact: true }).click()
  await page.getByRole('button', { name: `Export ${format.toUpperCase()}` }).click()
  await seen(page, `Chart exported to ${file}`)
}

/** What a reader of an exported chart is told, by a browser's own XML parser. */
function readSvg(svg: string) {
  return launched.page.evaluate((source) => {
    const read = new DOMParser().parseFromString(source, 'image/svg+xml')
    const texts = [...read.querySelectorAll('text')].map((text) => text.textContent ?? '')
    return {
      notWellFormed: read.querySelector('parsererror') !== null,
      title: read.querySelector('title')?.textContent ?? '',
      texts: texts.join(' '),
      hatched: read.querySelectorAll('[fill="url(#withheld)"]').length,
    }
  }, svg)
}
