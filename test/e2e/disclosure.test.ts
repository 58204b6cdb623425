import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { answerDialogs, killApp, type Launched, launchApp, newHome, removeHome } from '../support/app.ts'
import { chooseMenu, filesKept, findRows, gridRow, openView, SAMPLE_FILES, seen } from '../support/person.ts'

/** A total of this reply tells its `*`: 7,777, which stands nowhere in it. */
const REPLY = `Nottinghamshire Police
Offences of sexual communication with a child by platform

Platform,2017/18
Facebook,600
Instagram,400
Kik,*
Total,8777

* Suppressed
`

let home: string
let replies: string
let running: Launched | undefined

beforeEach(async () => {
  home = await newHome()
  replies = await mkdtemp(join(tmpdir(), 'foi-replies-'))
  await writeFile(join(replies, 'Notts platforms.csv'), REPLY)
})

afterEach(async () => {
  if (running !== undefined) await killApp(running)
  await removeHome(home)
  await rm(replies, { recursive: true, force: true })
})

test('rows that give a suppressed figure away are not exported unasked', async () => {
  running = await launchApp({ home, args: [join(replies, 'Notts platforms.csv')] })
  const { app, page } = running
  await filesKept(page, SAMPLE_FILES + 1)
  await page.keyboard.press('Escape')
  await page.locator('.veil').waitFor({ state: 'detached' })
  await openView(page, 'Explore')
  const out = join(home, 'rows.csv')
  await answerDialogs(app, { save: out })

  await chooseMenu(app, 'export-rows')
  const dialog = page.getByRole('dialog', { name: /can be worked out of this export/ })
  await dialog.getByText('Kik', { exact: false }).first().waitFor()
  const picture = process.env.FOI_PICTURE
  if (picture !== undefined) await page.screenshot({ path: picture })
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await expect(readFile(out, 'utf8')).rejects.toThrow()

  await chooseMenu(app, 'export-rows')
  await dialog.getByRole('button', { name: 'Leave out and export' }).click()
  await seen(page, 'Rows exported to')
  const left = await readFile(out, 'utf8')
  expect(left).not.toContain('8777')
  expect(left).toContain('Notts platforms.csv')

  await chooseMenu(app, 'export-rows')
  await dialog.getByRole('radio', { name: 'Publish anyway' }).check()
  expect(await dialog.getByRole('button', { name: 'Publish anyway' }).isDisabled()).toBe(true)
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('The force has printed all three')
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(async () => (await readFile(out, 'utf8')).includes('8777')).toBe(true)
  await chooseMenu(app, 'undo')
  await seen(page, /Published although a hidden figure can be worked out/)
})

test('a copy asks as an export does: rows that tell a suppressed figure stay where they are, or leave without their total', async () => {
  running = await launchApp({ home, args: [join(replies, 'Notts platforms.csv')] })
  const { app, page } = running
  await filesKept(page, SAMPLE_FILES + 1)
  await page.keyboard.press('Escape')
  await page.locator('.veil').waitFor({ state: 'detached' })
  await findRows(page, 'Notts platforms')
  // Until these are there the rows of before are, and what is picked among them goes with them.
  await page.getByText(/^Rows\s*1–4\s*of\s*4$/).waitFor()
  await app.evaluate(({ clipboard }) => clipboard.writeText('before'))
  const copied = () => app.evaluate(({ clipboard }) => clipboard.readText())
  await gridRow(page, /Facebook/)
    .first()
    .click()
  for (const words of [/Instagram/, /Kik/, /8777/]) {
    await gridRow(page, words)
      .first()
      .click({ modifiers: ['Control'] })
  }

  await page.keyboard.press('Control+c')
  const dialog = page.getByRole('dialog', { name: /can be worked out of this copy/ })
  await dialog.waitFor()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  expect(await copied()).toBe('before')

  await page.keyboard.press('Control+c')
  await dialog.getByRole('button', { name: 'Leave out and copy' }).click()
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(copied).toContain('Facebook')
  expect(await copied()).not.toContain('8777')
})

/** Figures of one force, all but the totals hidden: more than are searched. */
function hidingMany(): string {
  const platforms = ['Facebook', 'Instagram', 'Snapchat', 'Kik', 'Twitter', 'Skype', 'YouTube', 'TikTok', 'WhatsApp']
  const months = ['Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
  const rows = Array.from({ length: 27 * 9 }, (_, nth) => {
    const month = `${months[nth % 9] ?? ''} 2017`
    return [month, `District ${Math.floor(nth / 9) + 1}`, ...platforms.map(() => '<5'), 30].join(',')
  })
  return ['Surrey Police', 'Offences by platform', '', `Month,District,${platforms.join(',')},Total`, ...rows].join(
    '\n',
  )
}

test('what was not searched is said before anything leaves, and goes or stays by the analyst’s word', async () => {
  await writeFile(join(replies, 'Surrey districts.csv'), hidingMany())
  running = await launchApp({ home, args: [join(replies, 'Surrey districts.csv')] })
  const { app, page } = running
  await filesKept(page, SAMPLE_FILES + 1)
  await page.keyboard.press('Escape')
  await page.locator('.veil').waitFor({ state: 'detached' })
  await openView(page, 'Explore')
  const out = join(home, 'rows.csv')
  await answerDialogs(app, { save: out })
  await chooseMenu(app, 'export-rows')
  const dialog = page.getByRole('dialog', { name: '2,187 hidden figures not searched' })
  await dialog.getByText('Surrey', { exact: true }).waitFor()
  const picture = process.env.FOI_PICTURE
  if (picture !== undefined) await page.screenshot({ path: picture.replace('.png', '-unsearched.png') })
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await dialog.waitFor({ state: 'detached' })
  await expect(readFile(out, 'utf8')).rejects.toThrow()
  await chooseMenu(app, 'export-rows')
  await dialog.getByRole('button', { name: 'Export unsearched' }).click()
  await seen(page, 'Rows exported to')
  expect(await readFile(out, 'utf8')).toContain('Surrey districts.csv')
})
