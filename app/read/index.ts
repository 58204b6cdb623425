import { type Abilities, ok, type Problem, type Result, refused, type Workbook } from '../vocabulary/index.ts'
import { type OnProgress, READ_LIMITS, type ReadLimits } from './limits.ts'
import { meter } from './meter.ts'
import { readOffice } from './office.ts'
import { Refusal, refuse } from './refusal.ts'
import { isZip } from './zip/index.ts'

export { displayed } from './display/index.ts'
export { type OnProgress, READ_LIMITS, type ReadLimits } from './limits.ts'
export { type FoundFile, unpack } from './unpack.ts'

/** How the analyst wants delimited text taken; guessed where absent. */
export interface ReadingChoice {
  readonly encoding?: string
  readonly delimiter?: string
}

export interface ReadOptions {
  readonly limits?: ReadLimits
  readonly reading?: ReadingChoice
  readonly onProgress?: OnProgress
}

/**
 * Reads a file, whatever its name says that it is. Never throws: a file that cannot be read is a Problem, and so is one
 * that holds no cell at all.
 */
export async function readWorkbook(
  file: { readonly name: string; readonly bytes: Uint8Array },
  abilities: Abilities,
  options: ReadOptions = {},
): Promise<Result<Workbook>> {
  try {
    const workbook = await readAny(file, abilities, options)
    if (workbook.prose.length === 0 && workbook.sheets.every((sheet) => sheet.cells.count === 0)) {
      refuse({ kind: 'no-cells' })
    }
    return ok(workbook)
  } catch (error) {
    return refused(problemOf(error, file.name))
  }
}

async function readAny(
  { bytes }: { readonly name: string; readonly bytes: Uint8Array },
  abilities: Abilities,
  { limits = READ_LIMITS, onProgress }: ReadOptions,
): Promise<Workbook> {
  if (bytes.length === 0) refuse({ kind: 'empty-file' })
  if (isZip(bytes)) return readOffice(bytes, abilities, limits, meter(limits, bytes.length, onProgress))
  return refuse({ kind: 'unsupported-format', found: 'unknown', advice: 'save it as .xlsx' })
}

/** One reply must never stop the reading of the others, so even a fault of a reader ends as a Problem of its file. */
function problemOf(error: unknown, file: string): Problem {
  if (error instanceof Refusal) return { ...error.trouble, file } as Problem
  return { kind: 'unreadable', file, reason: String(error) }
}
