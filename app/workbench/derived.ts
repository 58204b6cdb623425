import { resolveAnchors } from '../annotate/index.ts'
import {
  deriveReading,
  dropDerived,
  findReading,
  firstRow,
  recallWorkbook,
  rows,
  type SqlDatabase,
  textOf,
} from '../store/index.ts'
import type { Tidied } from '../tidy/index.ts'
import type { Workbook } from '../vocabulary/index.ts'

/** What re-deriving needs of the other stages. */
export interface Deriving {
  readonly tidy: (workbook: Workbook, file: { readonly name: string; readonly path: string }) => readonly Tidied[]
  readonly forceName: (code: string | null) => string
}

/** Builds what follows from a file anew, or takes it out where the file is no longer in the workspace. `tidied` saves the work where it was just done. */
export function refreshFile(db: SqlDatabase, sha256: string, deriving: Deriving, tidied?: readonly Tidied[]): void {
  const included = firstRow(db, 'SELECT choice, name, path FROM inclusion WHERE sha256 = ?', [sha256])
  if (included === undefined) {
    dropDerived(db, sha256)
    return
  }
  const [choice, name, path] = included.map(String)
  const reading = findReading(db, sha256, choice ?? '')
  if (reading === undefined) throw new Error(`${name} was never read in the way that is asked for`)
  const found = tidied ?? deriving.tidy(recallWorkbook(db, reading), { name: name ?? '', path: path ?? '' })
  deriveReading(db, sha256, reading, found, decisionsOf(db, sha256, deriving))
}

/** Builds what follows from the given files and where notes stand. */
export function refresh(
  db: SqlDatabase,
  files: readonly string[],
  deriving: Deriving,
  tidied?: readonly Tidied[],
): void {
  for (const sha256 of files) refreshFile(db, sha256, deriving, tidied)
  resolveAnchors(db)
}

function decisionsOf(db: SqlDatabase, sha256: string, { forceName }: Deriving) {
  const forces = rows(db, 'SELECT scope, sheet, force FROM force_choice WHERE sha256 = ?', [sha256])
  const layouts = rows(db, 'SELECT sheet, accepted FROM layout_choice WHERE sha256 = ?', [sha256])
  const forceIn = (scope: string, sheet: string) =>
    textOf(forces.find(([of, name]) => of === scope && name === sheet)?.[2])
  return {
    accepted: (sheet: string) => {
      const choice = layouts.find(([name]) => name === sheet)
      return choice === undefined ? null : choice[1] === 1
    },
    force: (sheet: string) => forceIn('sheet', sheet) ?? forceIn('file', ''),
    forceName,
  }
}
