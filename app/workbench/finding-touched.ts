import type { SqlDatabase } from '../store/index.ts'

const rounds = new WeakMap<SqlDatabase, Map<string, number>>()

/** Notes that what follows from a file was built anew or taken out. */
export function touch(db: SqlDatabase, sha256: string): void {
  const own = rounds.get(db) ?? new Map<string, number>()
  rounds.set(db, own)
  own.set(sha256, (own.get(sha256) ?? 0) + 1)
}

/** How often what follows from a file was built since the workspace was opened: the same number, the same figures. */
export function timesTouched(db: SqlDatabase, sha256: string): number {
  return rounds.get(db)?.get(sha256) ?? 0
}
