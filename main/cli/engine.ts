import { setFlagsFromString } from 'node:v8'
import initSqlJs from 'sql.js'
import { type SqlEngine, sqlEngine } from '../../app/store/index.ts'

/** SQLite in this process, from the bytes of sql.js's WebAssembly. */
export async function loadEngine(wasmBinary: Uint8Array): Promise<SqlEngine> {
  compileLater()
  // The types of sql.js know only of Emscripten's settings.
  const settings = { wasmBinary: wasmBinary.buffer, useOldExtensionFunctions: false }
  return sqlEngine(await initSqlJs(settings as Parameters<typeof initSqlJs>[0]))
}

/** From this one on V8 waits by itself as long as is told below. */
const PATIENT_V8 = 12

/**
 * The V8 of Node 20 compiles a WebAssembly function anew, with all optimisations, after it ran over 1.8 MB of code: SQLite's
 * largest so cost more than the import of forty small files takes. Later versions wait for 13 MB, and so does this one then.
 */
function compileLater(): void {
  if (Number.parseInt(process.versions.v8, 10) < PATIENT_V8) setFlagsFromString('--wasm-tiering-budget=13000000')
}
