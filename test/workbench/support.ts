import type { Command } from '../../app/annotate/index.ts'
import type { Change, ReadFile, Workbench } from '../../app/contract/index.ts'
import type { Tidied } from '../../app/tidy/index.ts'
import type { Force, Result, Workbook } from '../../app/vocabulary/index.ts'
import { createWorkbench } from '../../app/workbench/index.ts'
import { engine } from '../store/engine.ts'
import { NOTTS, SURREY } from '../store/replies.ts'

export const FORCES = [
  { code: NOTTS, name: 'Nottinghamshire', officialName: '', region: '', nation: '' },
  { code: SURREY, name: 'Surrey', officialName: '', region: '', nation: '' },
] as unknown as readonly Force[]

/** A workbench whose tidying knows the files that were handed to it: by the name of the file. */
export function benchOver(files: readonly { readonly file: ReadFile }[]): Workbench {
  const known = new Map(files.map(({ file }) => [file.source.name, file]))
  return createWorkbench(engine, {
    forces: FORCES,
    tidy: (_workbook: Workbook, { fileName }: { readonly fileName: string }): readonly Tidied[] =>
      known.get(fileName)?.tidied ?? [],
    read: async () => ({ ok: false, problem: { kind: 'no-cells', file: '' } }) as Result<Workbook>,
    chartFonts: async () => ({ woff2: new Uint8Array() }),
    rasterise: undefined,
  })
}

export const AT = '2026-01-05T10:00:00.000Z'

export function importOf({ file }: { readonly file: ReadFile }): Command {
  return { do: 'import file', source: file.source, reading: {} }
}

/** The value of a result that must be one. */
export function granted(result: Result<Change>): Change {
  if (!result.ok) throw new Error(JSON.stringify(result.problem))
  return result.value
}
