import { execute, executeEach, numberOf, rows, type SqlDatabase, type SqlValue, textOf } from '../store/index.ts'
import type { Anchor, NoteReply, PlacedAnnotation } from './command.ts'
import { hasSheet, idsUnder, type RememberedFigure, whereNow } from './pinned.ts'
import { placeNumber, TARGET, WRITTEN_VALUE } from './target.ts'

/**
 * Finds anew which observations notes are pinned to. A note on a value: the one that states the same force, measure, period and
 * breakdown; where several do, the one in the same file, then sheet, then cell. A note on cells: the figures in them, or what
 * they stated where the file is gone. A note on a finding speaks of what the finding is seen to speak of, which is looked up.
 */
export function resolveAnchors(db: SqlDatabase): void {
  execute(db, 'DELETE FROM annotation_target')
  const notes = rows(
    db,
    `SELECT id, force, measure, period_start, period_end, dimensions, sha256, sheet, cell
     FROM annotation WHERE anchored = 'value' ORDER BY id`,
  )
  const found: SqlValue[][] = []
  for (const [id, ...anchor] of notes) {
    const target = rows(db, `SELECT o.id ${TARGET}`, [...anchor.slice(0, 7), placeNumber(anchor[7])])[0]
    if (target?.[0] !== undefined) found.push([target[0], id ?? ''])
  }
  for (const { id, anchor, remembered } of pinnedNotes(db)) {
    if (anchor.on === 'finding') continue
    for (const observation of standing(db, anchor, remembered)) found.push([observation, id])
  }
  executeEach(db, 'INSERT OR IGNORE INTO annotation_target VALUES (?, ?)', found)
}

/** Every note, oldest first, with the observations it stands on and whether the values there are still those it spoke of. */
export function annotations(db: SqlDatabase): readonly PlacedAnnotation[] {
  const said = linesOf(db)
  const threads = threadsOf(db)
  return [...onOneThing(db), ...pinnedNotes(db).map((note) => placed(db, note))]
    .map((note): PlacedAnnotation => ({ ...note, ...said.get(note.id), replies: threads.get(note.id) ?? [] }))
    .sort((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1))
}

type Bare = Omit<PlacedAnnotation, 'replies'>

function onOneThing(db: SqlDatabase): readonly Bare[] {
  return rows(
    db,
    `SELECT a.id, a.anchored, a.force, a.measure, a.period_start, a.period_end, a.dimensions, a.sha256, a.sheet, a.cell,
       a.text, a.for_publication, a.author, a.at, a.pinned_value, t.observation, ${WRITTEN_VALUE}
     FROM annotation a
     LEFT JOIN annotation_target t ON t.annotation = a.id
     LEFT JOIN observation o ON o.id = t.observation`,
  ).map((columns): Bare => {
    const [text, forPublication, author, at, pinned, observation, now] = columns.slice(10)
    const was = textOf(pinned)
    const present = textOf(now)
    const force = textOf(columns[2])
    return {
      id: String(columns[0]),
      anchor: anchorOf(columns),
      text: String(text),
      forPublication: forPublication === 1,
      author: String(author),
      at: String(at),
      observation: numberOf(observation),
      observations: observation === null || observation === undefined ? [] : [Number(observation)],
      forces: force === null ? [] : [force],
      file: null,
      changed: was !== null && present !== null && was !== present ? { was, now: present } : null,
    }
  })
}

/** The figures that notes on findings speak of, as a text that changes with them: a check of the rules may move them. */
export function figuresOfFindingNotes(db: SqlDatabase): string {
  const notes = pinnedNotes(db).filter(({ anchor }) => anchor.on === 'finding')
  return notes.map(({ id, anchor }) => `${id} ${idsUnder(db, anchor).join(' ')}`).join('\n')
}

interface PinnedNote extends Pick<PlacedAnnotation, 'id' | 'anchor' | 'text' | 'forPublication' | 'author' | 'at'> {
  readonly remembered: readonly RememberedFigure[]
}

function pinnedNotes(db: SqlDatabase): readonly PinnedNote[] {
  return rows(db, 'SELECT id, anchor, pinned, text, for_publication, author, at FROM pinned_note ORDER BY id').map(
    ([id, anchor, pinned, text, publish, author, at]) => ({
      id: String(id),
      anchor: JSON.parse(String(anchor)) as Anchor,
      remembered: JSON.parse(String(pinned)) as readonly RememberedFigure[],
      text: String(text),
      forPublication: publish === 1,
      author: String(author),
      at: String(at),
    }),
  )
}

function placed(db: SqlDatabase, { remembered, ...note }: PinnedNote): Bare {
  const { anchor } = note
  const observations =
    anchor.on === 'finding'
      ? idsUnder(db, anchor)
      : rows(db, 'SELECT observation FROM annotation_target WHERE annotation = ? ORDER BY 1', [note.id]).map(([id]) =>
          Number(id),
        )
  return {
    ...note,
    observation: null,
    observations,
    forces: anchor.on === 'force-period' ? [anchor.force] : forcesOf(db, observations),
    file: anchor.on === 'file' ? fileNumber(db, anchor.sha256) : null,
    changed: whereNow(db, remembered).changed,
  }
}

function standing(db: SqlDatabase, anchor: Anchor, remembered: readonly RememberedFigure[]): readonly number[] {
  if (anchor.on !== 'cells' || hasSheet(db, anchor.source.sha256, anchor.source.sheet)) return idsUnder(db, anchor)
  return whereNow(db, remembered).observations
}

function forcesOf(db: SqlDatabase, observations: readonly number[]): readonly string[] {
  if (observations.length === 0) return []
  const found = rows(
    db,
    `SELECT DISTINCT b.force FROM json_each(?) j JOIN observation o ON o.id = j.value JOIN subject b ON b.id = o.subject
     WHERE b.force IS NOT NULL ORDER BY 1`,
    [JSON.stringify(observations)],
  )
  return found.map(([force]) => String(force))
}

function fileNumber(db: SqlDatabase, sha256: string): number | null {
  const found = rows(db, 'SELECT f.id FROM source f JOIN inclusion i ON i.sha256 = f.sha256 WHERE f.sha256 = ?', [
    sha256,
  ])[0]
  return numberOf(found?.[0])
}

function linesOf(db: SqlDatabase): ReadonlyMap<string, { readonly caveat: string; readonly tags: readonly string[] }> {
  return new Map(
    rows(db, 'SELECT annotation, caveat, tags FROM note_line').map(([id, caveat, tags]) => [
      String(id),
      { caveat: String(caveat), tags: JSON.parse(String(tags)) as readonly string[] },
    ]),
  )
}

function threadsOf(db: SqlDatabase): ReadonlyMap<string, readonly NoteReply[]> {
  const threads = new Map<string, NoteReply[]>()
  for (const [annotation, id, text, author, at] of rows(
    db,
    'SELECT annotation, id, text, author, at FROM note_reply ORDER BY at, id',
  )) {
    const thread = threads.get(String(annotation)) ?? []
    thread.push({ id: String(id), text: String(text), author: String(author), at: String(at) })
    threads.set(String(annotation), thread)
  }
  return threads
}

function anchorOf(columns: readonly SqlValue[]): Anchor {
  const [, on, force, measure, start, end, dimensions, sha256, sheet, cell] = columns
  switch (on) {
    case 'period':
      return { on, periodStart: String(start), periodEnd: String(end) }
    case 'force':
      return { on, force: String(force) }
    default:
      return {
        on: 'value',
        force: textOf(force),
        measure: String(measure),
        periodStart: textOf(start),
        periodEnd: textOf(end),
        dimensions: String(dimensions),
        source: { sha256: String(sha256), sheet: String(sheet), cell: String(cell) },
      }
  }
}
