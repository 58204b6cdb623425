import type { Workbench } from '../../app/contract/index.ts'
import { FORCES } from '../../app/names/index.ts'
import { tidyWorkbook } from '../../app/tidy/index.ts'
import { createWorkbench, readGiven } from '../../app/workbench/index.ts'
import { nodeAbilities } from '../../main/cli/abilities.ts'
import { engine } from '../store/engine.ts'
import { AT, granted } from './support.ts'

/** A workbench that tidies as the program does, holding the given text files; names of files that it tidies go to `tidied`. */
export async function benchWith(files: Readonly<Record<string, string>>, tidied: string[] = []): Promise<Workbench> {
  const bench = emptyBench(tidied)
  await bench.open(null)
  for (const [name, text] of Object.entries(files)) await importText(bench, name, text)
  return bench
}

/** Imports a text file as the import worker does. */
export async function importText(bench: Workbench, name: string, text: string): Promise<void> {
  await importBytes(bench, name, new TextEncoder().encode(text))
}

/** Imports a file as the import worker does. */
export async function importBytes(bench: Workbench, name: string, bytes: Uint8Array): Promise<void> {
  const [read] = await readGiven({ name, path: name, bytes }, {}, nodeAbilities)
  if (read?.ok !== true) throw new Error(`${name} was not read`)
  granted(
    await bench.perform({ do: 'import file', source: read.value.source, reading: {} }, AT, read.value, read.bytes),
  )
}

function emptyBench(tidied: string[]): Workbench {
  return createWorkbench(engine, {
    forces: FORCES,
    tidy: (workbook, context) => {
      tidied.push(context.fileName)
      return tidyWorkbook(workbook, context)
    },
    read: async () => ({ ok: false, problem: { kind: 'no-cells', file: '' } }),
    chartFonts: async () => ({ woff2: new Uint8Array() }),
    rasterise: undefined,
  })
}
