import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import type { Annotation, Command } from '../../app/annotate/index.ts'
import type { Workbench } from '../../app/contract/index.ts'
import { briefOf, createWorkbench, partsFor, readGiven } from '../../app/workbench/index.ts'
import { nodeAbilities } from '../../main/cli/abilities.ts'
import { arrive } from '../../main/files/arrivals.ts'
import type { Host } from '../../renderer/host/host.ts'
import { Ended, type Reader } from '../../renderer/host/workers.ts'
import { cancelImport, importArrivals, rereadFile, useImports } from '../../renderer/state/imports.ts'
import { useNotices } from '../../renderer/state/notices.ts'
import { start } from '../../renderer/state/opening.ts'
import { perform, redo, undo } from '../../renderer/state/perform.ts'
import { connect } from '../../renderer/state/ports.ts'
import { save } from '../../renderer/state/saving.ts'
import { useSession } from '../../renderer/state/session.ts'
import { type Parcel, packed, unpacked } from '../../renderer/workers/parcel.ts'
import { engine } from '../store/engine.ts'
import { startDesk, type TestDesk } from '../support/desk.ts'

const drawing = { chartFonts: async () => ({ woff2: new Uint8Array() }), rasterise: undefined }

/** The readers' own code without the worker round it. */
const ownReader = (): Reader => ({
  readFile: async (file, reading, onProgress) => {
    const results = await readGiven(file, reading, nodeAbilities, onProgress)
    return results.map((one) => (one.ok ? { ...one, value: packed(one.value, briefOf(one.value)) } : one))
  },
  pagePicture: async () => undefined,
  end: () => undefined,
})

/** The workbench as its worker offers it: files reach it in parcels. */
const unpacking = (workbench: Workbench): Workbench<Parcel> => ({
  ...workbench,
  perform: async (command, at, parcel, bytes) =>
    workbench.perform(command, at, parcel && (await unpacked(parcel)), bytes),
  replay: async (record, parcel, bytes) => workbench.replay(record, parcel && (await unpacked(parcel)), bytes),
})

interface Program {
  readonly desk: TestDesk
  readonly workbench: Workbench
  readonly bring: (...names: string[]) => Promise<void>
  readonly given: (...names: string[]) => ReturnType<typeof arrive>
}

/** One start of the program over a home folder: main's own desk, the workbench, the session. */
async function startProgram(home: string, changes: Partial<Host> = {}, startReader = ownReader): Promise<Program> {
  const desk = await startDesk(home)
  const workbench = createWorkbench(engine, partsFor(nodeAbilities, drawing))
  const opened = await desk.desk.start(undefined)
  const host: Host = {
    start: async () => ({
      theme: 'light',
      versions: { app: '0', electron: '0', chrome: '0' },
      packaged: false,
      workspace: opened.ok ? { ok: true, value: opened.value.workspace } : opened,
      recent: [],
      pending: null,
      samples: [],
    }),
    chooseFiles: async () => ({ files: [], problems: [], skipped: 0 }),
    readBlock: desk.given.readBlock,
    writeBlock: desk.transfers.writeBlock,
    appendJournal: desk.desk.append,
    saveSnapshot: desk.desk.save,
    openWorkspace: desk.desk.open,
    workspaceOpened: desk.desk.opened,
    saveExport: async () => ({ ok: true, value: null }),
    windowState: async () => null,
    closeWindow: async () => null,
    onEvent: () => () => undefined,
    ...changes,
  }
  connect({ host, workbench: unpacking(workbench), startReader })
  await start()
  const given: Program['given'] = (...names) =>
    arrive(
      names.map((name) => join(home, name)),
      desk.given,
    )
  const bring: Program['bring'] = async (...names) => {
    importArrivals(await given(...names), 'shown')
    await vi.waitFor(() => expect(useImports.getState().running).toBe(false), { timeout: 10_000 })
  }
  return { desk, workbench, bring, given }
}

let home = ''

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'foi-session-'))
  useNotices.setState({ notices: [] })
  onTestFinished(() => rm(home, { recursive: true, force: true }))
  await writeFile(join(home, 'Kent Police.csv'), 'Offence,2017/18,2018/19\nSexual communication with a child,120,<5\n')
  await writeFile(join(home, 'Surrey Police.csv'), 'Offence;2017/18;2018/19\nSexual communication with a child;12;15\n')
  await writeFile(join(home, 'empty.xlsx'), '')
})

const note = (id: string): Command => ({
  do: 'add annotation',
  annotation: {
    id,
    anchor: { on: 'period', periodStart: '2017-04-01', periodEnd: '2018-03-31' },
    text: `Note ${id}`,
    forPublication: false,
    author: '',
    at: '2026-01-05T10:00:00.000Z',
  } satisfies Annotation,
})

const shown = () => useSession.getState().state
const noteIds = () => shown().annotations.map(({ id }) => id)

describe('a change that the journal refuses', () => {
  test('has not happened: not on screen, not in the database, and it is said', async () => {
    const { workbench } = await startProgram(home, {
      appendJournal: async () => ({ ok: false, problem: { kind: 'disk-full', file: 'journal' } }),
    })
    const done = await perform(note('a'))
    expect(done).toMatchObject({ ok: false, problem: { kind: 'disk-full' } })
    expect(noteIds()).toEqual([])
    expect((await workbench.state()).annotations).toEqual([])
    expect(useNotices.getState().notices.at(-1)).toMatchObject({ tone: 'bad', problem: { kind: 'disk-full' } })
  })

  test('does not stop the next one', async () => {
    let full = true
    const desk = { append: undefined as Host['appendJournal'] | undefined }
    const program = await startProgram(home, {
      appendJournal: (...given) =>
        full
          ? Promise.resolve({ ok: false, problem: { kind: 'disk-full', file: 'journal' } })
          : (desk.append?.(...given) ?? Promise.reject()),
    })
    desk.append = program.desk.desk.append
    await perform(note('a'))
    full = false
    expect((await perform(note('b'))).ok).toBe(true)
    expect(noteIds()).toEqual(['b'])
  })
})

describe('an import', () => {
  test('lists a file that cannot be read with its reason, and goes on with the others', async () => {
    const { bring } = await startProgram(home)
    await bring('empty.xlsx', 'Kent Police.csv')
    const { files } = useImports.getState()
    expect(files.map(({ name, state, problem }) => [name, state, problem?.kind ?? null])).toEqual([
      ['empty.xlsx', 'refused', 'empty-file'],
      ['Kent Police.csv', 'read', null],
    ])
    expect(shown().sources.map(({ name }) => name)).toEqual(['Kent Police.csv'])
  })

  test('of the same file once more says so and changes nothing: it was brought twice, not sent twice', async () => {
    const { bring } = await startProgram(home)
    await bring('Kent Police.csv')
    const before = shown()
    await bring('Kent Police.csv')
    expect(useImports.getState().files[0]).toMatchObject({
      state: 'copy',
      found: 'identical to Kent Police.csv',
      problem: null,
    })
    expect(shown()).toEqual(before)
  })

  test('of the same bytes under another name counts them once and knows that they were sent twice', async () => {
    const { bring } = await startProgram(home)
    await copyFile(join(home, 'Kent Police.csv'), join(home, 'Kent resend.csv'))
    await bring('Kent Police.csv', 'Kent resend.csv')
    expect(useImports.getState().files.map(({ state, found }) => [state, found])).toEqual([
      ['read', null],
      ['copy', 'identical to Kent Police.csv'],
    ])
    expect(shown().sources.map(({ name, copies }) => [name, copies?.map((copy) => copy.name)])).toEqual([
      ['Kent Police.csv', ['Kent resend.csv']],
    ])
    expect(shown().observationCount).toBe(2)
    await undo()
    expect(shown().sources.map(({ copies }) => copies)).toEqual([undefined])
  })

  test('of a folder that holds a file brought in by itself before does not take it for one sent twice', async () => {
    const { bring } = await startProgram(home)
    await bring('Kent Police.csv')
    await mkdir(join(home, 'replies'))
    await copyFile(join(home, 'Kent Police.csv'), join(home, 'replies', 'Kent Police.csv'))
    await bring('replies')
    expect(useImports.getState().files.map(({ state, found }) => [state, found])).toEqual([
      ['copy', 'identical to Kent Police.csv'],
    ])
    expect(shown().sources.map(({ copies }) => copies)).toEqual([undefined])
  })

  test('of two files of one name that lie side by side in folders knows them as copies, too', async () => {
    const { bring } = await startProgram(home)
    for (const folder of ['first', 'second']) {
      await mkdir(join(home, 'replies', folder), { recursive: true })
      await copyFile(join(home, 'Kent Police.csv'), join(home, 'replies', folder, 'reply.csv'))
    }
    await bring('replies')
    expect(shown().sources.map(({ copies }) => copies?.length)).toEqual([1])
    expect(useImports.getState().files.map(({ state }) => state)).toEqual(['read', 'copy'])
  })

  test('that is cancelled while a file is read ends at once and keeps nothing of that file', async () => {
    let reading = false
    let ended = false
    const stuck = (): Reader => {
      let fail: (reason: Error) => void = () => undefined
      return {
        pagePicture: async () => undefined,
        readFile: () =>
          new Promise((_, reject) => {
            reading = true
            fail = reject
          }),
        end: () => {
          ended = true
          fail(new Ended())
        },
      }
    }
    const { given, workbench } = await startProgram(home, {}, stuck)
    importArrivals(await given('Kent Police.csv', 'Surrey Police.csv'), 'shown')
    await vi.waitFor(() => expect(reading).toBe(true))
    const before = performance.now()
    cancelImport()
    expect(performance.now() - before).toBeLessThan(200)
    expect(ended).toBe(true)
    expect(useImports.getState().files.map(({ state }) => state)).toEqual(['cancelled', 'cancelled'])
    expect((await workbench.state()).sources).toEqual([])
  })

  test('that is cancelled before the journal has a file takes it out of the database again', async () => {
    const program = await startProgram(home)
    const { perform: real } = program.workbench
    let atWork: () => void = () => undefined
    const performing = new Promise<void>((resolve) => {
      atWork = resolve
    })
    Object.assign(program.workbench, {
      perform: async (...given: Parameters<Workbench['perform']>) => {
        const done = await real(...given)
        atWork()
        // The cancel comes while the database has the file and the journal has not.
        await new Promise((resolve) => setTimeout(resolve, 20))
        return done
      },
    })
    importArrivals(await program.given('Kent Police.csv', 'Surrey Police.csv'), 'shown')
    await performing
    cancelImport()
    await vi.waitFor(() =>
      expect(useImports.getState().files.map(({ state }) => state)).toEqual(['cancelled', 'cancelled']),
    )
    expect(shown().sources).toEqual([])
    expect((await program.workbench.state()).sources).toEqual([])
  })

  test('that is cancelled once the journal has a file keeps that file and says so', async () => {
    let journalled: () => void = () => undefined
    const asked = new Promise<void>((resolve) => {
      journalled = resolve
    })
    const desk = { append: undefined as Host['appendJournal'] | undefined }
    const program = await startProgram(home, {
      appendJournal: async (...given) => {
        journalled()
        return desk.append?.(...given) ?? Promise.reject(new Error('no desk'))
      },
    })
    desk.append = program.desk.desk.append
    importArrivals(await program.given('Kent Police.csv', 'Surrey Police.csv'), 'shown')
    await asked
    cancelImport()
    await vi.waitFor(() => expect(useImports.getState().files.map(({ state }) => state)).toEqual(['read', 'cancelled']))
    expect(shown().sources.map(({ name }) => name)).toEqual(['Kent Police.csv'])
  })

  test('of delimited text can be read anew with another delimiter, and back by undo', async () => {
    const { bring } = await startProgram(home)
    await bring('Surrey Police.csv')
    const [source] = shown().sources
    expect(source?.delimiter).toBe(';')
    if (source === undefined) throw new Error('nothing was imported')
    const columns = source.sheets[0]?.columnCount
    expect((await rereadFile(source, { encoding: 'utf-8', delimiter: '|' })).ok).toBe(true)
    expect(shown().sources[0]).toMatchObject({ delimiter: '|' })
    expect(shown().sources[0]?.sheets[0]?.columnCount).toBe(1)
    await undo()
    expect(shown().sources[0]).toMatchObject({ delimiter: ';' })
    expect(shown().sources[0]?.sheets[0]?.columnCount).toBe(columns)
  })
})

describe('a later start', () => {
  test('has every acknowledged change, without any save', async () => {
    const first = await startProgram(home)
    await first.bring('Kent Police.csv', 'Surrey Police.csv')
    await Promise.all(['a', 'b', 'c'].map((id) => perform(note(id))))
    await undo()
    await undo()
    await redo()
    const before = shown()
    expect(noteIds()).toEqual(['a', 'b'])
    await first.desk.desk.close()
    await startProgram(home)
    expect(noteIds()).toEqual(['a', 'b'])
    expect(shown().observationCount).toBe(before.observationCount)
    expect(shown().sources.map(({ sha256 }) => sha256)).toEqual(before.sources.map(({ sha256 }) => sha256))
    expect(shown()).toMatchObject({ undo: before.undo, redo: before.redo })
    expect(shown().observationCount).toBeGreaterThan(0)
  })

  test('after a save begins from the snapshot and still undoes', async () => {
    const first = await startProgram(home)
    await first.bring('Kent Police.csv')
    await perform(note('a'))
    expect(useSession.getState().dirty).toBe(true)
    expect(await save('autosave')).toBe(true)
    expect(useSession.getState().dirty).toBe(false)
    await perform(note('b'))
    await first.desk.desk.close()
    const second = await startDesk(home)
    const opened = await second.desk.start(undefined)
    if (!opened.ok) throw new Error(opened.problem.kind)
    expect(opened.value.workspace.journal).toHaveLength(1)
    await second.desk.close()
    await startProgram(home)
    expect(noteIds()).toEqual(['a', 'b'])
    await undo()
    await undo()
    expect(noteIds()).toEqual([])
    expect(shown().undo).toBe('Import of Kent Police.csv')
  })
})

test('changes made at once reach the journal in the order in which they were made', async () => {
  const sequences: number[] = []
  const desk = { append: undefined as Host['appendJournal'] | undefined }
  const program = await startProgram(home, {
    appendJournal: async (workspace, records, arrived) => {
      sequences.push(...records.map(({ sequence }) => sequence))
      return desk.append?.(workspace, records, arrived) ?? Promise.reject(new Error('no desk'))
    },
  })
  desk.append = program.desk.desk.append
  await Promise.all(Array.from({ length: 20 }, (_, position) => perform(note(`n${position}`))))
  expect(sequences).toEqual(Array.from({ length: 20 }, (_, position) => position + 1))
  expect(noteIds()).toHaveLength(20)
})
