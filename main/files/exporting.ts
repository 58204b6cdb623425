import { rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { ok, type Result, refused } from '../../app/vocabulary/index.ts'
import { problemOf, putInPlace } from './disk.ts'
import { moveBeside } from './move.ts'
import type { Finished } from './transfers.ts'

/** Puts an export where the analyst said. What stood there stays until the new file is whole. */
export async function putExport(finished: Finished, file: string): Promise<Result<{ readonly path: string }>> {
  const aside = join(dirname(file), `.${basename(file)}.saving`)
  try {
    await moveBeside(finished.file, aside)
    await putInPlace(aside, file)
    return ok({ path: file })
  } catch (error) {
    await rm(finished.file, { force: true })
    await rm(aside, { force: true })
    return refused(problemOf(error, basename(file)))
  }
}

/** A name for an export without anything that a file system, or a reader of paths, would take for more than a name. */
export function safeName(suggested: string): string {
  const kept = [...basename(suggested.replaceAll('\\', '/'))].filter(
    (letter) => letter >= ' ' && !'<>:"/|?*'.includes(letter),
  )
  return kept.join('').replace(/^\.+/, '') || 'export'
}
