import type { VersionFile, VersionPair } from '../contract/index.ts'
import { versionName } from '../query/index.ts'
import { firstRow, rows, type SqlDatabase, scalar } from '../store/index.ts'

type KeptFile = VersionFile & { readonly choice: string }

/** A file that counts or that was replaced, with the reading that is or was taken of it; undefined for any other. */
export function versionFile(db: SqlDatabase, sha256: string): KeptFile | undefined {
  const found = firstRow(
    db,
    `SELECT f.sha256, f.id, i.name, i.path, i.at, i.choice FROM inclusion i JOIN source f ON f.sha256 = i.sha256
     WHERE i.sha256 = ?1
     UNION ALL
     SELECT f.sha256, f.id, r.name, r.path, r.arrived_at, r.choice FROM replacement r JOIN source f ON f.sha256 = r.older
     WHERE r.older = ?1 AND r.decision = 'replaced' LIMIT 1`,
    [sha256],
  )
  if (found === undefined) return undefined
  const [hash, id, name, path, at, choice] = found
  return {
    sha256: String(hash),
    id: Number(id),
    name: String(name),
    path: String(path),
    arrivedAt: String(at),
    choice: String(choice),
  }
}

/** What was decided about two files; `asked` where nobody has said anything. */
export function versionState(db: SqlDatabase, older: string, newer: string): VersionPair['state'] | 'asked' {
  const found = firstRow(db, 'SELECT decision FROM replacement WHERE older = ? AND newer = ?', [older, newer])
  if (found === undefined) return 'asked'
  return found[0] === 'both' ? 'both' : included(db, older) ? 'asked' : 'replaced'
}

/** Files that were replaced or are both kept, and those that look like versions of one and wait for a decision. */
export function versionPairs(db: SqlDatabase): readonly VersionPair[] {
  const decided = rows(db, 'SELECT older, newer FROM replacement ORDER BY at, older, newer').flatMap(
    ([older, newer]): readonly VersionPair[] => {
      const state = versionState(db, String(older), String(newer))
      return state === 'asked' ? [] : pairOf(db, String(older), String(newer), state)
    },
  )
  const known = new Set(decided.map(({ older, newer }) => `${older.sha256} ${newer.sha256}`))
  const suggested = lookAlikes(db)
    .filter(([older, newer]) => !known.has(`${older} ${newer}`) && !known.has(`${newer} ${older}`))
    .flatMap(([older, newer]) => pairOf(db, older, newer, 'suggested'))
  return [...decided, ...suggested]
}

function pairOf(db: SqlDatabase, older: string, newer: string, state: VersionPair['state']): readonly VersionPair[] {
  const [first, second] = [versionFile(db, older), versionFile(db, newer)]
  return first === undefined || second === undefined ? [] : [{ older: brief(first), newer: brief(second), state }]
}

function brief({ choice: _, ...file }: KeptFile): VersionFile {
  return file
}

interface Candidate {
  readonly sha256: string
  readonly id: number
  readonly version: number
}

/** More files than these under one name are no versions: half the forces of the country call theirs `FOI response`. */
const MOST_OF_A_NAME = 60

/** Pairs of files, the older first, whose names differ by a mark of a version at most and that state the same things of the same force. */
function lookAlikes(db: SqlDatabase): readonly (readonly [string, string])[] {
  const byName = new Map<string, Candidate[]>()
  const files = rows(
    db,
    'SELECT i.sha256, f.id, i.name FROM inclusion i JOIN source f ON f.sha256 = i.sha256 ORDER BY f.id',
  )
  for (const [sha256, id, name] of files) {
    const { stem, version } = versionName(String(name))
    if (stem === '') continue
    const list = byName.get(stem) ?? []
    byName.set(stem, list)
    list.push({ sha256: String(sha256), id: Number(id), version })
  }
  return [...byName.values()]
    .filter((list) => list.length > 1 && list.length <= MOST_OF_A_NAME)
    .flatMap((list) => {
      const ordered = [...list].sort((a, b) => a.version - b.version || a.id - b.id)
      // The latest of the others that it is like: a third version replaces the second.
      return ordered.flatMap((newer, nth) => {
        const older = ordered
          .slice(0, nth)
          .reverse()
          .find((one) => alike(db, one.sha256, newer.sha256))
        return older === undefined ? [] : [[older.sha256, newer.sha256] as const]
      })
    })
}

/** Whether half of what the smaller states is stated by the other too, of the same force; what waits for review is known by its sheets. */
function alike(db: SqlDatabase, one: string, other: string): boolean {
  const [mine, theirs] = [forcesOf(db, one), forcesOf(db, other)]
  if (mine.size > 0 && theirs.size > 0 && ![...mine].some((force) => theirs.has(force))) return false
  const counts = [one, other].map((sha256) => scalar(db, `SELECT count(DISTINCT ${MEANING}) ${STATED}`, [sha256]))
  const [fewest = 0] = counts.sort((a, b) => a - b)
  if (fewest === 0) return sameSheets(db, one, other)
  const shared = scalar(
    db,
    `SELECT count(*) FROM (SELECT ${MEANING} ${STATED} INTERSECT SELECT ${MEANING} ${STATED.replace('?1', '?2')})`,
    [one, other],
  )
  return shared * 2 >= fewest
}

/** Without the force: a newer file may have lost the name of its force. */
const MEANING =
  'json_array(b.measure, b.period_start, b.period_end, (SELECT d.text FROM dimension_set d WHERE d.id = o.dimensions))'
const STATED = `FROM tidied_sheet t JOIN observation o ON o.id >> 38 = t.sheet JOIN subject b ON b.id = o.subject
  WHERE t.sha256 = ?1`

function sameSheets(db: SqlDatabase, one: string, other: string): boolean {
  const shape = (sha256: string): string =>
    JSON.stringify(
      rows(
        db,
        `SELECT s.name, s.column_count FROM tidied_sheet t JOIN sheet s ON s.id = t.sheet
         WHERE t.sha256 = ? AND t.state <> 'hidden' AND s.cell_count > 0 ORDER BY s.position`,
        [sha256],
      ),
    )
  const mine = shape(one)
  return mine !== '[]' && mine === shape(other)
}

function forcesOf(db: SqlDatabase, sha256: string): ReadonlySet<string> {
  return new Set(
    rows(db, 'SELECT DISTINCT j.value FROM tidied_sheet t, json_each(t.forces) j WHERE t.sha256 = ?', [sha256]).map(
      ([force]) => String(force),
    ),
  )
}

function included(db: SqlDatabase, sha256: string): boolean {
  return firstRow(db, 'SELECT 1 FROM inclusion WHERE sha256 = ?', [sha256]) !== undefined
}
