import type { Anchor } from '../../../app/annotate/index.ts'
import type { ObservationDetail } from '../../../app/contract/index.ts'
import type { Force } from '../../../app/vocabulary/index.ts'
import type { PinOption } from '../../ui/note-slots.ts'

/** What a note can be pinned to from a number, in words: itself, its cell, what its force states of the period, each of the two, its file. */
export function pinOptions({ row, sha256 }: ObservationDetail): readonly PinOption[] {
  const { force, forceName, periodStart, periodEnd, periodLabel } = row
  const dated = periodStart !== null && periodEnd !== null
  return [
    { key: 'value', label: 'This number', anchor: valueAnchor({ row, sha256 }) },
    ...(dated && force !== null
      ? [
          {
            key: 'force-period',
            label: `${forceName} ${periodLabel}`,
            anchor: { on: 'force-period', force, periodStart, periodEnd } as const,
          },
        ]
      : []),
    ...(dated
      ? [{ key: 'period', label: periodLabel, anchor: { on: 'period', periodStart, periodEnd } as const }]
      : []),
    ...(force !== null ? [{ key: 'force', label: forceName, anchor: { on: 'force', force } as const }] : []),
    {
      key: 'cells',
      label: `Cell ${row.cell}`,
      anchor: { on: 'cells', source: { sha256, sheet: row.sheet, cells: row.cell }, file: fileName(row.file) },
    },
    { key: 'file', label: 'The file', anchor: { on: 'file', sha256, file: fileName(row.file) } },
  ]
}

/** The anchor of a number: by what it says and the cell that carries it, so that it survives reading again. */
function valueAnchor({ row, sha256 }: Pick<ObservationDetail, 'row' | 'sha256'>): Anchor {
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

function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** What a note is pinned to, in words. */
export function pinWords(anchor: Anchor, forces: readonly Force[]): string {
  const name = (code: string | null) => forces.find((force) => force.code === code)?.name ?? code ?? ''
  switch (anchor.on) {
    case 'value':
      return `on ${anchor.source.cell}`
    case 'period':
      return `on ${years(anchor)}`
    case 'force':
      return `on ${name(anchor.force)}`
    case 'force-period':
      return `on ${name(anchor.force)}, ${years(anchor)}`
    case 'cells':
      return `on ${anchor.source.cells} of ${anchor.file}`
    case 'file':
      return `on ${anchor.file}`
    case 'finding':
      return `on the finding ${anchor.about}`
    case 'series':
    case 'point':
      return `on ${anchor.about}`
  }
}

function years({ periodStart, periodEnd }: { readonly periodStart: string; readonly periodEnd: string }): string {
  return `${periodStart.slice(0, 4)} to ${periodEnd.slice(0, 4)}`
}
