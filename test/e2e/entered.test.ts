import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerDialogs, killApp, type Launched, launchApp, newHome, removeHome } from '../support/app.ts'
import { docx, paragraph } from '../support/docx.ts'
import { chooseMenu, filesKept, gridRow, openView, SAMPLE_FILES, seen } from '../support/person.ts'
import { writeReply } from '../support/replies.ts'
import { fax, scan } from '../support/scan.ts'
import { zip } from '../support/zip.ts'

const WORDS = 'The force recorded 17 offences of this kind via Snapchat in 2018/19.'
const LETTER = docx({
  body: [
    paragraph('Cleveland Police'),
    paragraph('Thank you for your request. The information is set out below.'),
    paragraph(`${WORDS} In the year before it recorded 12.`),
    paragraph('Yours faithfully, Information Rights'),
  ].join(''),
})

const PICTURES = process.env.FOI_PICTURES

let home: string
let folder: string
let launched: Launched

beforeAll(async () => {
  home = await newHome()
  folder = await mkdtemp(join(tmpdir(), 'foi-entered-'))
  await writeReply(folder, 'Cleveland letter.docx', LETTER)
  await writeReply(
    folder,
    'Dorset scan.pdf',
    await scan([
      ['Dorset Police', 'Reply to your request', 'Page 1 of 2'],
      ['In 2018/19 the force recorded', '31 offences in all.', 'Page 2 of 2'],
    ]),
  )
  await writeReply(
    folder,
    'scans.zip',
    zip([
      { name: 'Suffolk fax.pdf', content: fax() },
      { name: 'note.csv', content: 'Year,Offences\n2017/18,5\n2018/19,6\n' },
    ]),
  )
  launched = await launchApp({ home, args: [folder] })
})

afterAll(async () => {
  await launched?.close()
  if (home !== undefined) await removeHome(home)
  if (folder !== undefined) await rm(folder, { recursive: true, force: true })
})

async function picture(name: string): Promise<void> {
  if (PICTURES === undefined) return
  const { app, page } = launched
  for (const theme of ['light', 'dark']) {
    await chooseMenu(app, `theme-${theme}`)
    for (const [width, height] of [
      [1280, 800],
      [1920, 1080],
    ] as const) {
      await app.evaluate(({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(...size), [
        width,
        height,
      ] as [number, number])
      await page.waitForTimeout(500)
      await page.screenshot({ path: join(PICTURES, `${name}-${theme}-${width}.png`) })
    }
  }
}

test('a scan that cannot be read is kept, with its problem, so that its figures can be entered', async () => {
  const { page } = launched
  await filesKept(page, SAMPLE_FILES + 2)
  if ((await page.getByRole('dialog').count()) === 0) await page.getByRole('button', { name: 'See why' }).click()
  const line = page.getByRole('row', { name: /Dorset scan\.pdf/ })
  await line.getByRole('button', { name: 'Why' }).click()
  await picture('import')
  await page.getByRole('button', { name: 'Keep it and enter figures by hand' }).click()
  await line.getByText('Kept').waitFor()
  await line.getByRole('button', { name: 'Enter figures' }).click()
  await seen(page, 'It is kept as it is')
  await page.getByRole('img', { name: 'Page 1' }).waitFor({ timeout: 30_000 })
})

test('a fax out of a zip is kept too, and its page drawn as it was sent', async () => {
  const { page } = launched
  await openView(page, 'Replies')
  await page.getByRole('button', { name: 'See why' }).click()
  const line = page.getByRole('row', { name: /Suffolk fax\.pdf/ })
  await line.getByRole('button', { name: 'Why' }).click()
  await page.getByRole('button', { name: 'Keep it and enter figures by hand' }).click()
  await line.getByRole('button', { name: 'Enter figures' }).click()
  const drawn = page.getByRole('img', { name: 'Page 1' })
  await drawn.waitFor({ timeout: 30_000 })
  const shades = await drawn.evaluate(async (image) => {
    if (!(image instanceof HTMLImageElement)) return []
    await image.decode()
    const context = Object.assign(document.createElement('canvas'), { width: 100, height: 100 }).getContext('2d')
    context?.drawImage(image, 0, 0, 100, 100)
    return [20, 80].map((y) => context?.getImageData(50, y, 1, 1).data[0])
  })
  expect(shades).toEqual([255, 0])
  await page.getByRole('navigation', { name: 'Sheets' }).getByText('Dorset scan.pdf').click()
})

test('a part of its page picture is marked with the pointer or by keys, and a figure entered against it', async () => {
  const { page } = launched
  await page.getByRole('button', { name: 'Next page' }).click()
  const paper = page.getByRole('group', { name: /^Page 2 of 2/ })
  await paper.waitFor({ timeout: 30_000 })
  const box = await paper.boundingBox()
  if (box === null) throw new Error('the page is not on the screen')
  await page.mouse.move(box.x + box.width * 0.1, box.y + box.height * 0.1)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * 0.5, box.y + box.height * 0.2, { steps: 4 })
  await page.mouse.up()
  const mark = await page.locator('.page-mark.new').boundingBox()
  expect(Math.abs((mark?.width ?? 0) - box.width * 0.4)).toBeLessThan(6)
  await paper.focus()
  for (const key of ['ArrowUp', 'ArrowUp', 'ArrowLeft', 'Shift+ArrowRight', 'Enter']) await page.keyboard.press(key)
  const form = page.getByRole('complementary', { name: 'Enter a figure' })
  await form.waitFor()
  await form.getByLabel('Quoted words').fill('31 offences in all')
  await form.getByLabel('Figure', { exact: true }).fill('13')
  await seen(page, 'The quoted words do not hold this number.')
  expect(await form.getByRole('button', { name: 'Enter figure' }).isDisabled()).toBe(true)
  await form.getByLabel('Figure', { exact: true }).fill('31')
  await form.getByLabel('Period').fill('2018/19')
  await seen(page, '2018/19: 1 Apr 2018 – 31 Mar 2019')
  await picture('page')
  await form.getByRole('button', { name: 'Enter figure' }).click()
  await seen(page, 'Figure entered. Ctrl Z takes it back.')
  await page.locator('.page-mark').first().waitFor()
})

test('a figure is entered from the words of a letter', async () => {
  const { page } = launched
  await page.getByRole('navigation', { name: 'Sheets' }).getByText('Cleveland letter.docx').click()
  await page.getByText('Thank you for your request').waitFor()
  await page.evaluate((words) => {
    const paragraphs = [...document.querySelectorAll('.letter-text p')]
    const text = paragraphs.find((one) => one.textContent?.includes(words))?.firstChild
    if (text === null || text === undefined) throw new Error('no such paragraph')
    const at = text.textContent?.indexOf(words) ?? 0
    const range = document.createRange()
    range.setStart(text, at)
    range.setEnd(text, at + words.length)
    window.getSelection()?.removeAllRanges()
    window.getSelection()?.addRange(range)
    document.querySelector('.letter-text')?.dispatchEvent(new MouseEvent('mouseup', { bubbles: true }))
  }, WORDS)
  await page.getByRole('button', { name: 'Enter a figure', exact: true }).first().click()
  const form = page.getByRole('complementary', { name: 'Enter a figure' })
  await form.waitFor()
  expect(await form.getByLabel('Figure', { exact: true }).inputValue()).toBe('17')
  await seen(page, '2018/19: 1 Apr 2018 – 31 Mar 2019')
  await picture('form')
  await form.getByRole('button', { name: 'Enter figure' }).click()
  await page.getByText('Figure entered. Ctrl Z takes it back.').first().waitFor()
  await picture('letter')
})

test('it is among the rows with its mark, and one click leads back to its words', async () => {
  const { page } = launched
  await openView(page, 'Explore')
  await page.getByRole('checkbox', { name: /Entered by hand/ }).check()
  await gridRow(page, /Cleveland.*17.*entered/).waitFor()
  await gridRow(page, /Dorset.*31.*entered/).waitFor()
  await page.locator('.ag-cell.value').filter({ hasText: /^17/ }).click()
  const inspector = page.getByRole('complementary', { name: 'Inspector' })
  await inspector.getByText(WORDS).waitFor()
  await picture('explore')
  await inspector.getByRole('button', { name: 'Open where it stands' }).click()
  await page.locator('li.lit mark.lit').filter({ hasText: WORDS }).waitFor()
  await picture('lit')
  await openView(page, 'Explore')
  await page.locator('.ag-cell.value').filter({ hasText: /^31/ }).click()
  await inspector.getByRole('button', { name: 'Open where it stands' }).click()
  await page.locator('.page-mark.lit').waitFor({ timeout: 30_000 })
  await page.getByText('Page 2 of 2', { exact: true }).waitFor()
})

test('a chart of it bears a ring on the screen and in the file', async () => {
  const { app, page } = launched
  await openView(page, 'Explore')
  await page.getByRole('button', { name: 'Chart this' }).click()
  await page.locator('.paper [data-entered]').first().waitFor()
  const rings = await page
    .locator('.paper [data-entered] path')
    .evaluateAll((paths) => paths.map((path) => path.getAttribute('d') ?? ''))
  await picture('chart')
  const file = join(folder, 'chart.svg')
  await answerDialogs(app, { save: file })
  await page.getByRole('button', { name: 'Export…' }).click()
  await page.getByRole('radio', { name: 'SVG', exact: true }).click()
  await page.getByRole('button', { name: 'Export SVG' }).click()
  await page.getByText(`Chart exported to ${file}`).waitFor()
  const svg = await readFile(file, 'utf8')
  for (const ring of rings) expect(svg).toContain(`d="${ring}"`)
  expect(svg).toContain('entered by hand')
})

test('it stands in Compare and on the board, and can be changed and deleted, each with its way back', async () => {
  const { page } = launched
  await openView(page, 'Replies')
  await page
    .getByRole('row', { name: /^Dorset/ })
    .first()
    .waitFor()
  await picture('replies')
  await openView(page, 'Compare')
  await page.getByRole('row', { name: /^Dorset.*31\s*\[h\]/ }).waitFor()
  await picture('compare')
  await openView(page, 'Explore')
  await page.locator('.ag-cell.value').filter({ hasText: /^31/ }).click()
  await page.getByRole('complementary', { name: 'Inspector' }).getByRole('button', { name: 'Change' }).click()
  const form = page.getByRole('complementary', { name: 'Enter a figure' })
  await form.getByLabel('Figure', { exact: true }).fill('32')
  await form.getByLabel('Why all the same').fill('The page was corrected by hand')
  await form.getByRole('button', { name: 'Keep change' }).click()
  await openView(page, 'Explore')
  await gridRow(page, /Dorset.*32.*entered/).waitFor()
  await page.keyboard.press('Control+z')
  await gridRow(page, /Dorset.*31.*entered/).waitFor()
  await page.locator('.ag-cell.value').filter({ hasText: /^31/ }).click()
  await page.getByRole('complementary', { name: 'Inspector' }).getByRole('button', { name: 'Delete' }).click()
  await gridRow(page, /Dorset.*31.*entered/).waitFor({ state: 'detached' })
  await page.keyboard.press('Control+z')
  await gridRow(page, /Dorset.*31.*entered/).waitFor()
})

test('it is undone and redone, and is there again after a power cut and when the workspace is saved and reopened', async () => {
  const { page } = launched
  await openView(page, 'Explore')
  const row = gridRow(page, /Cleveland.*17.*entered/)
  await row.waitFor()
  await page.keyboard.press('Control+z')
  await row.waitFor({ state: 'detached' })
  await page.keyboard.press('Control+Shift+z')
  await row.waitFor()
  // What was not saved is in the journal.
  await killApp(launched)
  launched = await launchApp({ home })
  await openView(launched.page, 'Explore')
  await launched.page.getByRole('checkbox', { name: /Entered by hand/ }).check()
  await gridRow(launched.page, /Dorset.*31.*entered/).waitFor()
  const file = join(folder, 'entered.foi')
  await answerDialogs(launched.app, { save: file })
  await chooseMenu(launched.app, 'save-as')
  await launched.page
    .getByText(/^Saved/)
    .first()
    .waitFor()
  await killApp(launched)
  launched = await launchApp({ home, args: [file] })
  await openView(launched.page, 'Explore')
  await launched.page.getByRole('checkbox', { name: /Entered by hand/ }).check()
  await gridRow(launched.page, /Cleveland.*17.*entered/).waitFor()
  await gridRow(launched.page, /Dorset.*31.*entered/).waitFor()
})
