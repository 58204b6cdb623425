import type { ListedFinding } from '../../../app/contract/index.ts'
import type { Comparison, Flag, ObservationId } from '../../../app/query/index.ts'

/** The comparison with what the rules found about its figures among the flags. */
export function withFindings(
  found: Comparison,
  findings: ReadonlyMap<ObservationId, readonly ListedFinding[]>,
): Comparison {
  if (findings.size === 0) return found
  const rows = found.rows.map((row) => {
    const cells = row.cells.map((cell) => ({ ...cell, flags: [...cell.flags, ...flagsOf(cell.ids, findings)] }))
    const own = flagsOf(
      row.cells.flatMap(({ ids }) => ids),
      findings,
    )
    const rank = { bad: 0, warn: 1, held: 2, note: 3 } as const
    return { ...row, cells, flags: [...row.flags, ...own].sort((a, b) => rank[a.tone] - rank[b.tone]) }
  })
  return { ...found, rows }
}

/** One flag for all that was found, the claims in its words; of a private finding its title alone. */
function flagsOf(
  ids: readonly ObservationId[],
  findings: ReadonlyMap<ObservationId, readonly ListedFinding[]>,
): readonly Flag[] {
  const own = new Map(ids.flatMap((id) => (findings.get(id) ?? []).map((one) => [one.key, one] as const)))
  if (own.size === 0) return []
  const [first] = own.values()
  const tone = [...own.values()].some(({ severity }) => severity === 'contradiction') ? 'warn' : 'note'
  const words = [...own.values()].map((one) => (one.private ? `${one.title}.` : one.claim)).join(' ')
  const short = own.size === 1 ? (first?.title ?? '') : `${own.size} findings`
  return [{ kind: 'finding', tone, short, words }]
}
