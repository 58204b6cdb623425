import initSqlJs from 'sql.js'
import wasmBinary from 'sql.js/dist/sql-wasm.wasm?bytes'
import { type SqlEngine, sqlEngine } from '../../app/store/index.ts'

/** SQLite in this worker. Its WebAssembly is part of the bundle: the page may fetch nothing. */
export async function loadEngine(): Promise<SqlEngine> {
  // The types of sql.js know only of Emscripten's settings; the other keeps its old mathematics out of ours.
  const settings = { wasmBinary: wasmBinary.buffer, useOldExtensionFunctions: false }
  return sqlEngine(await initSqlJs(settings as Parameters<typeof initSqlJs>[0]))
}
