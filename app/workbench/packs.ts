import type { KeyInGrid } from '../contract/index.ts'
import { cellOfObservation, readEvidence, rows, type SqlDatabase, textOf } from '../store/index.ts'
import { namesKept } from './names.ts'

/** A value is spelt one way on a sheet, as a rule: the first figure of each sheet tells it. */
const VALUES = `SELECT d.key, d.value, count(*), min(o.id), o.evidence
  FROM observation o
  JOIN dimension_member m ON m.dimension_set = o.dimensions
  JOIN dimension d ON d.id = m.dimension
  WHERE d.value NOT IN ('Total', 'Subtotal')
  GROUP BY d.id, o.id >> 38
  ORDER BY d.key, d.value`

/** The keys of the grid, each with its values, how many figures state them, and how they are spelt. Totals are no values. */
export function keysInGrid(db: SqlDatabase): readonly KeyInGrid[] {
  const keys = new Map<string, Map<string, { count: number; spellings: Set<string> }>>()
  for (const [key, value, count, id, evidence] of rows(db, VALUES)) {
    const values = keys.get(String(key)) ?? new Map<string, { count: number; spellings: Set<string> }>()
    keys.set(String(key), values)
    const kept = values.get(String(value)) ?? { count: 0, spellings: new Set<string>() }
    values.set(String(value), kept)
    kept.count += Number(count)
    const stated = readEvidence(db, cellOfObservation(Number(id)), textOf(evidence) ?? '[]').find(
      ({ states }) => states === key,
    )
    const written = stated?.written.trim() ?? ''
    if (written !== '') kept.spellings.add(written)
  }
  const kept = namesKept(db)
  return [...keys].map(([key, values]) => ({
    key,
    headers: [
      ...new Set([
        key.replaceAll('_', ' '),
        ...kept.filter(({ what, means }) => what === 'header' && means === key).map(({ written }) => written),
      ]),
    ],
    values: [...values]
      .map(([value, { count, spellings }]) => ({ value, count, spellings: [...spellings].sort() }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)),
  }))
}
