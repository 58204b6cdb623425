import populations from '../../resources/reference/populations.json'
import { type Asked, type Reply, replyOf, type Stated } from '../check/index.ts'
import type { ObservationId } from '../query/index.ts'
import {
  cellOfObservation,
  FIGURE_STATUSES,
  firstKey,
  firstRow,
  numberOf,
  OBSERVATIONS_A_CELL,
  placeOf,
  recallBeside,
  recallWorkbook,
  rows,
  type SqlDatabase,
  scalar,
  textOf,
} from '../store/index.ts'
import { a1, type Dimension, type Figure, type Force, type WithheldStatus, type Workbook } from '../vocabulary/index.ts'
import { timesTouched } from './finding-touched.ts'
import { unseenHides } from './quarantine.ts'
import { requestIn } from './request.ts'
import { copiesIn, type FileCopy } from './sources.ts'

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

/** A file of the workspace as the rules see it: its sheets, and what it says beside its figures. */
export interface FileHere {
  readonly sha256: string
  readonly reply: Reply
  readonly sheets: readonly SheetHere[]
  /** So many are stated in it. */
  readonly figures: number
  /** Changes with everything that its figures or its reply follow from. */
  readonly state: string
}

/** Every file, in the order in which they came. Files go by their path, as the grid names them. */
export function filesIn(db: SqlDatabase): readonly FileHere[] {
  const sheets = sheetsIn(db)
  return repliesIn(db).map(({ sha256, version, reply, stated }) => {
    const own = sheets.get(sha256) ?? []
    const { file, forces, tabular, inReview, hides, copies } = reply
    const state = JSON.stringify([timesTouched(db, sha256), version, file, forces, tabular, inReview, hides, copies])
    return { sha256, reply, sheets: own, figures: stated, state }
  })
}

function sheetsIn(db: SqlDatabase): ReadonlyMap<string, readonly SheetHere[]> {
  const files = new Map<string, SheetHere[]>()
  for (const [id, source, position, file, name, hash] of rows(
    db,
    `SELECT s.id, f.id, s.position, i.path, s.name, i.sha256
     FROM inclusion i JOIN source f ON f.sha256 = i.sha256
     JOIN reading r ON r.source = f.id AND r.choice = i.choice
     JOIN sheet s ON s.reading = r.id ORDER BY f.id, s.position`,
  )) {
    const sheet = {
      id: Number(id),
      source: Number(source),
      position: Number(position),
      file: String(file),
      name: String(name),
    }
    const own = files.get(String(hash))
    if (own === undefined) files.set(String(hash), [sheet])
    else own.push(sheet)
  }
  return files
}

/** What figures are about and how they are broken down, by number: to be thrown away with the next change. */
export interface FigureWords {
  readonly subject: (id: number) => Pick<Stated, 'force' | 'measure' | 'periodStart' | 'periodEnd'>
  readonly dimensions: (id: number) => readonly Dimension[]
}

/** Looks subjects and breakdowns up, those of one file together. */
export function figureWords(db: SqlDatabase): FigureWords {
  const subjects = inBlocks((first, last) =>
    rows(db, 'SELECT id, force, measure, period_start, period_end FROM subject WHERE id BETWEEN ? AND ?', [
      first,
      last,
    ]).map(([id, force, measure, start, end]) => [
      Number(id),
      { force: textOf(force), measure: String(measure), periodStart: textOf(start), periodEnd: textOf(end) },
    ]),
  )
  const sets = inBlocks((first, last) =>
    rows(db, 'SELECT id, text FROM dimension_set WHERE id BETWEEN ? AND ?', [first, last]).map(([id, text]) => [
      Number(id),
      dimensionsOf(textOf(text) ?? ''),
    ]),
  )
  return {
    subject: (id) => subjects(id) ?? NO_SUBJECT,
    dimensions: (id) => sets(id) ?? [],
  }
}

const NO_SUBJECT = { force: null, measure: '', periodStart: null, periodEnd: null }

/** The figures of some sheets. */
export function statedIn(
  db: SqlDatabase,
  sheets: readonly SheetHere[],
  words: FigureWords = figureWords(db),
): readonly StatedHere[] {
  return sheets.flatMap((sheet) => {
    const tableOf = tablesIn(db, sheet.id)
    return rows(
      db,
      `SELECT o.id, o.subject, o.dimensions, o.status, o.value, o.low, o.high FROM observation o
       WHERE o.id BETWEEN ? AND ? ORDER BY o.id`,
      [firstKey(sheet.id) * OBSERVATIONS_A_CELL, firstKey(sheet.id + 1) * OBSERVATIONS_A_CELL - 1],
    ).map(([id, subject, set, status, value, low, high]): StatedHere => {
      const at = placeOf(cellOfObservation(Number(id)))
      const { force, measure, periodStart, periodEnd } = words.subject(Number(subject))
      const table = tableOf(at.row, at.column)
      return {
        observation: Number(id) as ObservationId,
        file: sheet.file,
        sheet: sheet.name,
        cell: a1(at),
        force,
        measure,
        periodStart,
        periodEnd,
        dimensions: words.dimensions(Number(set)),
        figure: figureOf(Number(status), numberOf(value), numberOf(low), numberOf(high)),
        ...table,
      }
    })
  })
}

/** The numbers that one file brings follow one another: so many are asked for at once, and each once. */
const BLOCK = 256

function inBlocks<Value>(
  ask: (first: number, last: number) => readonly (readonly [id: number, value: Value])[],
): (id: number) => Value | undefined {
  const known = new Map<number, Value>()
  const asked = new Set<number>()
  return (id) => {
    const block = Math.floor(id / BLOCK)
    if (!asked.has(block)) {
      asked.add(block)
      for (const [one, value] of ask(block * BLOCK, block * BLOCK + BLOCK - 1)) known.set(one, value)
    }
    return known.get(id)
  }
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

/** Which table of a sheet a cell belongs to: the first whose block holds it. */
function tablesIn(db: SqlDatabase, sheet: number): (row: number, column: number) => Pick<Stated, 'table'> | undefined {
  const blocks = rows(db, 'SELECT top, "left", bottom, "right" FROM sheet_block WHERE sheet = ? ORDER BY nth', [
    sheet,
  ]).map((range, table) => {
    const [top = 0, left = 0, bottom = 0, right = 0] = range.map(Number)
    return { top, left, bottom, right, table: { table } }
  })
  return (row, column) =>
    blocks.find(({ top, left, bottom, right }) => row >= top && row <= bottom && column >= left && column <= right)
      ?.table
}

interface ReplyHere {
  readonly sha256: string
  /** Of its reading: which it is, and how often something was removed from it. */
  readonly version: string
  readonly reply: Reply
  readonly stated: number
}

/**
 * Puts together what the replies say outside their tables, file by file, with the cells that each was looked through for: of a
 * workspace that was just opened that is the longest part of a check. What is known costs nothing.
 */
export function* lettersInSteps(db: SqlDatabase): Generator<number> {
  const known = lettersOf(db)
  for (const [file, reading, cells, hash, removals] of rows(
    db,
    `SELECT i.path, r.id, (SELECT coalesce(sum(s.cell_count), 0) FROM sheet s WHERE s.reading = r.id), i.sha256,
       (SELECT count(*) FROM hidden_removal h WHERE h.sha256 = i.sha256)
     FROM inclusion i JOIN source f ON f.sha256 = i.sha256
     JOIN reading r ON r.source = f.id AND r.choice = i.choice ORDER BY f.id`,
  )) {
    const key = `${hash} ${reading} ${removals} ${file}`
    if (known.has(key)) continue
    letterOf(db, key, String(file), Number(reading), Number(cells))
    yield Number(cells)
  }
}

/** How many figures the workspace states. */
export function figuresIn(db: SqlDatabase): number {
  return scalar(db, 'SELECT coalesce(sum(observations), 0) FROM tidied_sheet')
}

function repliesIn(db: SqlDatabase): readonly ReplyHere[] {
  const hides = unseenHides(db)
  const copies = copiesIn(db)
  return rows(
    db,
    `SELECT i.path, r.id, sum(coalesce(s.cell_count, 0)),
       sum(coalesce(t.observations, 0) + coalesce(t.proposals, 0)), max(t.state = 'review'),
       group_concat(t.forces, '|'), (SELECT group_concat(c.force, '|') FROM force_choice c WHERE c.sha256 = i.sha256), i.sha256,
       (SELECT count(*) FROM hidden_removal h WHERE h.sha256 = i.sha256),
       sum(coalesce(t.observations, 0))
     FROM inclusion i JOIN source f ON f.sha256 = i.sha256
     JOIN reading r ON r.source = f.id AND r.choice = i.choice
     LEFT JOIN sheet s ON s.reading = r.id
     LEFT JOIN tidied_sheet t ON t.sheet = s.id
     GROUP BY i.sha256 ORDER BY min(f.id)`,
  ).map(([file, reading, cells, figures, review, forces, chosen, hash, removals, observations]) => {
    const version = `${reading} ${removals}`
    const letter = letterOf(db, `${hash} ${version} ${file}`, String(file), Number(reading), Number(cells))
    const stated = new Set([
      ...(textOf(forces) ?? '').split('|').flatMap((list) => (list === '' ? [] : (JSON.parse(list) as string[]))),
      ...(textOf(chosen) ?? '').split('|').filter((code) => code !== ''),
    ])
    return {
      sha256: String(hash),
      version,
      stated: Number(observations),
      reply: {
        ...letter,
        forces: stated.size > 0 ? [...stated] : letter.forces,
        tabular: Number(figures) > 0,
        inReview: review === 1,
        hides: hides.get(String(file)) ?? [],
        ...copiesOf(copies.get(String(hash))),
      },
    }
  })
}

function copiesOf(copies: readonly FileCopy[] | undefined): Pick<Reply, 'copies'> {
  return copies === undefined ? {} : { copies: copies.map(({ path }) => path) }
}

/** What a reading says outside its tables changes by a removal alone: it is put together once for each open workspace. */
const letters = new WeakMap<SqlDatabase, Map<string, Reply>>()
/** A sheet of more cells is a list of records; what stands between them is not looked for. */
const MOST_CELLS = 200_000

/** Puts a reply together from a file that has just been read, so that the first check need not fetch all of it again. */
export function rememberReply(
  db: SqlDatabase,
  sha256: string,
  reading: number,
  file: string,
  workbook: Workbook,
): void {
  const cells = workbook.sheets.reduce((sum, sheet) => sum + sheet.cells.count, 0)
  const calculates = workbook.sheets.some((sheet) => sheet.cells.formulas.size > 0)
  const reply = cells > MOST_CELLS ? besideList(file, workbook, calculates) : replyOf({ file, workbook, tidied: [] })
  lettersOf(db).set(`${sha256} ${reading} 0 ${file}`, reply)
}

function letterOf(db: SqlDatabase, key: string, file: string, reading: number, cells: number): Reply {
  const known = lettersOf(db)
  const before = known.get(key)
  if (before !== undefined) return before
  const reply =
    cells > MOST_CELLS
      ? besideList(file, recallBeside(db, reading), calculates(db, reading))
      : replyOf({ file, workbook: recallWorkbook(db, reading), tidied: [] })
  known.set(key, reply)
  return reply
}

/** What a list of records says beside its sheets. Its formulas are not looked at, where it has any. */
function besideList(file: string, workbook: Workbook, calculates: boolean): Reply {
  const { formulas, ...reply } = replyOf({ file, workbook: { ...workbook, sheets: [] }, tidied: [] })
  return calculates || formulas === undefined ? reply : { ...reply, formulas }
}

function calculates(db: SqlDatabase, reading: number): boolean {
  const sheets = rows(db, 'SELECT id FROM sheet WHERE reading = ?', [reading]).map(([id]) => Number(id))
  return sheets.some((id) => {
    const keys = [firstKey(id), firstKey(id + 1) - 1]
    return firstRow(db, 'SELECT 1 FROM formula WHERE cell BETWEEN ? AND ? LIMIT 1', keys) !== undefined
  })
}

function lettersOf(db: SqlDatabase): Map<string, Reply> {
  const known = letters.get(db) ?? new Map<string, Reply>()
  letters.set(db, known)
  return known
}

const POPULATIONS = new Map<string, number>(populations.areas.map(({ code, all }) => [code, all]))

/** The request of the workspace and the bodies that it was sent to. */
export function askedIn(db: SqlDatabase, forces: readonly Force[]): Asked {
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
