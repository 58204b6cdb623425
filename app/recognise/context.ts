import type { MarkerNotes } from '../names/index.ts'
import type { ForceCode } from '../vocabulary/index.ts'
import type { Statement } from './layout.ts'

/** What is known about a sheet from outside of it. */
export interface SheetContext {
  readonly fileName: string
  /** What the file's notes say about its markers. */
  readonly notes: MarkerNotes
  /** The force that the file, another sheet or the analyst names, weakest claim last; undefined where none does. */
  readonly force: Statement | undefined
  /** Period of the sheet's name or of the letter around a document's table, for tables that state none. */
  readonly period: Statement | undefined
  /** Lines of the document just above this table, nearest last. */
  readonly above: readonly string[]
  /** What the file as a whole counts, where it says so outside this sheet. */
  readonly several: Statement | undefined
  /** Numbers of formula cells without stored result, by position in the sheet's table. */
  readonly computed: ReadonlyMap<number, number>
}

/** A force set by the analyst outranks what the file says. */
export interface ForceSetting {
  readonly force: ForceCode
}
