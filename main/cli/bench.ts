import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import wasmBinary from 'sql.js/dist/sql-wasm.wasm?bytes'
import type { Workbench } from '../../app/contract/index.ts'
import { ok, type Problem, type Result } from '../../app/vocabulary/index.ts'
import { createWorkbench, partsFor, readGiven } from '../../app/workbench/index.ts'
import { nodeAbilities } from './abilities.ts'
import { loadEngine } from './engine.ts'
import { bytesOf, gather } from './files.ts'
import { report } from './output.ts'
import { sentence } from './problems.ts'
import { CHART_FONTS, rasterise } from './rasterise.ts'

/** Operations that the command line carries out all bear this instant: the same files give the same bytes, whenever. */
const AT = '2000-01-01T00:00:00.000Z'

/** A bench with what was given on it, and whether anything had to be left out. */
export interface Loaded {
  readonly bench: Workbench
  readonly code: 0 | 1
}

/** A workbench in this process: the one that the window has in a worker. */
export async function newBench(): Promise<Workbench> {
  const engine = await loadEngine(wasmBinary)
  return createWorkbench(
    engine,
    partsFor(nodeAbilities, { chartFonts: async () => CHART_FONTS, rasterise: (svg, scale) => rasterise(svg, scale) }),
  )
}

/** Opens a workspace where the one file given is one, otherwise imports the files; undefined where nothing could be opened. */
export async function loadBench(given: readonly string[]): Promise<Loaded | undefined> {
  const bench = await newBench()
  const workspace = workspaceBytes(given)
  const opened = await bench.open(workspace ?? null)
  if (!opened.ok) {
    refuse({ ...opened.problem, file: given[0] ?? '' })
    return undefined
  }
  if (workspace !== undefined) return { bench, code: 0 }
  return { bench, code: await importAll(bench, given) }
}

async function importAll(bench: Workbench, given: readonly string[]): Promise<0 | 1> {
  const { files, skipped, absent } = gather(given)
  let code: 0 | 1 = absent.length > 0 ? 1 : 0
  for (const file of absent) refuse({ kind: 'vanished', file })
  for (const file of files) {
    const bytes = bytesOf(file)
    if (bytes === undefined) {
      refuse({ kind: 'vanished', file: file.path })
      code = 1
      continue
    }
    for (const read of await readGiven({ name: file.name, path: file.path, bytes }, {}, nodeAbilities)) {
      const kept: Result<unknown> = read.ok
        ? await bench.perform(
            { do: 'import file', source: read.value.source, reading: {} },
            AT,
            read.value,
            read.bytes ?? bytes,
          )
        : read
      if (kept.ok) continue
      if (read.ok && kept.problem.kind === 'already-here') {
        // As in the window: the same bytes under another name are known as a copy and count once.
        const { sha256, name, path } = read.value.source
        report({ identical: kept.problem.as, file: path })
        await decide(bench, { do: 'note copy', sha256, name, path })
        continue
      }
      refuse(kept.problem)
      code = 1
    }
  }
  if (skipped > 0) report({ skipped, reason: 'lock files, dot files and links' })
  return code
}

/** Adds a decision to the bench as the window would. */
export async function decide(bench: Workbench, command: Parameters<Workbench['perform']>[0]): Promise<Result<null>> {
  const done = await bench.perform(command, AT)
  return done.ok ? ok(null) : done
}

function workspaceBytes(given: readonly string[]): Uint8Array | undefined {
  const [only, ...others] = given
  if (only === undefined || others.length > 0) return undefined
  try {
    const bytes = readFileSync(resolve(only))
    return Buffer.from(bytes.subarray(0, 15)).toString('latin1') === 'SQLite format 3' ? bytes : undefined
  } catch {
    return undefined
  }
}

function refuse(problem: Problem): void {
  report({ problem: problem.kind, file: problem.file, error: sentence(problem) })
}
