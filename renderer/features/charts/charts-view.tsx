import { type ReactElement, useState } from 'react'
import type { ChartLayout } from '../../../app/chart/index.ts'
import { useCommand } from '../../state/commands.ts'
import { hideInspector, show, useLooking } from '../../state/looking.ts'
import { ports } from '../../state/ports.ts'
import { useSession } from '../../state/session.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Segments } from '../../ui/choice.tsx'
import { InspectorToggle } from '../../ui/inspector-toggle.tsx'
import { useNarrow } from '../../ui/narrow.ts'
import { NothingHere } from '../../ui/nothing-here.tsx'
import { Over } from '../../ui/over.tsx'
import { ChartStatus } from './chart-status.tsx'
import { ChartTable } from './chart-table.tsx'
import { Checks } from './checks.tsx'
import { ExportDialog } from './export-dialog.tsx'
import { type Mark, marksOf } from './marks.ts'
import { type NewNote, NotesPanel } from './notes-panel.tsx'
import { Paper } from './paper.tsx'
import { observationId, pinOptions } from './pinning.ts'
import { SpecPanel } from './spec-panel.tsx'
import { type Charts, type OpenChart, useCharts, useLayout } from './use-charts.ts'
import { exportChart } from './use-export.ts'
import { useRoom } from './use-room.ts'
import { CHART_WIDTHS } from './widths.ts'
import './charts.css'

/** Charts: what is kept as tabs, settings at the left, the paper, the annotations and checks at the right. */
export function ChartsView(): ReactElement {
  const observations = useSession((session) => session.state.observationCount)
  const charts = useCharts()
  const placed = useLayout(charts.open?.spec ?? null)
  const error = charts.error ?? placed.error
  if (observations === 0 && charts.saved.length === 0) {
    return <NothingHere view="Charts" then="Each figure can then be drawn, with the notes that belong to it." />
  }
  if (error !== null) return <Broken words={error.message} />
  if (charts.open === null) return <section className="view" aria-busy="true" />
  return <Editor charts={charts} open={charts.open} layout={placed.data ?? null} />
}

function Editor({
  charts,
  open,
  layout,
}: {
  readonly charts: Charts
  readonly open: OpenChart
  readonly layout: ChartLayout | null
}): ReactElement {
  const [table, setTable] = useState<'chart' | 'table'>('chart')
  const [exporting, setExporting] = useState(false)
  const [selected, setSelected] = useState<string | null>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  const [writing, setWriting] = useState<NewNote | null>(null)
  const inspects = useLooking((looking) => looking.inspector)
  const narrow = useNarrow()
  const [desk, room] = useRoom()
  const zoom = layout === null ? 1 : Math.min(1, room / layout.width)
  useCommand('export-chart', () => setExporting(true))
  const { spec } = open
  const mark = layout === null ? null : (marksOf(layout).find(({ key }) => key === selected) ?? null)
  const select = (next: Mark): void => {
    setSelected(next.key)
    if (next.observation !== null) void showEverywhere(next.observation)
  }
  const pin = async (next: Mark): Promise<void> => {
    if (layout === null) return
    select(next)
    useLooking.setState({ inspector: true })
    // The field is there with the key that asks for it, so that no letter typed behind it is lost.
    setWriting({ mark: next, options: null })
    const chart = open.id === null ? null : { id: open.id, name: open.name }
    const options = await pinOptions(spec, layout, next, chart)
    setWriting((now) => (now?.mark.key === next.key ? { mark: next, options } : now))
  }
  const notes = (
    <aside className="insp chart-notes scroll" aria-label="Annotations and checks" data-pane>
      {layout !== null && (
        <>
          <NotesPanel
            layout={layout}
            chosen={chosen}
            writing={writing}
            selected={mark}
            onChoose={setChosen}
            onWrite={() => mark !== null && void pin(mark)}
            onWritten={() => setWriting(null)}
          />
          <Checks layout={layout} />
        </>
      )}
    </aside>
  )
  return (
    <>
      <section className="view">
        <div className="vh">
          <h1>Charts</h1>
          <Tabs charts={charts} open={open} />
          <span className="sp" />
          <Segments
            label="Width"
            options={CHART_WIDTHS}
            value={String(spec.width) as '300' | '620' | '940'}
            onChange={(key) => {
              const width = key === '300' ? 300 : key === '940' ? 940 : 620
              void charts.keep({ spec: { ...spec, width } })
            }}
          />
          <Segments
            label="Shown as"
            options={[
              { key: 'chart', label: 'Chart' },
              { key: 'table', label: 'Table' },
            ]}
            value={table}
            onChange={setTable}
          />
          {open.id === null && (
            <Button icon="save" onClick={() => void charts.keep({})}>
              Keep chart
            </Button>
          )}
          <Button kind="primary" icon="exportUp" disabled={layout === null} onClick={() => setExporting(true)}>
            Export…
          </Button>
          <InspectorToggle />
        </div>
        <div className="body">
          <SpecPanel
            key={open.key}
            name={open.name}
            spec={spec}
            altText={layout?.altText ?? spec.altText}
            onName={(name) => void charts.keep({ name })}
            onChange={(changed) => void charts.keep({ spec: changed })}
          />
          <div className="desk scroll" ref={desk} data-pane>
            {layout !== null && table === 'chart' && (
              <Paper
                layout={layout}
                zoom={zoom}
                selected={selected}
                chosen={chosen}
                onSelect={select}
                onPin={(next) => void pin(next)}
              />
            )}
            {layout !== null && table === 'table' && <ChartTable layout={layout} />}
          </div>
          {inspects && narrow && <Over onClose={hideInspector}>{notes}</Over>}
        </div>
      </section>
      {inspects && !narrow && notes}
      {layout !== null && <ChartStatus layout={layout} zoom={zoom} selected={mark} />}
      {exporting && layout !== null && (
        <ExportDialog
          layout={layout}
          onClose={() => setExporting(false)}
          onExport={(format, scale) => exportChart(spec, open.name, format, scale)}
        />
      )}
    </>
  )
}

function Tabs({ charts, open }: { readonly charts: Charts; readonly open: OpenChart }): ReactElement {
  return (
    <nav className="tabs chart-tabs" aria-label="Charts">
      {charts.saved.map(({ id, name }) => (
        <span key={id} className={`tab ${id === open.id ? 'on' : ''}`}>
          <button
            type="button"
            className="tab-name"
            aria-current={id === open.id ? 'page' : undefined}
            title={name}
            onClick={() => charts.choose(id)}
          >
            {name}
          </button>
          {id === open.id && (
            <IconButton
              label={`Delete the chart ${name}`}
              icon="cross"
              className="tiny"
              onClick={() => void charts.remove(id)}
            />
          )}
        </span>
      ))}
      {open.id === null ? (
        <span className="tab on">New chart</span>
      ) : (
        <IconButton label="New chart of the rows in Explore" icon="plus" onClick={charts.begin} />
      )}
    </nav>
  )
}

/** What is selected here is selected wherever it shows. */
async function showEverywhere(observation: number): Promise<void> {
  const detail = await ports().workbench.detail(observationId(observation))
  if (detail === null) return
  const { id, source, sheetIndex, row, column } = detail.row
  useLooking.setState({ selected: id, place: { source, sheet: sheetIndex, cell: { row, column } } })
}

/** A fault of the program, said in its own words so that it can be reported. */
function Broken({ words }: { readonly words: string }): ReactElement {
  return (
    <section className="view">
      <div className="vh">
        <h1>Charts</h1>
      </div>
      <div className="blank" role="alert">
        <p>The chart could not be drawn. The figures are unharmed.</p>
        <p className="mono muted">{words}</p>
        <Button onClick={() => show('explore')}>Go to Explore</Button>
      </div>
    </section>
  )
}
