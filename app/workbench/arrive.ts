import type { Reading } from '../annotate/index.ts'
import type { FileBrief, ReadFile, ReadProgress } from '../contract/index.ts'
import { type FoundFile, readWorkbook, unpack } from '../read/index.ts'
import { tidyWorkbook } from '../tidy/index.ts'
import { type Abilities, ok, type Result, shownName, type Workbook } from '../vocabulary/index.ts'
import { contained } from './contained.ts'

/** A file as given: its name, its path below what was dropped, its bytes. */
export interface GivenFile {
  readonly name: string
  readonly path: string
  readonly bytes: Uint8Array
}

/** A file read, or why it was not, with its bytes where it could be unpacked. */
export type ReadResult = Result<ReadFile> & { readonly bytes?: Uint8Array }

/** What a list of files says of a file that was read. */
export function briefOf({ source, workbook, tidied }: ReadFile): FileBrief {
  const observations = tidied.map((sheet) => sheet.observations)
  return {
    source,
    text: workbook.text === undefined ? null : { encoding: workbook.text.encoding, delimiter: workbook.text.delimiter },
    sheets: tidied.length,
    cells: workbook.sheets.reduce((sum, sheet) => sum + sheet.cells.count, 0),
    observations: observations.reduce((sum, rows) => sum + rows.length, 0),
    forces: [...new Set(observations.flatMap((rows) => rows.flatMap(({ force }) => force ?? [])))],
    review: tidied.some((sheet) => sheet.state === 'review'),
  }
}

/**
 * Reads, recognises and tidies a file; a zip of files comes back as several. Never throws for what is in the bytes: a file
 * that the program fails at is a Problem in its place.
 */
export async function readGiven(
  brought: GivenFile,
  reading: Reading,
  abilities: Abilities,
  onProgress?: (progress: ReadProgress) => void,
): Promise<readonly ReadResult[]> {
  const given = withShownName(brought)
  if (reading.byHand === true) return [await heldFile(given, abilities)]
  const results: ReadResult[] = []
  for (const found of await unpack(given, abilities)) {
    if (!found.ok) {
      results.push(found)
      continue
    }
    const file = withShownName(found.value)
    const { bytes } = file
    const read = await contained(file.name, () => readFound(file, reading, abilities, onProgress))
    results.push({ ...read, bytes })
  }
  return results
}

function withShownName<File extends FoundFile>(file: File): File {
  return { ...file, name: shownName(file.name), path: shownName(file.path) }
}

/** A file kept as it is, without sheets, with the problem that it has: its figures are typed in from what its pages show. One that can be read is read. */
async function heldFile(given: GivenFile, abilities: Abilities): Promise<ReadResult> {
  const { name, path, bytes } = given
  const read = await contained(name, () => readFound(given, {}, abilities, undefined))
  if (read.ok) return { ...read, bytes }
  const isPdf = String.fromCharCode(...bytes.subarray(0, 4)) === '%PDF'
  const source = { sha256: await abilities.sha256(bytes), name, path, size: bytes.length }
  const format = isPdf ? 'pdf' : 'other'
  const workbook: Workbook = { format, sheets: [], text: undefined, prose: [], unread: read.problem }
  return { ...ok({ source, workbook, tidied: [] }), bytes }
}

async function readFound(
  { name, path, bytes, letter }: FoundFile,
  reading: { readonly encoding?: string; readonly delimiter?: string },
  abilities: Abilities,
  onProgress: ((progress: ReadProgress) => void) | undefined,
): Promise<Result<ReadFile>> {
  const workbook = await readWorkbook({ name, bytes, ...(letter ? { letter } : {}) }, abilities, {
    reading,
    ...(onProgress ? { onProgress } : {}),
  })
  if (!workbook.ok) return workbook
  const source = { sha256: await abilities.sha256(bytes), name, path, size: bytes.length }
  return ok({ source, workbook: workbook.value, tidied: tidyWorkbook(workbook.value, { fileName: name, path }) })
}
