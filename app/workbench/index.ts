export { briefOf, type GivenFile, type ReadResult, readGiven } from './arrive.ts'
export { contained } from './contained.ts'
export { partsFor } from './parts.ts'
export { createWorkbench, type WorkbenchParts } from './workbench.ts'
