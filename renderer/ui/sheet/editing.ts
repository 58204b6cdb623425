import type { KeyboardEvent } from 'react'
import type { Address, Range } from '../../../app/vocabulary/index.ts'

/** What a sheet needs to be worked on and not only looked at. */
export interface SheetEditing {
  /** Cells that the next role is for; null for the lit one alone. */
  readonly selection: Range | null
  readonly onSelect: (selection: Range | null) => void
  /** Roles that some cells would have, by `row,column`. */
  readonly roles: ReadonlyMap<string, string>
  readonly borders: readonly TableBorder[]
  /** A border was drawn elsewhere. */
  readonly onBorder: (table: number, range: Range) => void
  /** A key that moves nothing; true where it did something. */
  readonly onKey: (event: KeyboardEvent) => boolean
  /** Why a cell has its role, for whoever rests on it. */
  readonly reasonOf: (at: Address) => string | undefined
}

/** The border of a table, and whether arrows move it at the moment. */
export interface TableBorder {
  readonly range: Range
  readonly label: string
  readonly moving: boolean
}

/** The cells from one to another, whichever comes first. */
export function rangeBetween(a: Address, b: Address): Range {
  return {
    top: Math.min(a.row, b.row),
    left: Math.min(a.column, b.column),
    bottom: Math.max(a.row, b.row),
    right: Math.max(a.column, b.column),
  }
}

/** The corner of a range that lies across from a cell: where a selection that grows to there began. */
export function cornerAcross(range: Range, { row, column }: Address): Address {
  return {
    row: row === range.top ? range.bottom : range.top,
    column: column === range.left ? range.right : range.left,
  }
}

/** A border whose edge an arrow moves: outwards by the arrow, inwards with Shift. */
export function moveBorder(range: Range, key: string, inwards: boolean, last: Address): Range | undefined {
  const by = inwards ? -1 : 1
  const { top, left, bottom, right } = range
  switch (key) {
    case 'ArrowUp':
      return { ...range, top: clamp(top - by, 0, bottom) }
    case 'ArrowDown':
      return { ...range, bottom: clamp(bottom + by, top, last.row) }
    case 'ArrowLeft':
      return { ...range, left: clamp(left - by, 0, right) }
    case 'ArrowRight':
      return { ...range, right: clamp(right + by, left, last.column) }
    default:
      return undefined
  }
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value))
}
