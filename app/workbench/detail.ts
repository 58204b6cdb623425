import { annotations, operations, type PlacedAnnotation, speaksOf } from '../annotate/index.ts'
import type { ObservationDetail } from '../contract/index.ts'
import { OBSERVATIONS, type ObservationId, type ObservationRow, rowsOf, whereOf } from '../query/index.ts'
import {
  cellOfObservation,
  firstRow,
  placeOf,
  readEvidence,
  rows,
  type SqlDatabase,
  scalar,
  textOf,
} from '../store/index.ts'
import { savedCharts } from './charts.ts'

/** Everything about one number, null where it is gone. */
export function observationDetail(db: SqlDatabase, id: ObservationId): ObservationDetail | null {
  const row = rowsOf(db, [id])[0]
  if (row === undefined) return null
  const cell = cellOfObservation(id)
  const [sha256, evidence, numberFormat, formula] = firstRow(db, DETAIL, [id, cell, placeOf(cell).sheet]) ?? []
  return {
    row,
    sha256: String(sha256),
    evidence: readEvidence(db, cell, textOf(evidence) ?? '[]'),
    formula: textOf(formula),
    numberFormat: textOf(numberFormat) ?? 'General',
    annotations: annotations(db).filter((note) => speaksOf(note, row)),
    usedIn: chartsWith(db, id),
    history: historyOf(db, String(sha256), row),
  }
}

const DETAIL = `SELECT t.sha256, o.evidence,
    (SELECT y.number_format FROM cell c JOIN cell_style y ON y.sheet = ?3 AND y.style = c.style WHERE c.id = ?2),
    (SELECT f.text FROM formula f WHERE f.cell = ?2)
  FROM observation o JOIN tidied_sheet t ON t.sheet = o.id >> 38 WHERE o.id = ?1`

function chartsWith(db: SqlDatabase, id: ObservationId): ObservationDetail['usedIn'] {
  return savedCharts(db)
    .filter(({ spec }) => {
      const where = whereOf(spec.question)
      return (
        scalar(db, `SELECT count(*) FROM ${OBSERVATIONS} WHERE o.id = ? AND ${where.sql}`, [id, ...where.values]) > 0
      )
    })
    .map(({ id: chart, name }) => ({ chart, name }))
}

const HISTORY_LIMIT = 1000

/** A note that is gone stands nowhere. */
const UNPLACED = {
  observation: null,
  observations: [],
  forces: [],
  file: null,
  replies: [],
  changed: null,
} satisfies Partial<PlacedAnnotation>

/** What was done to the file, or to notes that speak of the number; the newest first. */
function historyOf(db: SqlDatabase, sha256: string, row: ObservationRow): ObservationDetail['history'] {
  const own = new Set(
    rows(db, 'SELECT annotation FROM annotation_target WHERE observation = ?', [row.id]).map(([id]) => textOf(id)),
  )
  return operations(db, HISTORY_LIMIT).filter(({ command }) => {
    switch (command.do) {
      case 'import file':
        return command.source.sha256 === sha256
      case 'remove file':
      case 'reread file':
        return command.sha256 === sha256
      case 'set force':
        return command.sha256 === sha256 && (command.sheet === null || command.sheet === row.sheet)
      case 'enter figure':
      case 'change entered figure':
        return command.entered.sha256 === sha256 && command.entered.id === row.entered?.id
      case 'accept layout':
        return command.sha256 === sha256 && command.sheet === row.sheet
      case 'add annotation':
        return own.has(command.annotation.id) || speaksOf({ ...UNPLACED, ...command.annotation }, row)
      case 'change annotation':
      case 'delete annotation':
        return own.has(command.id)
      case 'reply to annotation':
        return own.has(command.annotation)
      default:
        return false
    }
  })
}
