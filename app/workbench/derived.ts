import { resolveAnchors } from '../annotate/index.ts'
import { resolveDecisions } from '../query/index.ts'
import {
  countedPlaces,
  deriveEntered,
  deriveReading,
  dropDerived,
  dropEntered,
  findReading,
  firstRow,
  recallWorkbook,
  rememberItems,
  rows,
  type SqlDatabase,
  withCounted,
} from '../store/index.ts'
import type { Tidied, TidyContext, TidySettings } from '../tidy/index.ts'
import type { ForceCode, Workbook } from '../vocabulary/index.ts'
import { rememberReply } from './finding-case.ts'
import { touch } from './finding-touched.ts'
import { layoutsFor } from './layouts.ts'
import { mayName, namesFor } from './names.ts'

/** What re-deriving needs of the other stages. */
export interface Deriving {
  readonly tidy: (workbook: Workbook, context: TidyContext) => readonly Tidied[]
  readonly forceName: (code: string | null) => string
}

/** A file that was read and tidied a moment ago. */
export interface JustRead {
  readonly workbook: Workbook
  readonly tidied: readonly Tidied[]
}

/** Builds what follows from a file anew, or takes it out where the file is no longer in the workspace. `arrival` saves the work where it was just done. */
function refreshFile(db: SqlDatabase, sha256: string, deriving: Deriving, arrival?: JustRead): void {
  touch(db, sha256)
  const included = firstRow(db, 'SELECT choice, name, path FROM inclusion WHERE sha256 = ?', [sha256])
  if (included === undefined) {
    dropEntered(db, sha256)
    dropDerived(db, sha256)
    return
  }
  const [choice, name, path] = included.map(String)
  const reading = findReading(db, sha256, choice ?? '')
  if (reading === undefined) throw new Error(`${name} was never read in the way that is asked for`)
  if (arrival !== undefined) {
    rememberReply(db, sha256, reading, path ?? '', arrival.workbook)
    rememberItems(db, reading, arrival.workbook)
  }
  const settings = settingsOf(db, sha256)
  // What the import worker tidied knows nothing of decisions that wait here for the file.
  const counted = countedPlaces(db, sha256)
  const workbook = withCounted(arrival?.workbook ?? recallWorkbook(db, reading), counted)
  const names = namesFor(db, sha256)
  const layouts = layoutsFor(db, sha256, workbook)
  const undecided =
    layouts.edits.length === 0 &&
    layouts.recipes.length === 0 &&
    counted.size === 0 &&
    settings.forces.length === 0 &&
    settings.accepted.length === 0 &&
    (arrival === undefined || !mayName(workbook, { name: name ?? '', path: path ?? '' }, names))
  const found =
    undecided && arrival !== undefined
      ? arrival.tidied
      : deriving.tidy(workbook, {
          fileName: name ?? '',
          path: path ?? '',
          settings: { ...settings, ...layouts, names: names.names },
        })
  deriveReading(db, sha256, reading, found, workbook, {
    accepted: (sheet) => (settings.refused.includes(sheet) ? false : settings.accepted.includes(sheet) ? true : null),
    forceName: deriving.forceName,
  })
  deriveEntered(db, sha256, reading, deriving.forceName)
}

/** A file's workbook as it is tidied, with everything that was decided about it. */
export function settledContext(
  db: SqlDatabase,
  sha256: string,
  recalled: Workbook,
): TidyContext & { readonly workbook: Workbook } {
  const [name, path] = firstRow(db, 'SELECT name, path FROM inclusion WHERE sha256 = ?', [sha256]) ?? []
  const workbook = withCounted(recalled, countedPlaces(db, sha256))
  const { forces, accepted } = settingsOf(db, sha256)
  const { names } = namesFor(db, sha256)
  const settings = { forces, accepted, ...layoutsFor(db, sha256, workbook), names }
  return { fileName: String(name ?? ''), path: String(path ?? ''), settings, workbook }
}

/** Builds what follows from the given files and where notes stand. */
export function refresh(db: SqlDatabase, files: readonly string[], deriving: Deriving, arrival?: JustRead): void {
  for (const sha256 of files) refreshFile(db, sha256, deriving, arrival)
  resolveAnchors(db)
  resolveDecisions(db)
}

function settingsOf(
  db: SqlDatabase,
  sha256: string,
): Required<Pick<TidySettings, 'forces' | 'accepted'>> & { readonly refused: readonly string[] } {
  const layouts = rows(db, 'SELECT sheet, accepted FROM layout_choice WHERE sha256 = ?', [sha256])
  const named = (accepted: number) =>
    layouts.filter(([, choice]) => choice === accepted).map(([sheet]) => String(sheet))
  return {
    forces: rows(db, 'SELECT scope, sheet, force FROM force_choice WHERE sha256 = ?', [sha256]).map(
      ([scope, sheet, force]) => ({
        sheet: scope === 'file' ? null : String(sheet),
        force: String(force) as ForceCode,
      }),
    ),
    accepted: named(1),
    refused: named(0),
  }
}
