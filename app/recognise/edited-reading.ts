import type { Sheet } from '../vocabulary/index.ts'
import type { SheetContext } from './context.ts'
import { type Edited, recogniseEdited } from './edited.ts'
import type { LayoutEdit, SheetEdits } from './edits.ts'
import type { CellReader } from './reading.ts'
import type { KeptRecipe } from './recipe.ts'
import { fitOf } from './recipe-match.ts'
import { recognise } from './recognise.ts'

/** A sheet as it is read, and on whose word. */
export interface ReadAs extends Edited {
  readonly by: 'guess' | 'hand' | 'recipe'
  /** What it was read with: the edits of the analyst, or those that a recipe came to. */
  readonly edits: readonly LayoutEdit[]
}

/** What was decided about the layouts of a file. */
export interface LayoutsDecided {
  readonly edits?: readonly SheetEdits[]
  /** The first that fits a sheet is taken. */
  readonly recipes?: readonly KeptRecipe[]
}

/** Reads a sheet: as the analyst said, as a recipe for its like says, or as it is guessed. Undefined where it holds no table. */
export function readAs(
  sheet: Sheet,
  context: SheetContext,
  reader: CellReader,
  hidden: Uint8Array,
  decided: LayoutsDecided,
): ReadAs | undefined {
  const edits = editsOf(decided, sheet.name)
  if (edits.length > 0) {
    const edited = recogniseEdited(sheet, context, edits, reader, hidden)
    return { ...edited, layout: because(edited.layout, ['its roles were set by hand']), by: 'hand', edits }
  }
  let near: string | undefined
  for (const { recipe } of decided.recipes ?? []) {
    const fit = fitOf(recipe, sheet, reader, hidden)
    if (fit === undefined) continue
    if ('differs' in fit) {
      near ??= `not read by recipe “${recipe.name}”: ${fit.differs}`
      continue
    }
    const edited = recogniseEdited(sheet, context, fit.edits, reader, hidden)
    const layout = because(edited.layout, [`read by recipe “${recipe.name}”`])
    return { ...edited, layout, by: 'recipe', edits: fit.edits }
  }
  const [layout] = recognise(sheet, context, reader, hidden)
  if (layout === undefined) return undefined
  const read = near === undefined ? layout : because(layout, [near])
  return { layout: read, silent: hidden, apart: () => false, by: 'guess', edits: [] }
}

function editsOf({ edits }: LayoutsDecided, sheet: string): readonly LayoutEdit[] {
  return edits?.findLast((one) => one.sheet === sheet)?.edits ?? []
}

function because(layout: Edited['layout'], first: readonly string[]): Edited['layout'] {
  return { ...layout, reasons: [...first, ...layout.reasons] }
}
