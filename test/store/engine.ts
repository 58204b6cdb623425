import initSqlJs from 'sql.js'
import { type SqlEngine, sqlEngine } from '../../app/store/index.ts'

/** The engine that ships, loaded as Node does. */
export const engine: SqlEngine = sqlEngine(await initSqlJs({ useOldExtensionFunctions: false } as object))
