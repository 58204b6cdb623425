import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { journalFolder } from '../../main/journal/journal.ts'
import { decodeJournal } from '../../main/journal/records.ts'
import { answerDialogs, type Launched, launchApp, newHome, removeHome } from '../support/app.ts'
import { xlsx } from '../support/office.ts'
import { chooseMenu, fileLine, filesKept, findRows, gridRow, openView, SAMPLE_FILES, seen } from '../support/person.ts'
import { workbookOf, writeReply } from '../support/replies.ts'
import { zip } from '../support/zip.ts'

const LARGE = 'Durham Constabulary.xlsx'
/** Large enough to be seen while it is kept, small enough to get there soon. */
const MIDDLING = 'Durham in part.xlsx'

let home: string
let folder: string
let launched: Launched

beforeAll(async () => {
  home = await newHome()
  folder = await mkdtemp(join(tmpdir(), 'foi-import-'))
  await writeReply(folder, LARGE, workbookOfRows(200_000))
  await writeReply(folder, MIDDLING, workbookOfRows(20_000))
  // The first start takes a folder on its command line, beside the sample.
  await writeReply(folder, 'given/Cleveland Police.csv', 'Year,Offences\n2017/18,21\n2018/19,24\n')
  await writeReply(folder, 'given/later/Dorset Police.csv', 'Year,Offences\n2017/18,18\n2018/19,19\n')
  launched = await launchApp({ home, args: [join(folder, 'given')] })
})

afterAll(async () => {
  await launched?.close()
  if (home !== undefined) await removeHome(home)
  if (folder !== undefined) await rm(folder, { recursive: true, force: true })
})

test('a folder on the command line is read with the folders in it', async () => {
  const { page } = launched
  await filesKept(page, SAMPLE_FILES + 2)
  await closeList(page)
  await page.getByRole('row', { name: /^Cleveland Part answered.*Cleveland Police\.csv/ }).waitFor()
  await page.getByRole('row', { name: /^Dorset Part answered.*Dorset Police\.csv/ }).waitFor()
})

describe('Cancel', () => {
  // The three moments differ: bytes are on their way, the reader is at work, the rows are being kept.
  test.each([
    ['as soon as it is there', LARGE, /Durham/],
    ['while cells are counted', LARGE, /Durham.*[\d,]+ cells/],
    ['while the cells are being kept', MIDDLING, /Durham.*keeping its cells/],
  ])('answers within 200 ms %s, and nothing of the file remains', async (_moment, name, line) => {
    const { page } = launched
    await listenForStillness(page)
    await bringIn(join(folder, name))
    const row = page.getByRole('dialog').getByRole('row', { name: line })
    await row.waitFor()
    const { took, said } = await cancelInPage(page)
    expect(took).toBeLessThanOrEqual(200)
    // A window that stands still takes no click at all, so no moment of it may last.
    expect(await longestStillness(page)).toBeLessThanOrEqual(400)
    expect(said).toBe('Import cancelled')
    await page
      .getByRole('dialog')
      .getByRole('row', { name: /Durham.*nothing was kept.*Cancelled/ })
      .waitFor()
    await page.getByRole('dialog').getByRole('button', { name: 'Clear the list' }).click()
    await filesKept(page, SAMPLE_FILES + 2)
    expect(await page.getByRole('row', { name: /Durham/ }).count()).toBe(0)
    await findRows(page, 'Durham')
    await seen(page, 'No row matches')
    await page.getByRole('textbox', { name: 'Find in rows' }).fill('')
    await openView(page, 'Replies')
    expect(await page.getByRole('button', { name: /^Undo: .*Durham/ }).count()).toBe(0)
    const { named, largest } = await journalOf(home)
    expect(named.filter((one) => one.startsWith('Durham'))).toEqual([])
    expect(largest).toBeLessThan(100_000)
    expect(await readdir(join(home, 'transfers'))).toEqual([])
  })
})

test('a zip is listed and kept as the files inside it, the broken one with its reason', async () => {
  const { page } = launched
  const broken = workbookOf([['Year', 'Offences']], 'xlsx').subarray(0, 300)
  const parts = [
    { name: 'replies/Gwent Police.csv', content: 'Year,Offences\n2017/18,31\n2018/19,44\n' },
    {
      name: 'replies/Humberside Police.xlsx',
      content: workbookOf(
        [
          ['Year', 'Offences'],
          ['2017/18', 61],
          ['2018/19', 70],
        ],
        'xlsx',
      ),
    },
    { name: 'replies/Merseyside Police.xlsx', content: broken },
  ]
  await bringIn(await writeReply(folder, 'replies.zip', zip(parts)))
  const list = page.getByRole('dialog')
  await list.getByRole('heading', { name: 'Read 3 files' }).waitFor()
  await list.getByRole('row', { name: /Merseyside.*Not read/ }).waitFor()
  await closeList(page)
  await filesKept(page, SAMPLE_FILES + 4)
  await findRows(page, 'Humberside')
  await gridRow(page, /Humberside 2018\/19 All 70 70 value B3/).waitFor()
  await page.getByRole('textbox', { name: 'Find in rows' }).fill('')
})

test('the same bytes a second time are named as what they are, and not added', async () => {
  const { page } = launched
  await bringIn(
    await writeReply(folder, 'Copy (2) of Cleveland.csv', await readFile(join(folder, 'given/Cleveland Police.csv'))),
  )
  const row = page.getByRole('dialog').getByRole('row', { name: /Copy \(2\)/ })
  await row.getByText('identical to Cleveland Police.csv').waitFor()
  await row.getByText('Counted once').waitFor()
  await closeList(page)
  await filesKept(page, SAMPLE_FILES + 4)
})

test('a semicolon file in Windows-1252 says how it was taken, and can be taken otherwise', async () => {
  const { page } = launched
  await openView(page, 'Replies')
  const text = 'Café and park offences;\r\nYear;Offences\r\n2017/18;14\r\n2018/19;15\r\n'
  await bringIn(await writeReply(folder, 'North Wales Police.csv', Buffer.from(text, 'latin1')))
  await page.getByRole('dialog').getByRole('heading', { name: 'Read 1 file' }).waitFor()
  await closeList(page)
  await (await fileLine(page, 'North Wales Police.csv')).click()
  const file = page.getByRole('complementary', { name: 'File' })
  const delimiter = file.getByRole('button', { name: /Delimiter of North Wales Police\.csv/ })
  await file
    .getByRole('button', { name: /Encoding of North Wales Police\.csv/ })
    .getByText('Windows-1252')
    .waitFor()
  await delimiter.getByText('Semicolon').waitFor()
  await file.getByRole('button', { name: /2 numbers/ }).click()
  await page.getByRole('gridcell', { name: 'Café and park offences' }).waitFor()

  await (await fileLine(page, 'North Wales Police.csv')).click()
  await delimiter.click()
  await page.getByRole('option', { name: 'Comma' }).click()
  await page.getByRole('row', { name: /^North Wales Police\.csv.*windows-1252, comma/ }).waitFor()
  await findRows(page, 'North Wales')
  await seen(page, 'No row matches')
  await page.getByRole('button', { name: /^Undo: / }).click()
  await gridRow(page, /North Wales 2017\/18 All 14 14 value B3/).waitFor()
})

/** Brings files in by the menu and its dialog. */
async function bringIn(...files: readonly string[]): Promise<void> {
  await answerDialogs(launched.app, { open: files })
  await chooseMenu(launched.app, 'import-files')
  await launched.page.getByRole('dialog').waitFor()
}

async function closeList(page: Page): Promise<void> {
  const list = page.getByRole('dialog')
  await list.getByRole('button', { name: /^(Close|Go on with the \d+)$/ }).click()
  await list.waitFor({ state: 'detached' })
}

/** Has the page note how long, at most, nothing in it could happen. */
function listenForStillness(page: Page): Promise<void> {
  return page.evaluate(() => {
    const root = document.documentElement
    root.dataset.still = '0'
    let last = performance.now()
    const beat = setInterval(() => {
      const now = performance.now()
      if (root.dataset.still === undefined) return clearInterval(beat)
      root.dataset.still = String(Math.max(Number(root.dataset.still), now - last - 20))
      last = now
    }, 20)
  })
}

function longestStillness(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { still } = document.documentElement.dataset
    delete document.documentElement.dataset.still
    return Number(still)
  })
}

/** Presses Cancel as a pointer does, and gives the milliseconds until its answer has been painted, and its heading. */
function cancelInPage(page: Page): Promise<{ readonly took: number; readonly said: string }> {
  return page.evaluate(async () => {
    const dialog = document.querySelector('[role=dialog]')
    const buttons = [...(dialog?.querySelectorAll('button') ?? [])]
    const button = buttons.find((one) => one.textContent?.startsWith('Cancel'))
    if (button === undefined) throw new Error('There is no Cancel.')
    const pressed = performance.now()
    button.click()
    const paint = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    while (button.isConnected && button.textContent?.startsWith('Cancel')) await paint()
    const heading = document.querySelector('[role=dialog] :is(h1, h2, h3)')
    return { took: performance.now() - pressed, said: heading?.textContent ?? '' }
  })
}

/** Names of the files that the journal speaks of, and the size of the largest original in it. */
async function journalOf(of: string): Promise<{ readonly named: readonly string[]; readonly largest: number }> {
  const journal = journalFolder(join(of, 'workspaces/sample/workspace.foi'))
  const { entries } = decodeJournal(await readFile(join(journal, 'records')))
  const named = entries.flatMap((entry) =>
    'record' in entry && entry.record.kind === 'do' && entry.record.command.do === 'import file'
      ? entry.record.command.source.name
      : [],
  )
  const arrived = await readdir(join(journal, 'arrived'))
  const sizes = await Promise.all(arrived.map(async (name) => (await readFile(join(journal, 'arrived', name))).length))
  return { named, largest: Math.max(0, ...sizes) }
}

/** Rows of twelve figures, as a system prints them that knows no headings. */
function workbookOfRows(count: number): Uint8Array {
  const rows = Array.from({ length: count }, (_, row) => {
    const cells = Array.from({ length: 12 }, (_, column) => `<c><v>${(row * 12 + column) % 9973}</v></c>`)
    return `<row>${cells.join('')}</row>`
  })
  return xlsx({ rows: rows.join('') })
}
