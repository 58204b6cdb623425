import { type FoundFile, readWorkbook, unpack } from '../../app/read/index.ts'
import { ok, type Problem, type Result, type Workbook } from '../../app/vocabulary/index.ts'
import { contained } from '../../app/workbench/index.ts'
import { nodeAbilities } from './abilities.ts'
import { bytesOf, gather, labelsOf } from './files.ts'
import { report } from './output.ts'
import { sentence } from './problems.ts'

/** A file as it was read, under the name by which the output calls it. */
export interface ReadReply {
  readonly label: string
  readonly name: string
  /** With the folders that it lies in, which may name the force. */
  readonly path: string
  readonly workbook: Workbook
  readonly bytes: Uint8Array
}

/**
 * Reads the given files and folders one after the other and hands each over as soon as it is read. What cannot be read is
 * named on standard error and to `onRefused`, and so is what `take` fails at; the others go on. Gives the exit code.
 */
export async function readReplies(
  given: readonly string[],
  take: (reply: ReadReply) => void,
  onRefused: (file: string) => void = () => {},
): Promise<0 | 1> {
  const { files, skipped, absent } = gather(given)
  const labels = labelsOf(files)
  let refusals = 0
  const refuse = (label: string, problem: Problem): void => {
    refusals++
    report({ problem: problem.kind, file: label, error: sentence(problem) })
    onRefused(label)
  }
  for (const file of absent) refuse(file, { kind: 'vanished', file })
  for (const [i, file] of files.entries()) {
    const label = labels[i] ?? file.name
    const bytes = bytesOf(file)
    if (bytes === undefined) {
      refuse(label, { kind: 'vanished', file: label })
      continue
    }
    for (const found of await unpacked({ name: file.name, path: file.path, bytes })) {
      if (!found.ok) {
        refuse(found.problem.file === file.path ? label : found.problem.file, found.problem)
        continue
      }
      const inner = found.value
      const innerLabel = inner.path === file.path ? label : inner.path
      const taken = await contained(innerLabel, async () => {
        const read = await readWorkbook(inner, nodeAbilities)
        if (!read.ok) return read
        const path = `${file.folder}/${inner.path}`
        return ok(take({ label: innerLabel, name: inner.name, path, workbook: read.value, bytes: inner.bytes }))
      })
      if (!taken.ok) refuse(innerLabel, taken.problem)
    }
  }
  if (skipped > 0) report({ skipped, reason: 'lock files, dot files and links' })
  return refusals > 0 ? 1 : 0
}

async function unpacked(file: {
  readonly name: string
  readonly path: string
  readonly bytes: Uint8Array
}): Promise<readonly Result<FoundFile>[]> {
  return unpack(file, nodeAbilities)
}
