export * from './tidied.ts'
