import type { ReactElement } from 'react'
import type { Total } from '../../../app/query/index.ts'
import { Icon } from '../../ui/icon.tsx'
import { figure, interval, list } from '../../ui/words.ts'

/** The sum of rows as an interval, or why there is none: what cannot be added is not added. */
export function SumLine({ total, of }: { readonly total: Total; readonly of: string }): ReactElement | null {
  if (total.count === 0) {
    return total.leftOut === undefined ? null : <Caution>{`${figure(total.leftOut)} left out by decision`}</Caution>
  }
  if (total.measures.length > 1) {
    return <Caution>{`Not summed: ${list(total.measures)} are mixed`}</Caution>
  }
  if (total.unequalPeriods) return <Caution>Not summed: periods of unequal length are mixed</Caution>
  const sum = total.low === total.high ? figure(total.low) : interval(total.low, total.high)
  return (
    <>
      <span>
        {of}: <b>{sum}</b>
        {total.unbounded > 0 && ` plus ${figure(total.unbounded)} with no bound`}
      </span>
      {total.leftOut !== undefined && <Caution>{`${figure(total.leftOut)} left out by decision`}</Caution>}
      {total.totalsAmongParts && <Caution>Totals stand among their parts: the sum counts some twice</Caution>}
    </>
  )
}

/** How many figures are withheld, by state. */
export function WithheldLine({ total }: { readonly total: Total }): ReactElement | null {
  const { ok, suppressed, refused, missing, not_held: notHeld } = total.byStatus
  const withheld = total.count - ok
  if (withheld === 0) return <span>None withheld</span>
  const parts = [
    suppressed > 0 ? `${figure(suppressed)} [c]` : '',
    refused > 0 ? `${figure(refused)} refused` : '',
    missing > 0 ? `${figure(missing)} missing` : '',
    notHeld > 0 ? `${figure(notHeld)} not held` : '',
  ]
  return <span>{`${figure(withheld)} withheld: ${parts.filter(Boolean).join(', ')}`}</span>
}

function Caution({ children }: { readonly children: string }): ReactElement {
  return (
    <span className="c-warn">
      <Icon name="warning" size={12} />
      {children}
    </span>
  )
}
