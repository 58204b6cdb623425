import { DEFAULT_THRESHOLDS, type Thresholds } from '../check/index.ts'
import { firstRow, type SqlDatabase, textOf } from '../store/index.ts'

/** Where the rules draw their lines: the setting `thresholds`, and the program's own where it says nothing. */
export function thresholdsIn(db: SqlDatabase): Thresholds {
  const text = textOf(firstRow(db, "SELECT value FROM setting WHERE name = 'thresholds'")?.[0])
  const given = text === null ? {} : (JSON.parse(text) as Readonly<Record<string, unknown>>)
  const known = Object.entries(DEFAULT_THRESHOLDS).map(([name, value]) => {
    const own = given[name]
    return [name, typeof own === 'number' && own >= 0 ? own : value] as const
  })
  return { ...DEFAULT_THRESHOLDS, ...Object.fromEntries(known) }
}
