import { lastSequence } from '../annotate/index.ts'
import { execute, executeEach, numberOf, rows, type SqlDatabase, type SqlValue, textOf } from '../store/index.ts'
import { keepable, type SaidFinding } from './finding-shown.ts'

/** A finding as it was last seen, and the operation after which it was gone. */
export interface SeenFinding {
  readonly said: SaidFinding
  /** Sequence of the last operation after which it still held. */
  readonly lastHeld: number
  /** Null while it holds; 0 where no operation explains that it is gone. */
  readonly resolved: number | null
}

/** Every finding that was ever seen. */
export function seenFindings(db: SqlDatabase): readonly SeenFinding[] {
  return rows(db, 'SELECT content, last_held, resolved FROM finding_seen ORDER BY finding').map(
    ([content, lastHeld, resolved]) => ({
      said: JSON.parse(String(content)) as SaidFinding,
      lastHeld: Number(lastHeld),
      resolved: numberOf(resolved),
    }),
  )
}

/** Writes down what is seen now; what was seen before and is gone is kept, with the operation that explains it. */
export function updateSeen(db: SqlDatabase, found: readonly SaidFinding[], quiet: readonly string[]): void {
  const now = lastSequence(db)
  const present = new Set(found.map(({ key }) => key))
  const known = new Map<string, string>()
  for (const { said, lastHeld, resolved } of seenFindings(db)) {
    if (resolved === null) known.set(said.key, JSON.stringify(said))
    if (present.has(said.key) || (resolved !== null && resolved <= now)) continue
    const by = explanation(db, said, Math.min(lastHeld, now), quiet)
    execute(db, 'UPDATE finding_seen SET resolved = ? WHERE finding = ?', [by, said.key])
  }
  executeEach(
    db,
    `INSERT INTO finding_seen (finding, content, last_held, resolved) VALUES (?1, ?2, ?3, NULL)
     ON CONFLICT (finding) DO UPDATE SET content = ?2, last_held = ?3, resolved = NULL`,
    found.flatMap((said): SqlValue[][] => {
      const content = JSON.stringify(keepable(said))
      return known.get(said.key) === content ? [] : [[said.key, content, now]]
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
