import type { Abilities, Problem, Result, Workbook } from '../vocabulary/index.ts'
import type { OnProgress, ReadLimits } from './limits.ts'

export { type OnProgress, READ_LIMITS, type ReadLimits } from './limits.ts'

/** How the analyst wants delimited text taken; guessed where absent. */
export interface ReadingChoice {
  readonly encoding?: string
  readonly delimiter?: string
}

/** A file inside a container (a zip of replies), or the file itself. */
export interface FoundFile {
  readonly name: string
  readonly path: string
  readonly bytes: Uint8Array
}

export declare function readWorkbook(
  file: { readonly name: string; readonly bytes: Uint8Array },
  abilities: Abilities,
  options?: { readonly limits?: ReadLimits; readonly reading?: ReadingChoice; readonly onProgress?: OnProgress },
): Promise<Result<Workbook>>

export declare function unpack(file: FoundFile, abilities: Abilities): Promise<readonly Result<FoundFile, Problem>[]>
