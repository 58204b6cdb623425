import type { ReactElement, ReactNode } from 'react'
import type { EnteredHere, SourceSummary } from '../../../app/contract/index.ts'
import { ENTERED_SHEET } from '../../../app/vocabulary/index.ts'
import { changeEntry, deleteEntry, startEntry, useEnteredFigures, useEntering } from '../../state/entering.ts'
import { select, useLooking } from '../../state/looking.ts'
import { useSession } from '../../state/session.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { day, moment } from '../../ui/words.ts'
import { EntryForm } from './entry-form.tsx'
import { placeWords } from './words.ts'

/** Right of a letter: the form while a figure is typed in, the number that is chosen, or what was entered from the file. */
export function EnteredPanel({ number }: { readonly number: ReactNode }): ReactElement {
  const place = useLooking((looking) => looking.place)
  const selected = useLooking((looking) => looking.selected)
  const source = useSession(({ state }) => state.sources.find(({ id }) => id === place?.source))
  const draft = useEntering((entering) => entering.draft)
  const figures = useEnteredFigures(source?.sha256 ?? '').data ?? []
  if (source === undefined) return <aside className="insp fill" />
  if (draft !== null && draft.sha256 === source.sha256) {
    return (
      <aside className="insp fill" data-pane aria-label="Enter a figure">
        <div className="top">
          <b className="title">{draft.changes === null ? 'Enter a figure' : 'Change an entered figure'}</b>
          <p className="muted ell" title={source.path}>
            {source.name}
          </p>
        </div>
        <EntryForm key={draft.key} draft={draft} />
      </aside>
    )
  }
  const chosen = figures.find(({ observation }) => observation !== null && observation === selected)
  if (chosen !== undefined && place?.cell?.row === chosen.row) return <>{number}</>
  return <EnteredList source={source} figures={figures} />
}

function EnteredList({
  source,
  figures,
}: {
  readonly source: SourceSummary
  readonly figures: readonly EnteredHere[]
}): ReactElement {
  return (
    <aside className="insp fill" data-pane aria-label="Figures entered by hand">
      <div className="top">
        <b className="title">Entered by hand</b>
        <p className="muted">
          {figures.length === 0
            ? 'A figure that stands in words or on a scan is entered with its place. It is marked wherever it shows.'
            : 'Each is marked wherever it shows, and leads back to its words.'}
        </p>
        <p className="gap-top">
          <Button
            small
            icon="edit"
            onClick={() => void startEntry(source, { page: null, paragraph: null, region: null, quote: '' })}
          >
            Enter a figure
          </Button>
        </p>
      </div>
      <div className="scroll">
        {figures.map((figure) => (
          <Entered key={figure.id} figure={figure} source={source} />
        ))}
      </div>
    </aside>
  )
}

function Entered({ figure, source }: { readonly figure: EnteredHere; readonly source: SourceSummary }): ReactElement {
  const { observation, row } = figure
  return (
    <section className="sect">
      <h2>
        <button
          type="button"
          className="link"
          disabled={observation === null}
          onClick={() =>
            observation !== null &&
            select({ id: observation, source: source.id, sheetIndex: ENTERED_SHEET, row, column: 0 })
          }
        >
          {figure.written}
        </button>
        <span className="sp" />
        <span className="plain">{placeWords(figure)}</span>
      </h2>
      <p className="sec">{whatWords(figure)}</p>
      <EnteredActions figure={figure} />
    </section>
  )
}

/** The words or place of an entered figure, who typed it in, and what may be done with it: for the inspector. */
export function EnteredOrigin({ sha256, id }: { readonly sha256: string; readonly id: string }): ReactElement | null {
  const figure = useEnteredFigures(sha256).data?.find((one) => one.id === id)
  return figure === undefined ? null : <EnteredActions figure={figure} />
}

function EnteredActions({ figure }: { readonly figure: EnteredHere }): ReactElement {
  return (
    <>
      {figure.quote !== '' && <blockquote className="entry-quote">{figure.quote}</blockquote>}
      {figure.reason !== '' && (
        <p className="row g6">
          <Icon name="warning" size={12} className="c-warn" />
          <span className="sec">The words do not hold the number: {figure.reason}</span>
        </p>
      )}
      <div className="row under">
        <span className="muted ell">
          {figure.author === '' ? 'no name' : figure.author}, {moment(figure.at)}
        </span>
        <span className="sp" />
        <button type="button" className="link" onClick={() => changeEntry(figure)}>
          Change
        </button>
        <button type="button" className="link" onClick={() => void deleteEntry(figure)}>
          Delete
        </button>
      </div>
    </>
  )
}

function whatWords({ measure, dimensions, periodStart, periodEnd }: EnteredHere): string {
  const period = periodStart === null || periodEnd === null ? 'no period' : `${day(periodStart)} – ${day(periodEnd)}`
  return [measure, ...dimensions.map(({ value }) => value), period].join(', ')
}
