export { check } from './check.ts'
export type { Asked, Reply, Stated } from './stated.ts'
