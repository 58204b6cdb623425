import { type KeyboardEvent, type ReactElement, type ReactNode, useEffect, useMemo, useRef } from 'react'
import type { ObservationDetail } from '../../../app/contract/index.ts'
import type { Comparison } from '../../../app/query/index.ts'
import { useCommand } from '../../state/commands.ts'
import { openDecisions } from '../../state/decisions.ts'
import { useFlags } from '../../state/findings.ts'
import { openSource, select, useLooking } from '../../state/looking.ts'
import { useSession } from '../../state/session.ts'
import { Button } from '../../ui/button.tsx'
import { copyAsked } from '../../ui/clipboard.ts'
import { Inspected } from '../../ui/inspected.tsx'
import { InspectorToggle } from '../../ui/inspector-toggle.tsx'
import { NothingHere } from '../../ui/nothing-here.tsx'
import type { Pane } from '../../ui/split.tsx'
import { Status } from '../../ui/status.tsx'
import { count } from '../../ui/words.ts'
import './compare.css'
import { CompareInspector, cellsBehind } from './compare-inspector.tsx'
import { CompareTools } from './compare-tools.tsx'
import type { FigureAsked } from './decidable.ts'
import { cellWords, sumWords } from './figure-words.ts'
import { FiguresTable } from './figures-table.tsx'
import { withFindings } from './finding-flags.ts'
import { lookAtWorkspace, useLookingAt } from './looking-at.ts'
import { CONDITION_NAMES, MatrixTable } from './matrix-table.tsx'
import { shownForces } from './order.ts'
import { chartComparison, copyComparison, exportComparison } from './take-out.ts'
import { useComparison, useSources } from './use-comparison.ts'

/** Forces side by side: figures with change and rates, and the matrix of what stands between them. */
export function CompareView({
  notes,
  chain,
}: {
  readonly notes: (detail: ObservationDetail) => ReactNode
  readonly chain: (figure: FigureAsked) => ReactNode
}): ReactElement {
  const workspace = useSession((session) => session.workspace?.id ?? '')
  const isEmpty = useSession((session) => session.state.observationCount === 0)
  useEffect(() => lookAtWorkspace(workspace), [workspace])
  const question = useLookingAt((looking) => looking.question)
  const answer = useComparison(question)
  const flags = useFlags()
  const found = useMemo(() => answer.data && withFindings(answer.data, flags), [answer.data, flags])
  if (isEmpty)
    return <NothingHere view="Compare" then="The forces then stand side by side, with what keeps them apart." />
  if (found === undefined) return <section className="view" aria-label="Compare" aria-busy="true" />
  return <Compare found={found} late={answer.isPlaceholderData} notes={notes} chain={chain} />
}

function Compare({
  found,
  late,
  notes,
  chain,
}: {
  readonly found: Comparison
  readonly late: boolean
  readonly notes: (detail: ObservationDetail) => ReactNode
  readonly chain: (figure: FigureAsked) => ReactNode
}): ReactElement {
  const { tab, question, chosen } = useLookingAt()
  const inspects = useLooking((looking) => looking.inspector)
  const row = found.rows.find(({ force }) => force === chosen?.force)
  const ids =
    row === undefined || chosen === null ? [] : cellsBehind(row, chosen.column, found).flatMap((cell) => cell.ids)
  const [first] = useSources([...new Set(ids)].slice(0, 1))
  const shown = useRef<number | null>(null)
  useEffect(() => {
    // What is chosen here is chosen everywhere: a note goes to it, its cell is lit.
    if (first === undefined || shown.current === first.row.id) return
    shown.current = first.row.id
    select(first.row)
  }, [first])
  useCommand('export-rows', () => void exportComparison(question, shownForces(found, useLookingAt.getState())))
  const open = (): void => {
    if (first === undefined) return
    const { source, sheetIndex: sheet, row: line, column } = first.row
    openSource({ source, sheet, cell: { row: line, column } })
  }
  const copy = (event: KeyboardEvent): void => {
    if (copyAsked(event) === undefined || event.target instanceof HTMLInputElement) return
    event.preventDefault()
    void copyComparison(question, shownForces(found, useLookingAt.getState()))
  }
  const panes: readonly Pane[] = [
    {
      id: 'table',
      min: 420,
      content: (
        <div className="pane fill" data-pane aria-busy={late}>
          {late && <i className="late" />}
          {tab === 'figures' ? <FiguresTable found={found} onOpen={open} /> : <MatrixTable found={found} />}
        </div>
      ),
    },
  ]
  return (
    <section className="view compare" aria-label="Compare" onKeyDown={copy}>
      <Head found={found} />
      <CompareTools found={found} />
      <div className="body">
        <Inspected
          name="compare"
          panes={panes}
          inspector={inspects ? <CompareInspector found={found} chosen={chosen} notes={notes} chain={chain} /> : null}
        />
      </div>
      <CompareStatus found={found} />
    </section>
  )
}

function Head({ found }: { readonly found: Comparison }): ReactElement {
  const { tab, question } = useLookingAt()
  const caveats = found.rows.filter(({ verdict }) => verdict === 'caveat').length
  const apart = found.rows.filter(({ verdict }) => verdict === 'cannot').length
  const told = [caveats > 0 ? `${caveats} with a caveat` : '', apart > 0 ? `${apart} not` : '']
    .filter(Boolean)
    .join(', ')
  const show = (next: 'figures' | 'matrix') => useLookingAt.setState({ tab: next })
  return (
    <div className="vh">
      <h1>Compare</h1>
      <div className="tabs" role="tablist" aria-label="What is compared">
        <button
          type="button"
          role="tab"
          aria-selected={tab === 'figures'}
          className={tab === 'figures' ? 'tab on' : 'tab'}
          onClick={() => show('figures')}
        >
          Figures
        </button>
        <button
          type="button"
          role="tab"
          aria-selected={tab === 'matrix'}
          className={tab === 'matrix' ? 'tab on' : 'tab'}
          onClick={() => show('matrix')}
        >
          Comparability <span className="muted">{told}</span>
        </button>
      </div>
      <span className="sp" />
      <Button small kind="quiet" icon="tick" title="What counts by decision, and why" onClick={openDecisions}>
        Decisions
      </Button>
      <Button
        small
        kind="quiet"
        icon="copy"
        onClick={() => void copyComparison(question, shownForces(found, useLookingAt.getState()))}
      >
        Copy table
      </Button>
      <Button
        small
        kind="quiet"
        icon="exportUp"
        onClick={() => void exportComparison(question, shownForces(found, useLookingAt.getState()))}
      >
        Export table
      </Button>
      <Button
        small
        kind="primary"
        icon="chart"
        disabled={found.panel.forces.length === 0}
        onClick={() => chartComparison(found)}
      >
        Chart this
      </Button>
      <InspectorToggle />
    </div>
  )
}

function CompareStatus({ found }: { readonly found: Comparison }): ReactElement {
  const { tab, chosen } = useLookingAt()
  const row = found.rows.find(({ force }) => force === chosen?.force)
  const of = (verdict: string) => found.rows.filter((one) => one.verdict === verdict).length
  const cells = row === undefined || chosen === null ? [] : cellsBehind(row, chosen.column, found)
  return (
    <Status
      left={
        tab === 'matrix' ? (
          <>
            <span>
              {count(found.rows.length, 'force')} × {CONDITION_NAMES.length} conditions
            </span>
            <span>
              {of('like')} like for like, {of('caveat')} with a caveat, {of('cannot')} not
            </span>
          </>
        ) : (
          <>
            <span>
              {count(found.rows.length, 'force')}, {count(found.periods.length, 'period')}
            </span>
            {cells.length > 0 && (
              <span>
                Selection: <b>{cells.map(cellWords).join(' and ')}</b>
              </span>
            )}
            <span>
              Matched panel: {count(found.panel.forces.length, 'force')}
              {found.panel.sums.every((sum) => sum !== null) && `, ${found.panel.sums.map(sumWords).join(' and ')}`}
            </span>
          </>
        )
      }
      right={
        <span title={`Per ${found.rateWords}`}>Children: ONS mid-{found.rateWords.match(/\d{4}/)?.[0] ?? ''}</span>
      }
    />
  )
}
