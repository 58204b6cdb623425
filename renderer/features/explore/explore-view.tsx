import { type ReactElement, type ReactNode, useEffect, useRef, useState } from 'react'
import { useFacets, useTotal } from '../../state/answers.ts'
import { run } from '../../state/commands.ts'
import { ask, EVERY_ROW, show, useLooking } from '../../state/looking.ts'
import { useSession } from '../../state/session.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Inspected } from '../../ui/inspected.tsx'
import { InspectorToggle } from '../../ui/inspector-toggle.tsx'
import { NothingHere } from '../../ui/nothing-here.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { type Pane, Split } from '../../ui/split.tsx'
import { Status } from '../../ui/status.tsx'
import { count, figure } from '../../ui/words.ts'
import './explore.css'
import { Facets } from './facets.tsx'
import { filterWords, withoutFilter } from './filters.ts'
import { ObservationGrid } from './observation-grid.tsx'
import { SumLine, WithheldLine } from './total-line.tsx'
import { useExport } from './use-export.ts'

/** Every number in one grid. `beside` is the sheet that the selected number stands on; `inspector` explains it. */
export function ExploreView({
  beside,
  inspector,
}: {
  readonly beside: ReactNode
  readonly inspector: ReactNode
}): ReactElement {
  const isBeside = useLooking((looking) => looking.beside)
  const hasPlace = useLooking((looking) => looking.place !== null)
  const inspects = useLooking((looking) => looking.inspector)
  const isEmpty = useSession((session) => session.state.observationCount === 0)
  const [seen, setSeen] = useState({ first: 0, last: 0 })
  useExport()
  if (isEmpty) return <NothingHere view="Explore" then="Each number then lands here, with the cell it came from." />
  const rows: Pane[] = [
    { id: 'rows', min: 160, content: <Rows onRows={(first, last) => setSeen({ first, last })} /> },
    ...(isBeside && hasPlace ? [{ id: 'sheet', min: 140, size: 300, content: beside }] : []),
  ]
  const panes: Pane[] = [
    { id: 'facets', min: 160, size: 208, content: <Facets /> },
    { id: 'centre', min: 420, content: <Split name="explore-centre" direction="vertical" panes={rows} /> },
  ]
  return (
    <section className="view" aria-label="Explore">
      <Head />
      <Filters />
      <div className="body">
        <Inspected name="explore" panes={panes} inspector={inspects ? inspector : null} />
      </div>
      <ExploreStatus first={seen.first} last={seen.last} />
    </section>
  )
}

function Head(): ReactElement {
  const observations = useSession((session) => session.state.observationCount)
  const files = useSession((session) => session.state.sources.length)
  const isBeside = useLooking((looking) => looking.beside)
  return (
    <div className="vh">
      <h1>Explore</h1>
      <span className="meta ell">
        {count(observations, 'number')} from {count(files, 'file')}
      </span>
      <span className="sp" />
      <Button
        small
        kind="quiet"
        icon="split"
        on={isBeside}
        title="The sheet beside the grid (Enter, Esc)"
        onClick={() => useLooking.setState({ beside: !isBeside })}
      >
        Sheet beside
      </Button>
      <Button small kind="quiet" icon="exportUp" disabled={observations === 0} onClick={() => run('export-rows')}>
        Export rows
      </Button>
      <Button small kind="primary" icon="chart" disabled={observations === 0} onClick={() => show('charts')}>
        Chart this
      </Button>
      <InspectorToggle />
    </div>
  )
}

function Filters(): ReactElement {
  const question = useLooking((looking) => looking.question)
  const findAsked = useLooking((looking) => looking.findAsked)
  const reconstructed = useSession((session) => session.state.sources.some((source) => source.illustrative))
  const facets = useFacets(question).data ?? []
  const field = useRef<HTMLInputElement>(null)
  const heard = useRef(findAsked)
  useEffect(() => {
    if (heard.current !== findAsked) field.current?.select()
    heard.current = findAsked
  }, [findAsked])
  return (
    <div className="tool" role="toolbar" aria-label="Filters">
      {question.filters.length === 0 && question.search === '' && (
        <span className="muted">All rows. Tick a facet, or press F on a cell, to filter.</span>
      )}
      {question.filters.map((filter) => {
        const { what, values } = filterWords(filter, facets)
        return (
          <span key={`${what}${values}`} className="chip" title={`${what}: ${values}`}>
            {what} <b className="ell">{values}</b>
            <button
              type="button"
              aria-label={`Remove the filter ${what} ${values}`}
              onClick={() => ask(withoutFilter(question, filter))}
            >
              <Icon name="cross" size={12} />
            </button>
          </span>
        )
      })}
      <span className="sp" />
      {reconstructed && (
        <Badge
          tone="line"
          title="Figures from files that call themselves a reconstruction or illustrative are marked °"
        >
          ° reconstruction
        </Badge>
      )}
      <SearchField
        ref={field}
        label="Find in rows"
        value={question.search}
        width={180}
        onSearch={(search) => ask({ ...question, search })}
      />
    </div>
  )
}

function Rows({ onRows }: { readonly onRows: (first: number, last: number) => void }): ReactElement {
  const question = useLooking((looking) => looking.question)
  const total = useTotal(question)
  const empty = total.data?.count === 0 && !total.isPlaceholderData
  return (
    <div className="pane fill rows" aria-busy={total.isPlaceholderData}>
      {total.isPlaceholderData && <i className="late" />}
      <ObservationGrid onRows={onRows} />
      {empty && <NoRows />}
    </div>
  )
}

function NoRows(): ReactElement {
  const question = useLooking((looking) => looking.question)
  const facets = useFacets(EVERY_ROW).data ?? []
  const last = question.filters.at(-1)
  const words = last === undefined ? undefined : filterWords(last, facets)
  return (
    <div className="no-rows">
      <p>
        No row matches {words === undefined ? <b>“{question.search}”</b> : <b>{`${words.what} ${words.values}`}</b>}
        {words !== undefined && question.search !== '' && ` and “${question.search}”`}.
      </p>
      {last !== undefined && (
        <Button onClick={() => ask(withoutFilter(question, last))}>Remove the filter {words?.what}</Button>
      )}
      {question.search !== '' && (
        <Button onClick={() => ask({ ...question, search: '' })}>Clear “{question.search}”</Button>
      )}
    </div>
  )
}

function ExploreStatus({ first, last }: { readonly first: number; readonly last: number }): ReactElement {
  const question = useLooking((looking) => looking.question)
  const picked = useLooking((looking) => looking.picked)
  const observations = useSession((session) => session.state.observationCount)
  const all = useTotal(question).data
  const some = useTotal(question, picked.length > 1 ? picked : undefined).data
  if (all === undefined) return <Status />
  const rows =
    all.count === 0 ? (
      <span>No rows</span>
    ) : (
      <span>
        Rows{' '}
        <b>
          {figure(first + 1)}–{figure(Math.min(last + 1, all.count))}
        </b>{' '}
        of <b>{figure(all.count)}</b>
      </span>
    )
  const shown = picked.length > 1 && some !== undefined ? some : all
  return (
    <Status
      left={
        <>
          {rows}
          {all.count !== observations && <span>{count(observations, 'row')} in all</span>}
          <SumLine
            total={shown}
            of={picked.length > 1 ? `Sum of ${figure(shown.count)} picked` : `Sum of ${count(shown.count, 'row')}`}
          />
        </>
      }
      right={<WithheldLine total={shown} />}
    />
  )
}
