import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { EVERYTHING } from '../../app/query/index.ts'
import { sqlEngine } from '../../app/store/index.ts'
import { createWorkbench, partsFor, readGiven } from '../../app/workbench/index.ts'
import { nodeAbilities } from '../../main/cli/abilities.ts'
import { filesOf } from './files.mjs'

// One measurement: from bytes in memory to a workspace that answers the grid, in a process of its own.
const [folder = '', which = 'replies'] = process.argv.slice(2)
const load = createRequire(`${process.cwd()}/`)('sql.js')
const wasmBinary = readFileSync('node_modules/sql.js/dist/sql-wasm.wasm')
const engine = sqlEngine(await load({ wasmBinary, useOldExtensionFunctions: false }))
const bench = createWorkbench(engine, partsFor(nodeAbilities, { chartFonts: noFonts, rasterise: undefined }))
const files = filesOf(folder, which === 'large' ? 'large' : 'replies')
const at = '2026-01-01T00:00:00.000Z'

// The workspace is open before anyone drops a file on it, as the parser is loaded before it parses.
await bench.open(null)
const started = performance.now()
let reading = 0
for (const { name, bytes } of files) {
  const before = performance.now()
  const results = await readGiven({ name, path: name, bytes }, {}, nodeAbilities)
  reading += performance.now() - before
  for (const result of results) {
    if (!result.ok) throw new Error(JSON.stringify(result.problem))
    const command = { do: 'import file', source: result.value.source, reading: {} } as const
    const done = await bench.perform(command, at, result.value, result.bytes)
    if (!done.ok) throw new Error(JSON.stringify(done.problem))
  }
}
const imported = performance.now()
const page = await bench.page(EVERYTHING, 0, 100)
const ms = performance.now() - started
const state = await bench.state()
const cells = state.sources.reduce(
  (sum, { sheets }) => sum + sheets.reduce((all, sheet) => all + sheet.cellCount, 0),
  0,
)
process.stdout.write(
  JSON.stringify({
    ms,
    mb: process.resourceUsage().maxRSS / 1024,
    parts: { reading, keeping: imported - started - reading, firstPage: ms - (imported - started) },
    cells,
    observations: page.total,
    states: state.sources.slice(0, 1).map(({ sheets }) => sheets.map(({ state, reasons }) => ({ state, reasons }))),
  }),
)

async function noFonts() {
  return { woff2: new Uint8Array() }
}
