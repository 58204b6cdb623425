import type { Abilities, Problem, Result, Workbook } from '../vocabulary/index.ts'

/** Counted limits, so that a hostile file ends in a Problem and not in an exhausted heap. */
export interface ReadLimits {
  readonly maxPartBytes: number
  readonly maxBarrenBytes: number
  readonly maxCells: number
}

export const READ_LIMITS: ReadLimits = {
  maxPartBytes: 2 ** 31,
  maxBarrenBytes: 256 * 2 ** 20,
  maxCells: 20_000_000,
}

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

export type OnProgress = (progress: {
  readonly part: string
  readonly done: number
  readonly of: number
  readonly cells: number
}) => void

export declare function readWorkbook(
  file: { readonly name: string; readonly bytes: Uint8Array },
  abilities: Abilities,
  options?: { readonly limits?: ReadLimits; readonly reading?: ReadingChoice; readonly onProgress?: OnProgress },
): Promise<Result<Workbook>>

export declare function unpack(file: FoundFile, abilities: Abilities): Promise<readonly Result<FoundFile, Problem>[]>
