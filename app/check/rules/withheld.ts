import type { Finding, WithheldStatus } from '../../vocabulary/index.ts'
import { groupBy, type Stated } from '../stated.ts'

/** One finding for each sheet and force with figures of the given statuses. */
export function withheld(
  stated: readonly Stated[],
  rule: string,
  statuses: readonly WithheldStatus[],
  words: string,
): readonly Finding[] {
  const affected = stated.filter(({ figure }) => figure.status !== 'ok' && statuses.includes(figure.status))
  return groupBy(affected, ({ file, sheet, force }) => JSON.stringify([file, sheet, force])).flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const { file, sheet, force } = first
    const cells = [...new Set(group.map(({ cell }) => cell))]
    const note = `${cells.length} ${cells.length === 1 ? 'figure is' : 'figures are'} ${words}.`
    return [{ rule, force, file, sheet, cells, note }]
  })
}
