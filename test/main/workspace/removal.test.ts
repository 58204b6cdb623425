import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Command } from '../../../app/annotate/index.ts'
import type { JournalRecord, OpenWorkspace, Workbench } from '../../../app/contract/index.ts'
import { EVERYTHING } from '../../../app/query/index.ts'
import { createWorkbench, partsFor, readGiven } from '../../../app/workbench/index.ts'
import { nodeAbilities } from '../../../main/cli/abilities.ts'
import { journalFolder, openJournal } from '../../../main/journal/journal.ts'
import { engine } from '../../store/engine.ts'
import { startDesk, type TestDesk, valueIn } from '../../support/desk.ts'
import { emptyFolder } from '../../support/folder.ts'
import { hidingReply, IN_CELLS, PLANTED, textsBelow } from '../../support/hiding.ts'

const AT = '2026-01-05T10:00:00.000Z'
const BYTES = hidingReply()
const SHA256 = createHash('sha256').update(BYTES).digest('hex')
const SECRETS = Object.values(PLANTED)
const REMOVE: Command = {
  do: 'remove hidden',
  sha256: SHA256,
  places: ['rows 0 5 7', 'columns 0 4 4', 'ink 0', 'sheet 1'],
  reason: 'people are named',
}

/** A home folder whose workspace holds the reply, a note that quotes it, and copies of earlier days; the removal is acknowledged. */
let acknowledged: string
let figures: string

beforeEach(async () => {
  acknowledged = await emptyFolder()
  const program = await startProgram(acknowledged, join(acknowledged, 'none'))
  await program.perform(importCommand(), BYTES)
  program.on.answer = join(acknowledged, 'w.foi')
  await program.save('as')
  await program.perform(noteCommand('a', `Says ${IN_CELLS.join(', ')}`))
  await program.perform({ do: 'remove file', sha256: SHA256 })
  await program.perform(importCommand(), BYTES)
  figures = await program.bench.exportRows(EVERYTHING, 'csv')
  await writeFile(join(acknowledged, 'w.foi.version-1.bak'), await readFile(join(acknowledged, 'w.foi')))
  await writeFile(join(acknowledged, '.w.foi.saving'), Buffer.from(PLANTED.row, 'utf16le'))
  await writeFile(join(journalFolder(join(acknowledged, 'w.foi')), 'records.torn'), PLANTED.column)
  // From here on the removal is a fact: it is in the journal, and nothing else has happened yet.
  valueIn(await program.on.desk.append(program.workspace.id, [await program.nextRecord(REMOVE)], []))
})

test('what was planted is found before, in every kind of file', async () => {
  const found = await textsBelow(acknowledged, SECRETS)
  for (const text of SECRETS) expect(found.some((one) => one.endsWith(text))).toBe(true)
  const files = new Set(found.map((one) => one.split(': ')[0]))
  expect([...files].sort()).toEqual([
    '.w.foi.saving',
    SHA256,
    'records',
    'records.torn',
    'w.foi',
    'w.foi.version-1.bak',
  ])
})

describe('after a removal that the program ended in the middle of, the next start finishes it', () => {
  test('before anything was done of it', async () => {
    const { home, file } = await copyOf()
    const program = await startProgram(home, file)
    expect(program.replayed.some(({ command }) => command.do === 'remove hidden')).toBe(true)
    await program.save('autosave')
    await expectGone(home)
    expect(await program.bench.exportRows(EVERYTHING, 'csv')).toBe(figures)
  })

  test('after the journal was told of the new file, which is not in its place', async () => {
    const { home, file } = await copyOf()
    await tellJournal(file, await removedSnapshot())
    const program = await startProgram(home, file)
    await program.save('autosave')
    await expectGone(home)
  })

  test('after the new file was put in its place, with every copy still there', async () => {
    const { home, file } = await copyOf()
    const snapshot = await removedSnapshot()
    await tellJournal(file, snapshot)
    await writeFile(file, snapshot)
    expect((await textsBelow(home, SECRETS)).length).toBeGreaterThan(0)
    const program = await startProgram(home, file)
    expect(program.replayed).toEqual([])
    await expectGone(home)
    expect(await program.bench.exportRows(EVERYTHING, 'csv')).toBe(figures)
  })

  test('after the copies went, with the records still there', async () => {
    const { home, file } = await copyOf()
    const snapshot = await removedSnapshot()
    await tellJournal(file, snapshot)
    await writeFile(file, snapshot)
    for (const other of ['w.foi.version-1.bak', '.w.foi.saving', `w.foi.journal/arrived/${SHA256}`]) {
      await rm(join(home, other))
    }
    await startProgram(home, file)
    await expectGone(home)
  })
})

test('after a removal that went through, the workspace is open, saved and holds the figures', async () => {
  const { home, file } = await copyOf()
  const first = await startProgram(home, file)
  await first.save('save')
  await expectGone(home)
  await first.perform(noteCommand('b', 'later'))
  await first.on.desk.close()
  const second = await startProgram(home, file)
  expect(second.replayed).toHaveLength(1)
  expect(await second.bench.exportRows(EVERYTHING, 'csv')).toBe(figures)
  expect((await second.bench.state()).sources[0]).toMatchObject({ redacted: true })
  await second.on.desk.close()
  expect((await readdir(home)).filter((name) => name.includes('.bak') || name.includes('saving'))).toEqual([])
})

test('a workspace that could not be written stays to be finished', async () => {
  const { home, file } = await copyOf()
  const program = await startProgram(home, file)
  const wrong = await program.on.desk.save(program.workspace.id, 'no-such-transfer', 9, 'autosave')
  expect(wrong.ok).toBe(false)
  expect((await textsBelow(home, SECRETS)).length).toBeGreaterThan(0)
  await program.on.desk.close()
  const again = await startProgram(home, file)
  await again.save('autosave')
  await expectGone(home)
})

/** The program as far as it keeps things: a desk, and a workbench that it restores as the page does. */
async function startProgram(home: string, file: string) {
  const on = await startDesk(home)
  const named = await readFile(file).then(
    () => file,
    () => undefined,
  )
  const { workspace } = valueIn(await on.desk.start(named))
  const bench = createWorkbench(
    engine,
    partsFor(nodeAbilities, { chartFonts: async () => ({ woff2: new Uint8Array() }), rasterise: undefined }),
  )
  const opened = await bench.open(workspace.snapshot === null ? null : await bytesOf(on, workspace.snapshot))
  if (!opened.ok) throw new Error(JSON.stringify(opened))
  for (const record of workspace.journal) await replay(on, bench, workspace, record)
  const last = async () => Math.max(0, ...(await bench.operations(1)).map(({ sequence }) => sequence))
  return {
    on,
    bench,
    workspace,
    replayed: workspace.journal,
    nextRecord: async (command: Command): Promise<JournalRecord> => ({
      sequence: (await last()) + 1,
      at: AT,
      kind: 'do',
      of: null,
      command,
    }),
    perform: async (command: Command, bytes?: Uint8Array) => {
      const done = await bench.perform(command, AT, bytes && (await readReply(bytes)), bytes?.slice())
      if (!done.ok) throw new Error(JSON.stringify(done))
      const arrived = bytes === undefined ? [] : [{ sha256: SHA256, token: await on.send(bytes) }]
      valueIn(await on.desk.append(workspace.id, [done.value.record], arrived))
    },
    save: async (mode: 'autosave' | 'save' | 'as') => {
      valueIn(await on.desk.save(workspace.id, await on.send(await bench.snapshot()), await last(), mode))
    },
  }
}

async function replay(on: TestDesk, bench: Workbench, { arrived }: OpenWorkspace, record: JournalRecord) {
  const token = record.command.do === 'import file' && record.kind === 'do' ? arrived[SHA256] : undefined
  const bytes = token === undefined ? undefined : await bytesOf(on, token)
  const done = await bench.replay(record, bytes && (await readReply(bytes)), bytes)
  if (!done.ok) throw new Error(JSON.stringify(done))
}

async function bytesOf(on: TestDesk, { token }: { readonly token: string }): Promise<Uint8Array> {
  return valueIn(await on.given.readBlock(token, 0))
}

async function readReply(bytes: Uint8Array) {
  const [read] = await readGiven({ name: 'reply.xlsx', path: 'reply.xlsx', bytes: bytes.slice() }, {}, nodeAbilities)
  if (read?.ok !== true) throw new Error(JSON.stringify(read))
  return read.value
}

function importCommand(): Command {
  const source = { sha256: SHA256, name: 'reply.xlsx', path: 'reply.xlsx', size: BYTES.length }
  return { do: 'import file', source, reading: {} }
}

function noteCommand(id: string, text: string): Command {
  const annotation = { id, anchor: { on: 'force', force: 'E23000018' } as const, text, forPublication: false }
  return { do: 'add annotation', annotation: { ...annotation, author: '', at: AT } }
}

/** The home folder as it was when the removal had just been acknowledged, as of a program that is gone. */
async function copyOf(): Promise<{ readonly home: string; readonly file: string }> {
  const home = await emptyFolder()
  await cp(acknowledged, home, { recursive: true })
  await rm(join(home, 'w.foi.journal', 'lock'), { force: true })
  return { home, file: join(home, 'w.foi') }
}

/** What the page would save once the removal is carried out. */
async function removedSnapshot(): Promise<Uint8Array> {
  const { home, file } = await copyOf()
  const program = await startProgram(home, file)
  const snapshot = await program.bench.snapshot()
  await program.on.desk.close()
  return snapshot
}

async function tellJournal(file: string, snapshot: Uint8Array): Promise<void> {
  const journal = await openJournal(journalFolder(file))
  const sequence = Math.max(...journal.entries().map((entry) => ('record' in entry ? entry.record.sequence : 0)))
  await journal.append([{ mark: { sequence, sha256: createHash('sha256').update(snapshot).digest('hex') } }])
  await journal.close()
  await writeFile(join(journalFolder(file), 'records.torn'), PLANTED.column)
}

async function expectGone(home: string): Promise<void> {
  expect(await textsBelow(home, SECRETS)).toEqual([])
  const torn = execFileSync('find', [home, '-name', 'records.torn'], { encoding: 'utf8' })
  expect(torn).toBe('')
}
