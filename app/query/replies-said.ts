import { findForces, periodFromSerial } from '../names/index.ts'
import {
  cellKey,
  firstKey,
  frameOf,
  holder,
  placeOf,
  placesOf,
  rows,
  type SqlDatabase,
  type SqlValue,
  textOf,
} from '../store/index.ts'
import { dayIn, type Said, saidIn } from '../tidy/index.ts'
import { type Address, a1, CELL_KINDS, PLAIN_STYLE } from '../vocabulary/index.ts'

/** A sentence of a reply with the place where it stands: a cell, or a paragraph of a document. */
export interface Quote extends Said {
  /** Id of the source. */
  readonly source: number
  /** Position of the sheet; null for a paragraph. */
  readonly sheet: number | null
  readonly sheetName: string
  readonly cell: Address | null
  /** In words: "B12", "comment on B12", "paragraph 3". */
  readonly place: string
}

/** What a reading says beside its figures, and the force that a letterhead, title or signature of it names. */
export interface ReadingSaid {
  readonly quotes: readonly Omit<Quote, 'source'>[]
  readonly names: string | null
}

/** Readings are written once, so what they say is looked for once: by file and choice, which name the same bytes for ever. */
const known = new WeakMap<SqlDatabase, Map<string, ReadingSaid>>()

/** What a reading says, from its paragraphs and from cells and comments that a reader of the file sees. */
export function readingSaid(db: SqlDatabase, reading: number, name: string, prose: readonly string[]): ReadingSaid {
  const kept = known.get(db) ?? new Map<string, ReadingSaid>()
  known.set(db, kept)
  const found = kept.get(name) ?? look(db, reading, prose)
  kept.set(name, found)
  return found
}

function look(db: SqlDatabase, reading: number, prose: readonly string[]): ReadingSaid {
  const quotes = new Map<string, Omit<Quote, 'source'>>()
  const forces: string[] = []
  const take = (text: string, place: Pick<Quote, 'sheet' | 'sheetName' | 'cell' | 'place'>) => {
    const named =
      text.length <= LONGEST_NAMING ? new Set(findForces(text).map(({ force }) => force)) : new Set<string>()
    const [only] = named
    if (only !== undefined && named.size === 1) forces.push(only)
    for (const said of saidIn(text)) {
      const key = `${said.says}\n${said.text}`
      if (!quotes.has(key)) quotes.set(key, { ...said, ...place })
    }
  }
  for (const [nth, text] of prose.entries()) {
    take(text, { sheet: null, sheetName: '', cell: null, place: `paragraph ${nth + 1}` })
  }
  const sheets = rows(
    db,
    "SELECT id, position, name, row_count FROM sheet WHERE reading = ? AND visibility = 'visible' ORDER BY position",
    [reading],
  )
  for (const [id, position, name, rowCount] of sheets) {
    const at = { sheet: Number(position), sheetName: String(name) }
    const { texts, isSeen } = seenTexts(db, Number(id), Number(rowCount))
    for (const { key, text, comment } of texts) {
      const { row, column } = placeOf(key)
      const cell = { row, column }
      const place = comment ? `comment on ${a1(cell)}` : a1(cell)
      take(comment ? text : withDate(db, key, text, isSeen), { ...at, cell, place })
    }
  }
  return { quotes: [...quotes.values()], names: forces[0] ?? null }
}

/** Letterheads, titles and signatures are short; a note that mentions a force need not be about it. */
const LONGEST_NAMING = 120
/** Notes stand above and below the figures of a long list, not within. */
const FIRST_ROWS = 300
const LAST_ROWS = 100
const TEXT = CELL_KINDS.indexOf('text')

/** Whether a reader of the file sees a cell, by its key and style. */
type IsSeen = (key: SqlValue | undefined, style: SqlValue | undefined) => boolean

function seenTexts(
  db: SqlDatabase,
  sheet: number,
  rowCount: number,
): {
  readonly texts: readonly { readonly key: number; readonly text: string; readonly comment: boolean }[]
  readonly isSeen: IsSeen
} {
  const frame = frameOf(db, sheet)
  const hides = placesOf(frame).map(holder)
  const isSeen: IsSeen = (key, style) => {
    const { row, column } = placeOf(Number(key))
    return hides.every((test) => !test({ row, column }, frame.styles[Number(style ?? -1)] ?? PLAIN_STYLE))
  }
  const middle = [cellKey(sheet, FIRST_ROWS, 0), cellKey(sheet, Math.max(FIRST_ROWS, rowCount - LAST_ROWS), 0)]
  const all = [firstKey(sheet), firstKey(sheet + 1) - 1]
  const cells = rows(
    db,
    `SELECT id, coalesce(raw, value), style FROM cell
     WHERE id BETWEEN ? AND ? AND NOT (id >= ? AND id < ?) AND kind = ${TEXT} AND length(coalesce(raw, value)) > 3
     ORDER BY id`,
    [...all, ...middle],
  )
  const comments = rows(
    db,
    `SELECT m.cell, m.text, c.style FROM comment m LEFT JOIN cell c ON c.id = m.cell
     WHERE m.cell BETWEEN ? AND ? ORDER BY m.cell, m.nth`,
    all,
  )
  const seen =
    (comment: boolean) =>
    ([key, text, style]: readonly SqlValue[]) =>
      isSeen(key, style) ? [{ key: Number(key), text: textOf(text) ?? '', comment }] : []
  return { texts: [...cells.flatMap(seen(false)), ...comments.flatMap(seen(true))], isSeen }
}

/** "Date extracted" may have its day in the next cell, if a reader sees that too. */
function withDate(db: SqlDatabase, key: number, text: string, isSeen: IsSeen): string {
  if (text.length > 60 || !/extract|\brun\b/i.test(text) || dayIn(text) !== undefined) return text
  const [value, raw, style] = rows(db, 'SELECT value, raw, style FROM cell WHERE id = ?', [key + 1])[0] ?? []
  if (!isSeen(key + 1, style)) return text
  const beside = textOf(raw) ?? textOf(value) ?? ''
  const serial = typeof value === 'number' && value > 36_000 ? periodFromSerial(value, false)?.period.start : undefined
  const day = dayIn(beside) ?? serial
  return day === undefined ? text : `${text} ${dayIn(beside) === undefined ? day : beside}`
}
