import { disclosureAmong, type Stated } from '../check/index.ts'
import type { DisclosureShown, NamedCell, Publication } from '../contract/index.ts'
import { type ObservationId, pageSql, periodLabel, type Question } from '../query/index.ts'
import {
  cellKey,
  cellOfObservation,
  FIGURE_STATUSES,
  firstRow,
  placeOf,
  rows,
  type SqlDatabase,
  scalar,
  textOf,
} from '../store/index.ts'
import { type Force, parseA1 } from '../vocabulary/index.ts'
import { chartFigures } from './charts.ts'
import { comparison } from './compare.ts'
import { filesIn, type SheetHere, type StatedHere, statedIn } from './finding-case.ts'
import { thresholdsIn } from './finding-thresholds.ts'
import { settledFindings } from './findings.ts'
import { hiddenFigures } from './quarantine.ts'

const NOTHING: DisclosureShown = { told: [], leaveOut: [], unsearched: [] }
const SUPPRESSED = FIGURE_STATUSES.indexOf('suppressed')

/** What a publication tells of the suppressed figures in it: asked before every export. */
export function disclosureIn(db: SqlDatabase, publication: Publication, forces: readonly Force[]): DisclosureShown {
  if (scalar(db, 'SELECT count(*) FROM (SELECT 1 FROM observation WHERE status = ? LIMIT 1)', [SUPPRESSED]) === 0) {
    return NOTHING
  }
  const ids = publishedIds(db, publication, forces)
  if (ids.size === 0) return NOTHING
  const files = filesIn(db)
  const touched = new Set([...ids].map((id) => placeOf(cellOfObservation(id)).sheet))
  const sheets = files.flatMap((file) => file.sheets).filter(({ id }) => touched.has(id))
  const published = statedIn(db, sheets).filter(({ observation }) => ids.has(observation))
  const replies = files.map(({ reply }) => reply)
  const { told, leaveOut, unsearched } = disclosureAmong(published, replies, thresholdsIn(db))
  const nameOf = (code: string) => forces.find((force) => force.code === code)?.name ?? code
  const named = naming(db, sheets, published, forces)
  return {
    told: told.flatMap(({ of, certain }) => named(of).map((cell) => ({ ...cell, certain }))),
    leaveOut: leaveOut.flatMap(named),
    unsearched: [...unsearched].map(([force, figures]) => ({ forceName: nameOf(force), figures })),
  }
}

/** The figures of a publication that stand in hidden places and count by decision. */
export function hiddenAmong(
  db: SqlDatabase,
  publication: Publication,
  forces: readonly Force[],
): readonly ObservationId[] {
  const hidden = hiddenFigures(db)
  if (hidden.size === 0) return []
  const among = publication.of === 'replies' ? hidden : publishedIds(db, withAllHidden(publication), forces)
  return [...among].filter((id) => hidden.has(id)).sort((a, b) => a - b) as ObservationId[]
}

function withAllHidden(publication: Publication): Publication {
  return publication.of === 'rows' || publication.of === 'cells' ? { ...publication, withHidden: true } : publication
}

function publishedIds(db: SqlDatabase, publication: Publication, forces: readonly Force[]): ReadonlySet<number> {
  switch (publication.of) {
    case 'rows':
      return unhidden(db, idsOf(db, publication.question), publication.withHidden === true)
    case 'cells':
      return unhidden(db, publication.ids, publication.withHidden === true)
    case 'chain':
      return new Set(publication.ids)
    case 'chart':
      return new Set(chartFigures(db, publication.question))
    case 'comparison': {
      const { question, only = null } = publication
      const lines = comparison(db, question, forces).rows.filter(({ force }) => only?.includes(force) ?? true)
      return new Set(
        lines.flatMap(({ cells, whole }) => [...cells, ...(whole === null ? [] : [whole])]).flatMap(({ ids }) => ids),
      )
    }
    case 'replies':
      return new Set()
    case 'letter': {
      const wanted = new Set(publication.findings)
      const without = new Set<number>(publication.without)
      const { findings } = settledFindings(db, forces)
      return new Set(
        findings
          .filter(({ key }) => wanted.has(key))
          .flatMap(({ places }) => places.flatMap(({ cells }) => cells.flatMap(({ observation }) => observation ?? [])))
          .filter((id) => !without.has(id)),
      )
    }
  }
}

function idsOf(db: SqlDatabase, question: Question): readonly number[] {
  const { sql, values } = pageSql(question)
  return rows(db, sql, [...values, -1, 0]).map(([id]) => Number(id))
}

function unhidden(db: SqlDatabase, ids: readonly number[], withHidden: boolean): ReadonlySet<number> {
  const hidden = withHidden ? new Set<number>() : hiddenFigures(db)
  return new Set(ids.filter((id) => !hidden.has(id)))
}

/** Names figures by their place, as the file shows them. */
function naming(
  db: SqlDatabase,
  sheets: readonly SheetHere[],
  stated: readonly StatedHere[],
  forces: readonly Force[],
): (of: Stated) => readonly NamedCell[] {
  const names = new Map<string, string>(forces.map(({ code, name }) => [code, name]))
  const ids = new Map(sheets.map((sheet) => [`${sheet.file}\0${sheet.name}`, sheet.id]))
  const figures = new Map<Stated, StatedHere>(stated.map((one) => [one, one]))
  return (of) => {
    const figure = figures.get(of)
    if (figure === undefined) return []
    const { file, sheet, cell, force, dimensions, periodStart: start, periodEnd: end } = figure
    const at = parseA1(cell)
    const id = ids.get(`${file}\0${sheet}`)
    const raw =
      at === undefined || id === undefined
        ? undefined
        : firstRow(db, 'SELECT coalesce(raw, value) FROM cell WHERE id = ?', [cellKey(id, at.row, at.column)])
    const period = start === null || end === null ? '' : periodLabel({ start, end, written: '' })
    return [
      {
        observation: figure.observation,
        file,
        sheetName: sheet,
        cell,
        forceName: force === null ? '' : (names.get(force) ?? force),
        what: [...dimensions.map(({ value }) => value), period].filter((word) => word !== '').join(', '),
        shown: textOf(raw?.[0]) ?? String(raw?.[0] ?? ''),
      },
    ]
  }
}
