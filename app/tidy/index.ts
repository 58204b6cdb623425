/** Sheets as observations: every figure with its force, period, dimensions and the cells that state them. */

export { type ReadySheet, readySheets, type TidyContext, type TidySettings } from './ready.ts'
export { dayIn, type Said, type Saying, saidIn, sectionIn } from './said.ts'
export { tidySheet } from './sheet.ts'
export * from './tidied.ts'
export { tidyReady, tidyWorkbook } from './workbook.ts'
