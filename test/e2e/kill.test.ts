import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ElectronApplication } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { JournalRecord } from '../../app/contract/index.ts'
import { journalFolder } from '../../main/journal/journal.ts'
import { decodeJournal } from '../../main/journal/records.ts'
import { killApp, type Launched, launchApp, newHome, removeHome } from '../support/app.ts'
import { eventually } from '../support/eventually.ts'
import { SAMPLE_FILES } from '../support/person.ts'
import { seededRandom } from '../support/random.ts'

const ROUNDS = 20
const SEED = 71_17

/** Every record that main has said is safe, over all rounds. */
const acknowledged = new Set<number>()
const random = seededRandom(SEED)
let home: string
let launched: Launched | undefined

beforeAll(async () => {
  home = await newHome()
  launched = await open()
  const { app } = launched
  await eventually('the sample is read', async () => ((await filesShown(app)) >= SAMPLE_FILES ? true : undefined))
})

afterAll(async () => {
  if (launched !== undefined) await killApp(launched)
  await removeHome(home)
})

describe('every acknowledged change is there after the restart', () => {
  for (let round = 1; round <= ROUNDS; round += 1) {
    const victim = round % 2 === 0 ? 'main' : 'the page'
    test(`${round}: ${victim} is killed in the middle of a session`, async () => {
      let now = launched ?? (await open())
      await actUntilKilled(now, victim)
      if (victim === 'main') {
        now = await open()
        launched = now
      }
      const records = await eventually('the workspace is restored', async () => {
        const kept = await journal()
        const shown = await filesShown(now.app)
        return shown === filesAfter(kept) ? kept : undefined
      })
      const kept = new Set(records.map(({ sequence }) => sequence))
      const lost = [...acknowledged].filter((sequence) => !kept.has(sequence))
      expect(lost).toEqual([])
    })
  }

  test('and the session was a real one: changes were made, undone and redone', async () => {
    const records = await journal()
    expect(new Set(records.map(({ kind }) => kind))).toEqual(new Set(['do', 'undo', 'redo']))
    expect(acknowledged.size).toBeGreaterThan(ROUNDS * 2)
  })
})

/** Starts the program and has main say, at the very moment that it answers, which records it calls safe. */
async function open(): Promise<Launched> {
  const started = await launchApp({ home })
  await started.app.evaluate(({ ipcMain }) => {
    const { _invokeHandlers: handlers } = ipcMain as unknown as {
      readonly _invokeHandlers: Map<string, (...args: readonly unknown[]) => Promise<{ readonly ok: boolean }>>
    }
    const append = handlers.get('foi:append-journal')
    handlers.set('foi:append-journal', async (...args) => {
      const answer = await append?.(...args)
      const records = args[2] as readonly { readonly sequence: number }[]
      if (answer?.ok) for (const { sequence } of records) process.stdout.write(`SAFE ${sequence}\n`)
      return answer ?? { ok: false }
    })
  })
  return started
}

/** Undoes and redoes like someone in a hurry, until the blow falls at a random moment. */
async function actUntilKilled({ app, child, printed }: Launched, victim: 'main' | 'the page'): Promise<void> {
  await eventually('the window is open', async () => ((await filesShown(app)) >= 0 ? true : undefined))
  const end = Date.now() + 200 + random() * 900
  while (Date.now() < end) {
    const command = random() < 0.5 ? 'undo' : 'redo'
    await app.evaluate(({ BrowserWindow }, asked) => {
      BrowserWindow.getAllWindows()[0]?.webContents.send('foi:event', { event: 'menu', command: asked })
    }, command)
    await new Promise((resolve) => setTimeout(resolve, 40 + random() * 160))
  }
  if (victim === 'main') await killApp({ child })
  else {
    await app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      const gone = new Promise((resolve) => contents?.once('render-process-gone', resolve))
      if (contents !== undefined) process.kill(contents.getOSProcessId(), 'SIGKILL')
      return gone.then(() => undefined)
    })
  }
  for (const [, sequence] of printed().matchAll(/^SAFE (\d+)$/gm)) acknowledged.add(Number(sequence))
}

/** The records on the disk. */
async function journal(): Promise<readonly JournalRecord[]> {
  const folder = journalFolder(join(home, 'workspaces/sample/workspace.foi'))
  const { entries } = decodeJournal(await readFile(join(folder, 'records')))
  return entries.flatMap((entry) => ('record' in entry ? [entry.record] : []))
}

/** How many files a workspace holds in which these records were carried out. */
function filesAfter(records: readonly JournalRecord[]): number {
  const done: JournalRecord[] = []
  const undone: JournalRecord[] = []
  for (const record of records) {
    if (record.kind === 'do') {
      done.push(record)
      undone.length = 0
      continue
    }
    const [from, to] = record.kind === 'undo' ? [done, undone] : [undone, done]
    const moved = from.pop()
    if (moved !== undefined) to.push(moved)
  }
  return done.filter(({ command }) => command.do === 'import file').length
}

/** How many files the window says that it holds; -1 while it is not open. */
function filesShown(app: ElectronApplication): Promise<number> {
  return app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    if (contents === undefined || contents.isLoading() || contents.isCrashed()) return -1
    const text = await contents.executeJavaScript(
      "document.querySelector('[data-status=left]')?.textContent ?? 'closed'",
    )
    const count = /^(\d+)\s*files?/.exec(String(text))?.[1]
    if (count !== undefined) return Number(count)
    return (await contents.executeJavaScript("document.querySelector('main') !== null")) && text === '' ? 0 : -1
  })
}
