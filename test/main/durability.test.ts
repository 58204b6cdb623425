import { type FileHandle, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { writeSafely } from '../../main/files/disk.ts'
import { copyBeside } from '../../main/files/move.ts'
import { openJournal } from '../../main/journal/journal.ts'
import { startDesk, valueIn } from '../support/desk.ts'
import { emptyFolder } from '../support/folder.ts'
import { settingRecord } from '../support/records.ts'

/** What the disk was told, in order: the real calls, noted as they end. */
const { told } = vi.hoisted(() => ({ told: [] as string[] }))

vi.mock('node:fs/promises', async (importOriginal) => {
  const real = await importOriginal<typeof import('node:fs/promises')>()
  const noted = (handle: FileHandle, name: string): FileHandle => {
    const { sync, datasync, write } = handle
    return Object.assign(handle, {
      sync: () => sync.call(handle).then(() => told.push(`flush ${name}`)),
      datasync: () => datasync.call(handle).then(() => told.push(`flush ${name}`)),
      write: async (...args: Parameters<typeof write>) => {
        const written = await write.apply(handle, args)
        told.push(`write ${name}`)
        return written
      },
    })
  }
  return {
    ...real,
    open: async (...args: Parameters<typeof real.open>) => noted(await real.open(...args), basename(String(args[0]))),
    rename: async (from: string, to: string) => {
      await real.rename(from, to)
      told.push(`rename ${basename(from)} to ${basename(to)}`)
    },
  }
})

beforeEach(() => {
  told.length = 0
})

describe('what is acknowledged is on the disk, not only on its way there', () => {
  test('a file that is replaced: flushed, renamed, then its folder flushed', async () => {
    const folder = await emptyFolder()
    await writeSafely(join(folder, 'a'), new Uint8Array(3))
    expect(told).toEqual(['write a.new', 'flush a.new', 'rename a.new to a', `flush ${basename(folder)}`])
  })

  test('a copy of original bytes is flushed before it counts as kept', async () => {
    const folder = await emptyFolder()
    await writeFile(join(folder, 'a'), 'bytes')
    await copyBeside(join(folder, 'a'), join(folder, 'b'))
    expect(told).toEqual(['flush b'])
  })

  test('a record of the journal is flushed before the append ends', async () => {
    const journal = await openJournal(join(await emptyFolder(), 'w.journal'))
    told.length = 0
    await journal.append([{ record: settingRecord(1) }])
    expect(told).toEqual(['write records', 'flush records'])
    await journal.close()
  })

  test('a snapshot: flushed, the journal told of it, renamed, and only then is the journal shortened', async () => {
    const home = await emptyFolder()
    const on = await startDesk(home)
    const { id } = valueIn(await on.desk.start(undefined)).workspace
    on.answer = join(home, 'w.foi')
    valueIn(await on.desk.save(id, await on.send(new Uint8Array(9)), 0, 'as'))
    valueIn(await on.desk.append(id, [settingRecord(1)], []))
    told.length = 0
    valueIn(await on.desk.save(id, await on.send(new Uint8Array(8)), 1, 'save'))
    const order = [
      told.findIndex((one) => /^flush \d+\.part$/.test(one)),
      told.indexOf('flush records'),
      told.indexOf('rename .w.foi.saving to w.foi'),
      told.indexOf('rename records.new to records'),
    ]
    expect(order).not.toContain(-1)
    expect(order).toEqual([...order].sort((a, b) => a - b))
  })
})
