export { type ForceMention, findForces, type Searched, unsureForces } from './find.ts'
export { FORCES, forceByCode } from './forces.ts'
export { type ForceFound, resolveForce } from './resolve.ts'
