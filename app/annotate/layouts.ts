import type { LayoutEdit, Recipe } from '../recognise/index.ts'
import { firstRow, type SqlDatabase, textOf } from '../store/index.ts'
import { type Edit, editOf, stored } from './edit.ts'

/** What an analyst decides about the layouts of sheets. */
export type LayoutCommand =
  /** Confirms what the analyst says about a sheet's cells; an empty list leaves the sheet as it is recognised. */
  | {
      readonly do: 'edit layout'
      readonly sha256: string
      readonly sheet: string
      readonly edits: readonly LayoutEdit[]
    }
  | { readonly do: 'add recipe'; readonly id: string; readonly recipe: Recipe }
  | { readonly do: 'delete recipe'; readonly id: string }

/** What a command about layouts changes of what was decided. */
export function decideLayout(db: SqlDatabase, command: LayoutCommand, at: string): readonly Edit[] {
  switch (command.do) {
    case 'edit layout': {
      const { sha256, sheet, edits } = command
      const kept = editOf(db, 'layout_edit', [sha256, sheet], edits.length === 0 ? null : [JSON.stringify(edits)])
      // Whoever puts the roles right no longer wants the sheet held back for review.
      const heldBack = stored(db, 'layout_choice', [sha256, sheet])?.[0] === 0
      return heldBack && edits.length > 0 ? [kept, editOf(db, 'layout_choice', [sha256, sheet], null)] : [kept]
    }
    case 'add recipe':
      return [editOf(db, 'recipe', [command.id], [command.recipe.name, JSON.stringify(command.recipe), at])]
    case 'delete recipe':
      if (stored(db, 'recipe', [command.id]) === null) throw new Error(`there is no recipe ${command.id}`)
      return [editOf(db, 'recipe', [command.id], null)]
  }
}

/** A command about layouts in words. */
export function labelLayout(db: SqlDatabase, command: LayoutCommand, file: string): string {
  switch (command.do) {
    case 'edit layout': {
      const sheet = command.sheet === '' ? file : `sheet ${command.sheet}`
      return command.edits.length === 0 ? `Roles of ${sheet} as recognised` : `Roles of ${sheet} set by hand`
    }
    case 'add recipe':
      return `Recipe “${command.recipe.name}”`
    case 'delete recipe': {
      const name = textOf(firstRow(db, 'SELECT name FROM recipe WHERE id = ?', [command.id])?.[0]) ?? ''
      return `Deletion of recipe “${name}”`
    }
  }
}
