import type { Result, Sheet, Workbook } from '../../vocabulary/index.ts'
import { attempt } from '../attempt.ts'
import { type OnProgress, READ_LIMITS, type ReadLimits } from '../limits.ts'
import { damaged, refuse } from '../refusal.ts'
import { type CompoundFile, openCompound } from './compound.ts'
import { readGlobals } from './globals.ts'
import { hiddenParts } from './hidden-parts.ts'
import { biff } from './records.ts'
import { readSheet } from './sheet.ts'

/**
 * Reads a workbook of Excel 97 to 2003 (BIFF8 in a compound file). Chart and macro sheets are left out. A workbook that
 * needs a password is `encrypted`, an older one `unsupported-format`.
 */
export function readXls(
  file: { readonly name: string; readonly bytes: Uint8Array },
  _abilities: unknown,
  options: { readonly limits?: ReadLimits; readonly onProgress?: OnProgress } = {},
): Promise<Result<Workbook>> {
  return attempt(file.name, () => {
    const { limits = READ_LIMITS, onProgress } = options
    if (file.bytes.length === 0) refuse({ kind: 'empty-file' })
    const container = openCompound(file.bytes)
    const stream = workbookStream(container)
    const source = biff(stream)
    const globals = readGlobals(source)
    const sheets: Sheet[] = []
    let cells = 0
    for (const listed of globals.sheets) {
      const part = listed.name
      const onRecord = (done: number, more: number) =>
        onProgress?.({ part, done, of: stream.length, cells: cells + more })
      const maxCells = limits.maxCells - cells
      const sheet = readSheet(listed, sheets.length, { biff: source, globals, maxCells, onRecord })
      cells += sheet.cells.count
      sheets.push(sheet)
    }
    return { format: 'xls' as const, sheets, text: undefined, prose: [], hiddenParts: hiddenParts(container) }
  })
}

/** Excel 5 and 95 call the stream Book; a file saved for both holds both, and Workbook is the newer one. */
function workbookStream(container: CompoundFile): Uint8Array {
  const stream = container.stream('Workbook') ?? container.stream('Book')
  if (stream !== undefined) return stream
  const encrypted = container.names.includes('EncryptedPackage')
  return encrypted ? refuse({ kind: 'encrypted' }) : damaged('container', 'holds no workbook')
}
