import type { SqlDatabase } from '../store/index.ts'
import { type Edit, editOf } from './edit.ts'

/** Puts forces into a group of the analyst's; null takes them out of theirs. */
export interface GroupCommand {
  readonly do: 'set force group'
  readonly forces: readonly string[]
  readonly group: string | null
}

/** What a grouping changes of what was decided. */
export function decideGroup(db: SqlDatabase, { forces, group }: GroupCommand): readonly Edit[] {
  const name = group?.trim() ?? ''
  return [...new Set(forces)].map((force) => editOf(db, 'force_group', [force], name === '' ? null : [name]))
}

/** A grouping in words. */
export function groupLabel({ forces, group }: GroupCommand, forceName: (code: string | null) => string): string {
  const [only, ...more] = forces
  const who = only !== undefined && more.length === 0 ? forceName(only) : `${forces.length} forces`
  return group === null || group.trim() === '' ? `${who} taken out of their group` : `Group “${group.trim()}”: ${who}`
}
