import type { ReactElement } from 'react'
import type { ObservationDetail } from '../../../app/contract/index.ts'
import type { DecisionAbout } from '../../../app/query/index.ts'
import { Chain } from './chain.tsx'

/** How a number of the grid came about, and what can be decided about it. */
export function NumberDecisions({ detail }: { readonly detail: ObservationDetail }): ReactElement {
  return <Chain ids={[detail.row.id]} options={optionsOf(detail)} linked={false} />
}

function optionsOf({ row, sha256 }: ObservationDetail): readonly DecisionAbout[] {
  const sheet = row.sheet === '' ? null : row.sheet
  return [
    ...(row.status === 'missing'
      ? [
          { kind: 'count as zero', sha256, sheet } as const,
          ...(sheet === null ? [] : [{ kind: 'count as zero', sha256, sheet: null } as const]),
        ]
      : []),
    ...(row.force === null ? [] : [{ kind: 'exclude force', force: row.force } as const]),
  ]
}
