import type { Anchor } from '../../../app/annotate/index.ts'
import type { ObservationDetail } from '../../../app/contract/index.ts'
import type { Force } from '../../../app/vocabulary/index.ts'
import type { Option } from '../../ui/choice.tsx'

/** What a note can be pinned to from a number. */
export type Pin = 'value' | 'period' | 'force'

/** The pins that a number offers, in words: itself, its period, its force. */
export function pinOptions({ row }: ObservationDetail): readonly Option<Pin>[] {
  return [
    { key: 'value', label: 'This number' },
    ...(row.periodStart === null || row.periodEnd === null ? [] : [{ key: 'period' as const, label: row.periodLabel }]),
    ...(row.force === null ? [] : [{ key: 'force' as const, label: row.forceName }]),
  ]
}

/** The anchor of a pin: by what the number says and the cell that carries it, so that it survives reading again. */
export function anchorFor({ row, sha256 }: ObservationDetail, pin: Pin): Anchor {
  if (pin === 'period' && row.periodStart !== null && row.periodEnd !== null) {
    return { on: 'period', periodStart: row.periodStart, periodEnd: row.periodEnd }
  }
  if (pin === 'force' && row.force !== null) return { on: 'force', force: row.force }
  return {
    on: 'value',
    force: row.force,
    measure: row.measure,
    periodStart: row.periodStart,
    periodEnd: row.periodEnd,
    dimensions: row.dimensions,
    source: { sha256, sheet: row.sheet, cell: row.cell },
  }
}

/** What a note is pinned to, in words. */
export function pinWords(anchor: Anchor, forces: readonly Force[]): string {
  switch (anchor.on) {
    case 'value':
      return `on ${anchor.source.cell}`
    case 'period':
      return `on ${anchor.periodStart.slice(0, 4)} to ${anchor.periodEnd.slice(0, 4)}`
    case 'force':
      return `on ${forces.find((force) => force.code === anchor.force)?.name ?? anchor.force}`
  }
}
