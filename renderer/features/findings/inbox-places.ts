import type { FindingGroup } from './triage.ts'

/** Height of the heading of a group and of a finding, in pixels; findings.css says the same. */
export const HEADING_HEIGHT = 22
export const ROW_HEIGHT = 45

/** Where a group stands in the inbox. */
export interface PlacedGroup {
  readonly group: FindingGroup
  /** From the top of the list, in pixels. */
  readonly top: number
  readonly height: number
  /** Findings in the groups before it. */
  readonly before: number
}

/** Lays the groups out one below the other. */
export function placedGroups(groups: readonly FindingGroup[]): readonly PlacedGroup[] {
  let top = 0
  let before = 0
  return groups.map((group) => {
    const height = HEADING_HEIGHT + ROW_HEIGHT * group.findings.length
    const place = { group, top, height, before }
    top += height
    before += group.findings.length
    return place
  })
}

/** Pixels from the top of a list. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** The findings of a group, by their number in it, that reach into a stretch of the list; empty where the group lies outside. */
export function rowsIn({ top, group }: PlacedGroup, { from, to }: Stretch): readonly number[] {
  const first = Math.max(0, Math.floor((from - top - HEADING_HEIGHT) / ROW_HEIGHT))
  const end = Math.min(group.findings.length, Math.ceil((to - top - HEADING_HEIGHT) / ROW_HEIGHT))
  return Array.from({ length: Math.max(0, end - first) }, (_, nth) => first + nth)
}
