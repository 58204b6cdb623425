import type { ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import { findRuntime } from '../../main/launch/runtime.mjs'
import { electronArguments } from '../../main/launch/window.mjs'

const ROOT = new URL('../..', import.meta.url).pathname

/** The program as a person started it, with its window. */
export interface Launched {
  readonly app: ElectronApplication
  readonly page: Page
  /** The main process, which outlives the connection to it. */
  readonly child: ChildProcess
  /** What the program remembers from start to start. */
  readonly home: string
  /** Everything that the program printed. */
  readonly printed: () => string
  /** Ends the program; the home folder stays for a next start. */
  readonly close: () => Promise<void>
}

/** How the program is started. */
export interface Launch {
  /** Home of an earlier start; otherwise an empty one. */
  readonly home?: string
  /** Files and folders on the command line. */
  readonly args?: readonly string[]
  /** Switches of Chromium. */
  readonly switches?: readonly string[]
}

/** What the next dialogs answer. */
export interface Answers {
  readonly open?: readonly string[]
  readonly save?: string
}

/** Starts the program in the runtime that was found and waits for its window. */
export async function launchApp({ home, args = [], switches = [] }: Launch = {}): Promise<Launched> {
  const runtime = await findRuntime()
  const own = home ?? (await newHome())
  const app = await _electron.launch({
    executablePath: runtime.executable,
    args: [...electronArguments(), ...switches, ROOT, `--user-data-dir=${own}`, ...args],
    cwd: ROOT,
    timeout: 60_000,
  })
  const lines: string[] = []
  const child = app.process()
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => lines.push(String(data)))
  const page = await app.firstWindow()
  return { app, page, child, home: own, printed: () => lines.join(''), close: () => closeApp(app, child) }
}

/** A folder for the program to remember things in. The caller removes it with `removeHome`. */
export function newHome(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'foi-home-'))
}

/** Removes a home folder, also while a process that is being ended still writes into it. */
export function removeHome(home: string): Promise<void> {
  return rm(home, { recursive: true, force: true, maxRetries: 5 })
}

/** Answers the system's dialogs, which no test can click, from now on. */
export async function answerDialogs(app: ElectronApplication, { open, save }: Answers): Promise<void> {
  await app.evaluate(
    ({ dialog }, answers) => {
      dialog.showOpenDialog = async () => ({ canceled: answers.open === null, filePaths: [...(answers.open ?? [])] })
      dialog.showSaveDialog = async () => ({ canceled: answers.save === null, filePath: answers.save ?? '' })
    },
    { open: open ?? null, save: save ?? null },
  )
}

/** Ends the main process as a power cut would: no handler runs. */
export async function killApp({ child }: Pick<Launched, 'child'>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await ended
}

async function closeApp(app: ElectronApplication, child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const late = setTimeout(() => child.kill('SIGKILL'), 15_000)
  await app.close().catch(() => undefined)
  clearTimeout(late)
}
