import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { ROOT } from './run.mjs'

/**
 * Does a piece of work while no other process of this project does work of the same name; others wait for its end.
 * @param {string} name
 * @param {() => Promise<void> | void | undefined} work
 */
export async function alone(name, work) {
  mkdirSync(join(ROOT, '.cache'), { recursive: true })
  const lock = join(ROOT, '.cache', `${name}.lock`)
  while (!take(lock)) await wait(100)
  try {
    await work()
  } finally {
    rmSync(lock, { force: true })
  }
}

/** @param {string} lock */
function take(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    if (holderIsGone(lock)) rmSync(lock, { force: true })
    return false
  }
}

/** @param {string} lock */
function holderIsGone(lock) {
  try {
    const pid = Number(readFileSync(lock, 'utf8'))
    // Between creation and the writing of its content a lock is empty: it has a holder.
    if (pid === 0) return false
    process.kill(pid, 0)
    return false
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH'
  }
}
