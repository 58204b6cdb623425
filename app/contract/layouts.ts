import type { EditedRole, LayoutEdit, NoRecipe, Recipe, Role, Statement } from '../recognise/index.ts'
import type { Range } from '../vocabulary/index.ts'

/** How a sheet reads with some edits, beside how it reads without: nothing of it is kept. */
export interface LayoutPreview {
  /** On whose word it is read with these edits. */
  readonly by: 'guess' | 'hand' | 'recipe'
  readonly score: number
  readonly reasons: readonly string[]
  /** What stands in the workspace: what the analyst confirmed, or what a recipe came to; further edits follow these. */
  readonly standing: readonly LayoutEdit[]
  readonly tables: readonly TableRead[]
  /** Cells whose role is another than in the workspace. */
  readonly roles: readonly { readonly row: number; readonly column: number; readonly role: Role }[]
  /** How many cells have each role. */
  readonly counts: Readonly<Partial<Record<Role, number>>>
  readonly before: FigureCount
  readonly after: FigureCount
  readonly difference: {
    readonly added: number
    readonly gone: number
    readonly changed: number
    /** The first of them, in the order of the sheet. */
    readonly cells: readonly ChangedCell[]
  }
  /** The first observations of the sheet as it reads with these edits. */
  readonly figures: readonly FigureRead[]
}

/** One way in which a sheet may be read, to be laid beside others. */
export interface LayoutWay {
  /** What it takes otherwise than the sheet is read now; empty for that reading itself. */
  readonly differs: string
  /** 0 to 1. */
  readonly score: number
  readonly reasons: readonly string[]
  /** Everything that would be said of the sheet to read it so. */
  readonly edits: readonly LayoutEdit[]
  readonly count: FigureCount
}

export interface FigureCount {
  readonly figures: number
  readonly withheld: number
}

/** An observation in words. */
export interface FigureRead {
  readonly row: number
  readonly column: number
  readonly cell: string
  readonly force: string
  readonly period: string
  readonly measure: string
  /** `key=value` of each dimension. */
  readonly dimensions: readonly string[]
  /** The number, or the interval and status of a withheld one. */
  readonly figure: string
  readonly withheld: boolean
  readonly raw: string
}

/** A cell that states something else than before; null where it states nothing. */
export interface ChangedCell {
  readonly row: number
  readonly column: number
  readonly cell: string
  readonly before: FigureRead | null
  readonly after: FigureRead | null
}

/** A table of a sheet as it is read. */
export interface TableRead {
  readonly range: Range
  readonly kind: 'cross table' | 'record list'
  readonly headerRows: readonly number[]
  readonly labels: readonly { readonly column: number; readonly key: string; readonly header: string }[]
  readonly valueColumns: readonly number[]
  /** What cells of headings, titles and group headings state. */
  readonly statements: readonly Statement[]
}

/** A layout made into a recipe, with the other sheets of the workspace that it fits; or why it cannot be one. */
export type RecipeDraft =
  | { readonly recipe: Recipe; readonly fits: readonly { readonly file: string; readonly sheet: string }[] }
  | { readonly why: NoRecipe }

export type { EditedRole, LayoutEdit, Recipe }
