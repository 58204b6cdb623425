import type { ReadFile, ReadProgress } from '../contract/index.ts'
import { readWorkbook, unpack } from '../read/index.ts'
import { tidyWorkbook } from '../tidy/index.ts'
import { type Abilities, ok, type Result } from '../vocabulary/index.ts'

/** A file as given: its name, its path below what was dropped, its bytes. */
export interface GivenFile {
  readonly name: string
  readonly path: string
  readonly bytes: Uint8Array
}

/** A file read, with the bytes that it was read from; or why it was not. */
export type ReadResult = Result<ReadFile> & { readonly bytes?: Uint8Array }

/** Reads, recognises and tidies a file; a zip of files comes back as several. Never throws for what is in the bytes. */
export async function readGiven(
  given: GivenFile,
  reading: { readonly encoding?: string; readonly delimiter?: string },
  abilities: Abilities,
  onProgress?: (progress: ReadProgress) => void,
): Promise<readonly ReadResult[]> {
  const results: ReadResult[] = []
  for (const found of await unpack(given, abilities)) {
    if (!found.ok) {
      results.push(found)
      continue
    }
    const file = found.value
    const workbook = await readWorkbook(file, abilities, { reading, ...(onProgress ? { onProgress } : {}) })
    if (!workbook.ok) {
      results.push(workbook)
      continue
    }
    const source = {
      sha256: await abilities.sha256(file.bytes),
      name: file.name,
      path: file.path,
      size: file.bytes.length,
    }
    const tidied = tidyWorkbook(workbook.value, { fileName: file.name, path: file.path })
    results.push({ ...ok({ source, workbook: workbook.value, tidied }), bytes: file.bytes })
  }
  return results
}
