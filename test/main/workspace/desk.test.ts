import { execFileSync } from 'node:child_process'
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Opened } from '../../../main/workspace/desk.ts'
import { sequencesOf, startDesk, type TestDesk, valueIn } from '../../support/desk.ts'
import { emptyFolder } from '../../support/folder.ts'
import { importRecord, settingRecord, sha256 } from '../../support/records.ts'

const text = (words: string): Uint8Array => new TextEncoder().encode(words)

/** Simulates the end of a process: its lock is left, as of a process that is gone. */
async function crash(home: string): Promise<void> {
  const found = execFileSync('find', [home, '-name', 'lock'], { encoding: 'utf8' }).split('\n').filter(Boolean)
  for (const lock of found) await writeFile(lock, '')
}

/** Opens a workspace that the page reads without fault. */
async function opened(on: TestDesk, which: Parameters<TestDesk['desk']['open']>[0]): Promise<Opened> {
  const found = valueIn(await on.desk.open(which))
  if (found === null) throw new Error('Expected a workspace.')
  await on.desk.opened(found.workspace.id)
  return found
}

async function append(on: TestDesk, workspace: string, ...sequences: readonly number[]): Promise<void> {
  valueIn(
    await on.desk.append(
      workspace,
      sequences.map((sequence) => settingRecord(sequence)),
      [],
    ),
  )
}

describe('what is refused', () => {
  test('a workspace that another process holds', async () => {
    const home = await emptyFolder()
    await (await startDesk(home)).desk.start(undefined)
    expect(await (await startDesk(home)).desk.start(undefined)).toMatchObject({
      ok: false,
      problem: { kind: 'workspace-locked' },
    })
  })

  test('records for a workspace that is not open', async () => {
    const { desk } = await startDesk(await emptyFolder())
    await desk.start(undefined)
    expect((await desk.append('00000000-0000-0000-0000-000000000000', [settingRecord(1)], [])).ok).toBe(false)
  })

  test('bytes that are not those of the record', async () => {
    const on = await startDesk(await emptyFolder())
    const { id } = valueIn(await on.desk.start(undefined)).workspace
    const token = await on.send(text('other bytes'))
    const bytes = text('bytes of the file')
    const arrived = [{ sha256: sha256(bytes), token }]
    expect(await on.desk.append(id, [importRecord(1, 'a.xlsx', bytes)], arrived)).toMatchObject({
      ok: false,
      problem: { kind: 'damaged' },
    })
  })

  test('a path that nobody named', async () => {
    const home = await emptyFolder()
    await writeFile(join(home, 'secret.foi'), 'x')
    const { desk } = await startDesk(home)
    await desk.start(undefined)
    expect((await desk.open({ kind: 'path', path: join(home, 'secret.foi') })).ok).toBe(false)
  })

  test('a journal that belongs to another state of the file: it is neither replayed nor lost', async () => {
    const home = await emptyFolder()
    const file = join(home, 'w.foi')
    const on = await startDesk(home)
    const { id } = valueIn(await on.desk.start(undefined)).workspace
    on.answer = file
    valueIn(await on.desk.save(id, await on.send(text('first')), 0, 'as'))
    await append(on, id, 1)
    await on.desk.close()
    await writeFile(file, 'an older copy put back')
    expect(await (await startDesk(home)).desk.start(file)).toMatchObject({
      ok: false,
      problem: { kind: 'workspace-damaged' },
    })
    await writeFile(file, 'first')
    expect(sequencesOf(valueIn(await (await startDesk(home)).desk.start(file)))).toEqual([1])
  })

  test('a workspace that has gone', async () => {
    const home = await emptyFolder()
    expect(await (await startDesk(home)).desk.start(join(home, 'gone.foi'))).toMatchObject({
      ok: false,
      problem: { kind: 'vanished', file: 'gone.foi' },
    })
    expect(await readdir(home)).not.toContain('gone.foi.journal')
  })
})

describe('a full disk', () => {
  test('while saving leaves the old file, and every change in the journal', async (context) => {
    const disk = await smallDisk()
    if (disk === undefined) return context.skip('a disk can only be mounted by root')
    const home = await emptyFolder()
    const file = join(disk, 'w.foi')
    const on = await startDesk(home)
    const { id } = valueIn(await on.desk.start(undefined)).workspace
    on.answer = file
    valueIn(await on.desk.save(id, await on.send(text('the old file')), 0, 'as'))
    await append(on, id, 1)
    const saved = await on.desk.save(id, await on.send(new Uint8Array(3_000_000)), 1, 'save')
    expect(saved).toEqual({ ok: false, problem: { kind: 'disk-full', file: 'w.foi' } })
    expect(await readFile(file, 'utf8')).toBe('the old file')
    expect((await readdir(disk)).sort()).toEqual(['w.foi', 'w.foi.journal'])
    await on.desk.close()
    expect(sequencesOf(valueIn(await (await startDesk(home)).desk.start(file)))).toEqual([1])
  })

  /** A disk of one megabyte; undefined where the machine does not allow one. */
  async function smallDisk(): Promise<string | undefined> {
    const folder = await emptyFolder()
    const disk = join(folder, 'disk')
    await mkdir(disk)
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk], { stdio: 'ignore' })
    } catch {
      return undefined
    }
    onTestFinished(() => {
      execFileSync('umount', ['-l', disk])
    })
    return disk
  }
})

describe('nothing acknowledged is lost', () => {
  test('when the program ends without a word', async () => {
    const home = await emptyFolder()
    const on = await startDesk(home)
    const { id } = valueIn(await on.desk.start(undefined)).workspace
    const bytes = text('bytes of the file')
    const record = importRecord(1, 'a.xlsx', bytes)
    valueIn(await on.desk.append(id, [record], [{ sha256: sha256(bytes), token: await on.send(bytes) }]))
    await append(on, id, 2, 3)
    await crash(home)
    const after = await startDesk(home)
    const { workspace } = valueIn(await after.desk.start(undefined))
    expect(workspace.journal).toEqual([record, settingRecord(2), settingRecord(3)])
    const arrived = workspace.arrived[sha256(bytes)]
    expect(arrived).toMatchObject({ name: 'a.xlsx', size: bytes.length })
    expect(valueIn(await after.given.readBlock(arrived?.token ?? '', 0))).toEqual(bytes)
  })

  test('between the naming of a snapshot and its place, whichever came to be', async () => {
    const home = await emptyFolder()
    const file = join(home, 'w.foi')
    const on = await startDesk(home)
    const { id } = valueIn(await on.desk.start(undefined)).workspace
    on.answer = file
    valueIn(await on.desk.save(id, await on.send(text('holds 0')), 0, 'as'))
    await append(on, id, 1, 2)
    await copyFile(file, join(home, 'before'))
    await copyFile(join(`${file}.journal`, 'records'), join(home, 'records'))
    valueIn(await on.desk.save(id, await on.send(text('holds 2')), 2, 'save'))
    await append(on, id, 3)
    await on.desk.close()
    expect(sequencesOf(valueIn(await (await startDesk(home)).desk.start(file)))).toEqual([3])
    await crash(home)
    // Renamed, but the journal not yet trimmed: its mark says what the file holds.
    const untrimmed = await markedJournal(home, file, 'holds 2')
    expect(untrimmed).toEqual([])
    // Marked, but not yet renamed: the old file needs the records.
    await copyFile(join(home, 'before'), file)
    expect(await markedJournal(home, file, 'holds 0')).toEqual([1, 2])
  })

  /** Puts the journal as it stood before the trim, with a mark for the new snapshot, beside a file. */
  async function markedJournal(home: string, file: string, content: string): Promise<readonly number[]> {
    expect(await readFile(file, 'utf8')).toBe(content)
    await mkdir(`${file}.journal`, { recursive: true })
    await copyFile(join(home, 'records'), join(`${file}.journal`, 'records'))
    const { openJournal } = await import('../../../main/journal/journal.ts')
    const journal = await openJournal(`${file}.journal`)
    await journal.append([{ mark: { sequence: 2, sha256: sha256(text('holds 2')) } }])
    await journal.close()
    const opened = sequencesOf(valueIn(await (await startDesk(home)).desk.start(file)))
    await crash(home)
    return opened
  }

  test('when a workspace gets a name while changes go on', async () => {
    const home = await emptyFolder()
    const on = await startDesk(home)
    const { id } = valueIn(await on.desk.start(undefined)).workspace
    await append(on, id, 1)
    const token = await on.send(text('holds 1'))
    const bytes = text('late')
    const late = importRecord(2, 'late.csv', bytes)
    valueIn(await on.desk.append(id, [late], [{ sha256: sha256(bytes), token: await on.send(bytes) }]))
    on.answer = join(home, 'named.foi')
    valueIn(await on.desk.save(id, token, 1, 'as'))
    await crash(home)
    const { workspace } = valueIn(await (await startDesk(home)).desk.start(undefined))
    expect(workspace).toMatchObject({ path: join(home, 'named.foi'), name: 'named', journal: [late] })
    expect(Object.keys(workspace.arrived)).toEqual([sha256(bytes)])
  })

  test('of a new workspace that was left for another: the recent list leads back to it', async () => {
    const home = await emptyFolder()
    const on = await startDesk(home)
    await on.desk.start(undefined)
    const unsaved = await opened(on, { kind: 'new' })
    await append(on, unsaved.workspace.id, 1)
    await opened(on, { kind: 'sample' })
    const path = on.settings.get().recent[0]?.path ?? ''
    const back = valueIn(await on.desk.open({ kind: 'path', path }))
    expect(back?.workspace.journal).toEqual([settingRecord(1)])
    expect(back?.workspace.path).toBeNull()
  })
})

describe('opening', () => {
  test('the first run gives the sample with its files, later runs what was made of it', async () => {
    const home = await emptyFolder()
    const on = await startDesk(home)
    await writeFile(join(home, 'samples/b.csv'), 'b')
    await mkdir(join(home, 'samples/A Police'))
    await writeFile(join(home, 'samples/A Police/a.csv'), 'a')
    const first = valueIn(await on.desk.start(undefined))
    expect(first.workspace.sample).toBe(true)
    expect(first.samples.map(({ path }) => path)).toEqual(['A Police/a.csv', 'b.csv'])
    await append(on, first.workspace.id, 1)
    const reloaded = valueIn(await on.desk.start(undefined))
    expect(reloaded.samples).toEqual([])
    expect(sequencesOf(reloaded)).toEqual([1])
  })

  test('an empty new workspace leaves nothing behind', async () => {
    const home = await emptyFolder()
    const on = await startDesk(home)
    await on.desk.start(undefined)
    await opened(on, { kind: 'new' })
    await opened(on, { kind: 'new' })
    expect(on.settings.get().recent).toHaveLength(1)
    expect(await readdir(join(home, 'workspaces'))).toHaveLength(1)
  })

  test('a saved and closed workspace is one file with nothing beside it', async () => {
    const home = await emptyFolder()
    const folder = join(home, 'mine')
    await mkdir(folder)
    const on = await startDesk(home)
    const { id } = valueIn(await on.desk.start(undefined)).workspace
    await append(on, id, 1)
    on.answer = join(folder, 'w.foi')
    valueIn(await on.desk.save(id, await on.send(text('holds 1')), 1, 'as'))
    await on.desk.close()
    expect(await readdir(folder)).toEqual(['w.foi'])
  })

  test('a file of an older version is copied before its migrated form takes its place', async () => {
    const home = await emptyFolder()
    const file = join(home, 'w.foi')
    const version = (number: number): Uint8Array => {
      const bytes = new Uint8Array(100)
      new DataView(bytes.buffer).setUint32(60, number)
      return bytes
    }
    await writeFile(file, version(1))
    const on = await startDesk(home)
    const { id } = valueIn(await on.desk.start(file)).workspace
    valueIn(await on.desk.save(id, await on.send(version(2)), 0, 'save'))
    expect(new Uint8Array(await readFile(`${file}.version-1.bak`))).toEqual(version(1))
    expect(new Uint8Array(await readFile(file))).toEqual(version(2))
    await rm(`${file}.version-1.bak`)
    valueIn(await on.desk.save(id, await on.send(version(2)), 0, 'save'))
    expect(await readdir(home)).not.toContain('w.foi.version-1.bak')
  })

  test('the workspace that was left for another is a step back, with what was done in it', async () => {
    const home = await emptyFolder()
    for (const name of ['damaged.foi', 'too.foi']) await writeFile(join(home, name), 'no workspace')
    const on = await startDesk(home)
    await on.desk.start(undefined)
    expect(valueIn(await on.desk.open({ kind: 'back' }))).toBeNull()
    const unsaved = await opened(on, { kind: 'new' })
    await append(on, unsaved.workspace.id, 1)
    for (const name of ['damaged.foi', 'too.foi']) {
      on.desk.allow(join(home, name))
      valueIn(await on.desk.open({ kind: 'path', path: join(home, name) }))
    }
    const back = valueIn(await on.desk.open({ kind: 'back' }))
    expect(back?.workspace.path).toBeNull()
    expect(back?.workspace.journal.map(({ sequence }) => sequence)).toEqual([1])
  })

  test('a workspace that the page could not read is neither opened by the next start nor a recent one', async () => {
    const home = await emptyFolder()
    const [good, damaged] = [join(home, 'good.foi'), join(home, 'damaged.foi')]
    for (const file of [good, damaged]) await writeFile(file, 'bytes')
    const first = await startDesk(home)
    const { workspace } = valueIn(await first.desk.start(good))
    expect(await first.desk.opened(workspace.id)).toEqual([])
    await first.desk.close()
    const second = await startDesk(home)
    valueIn(await second.desk.start(damaged))
    expect(await second.desk.opened(workspace.id)).toEqual([{ path: good, name: 'good' }])
    await second.desk.close()
    const third = valueIn(await (await startDesk(home)).desk.start(undefined))
    expect(third.workspace.path).toBe(good)
  })

  test('a cancelled dialog changes nothing', async () => {
    const on = await startDesk(await emptyFolder())
    const { id } = valueIn(await on.desk.start(undefined)).workspace
    expect(valueIn(await on.desk.open({ kind: 'dialog' }))).toBeNull()
    expect(valueIn(await on.desk.save(id, await on.send(text('x')), 0, 'as'))).toBeNull()
    await append(on, id, 1)
  })
})
