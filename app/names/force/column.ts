import type { ForceCode } from '../../vocabulary/index.ts'
import { compact, withoutFootnote } from '../plain.ts'
import { isRegionName } from './aliases.ts'
import { forceByCode } from './forces.ts'
import { type ForceFound, resolveForce } from './resolve.ts'

/**
 * The forces of a column of labels, read together: "West Midlands" (Scotland, Northern Ireland) is the force where it
 * stands alone or among forces and the region among regions. Where a table names both, its own forces stand between a
 * region's heading and the force of that name; otherwise the region's row follows as their total.
 */
export function resolveForces(cells: readonly string[]): readonly (ForceFound | undefined)[] {
  const found = cells.map((cell) => resolveForce(cell))
  const forces = found.filter((answer) => answer?.kind === 'force' || answer?.kind === 'forces').length
  const regions = found.filter((answer, i) => answer?.kind === 'area' && isRegionName(cells[i] ?? '')).length
  return found.map((answer, i) => {
    const force = answer?.kind === 'ambiguous' && answer.candidates.length === 1 ? answer.candidates[0] : undefined
    if (force === undefined || !isRegionName(cells[i] ?? '')) return answer
    if (regions === 0) return { kind: 'force', force }
    const area: ForceFound = { kind: 'area', written: cells[i] ?? '' }
    const rows = sameName(cells, cells[i] ?? '')
    const [first = i, second] = rows
    if (rows.length === 2 && second !== undefined) {
      const headed = namesNeighbour(found.slice(first + 1, second), force)
      return (i === first) === headed ? area : { kind: 'force', force }
    }
    if (rows.length > 2) return answer
    return forces === 0 ? area : answer
  })
}

function sameName(cells: readonly string[], name: string): readonly number[] {
  const key = compact(withoutFootnote(name))
  return cells.flatMap((cell, i) => (compact(withoutFootnote(cell)) === key ? [i] : []))
}

/** Whether a force of the same region is among the answers. */
function namesNeighbour(answers: readonly (ForceFound | undefined)[], force: ForceCode): boolean {
  const region = forceByCode(force)?.region
  return answers.some((answer) => answer?.kind === 'force' && forceByCode(answer.force)?.region === region)
}
