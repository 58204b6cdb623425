import { appendFile, open, readdir, readFile, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { openJournal, recordsSince } from '../../../main/journal/journal.ts'
import { emptyFolder } from '../../support/folder.ts'
import { importRecord, settingRecord, sha256 } from '../../support/records.ts'

type Write = (bytes: Uint8Array, from: number, length: number, position: number) => Promise<unknown>

/** Makes the next writes of this process fail as on a full disk: a few bytes still find room. */
async function fillDisk(): Promise<void> {
  const handle = await open(new URL(import.meta.url).pathname, 'r')
  const prototype: { write: Write } = Object.getPrototypeOf(handle)
  await handle.close()
  const { write } = prototype
  const spy = vi.spyOn(prototype, 'write').mockImplementation(async function (this: unknown, bytes, from, _, position) {
    await write.call(this, bytes, from, 5, position)
    throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
  })
  onTestFinished(() => spy.mockRestore())
}

describe('the journal in its folder', () => {
  test('whose append fails on a full disk is as it was, and takes the next append', async () => {
    const folder = join(await emptyFolder(), 'w.journal')
    const journal = await openJournal(folder)
    await journal.append([{ record: settingRecord(1) }])
    const before = await readFile(join(folder, 'records'))
    await fillDisk()
    await expect(journal.append([{ record: settingRecord(2) }])).rejects.toMatchObject({ code: 'ENOSPC' })
    vi.restoreAllMocks()
    expect(await readFile(join(folder, 'records'))).toEqual(before)
    await journal.append([{ record: settingRecord(3) }])
    await journal.close()
    const again = await openJournal(folder)
    expect(again.entries()).toEqual([{ record: settingRecord(1) }, { record: settingRecord(3) }])
    await again.close()
  })

  test('with a torn tail says so, keeps a copy, and appends after the last whole record', async () => {
    const folder = join(await emptyFolder(), 'w.journal')
    const journal = await openJournal(folder)
    await journal.append([{ record: settingRecord(1) }, { record: settingRecord(2) }])
    await journal.close()
    const file = join(folder, 'records')
    const { length } = await readFile(file)
    await truncate(file, length - 3)
    const torn = await openJournal(folder)
    expect(torn.torn).toBe(true)
    expect(torn.entries()).toEqual([{ record: settingRecord(1) }])
    expect((await readFile(join(folder, 'records.torn'))).length).toBe(length - 3)
    await torn.append([{ record: settingRecord(2, 'again') }])
    await torn.close()
    const again = await openJournal(folder)
    expect(again.torn).toBe(false)
    expect(recordsSince(again.entries(), { sequence: 0 })).toEqual([settingRecord(1), settingRecord(2, 'again')])
    await again.close()
  })

  test('keeps only records after the snapshot, and only the bytes that they speak of', async () => {
    const folder = join(await emptyFolder(), 'w.journal')
    const [old, fresh] = [Buffer.from('old'), Buffer.from('fresh')]
    const journal = await openJournal(folder)
    for (const [sequence, bytes] of [old, fresh].entries()) {
      const file = join(folder, `${sequence}`)
      await writeFile(file, bytes)
      await journal.keepArrived(sha256(bytes), file)
      await journal.append([{ record: importRecord(sequence + 1, `${sequence}.xlsx`, bytes) }])
    }
    const mark = { sequence: 1, sha256: 'f' }
    await journal.trim(mark)
    expect(journal.entries()).toEqual([{ mark }, { record: importRecord(2, '1.xlsx', fresh) }])
    expect(await readdir(join(folder, 'arrived'))).toEqual([sha256(fresh)])
    await journal.append([{ record: settingRecord(3) }])
    await journal.close()
    const again = await openJournal(folder)
    expect(recordsSince(again.entries(), mark).map(({ sequence }) => sequence)).toEqual([2, 3])
    await again.close()
  })

  test('appends from all sides at once lose nothing', async () => {
    const folder = join(await emptyFolder(), 'w.journal')
    const journal = await openJournal(folder)
    await Promise.all([1, 2, 3, 4, 5].map((sequence) => journal.append([{ record: settingRecord(sequence) }])))
    await journal.close()
    const again = await openJournal(folder)
    expect(recordsSince(again.entries(), { sequence: 0 }).map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5])
    await again.close()
  })

  test('that holds nothing leaves no folder behind', async () => {
    const parent = await emptyFolder()
    await (await openJournal(join(parent, 'w.journal'))).close()
    expect(await readdir(parent)).toEqual([])
  })

  test('that is not a journal at all is set aside, not overwritten', async () => {
    const folder = join(await emptyFolder(), 'w.journal')
    await (await openJournal(folder)).append([{ record: settingRecord(1) }])
    await writeFile(join(folder, 'records'), 'something else')
    await appendFile(join(folder, 'records'), '!')
    const journal = await openJournal(folder)
    expect(await readFile(join(folder, 'records.torn'), 'utf8')).toBe('something else!')
    await journal.close()
  })
})
