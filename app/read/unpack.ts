import { type Abilities, ok, type Problem, type Result, refused } from '../vocabulary/index.ts'
import { READ_LIMITS } from './limits.ts'
import { meter } from './meter.ts'
import { isDocument } from './office.ts'
import { Refusal, refuse } from './refusal.ts'
import { isZip, openZip, safePath, type Zip, type ZipEntry } from './zip/index.ts'

/** A file inside a container (a zip of replies), or the file itself. */
export interface FoundFile {
  readonly name: string
  /** Below the folder that was given; through a zip: `replies.zip/Kent/reply.xlsx`. */
  readonly path: string
  readonly bytes: Uint8Array
}

const MOST_FILES = 10_000
const MOST_BYTES = 2 ** 31
/** A zip in the zip is opened, one in that is not. */
const DEEPEST = 2

/** Bytes and files still allowed. */
interface Allowance {
  files: number
  bytes: number
}

/**
 * The files of a zip of replies; anything else is itself. What systems leave beside files (`__MACOSX`, dot files, lock
 * files `~$…`) is passed over. A file that cannot be had is a Problem in its place, the others come all the same.
 */
export async function unpack(file: FoundFile, abilities: Abilities): Promise<readonly Result<FoundFile>[]> {
  return unpackLevel(file, abilities, { files: MOST_FILES, bytes: MOST_BYTES }, 1)
}

async function unpackLevel(
  file: FoundFile,
  abilities: Abilities,
  allowance: Allowance,
  level: number,
): Promise<readonly Result<FoundFile>[]> {
  const zip = containerOf(file, abilities)
  if (zip === undefined) return [ok(file)]
  if (level > DEEPEST) {
    const advice = 'unpack the zip files inside zip files first'
    return [refused({ kind: 'unsupported-format', file: file.path, found: 'zip within zips', advice })]
  }
  const found: Result<FoundFile>[] = []
  for (const entry of zip.entries.values()) {
    const path = safePath(entry.name)
    if (isLeftOver(entry, path)) continue
    if (allowance.files-- <= 0) {
      found.push(refused({ kind: 'too-large', file: file.path, part: path, limit: `${MOST_FILES} files` }))
      break
    }
    const inner = await taken(zip, entry, `${file.path}/${path}`, allowance)
    if (inner.ok) found.push(...(await unpackLevel(inner.value, abilities, allowance, level + 1)))
    else found.push(inner)
  }
  return found
}

/** A zip under such a name was to be a document: its parts are of no use to anyone, and the reader says what is wrong. */
const DOCUMENT_NAME = /\.(?:xls[xmb]?|xlt[xm]?|od[st]|doc[xm]?|pptx?|numbers|pages)$/i

/** The zip, where the file is one that holds files. A broken zip is left to the reader, which says what is wrong. */
function containerOf(file: FoundFile, abilities: Abilities): Zip | undefined {
  if (!isZip(file.bytes) || DOCUMENT_NAME.test(file.name)) return undefined
  // Files have no cells to count yet: their reader does that.
  const limits = { ...READ_LIMITS, maxBarrenBytes: Number.POSITIVE_INFINITY }
  try {
    const zip = openZip(file.bytes, abilities, limits, meter(limits, file.bytes.length, undefined))
    return isDocument(zip) || zip.entries.size === 0 ? undefined : zip
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}

async function taken(zip: Zip, entry: ZipEntry, path: string, allowance: Allowance): Promise<Result<FoundFile>> {
  try {
    if (entry.size > allowance.bytes) refuse({ kind: 'too-large', part: entry.name, limit: `${MOST_BYTES} bytes` })
    allowance.bytes -= entry.size
    return ok({ name: path.slice(path.lastIndexOf('/') + 1), path, bytes: await zip.content(entry) })
  } catch (error) {
    if (error instanceof Refusal) return refused({ ...error.trouble, file: path } as Problem)
    throw error
  }
}

function isLeftOver(entry: ZipEntry, path: string): boolean {
  const steps = path.split('/')
  const name = steps.at(-1) ?? ''
  const isFolder = /[/\\]$/.test(entry.name)
  return isFolder || steps.includes('__MACOSX') || name === '' || name.startsWith('.') || name.startsWith('~$')
}
