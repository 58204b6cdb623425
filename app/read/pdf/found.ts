import type { Range } from '../../vocabulary/index.ts'

/** A cell of a table on a page. */
export interface FoundCell {
  readonly row: number
  readonly column: number
  readonly text: string
  readonly bold: boolean
  readonly strike: boolean
}

/** A table on a page, or what of it stands there. */
export interface FoundTable {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
  /** Where its columns begin and end. */
  readonly edges: readonly number[]
  readonly rowCount: number
  readonly cells: readonly FoundCell[]
  readonly merges: readonly Range[]
}
