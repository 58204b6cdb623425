import { computeFormulas } from '../recognise/index.ts'
import { CELL_KINDS, PLAIN_STYLE } from '../vocabulary/index.ts'
import { frameOf, hiddenItems, keysIn } from './hidden.ts'
import { cellKey, firstKey } from './place.ts'
import { recallWorkbook } from './recall.ts'
import { execute, executeEach, rows, type SqlDatabase, scalar } from './sql.ts'

/** What is to be removed for good, and when and why that was decided. */
export interface Removal {
  readonly sha256: string
  /** Names of hidden places. */
  readonly places: readonly string[]
  readonly at: string
  readonly reason: string
}

/**
 * Takes hidden places out of what arrived: their cells, comments, formulas and formats, the names of their sheets, and the
 * bytes of the file, which held them too. What is left of the file is its hash, its name and the cells that a reader sees, whose
 * figures stay what they were. Returns every text that was taken out, for whoever looks for it elsewhere. Within a transaction;
 * what follows from the file is to be built anew.
 */
export function takeOutHidden(db: SqlDatabase, removal: Removal): ReadonlySet<string> {
  const { sha256, places, at, reason } = removal
  const texts = new Set<string>()
  const readings = rows(
    db,
    'SELECT r.id, f.id FROM reading r JOIN source f ON f.id = r.source WHERE f.sha256 = ? ORDER BY r.id',
    [sha256],
  )
  for (const [reading, source] of readings) {
    const items = hiddenItems(db, Number(reading))
    const gone = items.filter(({ id, place }) => place.kind === 'part' || places.includes(id))
    const before = computed(db, Number(reading))
    const sheets = rows(db, 'SELECT id, position FROM sheet WHERE reading = ? ORDER BY position', [reading ?? 0])
    for (const [sheet, position] of sheets) {
      const own = gone.filter(({ place }) => place.kind !== 'part' && place.sheet === position)
      if (own.length === 0) continue
      const whole = own.some(({ place }) => place.kind === 'sheet')
      takeOutOfSheet(
        db,
        Number(sheet),
        own.map(({ place }) => place),
        texts,
      )
      if (whole) blankName(db, Number(sheet), Number(position), texts)
    }
    keepResults(db, Number(reading), before)
    for (const [name] of rows(db, 'SELECT name FROM hidden_part WHERE reading = ?', [reading ?? 0]))
      texts.add(String(name))
    execute(db, 'DELETE FROM hidden_part WHERE reading = ?', [reading ?? 0])
    execute(db, 'DELETE FROM source_bytes WHERE source = ?', [source ?? 0])
    executeEach(
      db,
      'INSERT OR REPLACE INTO hidden_removal VALUES (?, ?, ?, ?, ?, ?)',
      gone.map(({ id, cells, comments }) => [sha256, id, cells, comments, at, reason]),
    )
    executeEach(
      db,
      'DELETE FROM hidden_choice WHERE sha256 = ? AND place = ?',
      gone.map(({ id }) => [sha256, id]),
    )
  }
  return texts
}

/** Lets the pages of what was taken out be written over and given back. Not within a transaction. */
export function shred(db: SqlDatabase): void {
  execute(db, 'VACUUM')
}

function takeOutOfSheet(
  db: SqlDatabase,
  sheet: number,
  places: Parameters<typeof keysIn>[2],
  texts: Set<string>,
): void {
  const { cells, comments } = keysIn(db, sheet, places)
  gatherTexts(db, sheet, cells, texts)
  for (const key of comments) {
    for (const [text] of rows(db, 'SELECT text FROM comment WHERE cell = ?', [key])) texts.add(String(text))
  }
  const each = (sql: string, keys: readonly number[]) =>
    executeEach(
      db,
      sql,
      keys.map((key) => [key]),
    )
  const range = [firstKey(sheet), firstKey(sheet + 1)]
  each('DELETE FROM comment WHERE cell = ?', comments)
  for (const table of ['formula', 'struck_run'] as const) {
    const any = scalar(db, `SELECT count(*) FROM ${table} WHERE cell >= ? AND cell < ?`, range) > 0
    if (any) each(`DELETE FROM ${table} WHERE cell = ?`, cells)
  }
  each('DELETE FROM cell WHERE id = ?', cells)
  execute(db, 'UPDATE sheet SET cell_count = (SELECT count(*) FROM cell WHERE id >= ? AND id < ?) WHERE id = ?', [
    ...range,
    sheet,
  ])
  blankFormats(db, sheet, range, texts)
}

/** Every text that the cells hold, met in one pass: a hidden column may be as long as the sheet. */
function gatherTexts(db: SqlDatabase, sheet: number, cells: readonly number[], texts: Set<string>): void {
  const gone = new Set(cells)
  const found = db.prepare(
    `SELECT c.id, c.value, c.raw, f.text FROM cell c LEFT JOIN formula f ON f.cell = c.id
     WHERE c.id >= ? AND c.id < ? ORDER BY c.id`,
  )
  found.bind([cells[0] ?? firstKey(sheet), (cells.at(-1) ?? firstKey(sheet) - 1) + 1])
  while (found.step()) {
    const [key, ...held] = found.get()
    if (!gone.has(Number(key))) continue
    for (const text of held) if (text !== null && text !== undefined) texts.add(String(text))
  }
  found.free()
}

/** A number format may quote a name: one that no cell wears any longer is made plain, in its place, since styles are counted. */
function blankFormats(db: SqlDatabase, sheet: number, range: readonly number[], texts: Set<string>): void {
  const worn = new Set(
    rows(db, 'SELECT DISTINCT style FROM cell WHERE id >= ? AND id < ?', range).map(([style]) => style),
  )
  for (const [nth, style] of frameOf(db, sheet).styles.entries()) {
    if (worn.has(nth) || style.numberFormat === PLAIN_STYLE.numberFormat) continue
    for (const [, quoted] of style.numberFormat.matchAll(/"([^"]+)"/g)) texts.add(quoted ?? '')
    execute(db, 'UPDATE cell_style SET number_format = ? WHERE sheet = ? AND style = ?', [
      PLAIN_STYLE.numberFormat,
      sheet,
      nth,
    ])
  }
}

function blankName(db: SqlDatabase, sheet: number, position: number, texts: Set<string>): void {
  for (const [name] of rows(db, 'SELECT name FROM sheet WHERE id = ?', [sheet])) texts.add(String(name))
  execute(db, 'UPDATE sheet SET name = ? WHERE id = ?', [`Removed ${position + 1}`, sheet])
}

/** Results of formulas for which the file holds none, by key of the cell. */
function computed(db: SqlDatabase, reading: number): ReadonlyMap<number, number> {
  const open = scalar(
    db,
    `SELECT count(*) FROM formula JOIN sheet ON formula.cell >> 34 = sheet.id WHERE reading = ? AND cached = 0`,
    [reading],
  )
  if (open === 0) return new Map()
  const { sheets } = recallWorkbook(db, reading)
  const ids = rows(db, 'SELECT id FROM sheet WHERE reading = ? ORDER BY position', [reading]).map(([id]) => Number(id))
  const results = new Map<number, number>()
  for (const [nth, found] of computeFormulas(sheets).entries()) {
    const { cells } = sheets[nth] ?? {}
    if (cells === undefined) continue
    for (const [index, value] of found) {
      results.set(cellKey(ids[nth] ?? 0, cells.rows[index] ?? 0, cells.columns[index] ?? 0), value)
    }
  }
  return results
}

/** A figure that was worked out from removed cells keeps its number: it is kept as if the file had stored it. */
function keepResults(db: SqlDatabase, reading: number, before: ReadonlyMap<number, number>): void {
  if (before.size === 0) return
  const now = computed(db, reading)
  const number = CELL_KINDS.indexOf('number')
  for (const [key, value] of before) {
    if (now.get(key) === value) continue
    execute(db, 'UPDATE cell SET kind = ?, value = ?, raw = NULL WHERE id = ?', [number, value, key])
    execute(db, 'UPDATE formula SET cached = 1 WHERE cell = ?', [key])
  }
}
