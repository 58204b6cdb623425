import type { SheetEdits } from '../recognise/index.ts'
import { rows, type SqlDatabase } from '../store/index.ts'
import { type Edit, editOf, type Stored, stored } from './edit.ts'
import { carryEntered, type EnteredFigure } from './entering.ts'

/** What an analyst says of two files that are versions of one. Files are named by their SHA-256. */
export type ReplaceCommand =
  /** The newer counts from now on, also where it had been replaced itself; the older is kept and out of the figures. */
  | {
      readonly do: 'replace file'
      readonly older: string
      readonly newer: string
      /** What was said of the older file's cells, as it fits the sheets of the newer. */
      readonly layouts: readonly SheetEdits[]
      /** Sheets of the newer whose like in the older was confirmed as it is read. */
      readonly accepted: readonly string[]
      /** Figures that were entered by hand against the older, each at the paragraph of the newer that holds its words. */
      readonly entered?: readonly EnteredFigure[] | undefined
    }
  | { readonly do: 'keep both files'; readonly older: string; readonly newer: string }
  /** The very bytes of a file came once more under another name: it counts once, and that it came twice is known. */
  | { readonly do: 'note copy'; readonly sha256: string; readonly name: string; readonly path: string }

/** What a decision about two versions changes of what was decided. A file that was replaced comes back by such a decision too. */
export function decideReplacing(db: SqlDatabase, command: ReplaceCommand, at: string): readonly Edit[] {
  if (command.do === 'note copy') {
    const { sha256, name, path } = command
    if (stored(db, 'inclusion', [sha256]) === null) throw new Error(`there is no file ${sha256}`)
    return [editOf(db, 'file_copy', [sha256, path], [name, at])]
  }
  const { older, newer } = command
  const [first, second] = [standing(db, older), standing(db, newer)]
  const decision = command.do === 'replace file' ? 'replaced' : 'both'
  const told = editOf(db, 'replacement', [older, newer], [decision, ...first.inclusion, at])
  if (command.do === 'keep both files') return [...first.back, ...second.back, told]
  if (first.back.length > 0) throw new Error(`the file ${older} is replaced already`)
  return [
    ...second.back,
    told,
    editOf(db, 'inclusion', [older], null),
    ...forcesCarried(db, older, newer),
    ...namesCarried(db, older, newer),
    ...command.layouts.map(({ sheet, edits }) => editOf(db, 'layout_edit', [newer, sheet], [JSON.stringify(edits)])),
    ...command.accepted.map((sheet) => editOf(db, 'layout_choice', [newer, sheet], [1])),
    ...carryEntered(db, newer, command.entered ?? []),
  ]
}

/** A decision about two versions in words. */
export function labelReplacing(command: ReplaceCommand, file: (sha256: string) => string | null): string {
  if (command.do === 'note copy') return `${command.name} known as a copy of ${file(command.sha256) ?? ''}`
  const [older, newer] = [file(command.older) ?? '', file(command.newer) ?? '']
  return command.do === 'replace file' ? `${older} replaced by ${newer}` : `${older} and ${newer} both kept`
}

interface Standing {
  /** How the file counts, or did when it was replaced. */
  readonly inclusion: Stored
  /** What lets a replaced file count again; nothing for one that counts. */
  readonly back: readonly Edit[]
}

function standing(db: SqlDatabase, sha256: string): Standing {
  const inclusion = stored(db, 'inclusion', [sha256])
  if (inclusion !== null) return { inclusion, back: [] }
  const replaced = rows(
    db,
    `SELECT newer, name, path, choice, arrived_at FROM replacement
     WHERE older = ? AND decision = 'replaced' ORDER BY at DESC, newer`,
    [sha256],
  )
  const [last] = replaced
  if (last === undefined) throw new Error(`there is no file ${sha256}`)
  const kept = last.slice(1).map(String)
  return {
    inclusion: kept,
    back: [
      editOf(db, 'inclusion', [sha256], kept),
      ...replaced.map(([newer]) => editOf(db, 'replacement', [sha256, String(newer)], null)),
    ],
  }
}

/** Whose the older was said to be, for the file and for sheets that the newer has too, where nothing was said of the newer. */
function forcesCarried(db: SqlDatabase, older: string, newer: string): readonly Edit[] {
  return rows(
    db,
    `SELECT c.scope, c.sheet, c.force FROM force_choice c
     WHERE c.sha256 = ?1
       AND NOT EXISTS (SELECT 1 FROM force_choice n WHERE n.sha256 = ?2 AND n.scope = c.scope AND n.sheet = c.sheet)
       AND (c.scope = 'file' OR EXISTS (
         SELECT 1 FROM inclusion i JOIN source f ON f.sha256 = i.sha256
         JOIN reading r ON r.source = f.id AND r.choice = i.choice
         JOIN sheet s ON s.reading = r.id WHERE i.sha256 = ?2 AND s.name = c.sheet))
     ORDER BY c.scope, c.sheet`,
    [older, newer],
  ).map(([scope, sheet, force]) => editOf(db, 'force_choice', [newer, String(scope), String(sheet)], [String(force)]))
}

/** Names that were added for the older file alone hold for the newer. */
function namesCarried(db: SqlDatabase, older: string, newer: string): readonly Edit[] {
  return rows(
    db,
    `SELECT c.what, c.key, c.spelling, c.written, c.means, c.pack FROM name_choice c
     WHERE c.scope = ?1 AND NOT EXISTS (SELECT 1 FROM name_choice n
       WHERE n.scope = ?2 AND n.what = c.what AND n.key = c.key AND n.spelling = c.spelling)
     ORDER BY c.what, c.key, c.spelling`,
    [older, newer],
  ).map(([what, key, spelling, ...rest]) =>
    editOf(db, 'name_choice', [String(what), String(key), String(spelling), newer], rest.map(String)),
  )
}
