import { type Address, type CellStyle, PLAIN_STYLE, type Sheet, type Span, type Workbook } from '../vocabulary/index.ts'
import { type HiddenItem, itemsOfParts, itemsOfWorkbook, MOST_NAMED } from './hidden-items.ts'
import { partsOf } from './hidden-parts.ts'
import { type HiddenFrame, type HiddenPlace, holder, placeId, placesOf } from './hidden-places.ts'
import { cellKey, firstKey, placeOf } from './place.ts'
import { recallSpans, recallStyles } from './recall.ts'
import { firstRow, numberOf, rows, type SqlDatabase, scalar } from './sql.ts'

/** A decision about a hidden place: it is shown, and counts among the figures or not. */
export interface HiddenChoice {
  readonly counts: boolean
  readonly reason: string
  readonly at: string
}

/** What was decided about the hidden places of a file, by their names. */
export function hiddenChoices(db: SqlDatabase, sha256: string): ReadonlyMap<string, HiddenChoice> {
  const found = rows(db, 'SELECT place, counts, reason, at FROM hidden_choice WHERE sha256 = ? ORDER BY place', [
    sha256,
  ])
  return new Map(
    found.map(([place, counts, reason, at]) => [
      String(place),
      { counts: counts === 1, reason: String(reason), at: String(at) },
    ]),
  )
}

/** Names of the places of a file that count among its figures. */
export function countedPlaces(db: SqlDatabase, sha256: string): ReadonlySet<string> {
  return new Set([...hiddenChoices(db, sha256)].flatMap(([place, { counts }]) => (counts ? [place] : [])))
}

/** What must be known of a sheet to tell what it hides. */
export interface SheetFrame extends HiddenFrame {
  readonly name: string
}

/** A sheet without its cells and what hangs on them. */
export function frameOf(db: SqlDatabase, sheet: number): SheetFrame {
  const [position, name, visibility] =
    firstRow(db, 'SELECT position, name, visibility FROM sheet WHERE id = ?', [sheet]) ?? []
  return {
    index: Number(position),
    name: String(name),
    visibility: visibility as Sheet['visibility'],
    hiddenRows: recallSpans(db, sheet, 'row'),
    hiddenColumns: recallSpans(db, sheet, 'column'),
    styles: recallStyles(db, sheet),
  }
}

/** What is hidden in a reading changes by a removal alone: a large sheet is looked through once for each open workspace. */
const KNOWN = new WeakMap<SqlDatabase, Map<string, readonly HiddenItem[]>>()

/** Everything of a reading that a reader does not see and that holds something. A cell that two places hide counts for the first. */
export function hiddenItems(db: SqlDatabase, reading: number): readonly HiddenItem[] {
  const known = knownIn(db)
  const key = keyOf(db, reading)
  const items = known.get(key) ?? itemsOfReading(db, reading)
  known.set(key, items)
  return items
}

/** Looks through a workbook that was read and kept a moment ago, so that its cells need not be fetched again. */
export function rememberItems(db: SqlDatabase, reading: number, workbook: Workbook): void {
  // Of a file that comes again the workspace may hold less than the file.
  if (scalar(db, 'SELECT count(*) FROM hidden_removal') > 0) return
  knownIn(db).set(keyOf(db, reading), itemsOfWorkbook(workbook))
}

function knownIn(db: SqlDatabase): Map<string, readonly HiddenItem[]> {
  const known = KNOWN.get(db) ?? new Map<string, readonly HiddenItem[]>()
  KNOWN.set(db, known)
  return known
}

/** The number of a reading that was taken back goes to the next: its file tells them apart. */
function keyOf(db: SqlDatabase, reading: number): string {
  const file = firstRow(
    db,
    `SELECT f.sha256, (SELECT sum(cell_count) FROM sheet WHERE reading = r.id), (SELECT count(*) FROM hidden_removal)
     FROM reading r JOIN source f ON f.id = r.source WHERE r.id = ?`,
    [reading],
  )
  return [reading, ...(file ?? [])].join(' ')
}

function itemsOfReading(db: SqlDatabase, reading: number): readonly HiddenItem[] {
  const sheets = rows(db, 'SELECT id FROM sheet WHERE reading = ? ORDER BY position', [reading])
  return [...sheets.flatMap(([id]) => itemsOfSheet(db, Number(id))), ...itemsOfParts(partsOf(db, reading))]
}

/** Keys of the cells that stand in the given places of a sheet, and of those that carry a comment there. */
export function keysIn(
  db: SqlDatabase,
  sheet: number,
  places: readonly HiddenPlace[],
): { readonly cells: readonly number[]; readonly comments: readonly number[] } {
  const cells: number[] = []
  const comments = new Set<number>()
  walk(db, frameOf(db, sheet), sheet, places, {
    cell: (key) => cells.push(key),
    comment: (key) => comments.add(key),
  })
  return { cells, comments: [...comments] }
}

function itemsOfSheet(db: SqlDatabase, id: number): readonly HiddenItem[] {
  const frame = frameOf(db, id)
  const places = placesOf(frame)
  if (places.length === 0) return []
  const found = places.map(() => ({ cells: 0, comments: 0, first: [] as Address[] }))
  walk(db, frame, id, places, {
    cell: (key, nth) => {
      const own = found[nth]
      if (own === undefined) return
      own.cells += 1
      if (own.first.length < MOST_NAMED) own.first.push(addressOf(key))
    },
    comment: (_, nth) => {
      const own = found[nth]
      if (own !== undefined) own.comments += 1
    },
  })
  return places.flatMap((place, nth): readonly HiddenItem[] => {
    const { cells, comments, first } = found[nth] ?? { cells: 0, comments: 0, first: [] }
    if (cells + comments === 0) return []
    return [{ id: placeId(place), place, sheetName: frame.name, cells, comments, first, parts: [] }]
  })
}

interface Met {
  readonly cell: (key: number, place: number) => void
  readonly comment: (key: number, place: number) => void
}

/** Meets every cell and comment that stands in one of the places; rows alone are looked up, not searched for. */
function walk(db: SqlDatabase, frame: HiddenFrame, id: number, places: readonly HiddenPlace[], met: Met): void {
  const tests = places.map(holder)
  const placeFor = (key: number, style: CellStyle) => {
    const at = addressOf(key)
    return tests.findIndex((test) => test(at, style))
  }
  for (const [low, high] of rangesOf(id, places)) {
    const cells = db.prepare('SELECT id, style FROM cell WHERE id BETWEEN ? AND ? ORDER BY id')
    cells.bind([low, high])
    while (cells.step()) {
      const [key, style] = cells.get()
      const place = placeFor(Number(key), frame.styles[Number(style)] ?? PLAIN_STYLE)
      if (place >= 0) met.cell(Number(key), place)
    }
    cells.free()
    const comments = rows(
      db,
      `SELECT m.cell, c.style FROM comment m LEFT JOIN cell c ON c.id = m.cell
       WHERE m.cell BETWEEN ? AND ? ORDER BY m.cell, m.nth`,
      [low, high],
    )
    for (const [key, style] of comments) {
      const nth = numberOf(style)
      const place = placeFor(Number(key), nth === null ? PLAIN_STYLE : (frame.styles[nth] ?? PLAIN_STYLE))
      if (place >= 0) met.comment(Number(key), place)
    }
  }
}

/** Ranges of keys in which a sheet's hidden cells may stand. */
function rangesOf(sheet: number, places: readonly HiddenPlace[]): readonly (readonly [number, number])[] {
  const runs: Span[] = []
  for (const place of places) {
    if (place.kind === 'rows') runs.push(...place.spans)
    else if (place.kind !== 'part') return [[firstKey(sheet), firstKey(sheet + 1) - 1]]
  }
  return runs.map(({ first, last }) => [cellKey(sheet, first, 0), cellKey(sheet, last + 1, 0) - 1])
}

function addressOf(key: number): Address {
  const { row, column } = placeOf(key)
  return { row, column }
}
