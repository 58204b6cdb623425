import { joinDisputes } from './claims.ts'
import { joinCopies } from './copies.ts'
import type { Stated } from './stated.ts'
import { joinSums } from './sums.ts'
import { joinTables } from './tables.ts'
import type { Thresholds } from './thresholds.ts'

/**
 * The figures of several groups of replies as one list, of which everything is known that is known of the groups: what
 * weighs forces against one another need not look at each figure again. No two groups may share a file or a force.
 */
export function joined(parts: readonly (readonly Stated[])[], settings: Thresholds): readonly Stated[] {
  const whole = parts.flat()
  joinTables(whole, parts)
  joinCopies(whole, parts, settings.duplicateLeastFigures)
  joinDisputes(whole, parts, settings)
  joinSums(whole, parts)
  return whole
}
