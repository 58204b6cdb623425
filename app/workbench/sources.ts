import type { ReplacedFile, SheetSummary, SourceSummary } from '../contract/index.ts'
import { parseChoice, rows, type SqlDatabase, type SqlValue, textOf } from '../store/index.ts'
import type { Unresolved } from '../tidy/index.ts'
import { ENTERED_SHEET, type Problem } from '../vocabulary/index.ts'

/** The files of the workspace with their sheets, in the order in which they came. */
export function sourceSummaries(db: SqlDatabase): readonly SourceSummary[] {
  return summariesOf(db, 'inclusion')
}

/** The files that were replaced and are kept, in the order in which they came. */
export function replacedSummaries(db: SqlDatabase): readonly ReplacedFile[] {
  const replaced = new Map(
    rows(db, `SELECT sha256, newer, decided, choice FROM ${REPLACED}`).map(([sha256, newer, at, choice]) => [
      String(sha256),
      { replacedBy: String(newer), replacedAt: String(at), reading: parseChoice(String(choice)) },
    ]),
  )
  if (replaced.size === 0) return []
  return summariesOf(db, REPLACED).flatMap((source) => {
    const by = replaced.get(source.sha256)
    return by === undefined ? [] : [{ ...source, ...by }]
  })
}

/** A file that was replaced more than once goes by the last time. */
const REPLACED = `(SELECT r.older AS sha256, r.name, r.path, r.choice, r.arrived_at AS at, r.newer, max(r.at) AS decided
  FROM replacement r WHERE r.decision = 'replaced'
  AND NOT EXISTS (SELECT 1 FROM inclusion n WHERE n.sha256 = r.older) GROUP BY r.older)`

/** A name under which the very bytes of a file came once more. */
export interface FileCopy {
  readonly name: string
  readonly path: string
}

/** Such names of every file, by its SHA-256. */
export function copiesIn(db: SqlDatabase): ReadonlyMap<string, readonly FileCopy[]> {
  const found = new Map<string, FileCopy[]>()
  for (const [sha256, path, name] of rows(db, 'SELECT sha256, path, name FROM file_copy ORDER BY sha256, at, path')) {
    const copy = { path: String(path), name: String(name) }
    const own = found.get(String(sha256))
    if (own === undefined) found.set(String(sha256), [copy])
    else own.push(copy)
  }
  return found
}

function summariesOf(db: SqlDatabase, kept: 'inclusion' | typeof REPLACED): readonly SourceSummary[] {
  const sheets = sheetsBySource(db, kept)
  const copies = copiesIn(db)
  return rows(
    db,
    `SELECT f.id, f.sha256, i.name, i.path, f.size, r.format, r.encoding, r.delimiter, i.at,
       EXISTS (SELECT 1 FROM hidden_removal h WHERE h.sha256 = f.sha256),
       (SELECT count(*) FROM entered_observation e WHERE e.sha256 = f.sha256), json_array_length(r.prose),
       (SELECT u.problem FROM unread u WHERE u.reading = r.id)
     FROM ${kept} i JOIN source f ON f.sha256 = i.sha256
     JOIN reading r ON r.source = f.id AND r.choice = i.choice
     ORDER BY f.id`,
  ).map(([id, sha256, name, path, size, format, encoding, delimiter, at, redacted, ...more]) => {
    const [entered, prose, problem] = more
    const own = sheets.get(Number(id)) ?? []
    const also = copies.get(String(sha256))
    return {
      id: Number(id),
      sha256: String(sha256),
      name: String(name),
      path: String(path),
      size: Number(size),
      format: String(format),
      encoding: textOf(encoding),
      delimiter: textOf(delimiter),
      importedAt: String(at),
      illustrative: own.some(({ illustrative }) => illustrative),
      ...(redacted === 1 ? { redacted: true } : {}),
      ...(also === undefined ? {} : { copies: also }),
      ...(Number(entered) > 0 ? { entered: Number(entered) } : {}),
      ...(Number(prose) > 0 ? { letter: true } : {}),
      ...(typeof problem === 'string' ? { unread: JSON.parse(problem) as Problem } : {}),
      sheets: own.map(({ illustrative: _, ...sheet }) => sheet),
    }
  })
}

type OwnSheet = SheetSummary & { readonly illustrative: boolean }

function sheetsBySource(
  db: SqlDatabase,
  kept: 'inclusion' | typeof REPLACED,
): ReadonlyMap<number, readonly OwnSheet[]> {
  const bySource = new Map<number, OwnSheet[]>()
  const found = rows(
    db,
    `SELECT f.id, s.position, s.name, s.visibility, s.row_count, s.column_count, s.cell_count,
       t.observations, t.forces, t.state, t.reasons, t.proposals, t.unresolved, t.illustrative,
       c.accepted,
       EXISTS (SELECT 1 FROM hidden_choice h WHERE h.sha256 = f.sha256 AND h.place = 'sheet ' || s.position)
     FROM ${kept} i JOIN source f ON f.sha256 = i.sha256
     JOIN reading r ON r.source = f.id AND r.choice = i.choice
     JOIN sheet s ON s.reading = r.id
     LEFT JOIN tidied_sheet t ON t.sheet = s.id
     LEFT JOIN layout_choice c ON c.sha256 = f.sha256 AND c.sheet = s.name
     WHERE s.position < ${ENTERED_SHEET}
     ORDER BY f.id, s.position`,
  )
  for (const row of found) {
    const [source, index, name, visibility, rowCount, columnCount, cellCount] = row
    const [observations, forces, state, reasons, proposals, unresolved, illustrative, accepted, revealed] = row.slice(7)
    const own = bySource.get(Number(source)) ?? []
    bySource.set(Number(source), own)
    own.push({
      index: Number(index),
      name: String(name),
      visibility: visibility as SheetSummary['visibility'],
      ...(revealed === 1 ? { revealed: true } : {}),
      rowCount: Number(rowCount),
      columnCount: Number(columnCount),
      cellCount: Number(cellCount),
      observations: Number(observations ?? 0),
      forces: JSON.parse(textOf(forces) ?? '[]') as string[],
      state: (textOf(state) ?? 'empty') as SheetSummary['state'],
      reasons: reasonsOf(JSON.parse(textOf(reasons) ?? '[]') as string[], accepted),
      proposals: Number(proposals ?? 0),
      unresolved: JSON.parse(textOf(unresolved) ?? '[]') as Unresolved[],
      illustrative: illustrative === 1,
    })
  }
  return bySource
}

/** Why a sheet is in its state: what a person decided about it stands before what was found. */
function reasonsOf(found: readonly string[], accepted: SqlValue | undefined): readonly string[] {
  if (accepted === 0) return ['put back to review by hand', ...found]
  return accepted === 1 ? ['confirmed by hand', ...found] : found
}
