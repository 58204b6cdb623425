import type { ReplaceCommand } from '../annotate/index.ts'
import type { Difference } from '../query/index.ts'
import type { SourceSummary } from './worker.ts'

/** A file by what names it: `id` is that of its source. */
export interface VersionFile {
  readonly sha256: string
  readonly id: number
  readonly name: string
  readonly path: string
  readonly arrivedAt: string
}

/** A file whose place another has taken: kept as it was, and out of the figures. Its sheets hold no observations. */
export interface ReplacedFile extends SourceSummary {
  /** SHA-256 of the file that took its place, which may have been replaced or removed since. */
  readonly replacedBy: string
  readonly replacedAt: string
  /** How it was read when it counted. */
  readonly reading: { readonly encoding?: string; readonly delimiter?: string }
}

/** Two files that are, or look like, versions of one. */
export interface VersionPair {
  readonly older: VersionFile
  readonly newer: VersionFile
  /** `suggested` where nobody has decided yet. */
  readonly state: 'suggested' | 'replaced' | 'both'
}

/** What changes from one version to the other, and the command that lets the newer take its place. */
export interface VersionDifference extends Difference {
  readonly older: VersionFile
  readonly newer: VersionFile
  readonly state: VersionPair['state'] | 'asked'
  readonly command: Extract<ReplaceCommand, { readonly do: 'replace file' }>
  /** In words, what was said of the older and holds for the newer: `Force of the file`, `Roles of sheet Offences`. */
  readonly carried: readonly string[]
  /** What was said of the older and does not fit the newer. */
  readonly dropped: readonly string[]
  /** Notes on figures that change or go. */
  readonly notes: number
}
