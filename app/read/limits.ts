/** Counted limits, so that a hostile file ends in a Problem and not in an exhausted heap. */
export interface ReadLimits {
  /** Inflated bytes of one part of a file. */
  readonly maxPartBytes: number
  /** Inflated bytes without one new non-empty cell. */
  readonly maxBarrenBytes: number
  readonly maxCells: number
}

export const READ_LIMITS: ReadLimits = {
  maxPartBytes: 2 ** 31,
  maxBarrenBytes: 256 * 2 ** 20,
  maxCells: 20_000_000,
}

export type OnProgress = (progress: {
  readonly part: string
  readonly done: number
  readonly of: number
  readonly cells: number
}) => void
