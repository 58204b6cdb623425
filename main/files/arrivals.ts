import type { Stats } from 'node:fs'
import { lstat, readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Arrivals, ArrivedFile } from '../../app/contract/index.ts'
import { type Problem, shownName } from '../../app/vocabulary/index.ts'
import { problemOf } from './disk.ts'
import type { GivenFiles } from './given.ts'

/** A folder nested deeper than this is no folder of replies. */
const DEEPEST = 32

/** More files than this in one go are a mistake: a home folder dropped for a folder of replies. */
const MOST_FILES = 10_000

/**
 * Looks at files and folders that were chosen, dropped or named, and gives out the files in them, in order of their
 * names. Office's lock files (`~$…`), dot files and links are passed over and counted.
 */
export async function arrive(paths: readonly string[], given: GivenFiles): Promise<Arrivals> {
  const found: Found = { files: [], problems: [], skipped: 0 }
  for (const path of paths) await look(path, shownName(basename(path)), 0, found)
  const files: ArrivedFile[] = []
  for (const { file, path } of found.files) {
    try {
      files.push(await given.give(file, { name: basename(path), path }))
    } catch (error) {
      found.problems.push(problemOf(error, path))
    }
  }
  return { files, problems: found.problems, skipped: found.skipped }
}

interface Found {
  readonly files: { readonly file: string; readonly path: string }[]
  readonly problems: Problem[]
  skipped: number
}

async function look(file: string, path: string, depth: number, found: Found): Promise<void> {
  if (isPassedOver(basename(file))) {
    found.skipped += 1
    return
  }
  try {
    const entry = await lstat(file)
    if (entry.isDirectory()) await lookInto(file, path, depth, found)
    else takeFile(entry, file, path, found)
  } catch (error) {
    found.problems.push(problemOf(error, path))
  }
}

async function lookInto(folder: string, path: string, depth: number, found: Found): Promise<void> {
  if (depth >= DEEPEST) {
    found.problems.push({ kind: 'too-large', file: path, part: 'folders within folders', limit: String(DEEPEST) })
    return
  }
  const names = (await readdir(folder)).sort((a, b) => (a < b ? -1 : 1))
  for (const name of names) await look(join(folder, name), `${path}/${shownName(name)}`, depth + 1, found)
}

function takeFile(entry: Stats, file: string, path: string, found: Found): void {
  // Links, sockets, devices: reading them could leave the folder or never end.
  if (!entry.isFile()) found.skipped += 1
  else if (found.files.length < MOST_FILES) found.files.push({ file, path })
  else if (found.files.length === MOST_FILES && !found.problems.some(({ kind }) => kind === 'too-large')) {
    found.problems.push({ kind: 'too-large', file: path, part: 'files at once', limit: String(MOST_FILES) })
  }
}

function isPassedOver(name: string): boolean {
  return name.startsWith('.') || name.startsWith('~$')
}
