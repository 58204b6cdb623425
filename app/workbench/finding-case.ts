import populations from '../../resources/reference/populations.json'
import { type Asked, type Case, publishedFor, type Reply, replyOf, type Stated } from '../check/index.ts'
import { OBSERVATIONS, type ObservationId } from '../query/index.ts'
import {
  cellOfObservation,
  FIGURE_STATUSES,
  numberOf,
  placeOf,
  recallWorkbook,
  rows,
  type SqlDatabase,
  textOf,
} from '../store/index.ts'
import { a1, type Dimension, type Figure, type Force, type WithheldStatus } from '../vocabulary/index.ts'
import { unseenHides } from './quarantine.ts'
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
export function caseIn(db: SqlDatabase, forces: readonly Force[]): CaseHere {
  const sheets = sheetsIn(db)
  const stated = statedIn(db, sheets)
  const asked = askedIn(db, forces)
  const judged = { stated, replies: repliesIn(db), asked, published: publishedFor(asked.request) }
  return { judged, stated, sheets }
}

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
  const tableOf = tablesIn(db)
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
    const table = tableOf(at)
    return {
      ...(table === undefined ? {} : { table }),
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

/** Which table of its sheet a cell belongs to: the first whose block holds it. */
function tablesIn(db: SqlDatabase): (at: { sheet: number; row: number; column: number }) => number | undefined {
  const blocks = new Map<number, number[][]>()
  for (const row of rows(db, 'SELECT sheet, top, "left", bottom, "right" FROM sheet_block ORDER BY sheet, nth')) {
    const [sheet = 0, ...range] = row.map(Number)
    const own = blocks.get(sheet)
    if (own === undefined) blocks.set(sheet, [range])
    else own.push(range)
  }
  return ({ sheet, row, column }) => {
    const found = blocks
      .get(sheet)
      ?.findIndex(
        ([top = 0, left = 0, bottom = 0, right = 0]) =>
          row >= top && row <= bottom && column >= left && column <= right,
      )
    return found === undefined || found < 0 ? undefined : found
  }
}

function repliesIn(db: SqlDatabase): readonly Reply[] {
  const hides = unseenHides(db)
  return rows(
    db,
    `SELECT i.path, r.id, sum(coalesce(s.cell_count, 0)),
       sum(coalesce(t.observations, 0) + coalesce(t.proposals, 0)), max(t.state = 'review'),
       group_concat(t.forces, '|'), (SELECT group_concat(c.force, '|') FROM force_choice c WHERE c.sha256 = i.sha256)
     FROM inclusion i JOIN source f ON f.sha256 = i.sha256
     JOIN reading r ON r.source = f.id AND r.choice = i.choice
     LEFT JOIN sheet s ON s.reading = r.id
     LEFT JOIN tidied_sheet t ON t.sheet = s.id
     GROUP BY i.sha256 ORDER BY min(f.id)`,
  ).map(([file, reading, cells, figures, review, forces, chosen]) => {
    const letter = letterOf(db, String(file), Number(reading), Number(cells))
    const stated = new Set([
      ...(textOf(forces) ?? '').split('|').flatMap((list) => (list === '' ? [] : (JSON.parse(list) as string[]))),
      ...(textOf(chosen) ?? '').split('|').filter((code) => code !== ''),
    ])
    return {
      ...letter,
      forces: stated.size > 0 ? [...stated] : letter.forces,
      tabular: Number(figures) > 0,
      inReview: review === 1,
      hides: hides.get(String(file)) ?? [],
    }
  })
}

/** What a reading says outside its tables never changes: it is put together once for each open workspace. */
const letters = new WeakMap<SqlDatabase, Map<string, Reply>>()
/** A sheet of more cells is a list of records; what stands between them is not looked for. */
const MOST_CELLS = 200_000

function letterOf(db: SqlDatabase, file: string, reading: number, cells: number): Reply {
  const known = letters.get(db) ?? new Map<string, Reply>()
  letters.set(db, known)
  const key = `${reading} ${file}`
  const kept = known.get(key)
  if (kept !== undefined) return kept
  const workbook = recallWorkbook(db, reading)
  const reply = replyOf({ file, workbook: cells > MOST_CELLS ? { ...workbook, sheets: [] } : workbook, tidied: [] })
  known.set(key, reply)
  return reply
}

const POPULATIONS = new Map<string, number>(populations.areas.map(({ code, all }) => [code, all]))

function askedIn(db: SqlDatabase, forces: readonly Force[]): Asked {
  const request = requestIn(db)
  const names = new Map<string, string>(forces.map(({ code, name }) => [code, name]))
  return {
    request,
    forces: request.bodies.map((code) => ({
      code,
      name: names.get(code) ?? code,
      population: POPULATIONS.get(code) ?? null,
    })),
  }
}
