export * from './ipc.ts'
export * from './worker.ts'
