/** How a sheet may be read: its tables, their headings, labels and figures, each cell in one role. */

export { axisOf, stated } from './axis.ts'
export * from './candidates/index.ts'
export { compoundStates, compoundsOf } from './compound.ts'
export type { SheetContext } from './context.ts'
export { type Edited, recogniseEdited } from './edited.ts'
export { type LayoutsDecided, type ReadAs, readAs } from './edited-reading.ts'
export * from './edits.ts'
export { computeFormulas } from './formula/compute.ts'
export { type Expression, parseFormula } from './formula/parse.ts'
export { hiddenCells, inkOnItself } from './hidden.ts'
export * from './layout.ts'
export {
  type CellReader,
  cellReader,
  dayFirst,
  type Reading,
  readingOf,
  TEXT as TEXT_CELL,
  UNREAD as UNREAD_CELL,
} from './reading.ts'
export * from './recipe.ts'
export { mayFit } from './recipe-likeness.ts'
export { type NoRecipe, recipeOf } from './recipe-make.ts'
export { recognise } from './recognise.ts'
export { severalOffences } from './several.ts'
export { type Line, titlePeriod } from './titles.ts'
