import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { transfersIn } from '../../main/files/transfers.ts'
import { writeCsv } from '../../renderer/host/blocks.ts'
import { emptyFolder } from '../support/folder.ts'

test('a table for a spreadsheet begins with the mark of UTF-8, and a reader of text drops it', async () => {
  const transfers = await transfersIn(await emptyFolder())
  const text = 'force,period\nHeddlu Gŵyr,2017–18\n'
  const sent = await writeCsv(transfers, text)
  const written = sent.ok ? await transfers.finish(sent.value) : undefined
  const bytes = await readFile(written?.file ?? '')
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  expect(new TextDecoder().decode(bytes)).toBe(text)
})
