import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Launched, launchApp, newHome, removeHome } from '../support/app.ts'
import { docx, table } from '../support/docx.ts'
import { pdf, ruled } from '../support/pdf.ts'
import { filesKept, SAMPLE_FILES } from '../support/person.ts'
import { writeReply } from '../support/replies.ts'

const ROWS = [
  ['Year', 'Offences'],
  ['2017/18', '21'],
  ['2018/19', '24'],
]

let home: string
let folder: string
let launched: Launched

beforeAll(async () => {
  home = await newHome()
  folder = await mkdtemp(join(tmpdir(), 'foi-documents-'))
  await writeReply(folder, 'Cleveland Police.pdf', pdf([ruled(100, [50, 200, 350], ROWS)], '', true))
  await writeReply(folder, 'Dorset Police.docx', docx({ body: table(...ROWS) }))
  launched = await launchApp({ home, args: [folder] })
})

afterAll(async () => {
  await launched?.close()
  if (home !== undefined) await removeHome(home)
  if (folder !== undefined) await rm(folder, { recursive: true, force: true })
})

test('a pdf and a Word document are read in the sandboxed window as on the command line', async () => {
  const { page } = launched
  const errors: string[] = []
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  await filesKept(page, SAMPLE_FILES + 2)
  const close = page.getByRole('dialog').getByRole('button', { name: /Close|Clear the list/ })
  if ((await close.count()) > 0) await close.first().click()
  await page.getByRole('row', { name: /^Cleveland Part answered.*Cleveland Police\.pdf/ }).waitFor()
  await page.getByRole('row', { name: /^Dorset Part answered.*Dorset Police\.docx/ }).waitFor()
  expect(errors).toEqual([])
})
