import type { ReactElement, ReactNode } from 'react'
import type { ObservationDetail } from '../../../app/contract/index.ts'
import type { ObservationRow } from '../../../app/query/index.ts'
import { useDetail } from '../../state/answers.ts'
import { openSource, useLooking } from '../../state/looking.ts'
import { CellRef, Key } from '../../ui/badge.tsx'
import { Icon } from '../../ui/icon.tsx'
import { figureText, markerText, STATUS_CLASS, statusSentence } from '../../ui/withheld.tsx'
import { day, moment } from '../../ui/words.ts'
import { HowRead } from './how-read.tsx'
import './inspector.css'
import { SourceSnippet } from './source-snippet.tsx'

/** Everything about the selected number: value, source cell, how it was read, where it is used, what was found, notes, history. */
export function Inspector({
  checks,
  notes,
  entered,
}: {
  /** Words and author of a figure that was typed in. */
  readonly entered: (detail: ObservationDetail) => ReactNode
  readonly checks: (detail: ObservationDetail) => ReactNode
  /** Null while what is known of the number is on its way: a note may be written already. */
  readonly notes: (detail: ObservationDetail | null) => ReactNode
}): ReactElement {
  const selected = useLooking((looking) => looking.selected)
  const { data: detail, isPending, isPlaceholderData } = useDetail(selected)
  const known = detail ?? null
  const coming = isPending || isPlaceholderData
  return (
    <aside className="insp fill" data-pane aria-label="Inspector">
      {selected === null || (known === null && !coming) ? (
        <NothingChosen />
      ) : (
        <Detail
          detail={known}
          checks={known === null ? null : checks(known)}
          notes={notes(known)}
          entered={known === null ? null : entered(known)}
        />
      )}
    </aside>
  )
}

/** What choosing a number gives, and the keys that go on from there. */
function NothingChosen(): ReactElement {
  return (
    <>
      <div className="top">
        <b className="title">No number chosen</b>
        <p className="muted">Click a number, or press F6 and the arrows.</p>
      </div>
      <section className="sect">
        <p className="sec">
          Here stand the cell it came from, how it was read, the charts that use it, what was found about it, its notes
          and its history.
        </p>
      </section>
      <section className="sect last">
        <h2>Then</h2>
        <dl className="kv press">
          <dt>
            <Key>Enter</Key>
          </dt>
          <dd>its sheet beside the grid, the cell lit</dd>
          <dt>
            <Key>N</Key>
          </dt>
          <dd>a note on it</dd>
          <dt>
            <Key>F</Key>
          </dt>
          <dd>only the rows that share the value</dd>
        </dl>
      </section>
    </>
  )
}

/** The notes keep their place before and after the number is known, so that nothing that is being written is lost. */
function Detail({
  detail,
  checks,
  notes,
  entered,
}: {
  readonly detail: ObservationDetail | null
  readonly entered: ReactNode
  readonly checks: ReactNode
  readonly notes: ReactNode
}): ReactElement {
  return (
    <>
      {detail === null ? <div className="top" /> : <Headline detail={detail} />}
      <div className="scroll">
        {detail !== null && <Origin detail={detail} entered={entered} />}
        {checks}
        {notes}
        {detail !== null && <History detail={detail} />}
      </div>
    </>
  )
}

function Headline({ detail: { row } }: { readonly detail: ObservationDetail }): ReactElement {
  const sentence = statusSentence(row)
  return (
    <div className="top">
      <div className="headline">
        <b className={`hero ${STATUS_CLASS[row.status]}`}>{figureText(row)}</b>
        {row.status !== 'ok' && <span className="mk h">{markerText(row)}</span>}
        <span className="sec what">{whatWords(row)}</span>
      </div>
      <p className="muted">
        {row.forceName || 'No force named'} · {periodWords(row)}
      </p>
      {sentence !== null && <p className="held">{sentence}</p>}
      {row.illustrative && <p className="muted">° The file calls its figures a reconstruction or illustrative.</p>}
    </div>
  )
}

/** The cell that the number came from, how it was read, and the charts that use it. */
function Origin({
  detail,
  entered,
}: {
  readonly detail: ObservationDetail
  readonly entered: ReactNode
}): ReactElement {
  const { row } = detail
  const place = { source: row.source, sheet: row.sheetIndex, cell: { row: row.row, column: row.column } }
  return (
    <>
      <section className="sect">
        <h2>
          {row.entered === undefined ? 'Source cell' : 'Entered by hand'} <span className="sp" />
          <CellRef cell={row.cell} onOpen={() => openSource(place)} />
        </h2>
        {row.entered === undefined ? <SourceSnippet detail={detail} /> : entered}
        <div className="row under">
          <span className="muted ell" title={`${row.file} › ${row.sheet}`}>
            {row.file}
            {row.sheet === '' || row.entered !== undefined ? '' : ` › ${row.sheet}`}
          </span>
          <span className="sp" />
          <button type="button" className="link" onClick={() => openSource(place)}>
            {row.entered === undefined ? 'Open in Source' : 'Open where it stands'}
          </button>
        </div>
      </section>
      {row.entered === undefined && <HowRead detail={detail} />}
      <section className="sect">
        <h2>
          Used in <span className="sp" />
          <span className="plain">{detail.usedIn.length === 0 ? 'nothing yet' : detail.usedIn.length}</span>
        </h2>
        {detail.usedIn.map(({ chart, name }) => (
          <button
            type="button"
            key={chart}
            className="used"
            onClick={() => useLooking.setState({ view: 'charts', chart })}
          >
            <Icon name="chart" size={14} className="sec" />
            <span className="ell">Chart “{name}”</span>
          </button>
        ))}
      </section>
    </>
  )
}

function History({ detail }: { readonly detail: ObservationDetail }): ReactElement {
  return (
    <section className="sect last">
      <h2>History</h2>
      {detail.history.map((operation) => (
        <div key={operation.sequence} className="row muted line">
          <span className="nw">{moment(operation.at)}</span>
          <span className="sec wrap">
            {operation.kind === 'do'
              ? operation.label
              : `${operation.kind === 'undo' ? 'Undone' : 'Redone'}: ${operation.label}`}
          </span>
        </div>
      ))}
    </section>
  )
}

function whatWords({ measure, dimensions, periodLabel }: ObservationRow): string {
  const values = dimensions === '' ? [] : dimensions.split(';').map((part) => part.slice(part.indexOf('=') + 1))
  return [measure, ...values, periodLabel].filter(Boolean).join(', ')
}

function periodWords({ periodStart, periodEnd }: ObservationRow): string {
  return periodStart === null || periodEnd === null ? 'no period named' : `${day(periodStart)} – ${day(periodEnd)}`
}
