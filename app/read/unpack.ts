import { type Abilities, ok, type Result, refused } from '../vocabulary/index.ts'
import { attempt } from './attempt.ts'
import { openMessage, readEml } from './eml/index.ts'
import { READ_LIMITS } from './limits.ts'
import { meter } from './meter.ts'
import { isDocument } from './office.ts'
import { Refusal, refuse } from './refusal.ts'
import { isMail } from './sniff/index.ts'
import { isZip, openZip, safePath, type Zip } from './zip/index.ts'

/** A file inside a container (a zip of replies), or the file itself. */
export interface FoundFile {
  readonly name: string
  /** Below the folder that was given; through a zip: `replies.zip/Kent/reply.xlsx`. */
  readonly path: string
  readonly bytes: Uint8Array
  /** Lines of the mail that it was attached to: sender, subject and text. */
  readonly letter?: readonly string[]
}

const MOST_FILES = 10_000
const MOST_BYTES = 2 ** 31
/** Of a letter: what comes after is earlier mail. */
const MOST_LINES = 200
/** A zip in the zip is opened, one in that is not. Mails are forwarded within mails more often. */
const DEEPEST = { zips: 2, mails: 5 }

/** Bytes and files still allowed. */
interface Allowance {
  files: number
  bytes: number
}

/** How many containers of each kind a file lies in. */
interface Depth {
  readonly zips: number
  readonly mails: number
}

/**
 * The files of a zip of replies, or a mail and the files attached to it; anything else is itself. What systems leave
 * beside files (`__MACOSX`, dot files, lock
 * files `~$…`) is passed over. A file that cannot be had is a Problem in its place, the others come all the same.
 */
export async function unpack(file: FoundFile, abilities: Abilities): Promise<readonly Result<FoundFile>[]> {
  return unpackLevel(file, abilities, { files: MOST_FILES, bytes: MOST_BYTES }, { zips: 0, mails: 0 })
}

async function unpackLevel(
  file: FoundFile,
  abilities: Abilities,
  allowance: Allowance,
  depth: Depth,
): Promise<readonly Result<FoundFile>[]> {
  if (isMail(file.bytes, abilities)) return unpackMail(file, abilities, allowance, depth)
  const zip = containerOf(file, abilities)
  if (zip === undefined) return [ok(file)]
  if (depth.zips >= DEEPEST.zips) {
    const advice = 'unpack the zip files inside zip files first'
    return [refused({ kind: 'unsupported-format', file: file.path, found: 'zip within zips', advice })]
  }
  const below = { ...depth, zips: depth.zips + 1 }
  const found: Result<FoundFile>[] = []
  for (const entry of zip.entries.values()) {
    const path = safePath(entry.name)
    if (isLeftOver(entry.name, path)) continue
    if (allowance.files-- <= 0) {
      found.push(tooMany(file, path))
      break
    }
    const inner = await taken(entry.name, `${file.path}/${path}`, entry.size, allowance, () => zip.content(entry))
    const came = file.letter === undefined ? {} : { letter: file.letter }
    if (inner.ok) found.push(...(await unpackLevel({ ...inner.value, ...came }, abilities, allowance, below)))
    else found.push(inner)
  }
  return found
}

/** A mail without its attachments, where a word is written in it, and then those. */
async function unpackMail(
  file: FoundFile,
  abilities: Abilities,
  allowance: Allowance,
  depth: Depth,
): Promise<readonly Result<FoundFile>[]> {
  const opened = await attempt(file.path, () => openMessage(file.bytes, abilities.decode))
  if (!opened.ok) return [opened]
  const { letter, attachments, alone } = opened.value
  if (attachments.length === 0) return [ok(file)]
  if (depth.mails >= DEEPEST.mails) {
    const advice = 'save the attachments of the innermost mail first'
    return [refused({ kind: 'unsupported-format', file: file.path, found: 'mail within mails', advice })]
  }
  const below = { ...depth, mails: depth.mails + 1 }
  const found: Result<FoundFile>[] = []
  const said = await readEml({ name: file.path, bytes: alone() }, abilities)
  const lines = [...(said.ok ? said.value.prose.slice(0, MOST_LINES) : []), ...(file.letter ?? [])]
  if (letter.some(({ text }) => text.trim() !== '')) found.push(ok({ ...file, bytes: alone() }))
  for (const { name, sealed, content } of attachments) {
    const path = safePath(name)
    if (isLeftOver(name, path)) continue
    if (allowance.files-- <= 0) {
      found.push(tooMany(file, path))
      break
    }
    const whole = `${file.path}/${path}`
    if (sealed !== undefined) {
      found.push(refused(sealed === 'encrypted' ? { kind: sealed, file: whole } : { ...SIGNED, file: whole }))
      continue
    }
    const bytes = content()
    const inner = await taken(name, whole, bytes.length, allowance, async () => bytes)
    const came = lines.length === 0 ? {} : { letter: lines }
    if (inner.ok) found.push(...(await unpackLevel({ ...inner.value, ...came }, abilities, allowance, below)))
    else found.push(inner)
  }
  return found
}

const SIGNED = {
  kind: 'unsupported-format',
  found: 'signed mail',
  advice: 'open it in a mail program and save its attachments',
} as const

function tooMany(file: FoundFile, part: string): Result<FoundFile> {
  return refused({ kind: 'too-large', file: file.path, part, limit: `${MOST_FILES} files` })
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

async function taken(
  part: string,
  path: string,
  size: number,
  allowance: Allowance,
  content: () => Promise<Uint8Array>,
): Promise<Result<FoundFile>> {
  return attempt(path, async () => {
    if (size > allowance.bytes) refuse({ kind: 'too-large', part, limit: `${MOST_BYTES} bytes` })
    allowance.bytes -= size
    return { name: path.slice(path.lastIndexOf('/') + 1), path, bytes: await content() }
  })
}

function isLeftOver(written: string, path: string): boolean {
  const steps = path.split('/')
  const name = steps.at(-1) ?? ''
  const isFolder = /[/\\]$/.test(written)
  return isFolder || steps.includes('__MACOSX') || name === '' || name.startsWith('.') || name.startsWith('~$')
}
