import { applyEdits, decideReplacing, type ReplaceCommand } from '../annotate/index.ts'
import type { VersionDifference, VersionFile } from '../contract/index.ts'
import { NO_NOTES } from '../names/index.ts'
import { differenceOf, type Stated } from '../query/index.ts'
import {
  cellReader,
  computeFormulas,
  hiddenCells,
  type LayoutEdit,
  recipeOf,
  type SheetEdits,
} from '../recognise/index.ts'
import { execute, findReading, firstRow, recallWorkbook, rows, type SqlDatabase, scalar } from '../store/index.ts'
import type { Tidied, TidyContext } from '../tidy/index.ts'
import { CELL_KINDS, rawText, type Sheet, type Workbook } from '../vocabulary/index.ts'
import { type Deriving, settledContext } from './derived.ts'
import { layoutEdits } from './layouts.ts'
import { carryingEntered, type EnteredCarrying } from './replace-entered.ts'
import { versionFile, versionState } from './versions.ts'

/**
 * What two versions of a file say differently, the newer read with all that was said of the older and fits it. Changes
 * nothing; null where one of the two is not here.
 */
export function versionDifference(
  db: SqlDatabase,
  deriving: Deriving,
  older: string,
  newer: string,
): VersionDifference | null {
  const [first, second] = [openVersion(db, deriving, older), openVersion(db, deriving, newer)]
  if (first === undefined || second === undefined) return null
  const state = versionState(db, older, newer)
  const decided = state === 'replaced'
  const carrying = decided ? NOTHING_CARRIED : carriedTo(db, deriving, first, second)
  const { layouts, accepted, entered } = carrying
  const typed = entered.length === 0 ? {} : { entered }
  const command = { do: 'replace file', older, newer, layouts, accepted, ...typed } as const
  const after = decided ? second.tidied : rehearsed(db, command, () => openVersion(db, deriving, newer)?.tidied ?? [])
  const difference = differenceOf(statedIn(first.workbook, first.tidied), statedIn(second.workbook, after))
  return {
    ...difference,
    older: first.file,
    newer: second.file,
    state,
    command,
    carried: carrying.carried,
    dropped: carrying.dropped,
    notes: notesOn(db, difference.rows),
  }
}

/** The observations of a file that count, each with the name of its sheet. */
export function statedIn(workbook: Workbook, tidied: readonly Tidied[]): readonly Stated[] {
  return tidied.flatMap(({ sheet, state, observations }) =>
    state === 'read'
      ? observations.map((observation) => ({
          sheet: workbook.sheets[sheet]?.name ?? '',
          sheetIndex: sheet,
          observation,
        }))
      : [],
  )
}

interface OpenVersion {
  readonly file: VersionFile
  readonly workbook: Workbook
  readonly context: TidyContext
  readonly tidied: readonly Tidied[]
}

function openVersion(db: SqlDatabase, deriving: Deriving, sha256: string): OpenVersion | undefined {
  const file = versionFile(db, sha256)
  const reading = file === undefined ? undefined : findReading(db, sha256, file.choice)
  if (file === undefined || reading === undefined) return undefined
  const { workbook, ...settled } = settledContext(db, sha256, recallWorkbook(db, reading))
  // A file that was replaced keeps its name and path apart from the files that count.
  const context = { ...settled, fileName: file.name, path: file.path }
  const refused = sheetsChosen(db, sha256, 0)
  const tidied = deriving.tidy(workbook, context).map((one): Tidied => {
    const name = workbook.sheets[one.sheet]?.name ?? ''
    if (one.state === 'review' && sheetsChosen(db, sha256, 1).includes(name)) return { ...one, state: 'read' }
    return one.state === 'read' && refused.includes(name) ? { ...one, state: 'review' } : one
  })
  const { choice: _, ...brief } = file
  return { file: brief, workbook, context, tidied }
}

function sheetsChosen(db: SqlDatabase, sha256: string, accepted: 0 | 1): readonly string[] {
  return rows(db, 'SELECT sheet FROM layout_choice WHERE sha256 = ? AND accepted = ? ORDER BY sheet', [
    sha256,
    accepted,
  ]).map(([sheet]) => String(sheet))
}

interface Carrying {
  readonly layouts: readonly SheetEdits[]
  readonly accepted: readonly string[]
  readonly entered: EnteredCarrying['entered']
  readonly carried: readonly string[]
  readonly dropped: readonly string[]
}

const NOTHING_CARRIED: Carrying = { layouts: [], accepted: [], entered: [], carried: [], dropped: [] }

/** What was said of the older and fits the newer, where nothing was said of the newer itself. */
function carriedTo(db: SqlDatabase, deriving: Deriving, older: OpenVersion, newer: OpenVersion): Carrying {
  const own = new Set(layoutEdits(db, newer.file.sha256).map(({ sheet }) => sheet))
  const layouts: SheetEdits[] = []
  const dropped: string[] = []
  for (const { sheet, edits } of layoutEdits(db, older.file.sha256)) {
    if (own.has(sheet)) continue
    const fitting = editsFitting(deriving, older, newer, sheet, edits)
    if (fitting === undefined) dropped.push(`Roles of ${sheetWords(sheet)}`)
    else layouts.push({ sheet, edits: fitting })
  }
  const forces = rows(db, 'SELECT scope, sheet FROM force_choice WHERE sha256 = ? ORDER BY scope, sheet', [
    older.file.sha256,
  ]).map(([scope, sheet]) => (scope === 'file' ? 'Force of the file' : `Force of ${sheetWords(String(sheet))}`))
  const names = scalar(db, 'SELECT count(*) FROM name_choice WHERE scope = ?', [older.file.sha256])
  const accepted = sheetsChosen(db, older.file.sha256, 1).filter((sheet) => sameHeadings(older, newer, sheet))
  const typed = carryingEntered(db, older.file, newer.file)
  return {
    layouts,
    accepted,
    entered: typed.entered,
    carried: [
      ...forces,
      ...layouts.map(({ sheet }) => `Roles of ${sheetWords(sheet)}`),
      ...accepted.map((sheet) => `Layout of ${sheetWords(sheet)} confirmed`),
      ...(names > 0 ? [names === 1 ? 'A name added for the file' : `${names} names added for the file`] : []),
      ...typed.carried,
    ],
    dropped: [...dropped, ...typed.dropped],
  }
}

function sheetWords(name: string): string {
  return name === '' ? 'its table' : `sheet ${name}`
}

/** Edits of a sheet as they hold for the sheet of the same name: as they are where nothing moved, else as a recipe finds them. */
function editsFitting(
  deriving: Deriving,
  older: OpenVersion,
  newer: OpenVersion,
  name: string,
  edits: readonly LayoutEdit[],
): readonly LayoutEdit[] | undefined {
  const position = newer.workbook.sheets.findIndex((sheet) => sheet.name === name)
  const before = older.workbook.sheets.find((sheet) => sheet.name === name)
  const after = newer.workbook.sheets[position]
  if (before === undefined || after === undefined) return undefined
  if (sameWords(before, after)) return edits
  const was = older.tidied.find(({ sheet }) => sheet === before.index)
  if (was === undefined) return undefined
  const { names } = older.context.settings ?? {}
  const computed = computeFormulas(older.workbook.sheets)[before.index] ?? new Map()
  const reader = cellReader(before, NO_NOTES, computed, names)
  const recipe = recipeOf('', before, was.layout, edits, reader, hiddenCells(before))
  if (typeof recipe === 'string') return undefined
  const settings = { ...newer.context.settings, recipes: [{ id: '', recipe }] }
  const found = deriving.tidy(newer.workbook, { ...newer.context, settings, only: position })
  const fitted = found.find(({ sheet, by }) => sheet === position && by === 'recipe')
  return fitted?.edits
}

/** Whether every text stands where it stood, so that only figures differ. */
function sameWords(before: Sheet, after: Sheet): boolean {
  const texts = (sheet: Sheet): string => {
    const { cells } = sheet
    const found: string[] = []
    for (let i = 0; i < cells.count; i += 1) {
      if (CELL_KINDS[cells.kinds[i] ?? 0] !== 'text') continue
      const raw = rawText(cells, i)
      // A mark in place of a figure may become a figure: letters say what a cell is about.
      if (/\p{L}/u.test(raw)) found.push(`${cells.rows[i]} ${cells.columns[i]} ${raw}`)
    }
    return found.join('\n')
  }
  return texts(before) === texts(after)
}

/** Whether a sheet that was confirmed in the older is read through the same headings in the newer. */
function sameHeadings(older: OpenVersion, newer: OpenVersion, name: string): boolean {
  const headings = ({ workbook, tidied }: OpenVersion): string | undefined => {
    const position = workbook.sheets.findIndex((sheet) => sheet.name === name)
    const one = tidied.find(({ sheet }) => sheet === position)
    if (one === undefined || one.layout.blocks.length === 0) return undefined
    return JSON.stringify(
      one.layout.blocks.map(({ kind, labels, columns }) => [kind, labels.map(({ key }) => key), columns.length]),
    )
  }
  const was = headings(older)
  return was !== undefined && was === headings(newer)
}

/** How the workspace would answer after a command, with everything put back afterwards. */
function rehearsed<Value>(db: SqlDatabase, command: ReplaceCommand, look: () => Value): Value {
  execute(db, 'SAVEPOINT rehearsal')
  try {
    applyEdits(db, decideReplacing(db, command, ''))
    return look()
  } finally {
    execute(db, 'ROLLBACK TO rehearsal')
    execute(db, 'RELEASE rehearsal')
  }
}

function notesOn(db: SqlDatabase, changed: VersionDifference['rows']): number {
  return changed.filter(
    ({ change, force, measure, periodStart, periodEnd, dimensions }) =>
      change !== 'added' &&
      firstRow(
        db,
        `SELECT 1 FROM annotation WHERE anchored = 'value' AND force IS ? AND measure = ? AND period_start IS ?
         AND period_end IS ? AND dimensions = ?`,
        [force, measure, periodStart, periodEnd, dimensions],
      ) !== undefined,
  ).length
}
