import { copyFile, open, rename, rm } from 'node:fs/promises'
import { codeOf } from './disk.ts'

/** Moves a file beside its final place, flushed, also from one disk to another. The place keeps what it held. */
export async function moveBeside(from: string, aside: string): Promise<void> {
  try {
    await rename(from, aside)
  } catch (error) {
    if (codeOf(error) !== 'EXDEV') throw error
    await copyBeside(from, aside)
    await rm(from, { force: true })
  }
}

/** Copies a file beside its final place, flushed; leaves nothing where it fails. */
export async function copyBeside(from: string, aside: string): Promise<void> {
  try {
    await copyFile(from, aside)
    const handle = await open(aside, 'r+')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  } catch (error) {
    await rm(aside, { force: true })
    throw error
  }
}
