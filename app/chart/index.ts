export * from './layout.ts'
export * from './spec.ts'
