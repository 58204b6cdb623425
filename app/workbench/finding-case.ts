import type { Asked, Case, Reply, Stated } from '../check/index.ts'
import { OBSERVATIONS, type ObservationId } from '../query/index.ts'
import {
  cellOfObservation,
  FIGURE_STATUSES,
  numberOf,
  placeOf,
  rows,
  type SqlDatabase,
  textOf,
} from '../store/index.ts'
import { a1, type Dimension, type Figure, type Force, type WithheldStatus } from '../vocabulary/index.ts'
import { requestIn } from './request.ts'

/** A figure as the rules see it, and the row of the store that it is. */
export interface StatedHere extends Stated {
  readonly observation: ObservationId
}

/** A sheet of the workspace by the names that the rules know it by. */
export interface SheetHere {
  readonly id: number
  readonly source: number
  readonly position: number
  readonly file: string
  readonly name: string
}

/** What the rules judge, out of the store, with the way back to the places that it came from. */
export interface CaseHere {
  readonly judged: Case
  readonly stated: readonly StatedHere[]
  readonly sheets: readonly SheetHere[]
}

/** Everything that the rules judge in a workspace. Files go by their path, as the grid names them. */
export function caseIn(db: SqlDatabase, forces: readonly Force[], populationOf: PopulationOf): CaseHere {
  const sheets = sheetsIn(db)
  const stated = statedIn(db, sheets)
  return { judged: { stated, replies: repliesIn(db), asked: askedIn(db, forces, populationOf) }, stated, sheets }
}

/** Population of a force's area, null where none is known. */
export type PopulationOf = (code: string) => number | null

function sheetsIn(db: SqlDatabase): readonly SheetHere[] {
  return rows(
    db,
    `SELECT s.id, f.id, s.position, i.path, s.name
     FROM inclusion i JOIN source f ON f.sha256 = i.sha256
     JOIN reading r ON r.source = f.id AND r.choice = i.choice
     JOIN sheet s ON s.reading = r.id ORDER BY f.id, s.position`,
  ).map(([id, source, position, file, name]) => ({
    id: Number(id),
    source: Number(source),
    position: Number(position),
    file: String(file),
    name: String(name),
  }))
}

function statedIn(db: SqlDatabase, sheets: readonly SheetHere[]): readonly StatedHere[] {
  const byId = new Map(sheets.map((sheet) => [sheet.id, sheet]))
  const dimensions = new Map(
    rows(db, 'SELECT id, text FROM dimension_set').map(([id, text]) => [Number(id), dimensionsOf(String(text))]),
  )
  return rows(
    db,
    `SELECT o.id, b.force, b.measure, b.period_start, b.period_end, o.dimensions, o.status, o.value, o.low, o.high
     FROM ${OBSERVATIONS} ORDER BY o.id`,
  ).flatMap(([id, force, measure, start, end, set, status, value, low, high]) => {
    const at = placeOf(cellOfObservation(Number(id)))
    const sheet = byId.get(at.sheet)
    if (sheet === undefined) return []
    return {
      observation: Number(id) as ObservationId,
      file: sheet.file,
      sheet: sheet.name,
      cell: a1(at),
      force: textOf(force),
      measure: String(measure),
      periodStart: textOf(start),
      periodEnd: textOf(end),
      dimensions: dimensions.get(Number(set)) ?? [],
      figure: figureOf(Number(status), numberOf(value), numberOf(low), numberOf(high)),
    }
  })
}

function dimensionsOf(text: string): readonly Dimension[] {
  if (text === '') return []
  return text.split(';').map((part) => {
    const equals = part.indexOf('=')
    return { key: part.slice(0, equals), value: part.slice(equals + 1) }
  })
}

function figureOf(status: number, value: number | null, low: number | null, high: number | null): Figure {
  const name = FIGURE_STATUSES[status] ?? 'ok'
  if (name === 'ok') return { status: 'ok', value: value ?? 0 }
  return { status: name as WithheldStatus, low: low ?? 0, high }
}

function repliesIn(db: SqlDatabase): readonly Reply[] {
  return rows(
    db,
    `SELECT i.path, i.sha256, r.prose, sum(coalesce(t.observations, 0) + coalesce(t.proposals, 0))
     FROM inclusion i JOIN source f ON f.sha256 = i.sha256
     JOIN reading r ON r.source = f.id AND r.choice = i.choice
     LEFT JOIN sheet s ON s.reading = r.id
     LEFT JOIN tidied_sheet t ON t.sheet = s.id
     GROUP BY i.sha256 ORDER BY min(f.id)`,
  ).map(([file, sha256, prose, figures]) => ({
    file: String(file),
    forces: forcesOf(db, String(sha256)),
    prose: (JSON.parse(String(prose)) as readonly (string | number)[]).filter((one) => typeof one === 'string'),
    readable: true,
    tabular: Number(figures) > 0,
  }))
}

function forcesOf(db: SqlDatabase, sha256: string): readonly string[] {
  return rows(
    db,
    `SELECT DISTINCT j.value FROM tidied_sheet t, json_each(t.forces) j WHERE t.sha256 = ?1
     UNION SELECT force FROM force_choice WHERE sha256 = ?1`,
    [sha256],
  ).map(([code]) => String(code))
}

function askedIn(db: SqlDatabase, forces: readonly Force[], populationOf: PopulationOf): Asked {
  const request = requestIn(db)
  const names = new Map<string, string>(forces.map(({ code, name }) => [code, name]))
  return {
    request,
    forces: request.bodies.map((code) => ({ code, name: names.get(code) ?? code, population: populationOf(code) })),
  }
}
