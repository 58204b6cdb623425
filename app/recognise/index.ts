/** How a sheet may be read: its tables, their headings, labels and figures, each cell in one role. */

export { axisOf, stated } from './axis.ts'
export type { SheetContext } from './context.ts'
export { computeFormulas } from './formula/compute.ts'
export { hiddenCells } from './hidden.ts'
export * from './layout.ts'
export { type CellReader, cellReader, dayFirst, type Reading, readingOf } from './reading.ts'
export { recognise } from './recognise.ts'
export { type Line, severalOffences, titlePeriod } from './titles.ts'
