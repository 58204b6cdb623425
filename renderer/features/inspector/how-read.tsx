import type { ReactElement } from 'react'
import type { ObservationDetail } from '../../../app/contract/index.ts'
import { a1, type Evidence } from '../../../app/vocabulary/index.ts'
import { openSource } from '../../state/looking.ts'
import { CellRef } from '../../ui/badge.tsx'
import { sentence } from '../../ui/words.ts'

/** What the cell says, and where each fact about it is stated. */
export function HowRead({ detail }: { readonly detail: ObservationDetail }): ReactElement {
  const { row, evidence, formula, numberFormat } = detail
  const groups = new Map<string, Evidence[]>()
  for (const one of evidence) groups.set(one.states, [...(groups.get(one.states) ?? []), one])
  return (
    <section className="sect">
      <h2>How it was read</h2>
      <dl className="kv">
        <dt>As written</dt>
        <dd>
          {row.raw === '' ? <span className="muted">(blank)</span> : row.raw}
          {formula !== null && <span className="muted mono"> ={formula}</span>}
        </dd>
        {[...groups].map(([states, stated]) => (
          <Fact key={states} states={states} stated={stated} place={row} />
        ))}
        {numberFormat !== 'General' && numberFormat !== '' && (
          <>
            <dt>Format</dt>
            <dd className="mono">{numberFormat}</dd>
          </>
        )}
      </dl>
    </section>
  )
}

function Fact({
  states,
  stated,
  place,
}: {
  readonly states: string
  readonly stated: readonly Evidence[]
  readonly place: { readonly source: number; readonly sheetIndex: number }
}): ReactElement {
  return (
    <>
      <dt className="ell" title={states}>
        {sentence(states)}
      </dt>
      <dd className="facts">
        {stated.map((one) => (
          <span key={`${one.from}${one.written}${one.at === undefined ? '' : a1(one.at)}`} className="fact">
            {one.at === undefined ? (
              <span className="bdg line txt">{one.from}</span>
            ) : (
              <Cited at={one.at} place={place} />
            )}
            <span title={one.written}>{one.written}</span>
          </span>
        ))}
      </dd>
    </>
  )
}

function Cited({
  at,
  place,
}: {
  readonly at: { readonly row: number; readonly column: number }
  readonly place: { readonly source: number; readonly sheetIndex: number }
}): ReactElement {
  return (
    <CellRef cell={a1(at)} onOpen={() => openSource({ source: place.source, sheet: place.sheetIndex, cell: at })} />
  )
}
