import { findForces } from '../names/index.ts'
import {
  cellOfObservation,
  FIGURE_STATUSES,
  parseProse,
  placeOf,
  rows,
  type SqlDatabase,
  type SqlValue,
  textOf,
} from '../store/index.ts'
import { sectionIn } from '../tidy/index.ts'
import {
  type Address,
  a1,
  ENTERED_SHEET,
  type FigureStatus,
  type Force,
  type ReplyChoice,
  type ReplyStatus,
  type SentRequest,
} from '../vocabulary/index.ts'
import { type Answer, answersOf, type Given, questionsOf } from './replies-answers.ts'
import { type Quote, readingSaid } from './replies-said.ts'
import { type BoardStatus, statusOf } from './replies-status.ts'

/** A reply as the board shows it. Everything in it was read from the files, but for `choice`. */
export interface ReplyRow {
  /** Code of the force. */
  readonly force: string
  readonly name: string
  readonly region: string
  readonly asked: boolean
  /** As read from the files. */
  readonly derived: { readonly status: BoardStatus; readonly section: string | null }
  /** As it counts: the analyst's word where there is one. */
  readonly status: BoardStatus
  readonly section: string | null
  readonly choice: ReplyChoice | null
  readonly answers: readonly (Answer & { readonly place: CellPlace | null })[]
  /** Ids of the files that answer for it. */
  readonly files: readonly number[]
  readonly formats: readonly string[]
  readonly years: readonly YearKind[]
  readonly units: readonly string[]
  /** Rules of suppression in short, as the files state them; else the marks that stand in place of figures. */
  readonly suppression: readonly string[]
  /** The latest day on which the figures were taken from the records; null where nobody says. */
  readonly extracted: string | null
  readonly quotes: readonly Quote[]
  readonly figures: number
  readonly withheld: number
}

/** A cell of the workspace, as the views open it. */
export interface CellPlace {
  readonly source: number
  readonly sheet: number
  readonly cell: Address
  readonly a1: string
}

/** A kind of year, or of period, that a reply counts by; the days are those of its first. */
export interface YearKind {
  readonly kind: 'financial' | 'calendar' | 'halves' | 'quarters' | 'months' | 'days' | 'span' | 'other'
  readonly start: string
  readonly end: string
}

/** The replies, measured against what was asked. */
export interface ReplyBoard {
  /** The figures as such (empty), then the dimensions asked for. */
  readonly questions: readonly string[]
  readonly rows: readonly ReplyRow[]
  /** Ids of files that nobody is named for. */
  readonly unplaced: readonly number[]
}

/** The board: a row for each body asked and for each that replied unasked. */
export function replyBoard(db: SqlDatabase, request: SentRequest, forces: readonly Force[]): ReplyBoard {
  const files = filesOf(db)
  const given = givenByForce(db)
  const marks = marksByForce(db)
  const choices = choicesOf(db)
  const places = placesIn(db)
  const codes = new Set([...request.bodies, ...files.flatMap(({ forces: own }) => own), ...choices.keys()])
  const known = new Map<string, Force>(forces.map((force) => [force.code, force]))
  const board = [...codes].map((code): ReplyRow => {
    const own = files.filter((file) => file.forces.includes(code))
    const figures = given.get(code) ?? []
    const said = own.flatMap((file) => file.quotes)
    const quotes = [...said, ...marksBeside(said, marks.get(code) ?? []).map(quoteOf(places))]
    const answers = answersOf(figures, request).map((answer) => ({
      ...answer,
      place: answer.first === null ? null : placeAt(places, answer.first),
    }))
    const counted = (statuses: readonly FigureStatus[]) =>
      figures.reduce((sum, { status, count }) => sum + (statuses.includes(status) ? count : 0), 0)
    const refusals = quotes.filter(({ says }) => says === 'refusal')
    const derivedStatus = statusOf({
      files: own.length,
      given: counted(['ok', 'suppressed']),
      refused: counted(['refused']),
      notHeld: counted(['not_held']),
      waits: own.some(({ waits }) => waits),
      saysRefused: refusals.length > 0,
      saysNotHeld: quotes.some(({ says }) => says === 'not held'),
      answers,
    })
    const section = refusals.find(({ value }) => value !== '')?.value ?? null
    const choice = choices.get(code) ?? null
    return {
      force: code,
      name: known.get(code)?.name ?? code,
      region: known.get(code)?.region || known.get(code)?.nation || '',
      asked: request.bodies.includes(code),
      derived: { status: derivedStatus, section },
      status: choice?.status ?? derivedStatus,
      section: choice?.section ?? section,
      choice,
      answers,
      files: own.map(({ id }) => id),
      formats: distinct(own.map(({ format }) => format)),
      years: yearsOf(figures),
      units: unitsOf(figures),
      suppression: suppressionOf(quotes, marks.get(code) ?? []),
      extracted: latest(quotes.flatMap(({ says, value }) => (says === 'extracted' ? [value] : []))),
      quotes,
      figures: counted(['ok']),
      withheld: counted(['suppressed', 'refused', 'not_held', 'missing']),
    }
  })
  return {
    questions: questionsOf(request),
    rows: board.sort((a, b) => compare(a.name, b.name)),
    unplaced: files.filter(({ forces: own }) => own.length === 0).map(({ id }) => id),
  }
}

interface FileOnBoard {
  readonly id: number
  readonly format: string
  readonly forces: readonly string[]
  readonly waits: boolean
  readonly quotes: readonly Quote[]
}

function filesOf(db: SqlDatabase): readonly FileOnBoard[] {
  const found = rows(
    db,
    `SELECT f.id, f.sha256, i.choice, i.name, i.path, r.id, r.format, r.prose,
       (SELECT json_group_array(json(t.forces)) FROM tidied_sheet t WHERE t.sha256 = f.sha256),
       EXISTS (SELECT 1 FROM tidied_sheet t WHERE t.sha256 = f.sha256 AND t.state = 'review'),
       (SELECT json_group_array(c.force) FROM force_choice c WHERE c.sha256 = f.sha256)
     FROM inclusion i JOIN source f ON f.sha256 = i.sha256
     JOIN reading r ON r.source = f.id AND r.choice = i.choice
     ORDER BY f.id`,
  )
  return found.map(([id, sha256, choice, name, path, reading, format, prose, stated, waits, chosen]) => {
    const said = readingSaid(db, Number(reading), `${sha256} ${choice}`, parseProse(String(prose)).prose)
    const inFigures = (JSON.parse(String(stated)) as readonly (readonly string[])[]).flat()
    const byHand = JSON.parse(String(chosen)) as readonly string[]
    const named = inFigures.length > 0 ? inFigures : byHand.length > 0 ? byHand : namedBy(said.names, name, path)
    return {
      id: Number(id),
      format: String(format),
      forces: distinct(named.flatMap((codes) => codes.split('+'))),
      waits: waits === 1,
      quotes: said.quotes.map((quote) => ({ ...quote, source: Number(id) })),
    }
  })
}

/** The force of a file without figures: named in its text, else by the name of the file, else by a folder. */
function namedBy(inText: string | null, name: SqlValue | undefined, path: SqlValue | undefined): readonly string[] {
  if (inText !== null) return [inText]
  for (const text of [
    String(name).replace(/\.[a-z0-9]{2,5}$/i, ''),
    ...String(path).split('/').slice(0, -1).reverse(),
  ]) {
    const found = distinct(findForces(text.replaceAll('_', ' ')).map(({ force }) => force))
    if (found.length === 1) return found
  }
  return []
}

function givenByForce(db: SqlDatabase): ReadonlyMap<string, readonly Given[]> {
  const found = rows(
    db,
    `SELECT b.force, b.measure, b.period_start, b.period_end, s.shape, o.status, count(*), min(o.id)
     FROM observation o JOIN subject b ON b.id = o.subject JOIN dimension_set s ON s.id = o.dimensions
     WHERE b.force IS NOT NULL GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY min(o.id)`,
  )
  const byForce = new Map<string, Given[]>()
  for (const [force, measure, start, end, shape, status, count, first] of found) {
    const one: Given = {
      measure: String(measure),
      start: textOf(start),
      end: textOf(end),
      by: new Set(
        String(shape)
          .split(';')
          .filter((key) => key !== '' && !key.endsWith('=')),
      ),
      status: FIGURE_STATUSES[Number(status)] ?? 'ok',
      count: Number(count),
      first: Number(first),
    }
    for (const code of String(force).split('+')) push(byForce, code, one)
  }
  return byForce
}

/** What stands in place of a withheld figure: "<5", "s.40(2)". */
interface Mark {
  readonly raw: string
  readonly status: FigureStatus
  readonly first: number
}

function marksByForce(db: SqlDatabase): ReadonlyMap<string, readonly Mark[]> {
  const found = rows(
    db,
    `SELECT b.force, o.raw, o.status, min(o.id) FROM observation o JOIN subject b ON b.id = o.subject
     WHERE o.status BETWEEN 1 AND 3 AND b.force IS NOT NULL AND o.raw <> '' GROUP BY 1, 2, 3 ORDER BY count(*) DESC`,
  )
  const byForce = new Map<string, Mark[]>()
  for (const [force, raw, status, first] of found) {
    const mark = { raw: String(raw), status: FIGURE_STATUSES[Number(status)] ?? 'ok', first: Number(first) }
    for (const code of String(force).split('+')) push(byForce, code, mark)
  }
  return byForce
}

/** A rule that is stated in words says what its marks would say again. */
function marksBeside(said: readonly Quote[], marks: readonly Mark[]): readonly Mark[] {
  const ruled = said.some(({ says }) => says === 'suppression')
  return ruled ? marks.filter(({ status }) => status !== 'suppressed') : marks
}

/** A mark in place of a figure says the same as a sentence would: that it is refused, not held or suppressed. */
function quoteOf(places: Places): (mark: Mark) => Quote {
  return ({ raw, status, first }) => {
    const section = sectionIn(raw)
    const { source, sheet, cell, a1: place } = placeAt(places, first)
    const says =
      status === 'refused' || section !== undefined ? 'refusal' : status === 'suppressed' ? 'suppression' : 'not held'
    const value = says === 'refusal' ? (section ?? '') : says === 'suppression' ? raw : ''
    return { says, value, text: raw, source, sheet, sheetName: '', cell, place }
  }
}

function suppressionOf(quotes: readonly Quote[], marks: readonly Mark[]): readonly string[] {
  const stated = quotes.filter(({ says, text, value }) => says === 'suppression' && text !== value)
  if (stated.length > 0) return distinct(stated.map(({ value }) => value))
  return distinct(marks.flatMap(({ raw, status }) => (status === 'suppressed' ? [raw] : []))).slice(0, 3)
}

function choicesOf(db: SqlDatabase): ReadonlyMap<string, ReplyChoice> {
  return new Map(
    rows(db, 'SELECT force, status, section, note FROM reply_choice ORDER BY force').map(
      ([force, status, section, note]) => [
        String(force),
        { status: textOf(status) as ReplyStatus | null, section: textOf(section), note: String(note) },
      ],
    ),
  )
}

type Places = ReadonlyMap<number, { readonly source: number; readonly sheet: number }>

function placesIn(db: SqlDatabase): Places {
  return new Map(
    rows(db, 'SELECT s.id, r.source, s.position FROM sheet s JOIN reading r ON r.id = s.reading').map(
      ([id, source, position]) => [Number(id), { source: Number(source), sheet: Number(position) }],
    ),
  )
}

function placeAt(places: Places, observation: number): CellPlace {
  const { sheet, row, column } = placeOf(cellOfObservation(observation))
  const cell = { row, column }
  const place = places.get(sheet) ?? { source: 0, sheet: 0 }
  return { ...place, cell, a1: place.sheet === ENTERED_SHEET ? 'entered by hand' : a1(cell) }
}

/** What kinds of years the figures are for. Months that add up to years are passed over where the years stand there too. */
function yearsOf(given: readonly Given[]): readonly YearKind[] {
  const kinds = new Map<YearKind['kind'], YearKind>()
  for (const { start, end, status } of given) {
    if (start === null || end === null || status === 'missing') continue
    const kind = kindOf(start, end)
    const before = kinds.get(kind)
    if (before === undefined || start < before.start) kinds.set(kind, { kind, start, end })
  }
  const years = [...kinds.values()].filter(
    ({ kind }) => kind === 'financial' || kind === 'calendar' || kind === 'other',
  )
  return years.length > 0 ? years : [...kinds.values()].slice(0, 1)
}

function kindOf(start: string, end: string): YearKind['kind'] {
  const days = (Date.parse(end) - Date.parse(start)) / 86_400_000 + 1
  const whole = start.endsWith('-01') && new Date(Date.parse(end) + 86_400_000).getUTCDate() === 1
  if (days === 1) return 'days'
  if (!whole) return 'other'
  if (days > 366) return 'span'
  if (days <= 31) return 'months'
  if (days <= 92) return 'quarters'
  if (days >= 365) return start.slice(5, 7) === '04' ? 'financial' : start.slice(5, 7) === '01' ? 'calendar' : 'other'
  return days > 180 && days < 185 ? 'halves' : 'other'
}

function unitsOf(given: readonly Given[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const { measure, count } of given) counts.set(measure, (counts.get(measure) ?? 0) + count)
  return [...counts].sort((a, b) => b[1] - a[1] || compare(a[0], b[0])).map(([measure]) => measure)
}

function latest(days: readonly string[]): string | null {
  return [...days].sort().at(-1) ?? null
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const own = map.get(key)
  if (own === undefined) map.set(key, [value])
  else own.push(value)
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)]
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
