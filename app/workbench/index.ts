export { createWorkbench, type WorkbenchParts } from './workbench.ts'
