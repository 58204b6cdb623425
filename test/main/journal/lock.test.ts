import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { takeLock } from '../../../main/journal/lock.ts'
import { emptyFolder } from '../../support/folder.ts'

/** The id of a process that has ended. */
async function deadProcess(): Promise<number> {
  const child = spawn(process.execPath, ['-e', ''])
  await once(child, 'exit')
  return child.pid ?? 0
}

describe('the lock of a workspace', () => {
  test('is refused to a second taker, who is told who holds it', async () => {
    const folder = await emptyFolder()
    expect((await takeLock(folder, 'a.foi')).ok).toBe(true)
    const by = `process ${process.pid} on ${hostname()}`
    expect(await takeLock(folder, 'a.foi')).toEqual({
      ok: false,
      problem: { kind: 'workspace-locked', file: 'a.foi', by },
    })
  })

  test('of a process on another machine is never taken over', async () => {
    const folder = await emptyFolder()
    const holder = { pid: await deadProcess(), host: 'another-machine', since: '1' }
    await writeFile(join(folder, 'lock'), JSON.stringify(holder))
    expect((await takeLock(folder, 'a.foi')).ok).toBe(false)
  })

  test('can be taken again after it was given back', async () => {
    const folder = await emptyFolder()
    const first = await takeLock(folder, 'a.foi')
    if (first.ok) await first.value()
    expect((await takeLock(folder, 'a.foi')).ok).toBe(true)
  })

  test('of a process that is gone is taken over', async () => {
    const folder = await emptyFolder()
    const holder = { pid: await deadProcess(), host: hostname(), since: '1' }
    await writeFile(join(folder, 'lock'), JSON.stringify(holder))
    expect((await takeLock(folder, 'a.foi')).ok).toBe(true)
  })

  test.runIf(process.platform === 'linux')(
    'is taken over where its process id belongs to a later process',
    async () => {
      const folder = await emptyFolder()
      await writeFile(join(folder, 'lock'), JSON.stringify({ pid: process.pid, host: hostname(), since: '1' }))
      expect((await takeLock(folder, 'a.foi')).ok).toBe(true)
    },
  )

  test('that is empty, from a crash while it was written, is taken over', async () => {
    const folder = await emptyFolder()
    await writeFile(join(folder, 'lock'), '')
    expect((await takeLock(folder, 'a.foi')).ok).toBe(true)
  })
})
