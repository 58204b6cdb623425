import { readFileSync } from 'node:fs'
import { EVERYTHING } from '../../app/query/index.ts'
import { readWorkbook } from '../../app/read/index.ts'
import { choiceText, keepReading, keepSource, openStore, scalar, transaction } from '../../app/store/index.ts'
import { createWorkbench, partsFor, readGiven } from '../../app/workbench/index.ts'
import { nodeAbilities } from '../../main/cli/abilities.ts'
import { loadEngine } from '../../main/cli/engine.ts'
import { filesOf, peakMemory } from './files.mjs'

// One measurement in a process of its own. The database is open before the clock starts, as the parser is loaded before it parses.
const [folder = '', which = 'replies', goal = 'stored'] = process.argv.slice(2)
const engine = await loadEngine(new Uint8Array(readFileSync('node_modules/sql.js/dist/sql-wasm.wasm')))
const files = filesOf(folder, which as Parameters<typeof filesOf>[1])
const at = '2026-01-01T00:00:00.000Z'
/** Edits of one file after each of which the rules look again. */
const EDITS = 5

const goals: Readonly<Record<string, () => Promise<unknown>>> = { read, stored, answered, tidied, checked }
process.stdout.write(JSON.stringify(await goals[goal]?.()))

/** From bytes to every cell in the database, with its keys and the indexes that the program uses. */
async function stored() {
  const opened = openStore(engine, null)
  if (!opened.ok) throw new Error(JSON.stringify(opened.problem))
  const db = opened.value
  const clock = stopwatch()
  for (const { name, bytes } of files) {
    const workbook = await readWorkbook({ name, bytes }, nodeAbilities)
    const sha256 = await nodeAbilities.sha256(bytes)
    clock.lap('read')
    if (!workbook.ok) throw new Error(JSON.stringify(workbook.problem))
    const source = transaction(db, () => keepSource(db, sha256, bytes))
    keepReading(db, source, choiceText({}), workbook.value)
    clock.lap('keep')
  }
  return { ...clock.stop(), cells: scalar(db, 'SELECT count(*) FROM cell') }
}

/** From bytes to every cell, in memory. */
async function read() {
  const clock = stopwatch()
  let cells = 0
  for (const { name, bytes } of files) {
    const workbook = await readWorkbook({ name, bytes }, nodeAbilities)
    clock.lap('read')
    if (!workbook.ok) throw new Error(JSON.stringify(workbook.problem))
    for (const sheet of workbook.value.sheets) cells += sheet.cells.count
  }
  return { ...clock.stop(), cells }
}

/** From bytes to observations, in memory. */
async function tidied() {
  if (which === 'documents') await nodeAbilities.pdf?.()
  const clock = stopwatch()
  let observations = 0
  let cells = 0
  for (const { name, bytes } of files) {
    for (const result of await readGiven({ name, path: name, bytes }, {}, nodeAbilities)) {
      if (!result.ok) throw new Error(JSON.stringify(result.problem))
      for (const sheet of result.value.tidied) observations += sheet.observations.length
      for (const sheet of result.value.workbook.sheets) cells += sheet.cells.count
    }
    clock.lap('read')
  }
  return { ...clock.stop(), cells, observations }
}

/** From bytes to observations of which the grid shows the first page: read, recognised, tidied, kept, logged, asked. */
async function answered() {
  const bench = createWorkbench(engine, partsFor(nodeAbilities, { chartFonts: noFonts, rasterise: undefined }))
  await bench.open(null)
  const clock = stopwatch()
  for (const { name, bytes } of files) {
    const results = await readGiven({ name, path: name, bytes }, {}, nodeAbilities)
    clock.lap('read')
    for (const result of results) {
      if (!result.ok) throw new Error(JSON.stringify(result.problem))
      const command = { do: 'import file', source: result.value.source, reading: {} } as const
      const done = await bench.perform(command, at, result.value, result.bytes)
      if (!done.ok) throw new Error(JSON.stringify(done.problem))
    }
    clock.lap('keep')
  }
  const page = await bench.page(EVERYTHING, 0, 100)
  clock.lap('page')
  const measured = clock.stop()
  const { sources } = await bench.state()
  const sheets = sources.flatMap((source) => source.sheets)
  const review = sheets.filter(({ state }) => state !== 'read').length
  if (review > 0) throw new Error(`${review} sheets were not read with confidence`)
  const cells = sheets.reduce((sum, { cellCount }) => sum + cellCount, 0)
  return { ...measured, cells, observations: page.total, questions: await questions(bench) }
}

/**
 * All rules over the files once they are tidied and kept, and again after each of a few edits, as the window asks for it: put
 * together from the store, judged, dressed, written down, listed. Milliseconds, and processor time of each.
 */
async function checked() {
  const bench = createWorkbench(engine, partsFor(nodeAbilities, { chartFonts: noFonts, rasterise: undefined }))
  await bench.open(null)
  let last = ''
  for (const { name, bytes } of files) {
    for (const result of await readGiven({ name, path: name, bytes }, {}, nodeAbilities)) {
      if (!result.ok) throw new Error(JSON.stringify(result.problem))
      const { source } = result.value
      const command = { do: 'import file', source, reading: {} } as const
      const done = await bench.perform(command, at, result.value, result.bytes)
      // The same bytes come under two names in the made-up rounds.
      if (done.ok) last = source.sha256
      else if (done.problem.kind !== 'already-here') throw new Error(JSON.stringify(done.problem))
    }
  }
  const look = async () => {
    const clock = stopwatch()
    const list = await bench.findings()
    clock.lap('rules')
    return { list, ...clock.stop() }
  }
  const { list, ms, cpu } = await look()
  const again: { readonly ms: number; readonly cpu: number }[] = []
  for (let nth = 0; nth < EDITS; nth += 1) {
    const force = nth % 2 === 0 ? 'E23000018' : null
    const done = await bench.perform({ do: 'set force', sha256: last, sheet: null, force }, at)
    if (!done.ok) throw new Error(JSON.stringify(done.problem))
    again.push(await look())
  }
  const middle = (of: readonly number[]) => [...of].sort((a, b) => a - b)[of.length >> 1] ?? Number.NaN
  return {
    ms,
    cpu,
    mb: peakMemory(),
    again: { ms: middle(again.map((one) => one.ms)), cpu: middle(again.map((one) => one.cpu)) },
    observations: list.checked,
    findings: list.findings.length,
  }
}

/** Milliseconds that the questions of the window take afterwards, each asked once before. */
async function questions(bench: ReturnType<typeof createWorkbench>) {
  const byValue = { ...EVERYTHING, sort: [{ column: 'value', descending: true }] } as const
  const found = { ...EVERYTHING, search: 'snapchat' }
  const [first] = (await bench.page(EVERYTHING, 0, 1)).rows
  const asked: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['first page', () => bench.page(EVERYTHING, 0, 100)],
    ['page by value', () => bench.page(byValue, 50_000, 100)],
    ['page of a search', () => bench.page(found, 0, 100)],
    ['total', () => bench.total(EVERYTHING)],
    ['facets', () => bench.facets(EVERYTHING)],
    ['sheet window of 5,000 cells', () => bench.sheetWindow(first?.source ?? 1, 0, 0, 0, 416, 11)],
    ['state', () => bench.state()],
  ]
  const taken: Record<string, number> = {}
  for (const [name, ask] of asked) {
    await ask()
    const before = performance.now()
    await ask()
    taken[name] = performance.now() - before
  }
  return taken
}

function stopwatch() {
  const parts: Record<string, number> = {}
  const before = process.cpuUsage()
  const started = performance.now()
  let last = started
  return {
    lap: (name: string) => {
      const now = performance.now()
      parts[name] = (parts[name] ?? 0) + now - last
      last = now
    },
    stop: () => {
      const { user, system } = process.cpuUsage(before)
      return { ms: last - started, cpu: (user + system) / 1000, mb: peakMemory(), parts }
    },
  }
}

async function noFonts() {
  return { woff2: new Uint8Array() }
}
