import type { OnProgress, ReadLimits } from './limits.ts'
import { refuse } from './refusal.ts'

/** Counts what a file unfolds into while it is read, stops it at the limits and reports how far it has come. */
export interface Meter {
  /** Names the counter of the cells found so far in the sheet being read. */
  readonly watch: (cells: () => number) => void
  /** Keeps the cells of the sheet watched in the total; nothing is watched afterwards. */
  readonly settle: () => void
  /** Counts a block inflated from `part` and the compressed bytes that it stands for; throws a Refusal at a limit. */
  readonly inflated: (part: string, bytes: number, compressed: number) => void
}

/** Inflated bytes between two reports: some 10 ms of work. */
const REPORT_EVERY = 2 ** 20

/** A meter for a file of `of` bytes. */
export function meter(limits: ReadLimits, of: number, onProgress: OnProgress | undefined): Meter {
  let watched = () => 0
  let settled = 0
  let cellsBefore = 0
  let barren = 0
  let done = 0
  let unreported = REPORT_EVERY
  return {
    watch: (cells) => {
      watched = cells
    },
    settle: () => {
      settled += watched()
      watched = () => 0
    },
    inflated: (part, bytes, compressed) => {
      const cells = settled + watched()
      if (cells > limits.maxCells) refuse({ kind: 'too-large', part, limit: `${limits.maxCells} cells` })
      barren = cells > cellsBefore ? 0 : barren + bytes
      cellsBefore = cells
      if (barren > limits.maxBarrenBytes) {
        refuse({ kind: 'too-large', part, limit: `${limits.maxBarrenBytes} bytes without a cell` })
      }
      done += compressed
      unreported += bytes
      if (onProgress === undefined || unreported < REPORT_EVERY) return
      unreported = 0
      onProgress({ part, done: Math.min(of, Math.round(done)), of, cells })
    },
  }
}
