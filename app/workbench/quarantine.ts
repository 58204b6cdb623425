import { type Hides, hidesIn } from '../check/index.ts'
import type { HiddenFile, HiddenPlaceSummary, RemovedPlace } from '../contract/index.ts'
import {
  type HiddenItem,
  hiddenChoices,
  hiddenCount,
  hiddenItems,
  hiddenWords,
  keysIn,
  OBSERVATIONS_A_CELL,
  removedWords,
  rows,
  type SqlDatabase,
  textOf,
} from '../store/index.ts'

/** What every file of the workspace hides, also of files that were taken out and are kept for undoing that. */
export function hiddenContent(db: SqlDatabase): readonly HiddenFile[] {
  return rows(
    db,
    `SELECT f.id, f.sha256, i.name FROM source f LEFT JOIN inclusion i ON i.sha256 = f.sha256
     ORDER BY i.name IS NULL, f.id`,
  ).flatMap(([id, hash, name]): readonly HiddenFile[] => {
    const sha256 = String(hash)
    const places = placesOfFile(db, sha256)
    const removed = removedOf(db, sha256)
    if (places.length + removed.length === 0) return []
    return [
      {
        source: Number(id),
        sha256,
        name: textOf(name) ?? nameOfExcluded(db, sha256),
        included: textOf(name) !== null,
        places,
        removed,
      },
    ]
  })
}

/** What the files hide that nobody has decided about, by the path of the file: what the rules are told of it. */
export function unseenHides(db: SqlDatabase): ReadonlyMap<string, readonly Hides[]> {
  const choices = decidedAbout(db)
  const files = rows(db, 'SELECT sha256, path, choice FROM inclusion ORDER BY path')
  return new Map(
    files.map(([hash, path, choice]) => {
      const sha256 = String(hash)
      return [String(path), hidesOfFile(db, sha256, `${choice}|${choices.get(sha256) ?? ''}`)] as const
    }),
  )
}

const hidesKnown = new WeakMap<SqlDatabase, Map<string, { readonly state: string; readonly hides: readonly Hides[] }>>()

/** What a file hides changes with what is decided about its hidden places alone. */
function hidesOfFile(db: SqlDatabase, sha256: string, state: string): readonly Hides[] {
  const known = hidesKnown.get(db) ?? new Map<string, { readonly state: string; readonly hides: readonly Hides[] }>()
  hidesKnown.set(db, known)
  const before = known.get(sha256)
  if (before?.state === state) return before.hides
  const choices = hiddenChoices(db, sha256)
  const hides = readingsOf(db, sha256).flatMap((reading) =>
    hiddenItems(db, reading).flatMap((item) =>
      choices.has(item.id) ? [] : [hidesIn(item, visibilityOf(db, reading, item))],
    ),
  )
  known.set(sha256, { state, hides })
  return hides
}

/** The hidden places of each file that were decided about or removed, as a text that changes with them. */
function decidedAbout(db: SqlDatabase): ReadonlyMap<string, string> {
  const found = rows(
    db,
    `SELECT sha256, group_concat(place, ' ') FROM (
       SELECT sha256, place FROM hidden_choice UNION ALL SELECT sha256, 'removed ' || place FROM hidden_removal
       ORDER BY 1, 2) GROUP BY sha256`,
  )
  return new Map(found.map(([sha256, places]) => [String(sha256), String(places)]))
}

/** Keys of the figures that stand in hidden places: they count by decision, and leave the workspace only by another. */
export function hiddenFigures(db: SqlDatabase): ReadonlySet<number> {
  const found = new Set<number>()
  const files = rows(db, 'SELECT DISTINCT sha256 FROM hidden_choice WHERE counts = 1 ORDER BY sha256')
  for (const [hash] of files) {
    const choices = hiddenChoices(db, String(hash))
    for (const { sheet, item } of itemsWithSheets(db, String(hash))) {
      if (sheet === null || choices.get(item.id)?.counts !== true) continue
      for (const key of keysIn(db, sheet, [item.place]).cells) {
        const low = key * OBSERVATIONS_A_CELL
        const ids = rows(db, 'SELECT id FROM observation WHERE id >= ? AND id < ?', [low, low + OBSERVATIONS_A_CELL])
        for (const [id] of ids) found.add(Number(id))
      }
    }
  }
  return found
}

function itemsWithSheets(
  db: SqlDatabase,
  sha256: string,
): readonly { readonly sheet: number | null; readonly item: HiddenItem }[] {
  return readingsOf(db, sha256).flatMap((reading) => {
    const sheets = rows(db, 'SELECT id, position FROM sheet WHERE reading = ?', [reading])
    const ids = new Map(sheets.map(([id, position]) => [Number(position), Number(id)]))
    return hiddenItems(db, reading).map((item) => ({
      sheet: item.place.kind === 'part' ? null : (ids.get(item.place.sheet) ?? null),
      item,
    }))
  })
}

function placesOfFile(db: SqlDatabase, sha256: string): readonly HiddenPlaceSummary[] {
  const choices = hiddenChoices(db, sha256)
  return readingsOf(db, sha256)
    .flatMap((reading) =>
      hiddenItems(db, reading).map((item) => ({ item, visibility: visibilityOf(db, reading, item) })),
    )
    .map(({ item, visibility }): HiddenPlaceSummary => {
      const { id, place, sheetName, cells, comments } = item
      const choice = choices.get(id)
      return {
        id,
        kind: place.kind,
        sheet: place.kind === 'part' ? null : place.sheet,
        sheetName,
        what: hiddenWords(item, visibility),
        count: hiddenCount(item),
        cells,
        comments,
        state: choice === undefined ? 'unseen' : choice.counts ? 'counted' : 'shown',
        reason: choice?.reason ?? '',
      }
    })
}

/** The reading that the workspace uses; of a file that was taken out, each. */
function readingsOf(db: SqlDatabase, sha256: string): readonly number[] {
  return rows(
    db,
    `SELECT r.id FROM reading r JOIN source f ON f.id = r.source LEFT JOIN inclusion i ON i.sha256 = f.sha256
     WHERE f.sha256 = ? AND (i.choice IS NULL OR i.choice = r.choice) ORDER BY r.id`,
    [sha256],
  ).map(([id]) => Number(id))
}

function visibilityOf(db: SqlDatabase, reading: number, { place }: HiddenItem): string {
  if (place.kind !== 'sheet') return ''
  const found = rows(db, 'SELECT visibility FROM sheet WHERE reading = ? AND position = ?', [reading, place.sheet])
  return String(found[0]?.[0] ?? 'hidden')
}

function removedOf(db: SqlDatabase, sha256: string): readonly RemovedPlace[] {
  return rows(db, 'SELECT place, cells, comments, at, reason FROM hidden_removal WHERE sha256 = ? ORDER BY at, place', [
    sha256,
  ]).map(([place, cells, comments, at, reason]) => ({
    id: String(place),
    what: removedWords(String(place)),
    cells: Number(cells),
    comments: Number(comments),
    at: String(at),
    reason: String(reason),
  }))
}

/** The name under which a file came that is no longer in the workspace. */
function nameOfExcluded(db: SqlDatabase, sha256: string): string {
  const [found] = rows(
    db,
    `SELECT json_extract(command, '$.source.name') FROM operation
     WHERE kind = 'do' AND instr(command, '"import file"') > 0 AND instr(command, ?) > 0 ORDER BY sequence DESC LIMIT 1`,
    [sha256],
  )
  return textOf(found?.[0]) ?? sha256.slice(0, 12)
}
