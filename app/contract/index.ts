export * from './finding.ts'
export * from './ipc.ts'
export * from './worker.ts'
