import type { Address, Range } from '../vocabulary/index.ts'

export const ROLES = ['title', 'header', 'label', 'value', 'total', 'note', 'ignored', 'hidden'] as const
export type Role = (typeof ROLES)[number]

/** A fact that a cell, the sheet's name or the file's name states: which dimension, and its value. */
export interface Statement {
  /** `force`, `period`, `measure`, or the key of a dimension. */
  readonly key: string
  readonly value: string
  readonly from: 'cell' | 'sheet name' | 'file name' | 'prose' | 'other sheet' | 'request'
  readonly at: Address | undefined
  readonly written: string
}

/** One table of a sheet. */
export interface Block {
  readonly range: Range
  readonly values: Range
  readonly headerRows: readonly number[]
  readonly labelColumns: readonly number[]
  readonly kind: 'cross table' | 'record list'
}

/** How a sheet may be read. Every non-empty cell has exactly one role. */
export interface Layout {
  /** 0 to 1. Below `CONFIDENT` a person looks at it first. */
  readonly score: number
  /** In words, for the analyst: why so sure, or why not. */
  readonly reasons: readonly string[]
  readonly blocks: readonly Block[]
  /** Role of each cell of the sheet's table, by its position there: index into ROLES. */
  readonly roles: Uint8Array
}

export const CONFIDENT = 0.8
