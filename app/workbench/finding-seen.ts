import { lastSequence } from '../annotate/index.ts'
import {
  execute,
  executeEach,
  firstRow,
  numberOf,
  rows,
  type SqlDatabase,
  type SqlValue,
  scalar,
  textOf,
  transaction,
} from '../store/index.ts'
import { keepable, type SaidFinding } from './finding-shown.ts'

/** A finding as it was last seen, and the operation after which it was gone. */
export interface SeenFinding {
  readonly said: SaidFinding
  /** Sequence of the last operation after which it still held. */
  readonly lastHeld: number
  /** Null while it holds; 0 where no operation explains that it is gone. */
  readonly resolved: number | null
}

/** Findings that were seen and are gone. */
export function goneFindings(db: SqlDatabase): readonly SeenFinding[] {
  return rows(
    db,
    'SELECT content, last_held, resolved FROM finding_seen WHERE resolved IS NOT NULL ORDER BY finding',
  ).map(seenFrom)
}

function seenFrom([content, lastHeld, resolved]: readonly SqlValue[]): SeenFinding {
  return {
    said: JSON.parse(String(content)) as SaidFinding,
    lastHeld: Number(lastHeld),
    resolved: numberOf(resolved ?? null),
  }
}

/** What this program wrote down of each finding since the workspace was opened, and how often something had been removed. */
interface Written {
  readonly removals: number
  readonly saids: Map<string, SaidFinding>
}

const written = new WeakMap<SqlDatabase, Written>()

/** Writes down what is seen now; what was seen before and is gone is kept, with the operation that explains it. Not within a transaction. */
export function updateSeen(db: SqlDatabase, found: readonly SaidFinding[], quiet: readonly string[]): void {
  // All or nothing, and each of thousands by itself would take three times as long.
  transaction(db, () => writeDown(db, found, quiet))
}

function writeDown(db: SqlDatabase, found: readonly SaidFinding[], quiet: readonly string[]): void {
  const now = lastSequence(db)
  const removals = scalar(db, 'SELECT count(*) FROM hidden_removal')
  const before = written.get(db)
  // A removal may blank what is written down.
  const saids = before?.removals === removals ? before.saids : new Map<string, SaidFinding>()
  written.set(db, { removals, saids })
  const present = new Set(found.map(({ key }) => key))
  const holding = new Set<string>()
  for (const [finding, resolved] of rows(db, 'SELECT finding, resolved FROM finding_seen ORDER BY finding')) {
    const key = String(finding)
    if (resolved === null) holding.add(key)
    if (present.has(key) || (resolved !== null && Number(resolved) <= now)) continue
    const row = firstRow(db, 'SELECT content, last_held, resolved FROM finding_seen WHERE finding = ?', [key])
    if (row === undefined) continue
    const { said, lastHeld } = seenFrom(row)
    const by = explanation(db, said, Math.min(lastHeld, now), quiet)
    execute(db, 'UPDATE finding_seen SET resolved = ? WHERE finding = ?', [by, key])
  }
  executeEach(
    db,
    `INSERT INTO finding_seen (finding, content, last_held, resolved) VALUES (?1, ?2, ?3, NULL)
     ON CONFLICT (finding) DO UPDATE SET content = ?2, last_held = ?3, resolved = NULL
     WHERE content <> ?2 OR resolved IS NOT NULL`,
    found.flatMap((said): SqlValue[][] => {
      if (holding.has(said.key) && saids.get(said.key) === said) return []
      saids.set(said.key, said)
      return [[said.key, JSON.stringify(keepable(said)), now]]
    }),
  )
  execute(db, 'UPDATE finding_seen SET last_held = ? WHERE resolved IS NULL', [now])
}

/** The last operation since that speaks of a file of the finding; where none does, the last that may change a figure. */
function explanation(db: SqlDatabase, said: SaidFinding, since: number, quiet: readonly string[]): number {
  const files = new Set(said.places.map(({ file }) => file))
  const after = rows(
    db,
    `SELECT o.sequence, json_extract(o.command, '$.do'),
       coalesce(json_extract(o.command, '$.source.path'), (
         SELECT json_extract(p.command, '$.source.path') FROM operation p
         WHERE json_extract(p.command, '$.source.sha256') = json_extract(o.command, '$.sha256') LIMIT 1))
     FROM operation o WHERE o.sequence > ? ORDER BY o.sequence DESC`,
    [since],
  ).filter(([, name]) => !quiet.includes(textOf(name) ?? ''))
  const own = after.find(([, , path]) => files.has(String(path)))
  return Number((own ?? after[0])?.[0] ?? 0)
}
