import { disclosureAmong, type Stated } from '../check/index.ts'
import type { DisclosureShown, NamedCell, Publication } from '../contract/index.ts'
import { pageSql, periodLabel } from '../query/index.ts'
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
import { CHART_ROWS } from './charts.ts'
import { comparison } from './compare.ts'
import { filesIn, type SheetHere, type StatedHere, statedIn } from './finding-case.ts'
import { thresholdsIn } from './finding-thresholds.ts'
import { findingList } from './findings.ts'
import { hiddenFigures } from './quarantine.ts'

const NOTHING: DisclosureShown = { told: [], leaveOut: [] }
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
  const { told, leaveOut } = disclosureAmong(published, replies, thresholdsIn(db))
  const named = naming(db, sheets, published, forces)
  return {
    told: told.flatMap(({ of, certain }) => named(of).map((cell) => ({ ...cell, certain }))),
    leaveOut: leaveOut.flatMap(named),
  }
}

function publishedIds(db: SqlDatabase, publication: Publication, forces: readonly Force[]): ReadonlySet<number> {
  switch (publication.of) {
    case 'rows':
    case 'chart': {
      const { sql, values } = pageSql(publication.question)
      const most = publication.of === 'chart' ? CHART_ROWS : -1
      const hidden =
        publication.of === 'rows' && publication.withHidden !== true ? hiddenFigures(db) : new Set<number>()
      const ids = rows(db, sql, [...values, most, 0]).map(([id]) => Number(id))
      return new Set(ids.filter((id) => !hidden.has(id)))
    }
    case 'comparison': {
      const { rows: lines } = comparison(db, publication.question, forces)
      return new Set(lines.flatMap(({ cells }) => cells.flatMap(({ ids }) => ids)))
    }
    case 'letter': {
      const wanted = new Set(publication.findings)
      const { findings } = findingList(db, forces)
      return new Set(
        findings
          .filter(({ key }) => wanted.has(key))
          .flatMap(({ places }) =>
            places.flatMap(({ cells }) => cells.flatMap(({ observation }) => observation ?? [])),
          ),
      )
    }
  }
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
