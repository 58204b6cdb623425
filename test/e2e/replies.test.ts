import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerDialogs, type Launched, launchApp, removeHome } from '../support/app.ts'
import { docx, paragraph } from '../support/docx.ts'
import { chooseMenu, filesKept, openView, SAMPLE_FILES, seen } from '../support/person.ts'
import { writeReply } from '../support/replies.ts'

const REFUSAL = 'Section 12(1) of the Act is therefore engaged and the request is refused.'

let folder: string
let launched: Launched

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'foi-replies-'))
  launched = await launchApp()
  await filesKept(launched.page, SAMPLE_FILES)
})

afterAll(async () => {
  await launched?.close()
  if (launched !== undefined) await removeHome(launched.home)
  if (folder !== undefined) await rm(folder, { recursive: true, force: true })
})

test('the sample’s board counts who replied, and says so in tiles, groups and rows alike', async () => {
  const { page } = launched
  await seen(page, '14 of 16 replied')
  await groups(page, ['Force not known 1', 'No reply 2', 'Refused 1', 'Part answered 12', 'Answered in full 1'])
  await line(page, /^City of London No reply/).waitFor()
  await line(page, /^Nottinghamshire Answered/).waitFor()
  await seen(page, '2 forces to chase')
})

test('a mark leads to the cell that shows it', async () => {
  const { page } = launched
  await line(page, /^Nottinghamshire/).click()
  const reply = page.getByRole('complementary', { name: 'Reply' })
  await reply.getByText('under 5; * = under 5; - = 0').waitFor()
  await reply.getByText('* = fewer than five offences').waitFor()
  await reply.getByRole('button', { name: 'B5', exact: true }).click()
  const sheet = page.getByRole('grid', { name: 'Sheet FOI response of Nottinghamshire Police FOI response.xlsx' })
  const lit = sheet.getByRole('gridcell', { selected: true })
  await lit.waitFor()
  expect(await lit.textContent()).toBe('86')
  await openView(page, 'Replies')
})

test('the board follows the request, changed by keyboard alone, and its undo', async () => {
  const { app, page } = launched
  await chooseMenu(app, 'request')
  const form = page.getByRole('dialog', { name: 'What was asked' })
  await form.getByText('16 bodies asked for 2 periods').waitFor()
  await form.getByLabel('First year to add').fill('2019')
  await page.keyboard.press('Enter')
  await form.getByText('16 bodies asked for 3 periods').waitFor()
  await form.getByLabel('Find a force').fill('cumbria')
  await page.keyboard.press('Enter')
  await form.getByText('17 bodies asked for 3 periods').waitFor()
  await form.getByRole('button', { name: 'Take platform out' }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+Enter')
  await form.waitFor({ state: 'detached' })
  await seen(page, '14 of 17 replied')
  await line(page, /^Cumbria No reply/).waitFor()
  await line(page, /^Nottinghamshire Part answered/).waitFor()
  await page.getByRole('button', { name: 'Undo: Change of the request' }).click()
  await seen(page, '14 of 16 replied')
  await line(page, /^Nottinghamshire Answered/).waitFor()
})

test('a request that cannot be kept says why, and Esc leaves the one that stands', async () => {
  const { app, page } = launched
  await chooseMenu(app, 'request')
  const form = page.getByRole('dialog', { name: 'What was asked' })
  await form.getByLabel('Last day of period 2').fill('1 Jan 2018')
  await form.getByText('Period 2 ends before it starts.').waitFor()
  expect(await form.getByRole('button', { name: 'Keep the request' }).isDisabled()).toBe(true)
  await form.getByLabel('Last day of period 2').fill('some day')
  await form.getByText('Period 2 wants its first and its last day.').waitFor()
  await page.keyboard.press('Escape')
  await form.waitFor({ state: 'detached' })
  await seen(page, '14 of 16 replied')
})

test('a reply judged by hand keeps what was read beside it; undo goes back to that', async () => {
  const { page } = launched
  await line(page, /^Kent/).click()
  const reply = page.getByRole('complementary', { name: 'Reply' })
  await reply.getByRole('button', { name: /Reply of Kent/ }).click()
  await page.getByRole('option', { name: 'Refused' }).click()
  await reply.getByLabel('Section').fill('s.40(2)')
  await reply.getByLabel('Note on the reply of Kent').fill('Told by telephone')
  await page.keyboard.press('Control+Enter')
  await line(page, /^Kent Refused s\.40\(2\).*Told by telephone/).waitFor()
  await reply.getByText('Read from the files: part answered').waitFor()
  await groups(page, ['Force not known 1', 'No reply 2', 'Refused 2', 'Part answered 11', 'Answered in full 1'])
  await page.getByRole('button', { name: 'Undo: Reply of Kent' }).click()
  await line(page, /^Kent Part answered/).waitFor()
  await groups(page, ['Force not known 1', 'No reply 2', 'Refused 1', 'Part answered 12', 'Answered in full 1'])
})

test('rows are walked by arrow keys, unfolded to their files, sorted and grouped otherwise', async () => {
  const { page } = launched
  await page.getByRole('button', { name: 'Humberside', exact: true }).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  const file = page.locator('tr.file-line').filter({ hasText: 'Data table.ods' })
  await file.waitFor()
  await page.keyboard.press('ArrowDown')
  await page.getByRole('complementary', { name: 'File' }).getByText('Data table.ods').first().waitFor()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowLeft')
  await file.waitFor({ state: 'detached' })
  await page.getByRole('radio', { name: 'By region' }).click()
  await page.getByRole('cell', { name: 'Yorkshire and The Humber 2' }).waitFor()
  await page.getByRole('radio', { name: 'One list' }).click()
  await page.getByRole('button', { name: 'Numbers', exact: true }).click()
  await page.getByRole('button', { name: /^Numbers/ }).click()
  await page.getByRole('columnheader', { name: 'Numbers' }).and(page.locator('[aria-sort=descending]')).waitFor()
  const rows = await page.locator('.board .row-button').allTextContents()
  expect(rows.find((name) => !name.includes('.csv'))).toBe('Nottinghamshire')
  await page.getByRole('radio', { name: 'By reply' }).click()
})

test('filters leave what fits, say so, and are taken off again', async () => {
  const { page } = launched
  await page.getByRole('button', { name: /^any Format of the reply|Format of the reply/ }).click()
  await page.getByRole('option', { name: 'ods' }).click()
  await seen(page, '2 of 16 reply lines')
  await page.getByRole('textbox', { name: 'Find in replies' }).fill('nowhere')
  await seen(page, 'No reply fits these filters.')
  await page.getByRole('button', { name: 'Show every reply' }).first().click()
  await seen(page, '16 of 16 reply lines')
})

test('a letter that refuses is on the board with its section and its own words; a file of nobody is given to a force', async () => {
  const { app, page } = launched
  const letter = ['City of London Police', 'FREEDOM OF INFORMATION ACT 2000', REFUSAL]
  const files = [
    await writeReply(folder, 'letter.docx', docx({ body: letter.map((text) => paragraph(text)).join('') })),
    await writeReply(folder, 'Data 2.csv', 'Year,Offences\n2017/18,31\n2018/19,30\n'),
  ]
  await answerDialogs(app, { open: files })
  await chooseMenu(app, 'import-files')
  const list = page.getByRole('dialog')
  await list.getByRole('heading', { name: /^Read 2/ }).waitFor()
  await list.getByRole('button', { name: /^(Close|Go on with)/ }).click()
  await seen(page, '15 of 16 replied')
  await line(page, /^City of London Refused s\.12\(1\)/).click()
  const reply = page.getByRole('complementary', { name: 'Reply' })
  await reply.getByText(REFUSAL).waitFor()
  await reply.getByRole('button', { name: 'paragraph 3' }).click()
  const text = page.getByRole('dialog', { name: 'letter.docx' })
  await text.locator('mark').filter({ hasText: REFUSAL }).waitFor()
  await page.keyboard.press('Escape')
  await text.waitFor({ state: 'detached' })
  const unplaced = page.locator('tr.file-line').filter({ hasText: 'Data 2.csv' })
  await unplaced.getByRole('combobox').fill('cumb')
  await page.getByRole('option', { name: 'Cumbria' }).click()
  await line(page, /^Cumbria Part answered.*Data 2\.csv/).waitFor()
  await seen(page, 'and 1 not asked')
  expect(await unplaced.count()).toBe(0)
})

test('the board is exported with a line for each body', async () => {
  const { app, page } = launched
  const out = join(folder, 'board.csv')
  await answerDialogs(app, { save: out })
  await page.getByRole('button', { name: 'Export board' }).click()
  await seen(page, `Board exported to ${out}`)
  const lines = (await readFile(out, 'utf8')).trimEnd().split('\n')
  expect(lines).toHaveLength(18)
  expect(lines.find((one) => one.startsWith('E23000034'))).toContain(`“${REFUSAL}” (letter.docx paragraph 3)`)
})

test('a new workspace says that nobody was asked yet, and takes what its replies speak of where the analyst says so', async () => {
  const { app, page } = launched
  await chooseMenu(app, 'new')
  await seen(page, 'No replies yet')
  const files = [
    await writeReply(folder, 'Gwent Police.csv', 'Year,Offences\n2017/18,31\n2018/19,44\n'),
    await writeReply(folder, 'Dorset Police.csv', 'Year,Offences\n2017/18,18\n2018/19,19\n'),
  ]
  await answerDialogs(app, { open: files })
  await chooseMenu(app, 'import-files')
  const list = page.getByRole('dialog')
  await list.getByRole('heading', { name: /^Read 2/ }).waitFor()
  await list.getByRole('button', { name: /^(Close|Go on with)/ }).click()
  await seen(page, '2 forces replied')
  await page.getByRole('button', { name: 'Say what was asked' }).click()
  const form = page.getByRole('dialog', { name: 'What was asked' })
  await form.getByRole('button', { name: 'Take these as asked' }).click()
  await form.getByText('2 bodies asked for 2 periods').waitFor()
  await form.getByRole('button', { name: 'Keep the request' }).click()
  await seen(page, '2 of 2 replied')
  await groups(page, ['Answered in full 2'])
})

function line(page: Page, name: RegExp) {
  return page.getByRole('table', { name: 'Replies by force' }).getByRole('row', { name })
}

/** Waits until the board has these groups, and no other. */
async function groups(page: Page, expected: readonly string[]): Promise<void> {
  await expect.poll(() => page.locator('.board tr.grp').allTextContents(), { timeout: 10_000 }).toEqual(expected)
}
