import type { Block } from './layout.ts'

/** How a table of one layout is read, as far as it can be said of another file: words of headings and labels, never figures. */
export interface RecipeTable {
  readonly kind: Block['kind']
  /** Rows of headings, as steps down from the first: `[0, 1]` where they follow one another. */
  readonly headerRows: readonly number[]
  /** Columns that hold anything, from left to right. */
  readonly columns: readonly RecipeColumn[]
  /** A heading reaches over the columns beside it without a merge: then their order matters. */
  readonly carried: boolean
  /** Rows whose label alone does not say what they are. */
  readonly rows: readonly RecipeRow[]
  /** Figures without a label stand in it: an unlabelled total. */
  readonly unlabelled: boolean
  /** Most empty rows between two rows of its body. */
  readonly gap: number
}

/** What a cell in a row of headings may be. */
export const HEADING_ROLES = ['header', 'title', 'note', 'ignored'] as const
export type HeadingRole = (typeof HEADING_ROLES)[number]

export interface RecipeColumn {
  /** Likeness of its heading in each row of headings; empty where it has none. */
  readonly headings: readonly string[]
  /** Role of the heading in each row. */
  readonly above: readonly HeadingRole[]
  /** What the analyst said that each heading means; null where it was read. */
  readonly meanings: readonly (string | null)[]
  readonly role: 'label' | 'value' | 'total' | 'note' | 'ignored'
  /** Of labels: what they are values of. */
  readonly key: string
  /** What most of its cells are: the key of a dimension, `figure` or `text`. */
  readonly kind: string
}

export interface RecipeRow {
  /** Likenesses of its labels, one for each label column. */
  readonly labels: readonly string[]
  readonly role: 'heading' | 'total' | 'note' | 'ignored'
  /** Of headings: what they are values of, where the analyst said so. */
  readonly meaning: string | null
}

/** A layout kept for look-alike files, with the marks by which they are known. */
export interface Recipe {
  readonly name: string
  /** Likeness of the sheet's name; empty where the name says nothing (Sheet1). */
  readonly sheet: string
  readonly tables: readonly RecipeTable[]
  /** Numbers that stand outside of its tables. */
  readonly stray: number
}

/** A recipe of the workspace. */
export interface KeptRecipe {
  readonly id: string
  readonly recipe: Recipe
}
