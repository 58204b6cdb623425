import { readFileSync } from 'node:fs'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { ok, type Result, refused } from '../../app/vocabulary/index.ts'
import { codeOf } from '../files/disk.ts'

/** Gives a workspace back to others. */
export type Release = () => Promise<void>

/** Who holds a workspace: a process that runs on a machine since a moment. */
interface Holder {
  readonly pid: number
  readonly host: string
  readonly since: string
}

/**
 * Takes the lock of a journal's folder, so that no second window or process writes to the same workspace. The lock of
 * a process that is gone is taken over.
 */
export async function takeLock(folder: string, workspace: string): Promise<Result<Release>> {
  await mkdir(folder, { recursive: true })
  const file = join(folder, 'lock')
  for (let attempt = 0; attempt < 3; attempt += 1) {
    if (await create(file)) return ok(() => rm(file, { force: true }))
    const holder = await read(file)
    if (holder !== undefined && isAlive(holder)) {
      return refused({ kind: 'workspace-locked', file: workspace, by: `process ${holder.pid} on ${holder.host}` })
    }
    // A lock without content may be one that is being written this very moment.
    if (holder === undefined && attempt === 0) await wait(200)
    else await removeDead(file)
  }
  return refused({ kind: 'workspace-locked', file: workspace, by: 'another process' })
}

async function create(file: string): Promise<boolean> {
  try {
    const handle = await open(file, 'wx')
    await handle.writeFile(JSON.stringify(self()))
    await handle.close()
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

async function read(file: string): Promise<Holder | undefined> {
  try {
    const { pid, host, since } = JSON.parse(await readFile(file, 'utf8')) as Partial<Holder>
    return typeof pid === 'number' && typeof host === 'string' && typeof since === 'string'
      ? { pid, host, since }
      : undefined
  } catch {
    return undefined
  }
}

/** Renamed first and looked at again: of two processes that find the same dead lock, one may have made its own by now. */
async function removeDead(file: string): Promise<void> {
  const aside = `${file}.${process.pid}`
  try {
    await rename(file, aside)
  } catch {
    return
  }
  const holder = await read(aside)
  if (holder !== undefined && isAlive(holder)) await rename(aside, file)
  else await rm(aside, { force: true })
}

function self(): Holder {
  return { pid: process.pid, host: hostname(), since: startOf(process.pid) }
}

/** A process on another machine cannot be asked, so it counts as alive. */
function isAlive({ pid, host, since }: Holder): boolean {
  if (host !== hostname()) return true
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (codeOf(error) === 'ESRCH') return false
  }
  return since === startOf(pid)
}

/** When a process began, in the kernel's ticks: a number that a later process with the same id does not share. */
function startOf(pid: number): string {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name in brackets may hold spaces; the start time is the 20th field after it.
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return ''
  }
}
