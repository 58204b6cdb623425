import { type Dirent, lstatSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'

/** A file to read: where it is, and under which path it was found below what was given. */
export interface GivenFile {
  readonly location: string
  readonly name: string
  /** Below the given folder, with `/`; the name itself where the file was given. */
  readonly path: string
  /** Name of the folder that was given, or that the given file lies in: it may name the force. */
  readonly folder: string
}

export interface Gathered {
  readonly files: readonly GivenFile[]
  /** Lock files, dot files and links, which are passed over. */
  readonly skipped: number
  /** Arguments that are no file and no folder. */
  readonly absent: readonly string[]
}

/** Dot files and lock files; a name that begins with two dots is an oddly named reply. */
const LEFT_OVER = /^(?:\.(?!\.)|~\$)/

/** The files that were given, and those within the folders that were, sorted by path. */
export function gather(given: readonly string[]): Gathered {
  const files: GivenFile[] = []
  const absent: string[] = []
  let skipped = 0
  const walk = (folder: string, below: string, given: string): void => {
    for (const entry of sorted(readdirSync(folder, { withFileTypes: true }))) {
      const location = join(folder, entry.name)
      const path = below === '' ? entry.name : `${below}/${entry.name}`
      if (LEFT_OVER.test(entry.name) || entry.isSymbolicLink()) skipped++
      else if (entry.isDirectory()) walk(location, path, given)
      else if (entry.isFile()) files.push({ location, name: entry.name, path, folder: given })
    }
  }
  for (const argument of given) {
    const found = lstatSync(argument, { throwIfNoEntry: false })
    if (found === undefined) absent.push(argument)
    else if (found.isSymbolicLink()) skipped++
    else if (found.isDirectory()) walk(argument, '', basename(resolve(argument)))
    else {
      const folder = basename(dirname(resolve(argument)))
      files.push({ location: argument, name: basename(argument), path: basename(argument), folder })
    }
  }
  return { files, skipped, absent }
}

function sorted(entries: readonly Dirent[]): readonly Dirent[] {
  return [...entries].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
}

/** The bytes of a file, undefined where it has vanished or may not be read. */
export function bytesOf({ location }: GivenFile): Uint8Array | undefined {
  try {
    return readFileSync(location)
  } catch {
    return undefined
  }
}

/** What to call each file in the output: its name, or its path where two share a name. */
export function labelsOf(files: readonly { readonly name: string; readonly path: string }[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const { name } of files) counts.set(name, (counts.get(name) ?? 0) + 1)
  return files.map(({ name, path }) => ((counts.get(name) ?? 0) > 1 ? path : name))
}
