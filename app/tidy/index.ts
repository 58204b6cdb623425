/** Sheets as observations: every figure with its force, period, dimensions and the cells that state them. */

export { dayIn, type Said, type Saying, saidIn, sectionIn } from './said.ts'
export { tidySheet } from './sheet.ts'
export * from './tidied.ts'
export { type TidyContext, type TidySettings, tidyWorkbook } from './workbook.ts'
