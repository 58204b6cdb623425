/** What a text of a reply says: a force, a period, a category, a measure, a figure or why there is none. */
export * from './added/index.ts'
export * from './category/index.ts'
export * from './figure/index.ts'
export * from './force/index.ts'
export { measureIn } from './measure.ts'
export * from './period/index.ts'
export { visible } from './plain.ts'
export { english } from './welsh.ts'
