import { type ReactElement, type ReactNode, useEffect } from 'react'
import type { SheetSummary, SourceSummary } from '../../../app/contract/index.ts'
import { run } from '../../state/commands.ts'
import { type Place, useLooking } from '../../state/looking.ts'
import { notify } from '../../state/notices.ts'
import { perform } from '../../state/perform.ts'
import { useSession } from '../../state/session.ts'
import { Button } from '../../ui/button.tsx'
import { Segments } from '../../ui/choice.tsx'
import { LEGEND, ROLE_LOOKS } from '../../ui/sheet/roles.ts'
import { type Pane, Split } from '../../ui/split.tsx'
import { Status } from '../../ui/status.tsx'
import { count, fileSize, shortHash } from '../../ui/words.ts'
import { CellInspector } from './cell-inspector.tsx'
import { SheetList, sheetPlaces } from './sheet-list.tsx'
import { SheetPane } from './sheet-pane.tsx'

/** A file's sheet as it arrived, with what was recognised drawn over it. */
export function SourceView({
  inspector,
  hidden,
}: {
  readonly inspector: ReactNode
  /** Says over the sheet what it hides. */
  readonly hidden: ReactNode
}): ReactElement {
  const place = useLooking((looking) => looking.place)
  const sources = useSession((session) => session.state.sources)
  const inspects = useLooking((looking) => looking.inspector)
  const source = sources.find((one) => one.id === place?.source)
  const sheet = place === null ? undefined : source?.sheets[place.sheet]
  useFirstPlace(sources, place)
  if (sources.length === 0) return <NoFiles />
  const panes: Pane[] = [
    { id: 'files', min: 160, size: 208, content: <SheetList /> },
    { id: 'sheet', min: 420, content: <Centre hidden={hidden} /> },
    ...(inspects
      ? [
          {
            id: 'inspector',
            min: 260,
            size: 320,
            content: <CellInspector source={source} sheet={sheet} number={inspector} />,
          },
        ]
      : []),
  ]
  return (
    <section className="view" aria-label="Source">
      <Head source={source} sheet={sheet} />
      <div className="body">
        <Split name="source" panes={panes} />
      </div>
      <Status
        left={
          sheet !== undefined && (
            <>
              <span>
                Sheet <b>{sheet.index + 1}</b> of {source?.sheets.length}
              </span>
              <span>{count(sheet.cellCount, 'cell')}</span>
              <span>
                {sheet.proposals > 0
                  ? count(sheet.proposals, 'number waits', 'numbers wait')
                  : count(sheet.observations, 'number')}
              </span>
            </>
          )
        }
        right={source?.illustrative === true && <span>The file calls its figures a reconstruction</span>}
      />
    </section>
  )
}

function useFirstPlace(sources: readonly SourceSummary[], place: Place | null): void {
  useEffect(() => {
    if (place !== null && sources.some((source) => source.id === place.source)) return
    const places = sheetPlaces(sources)
    const first = places.find(({ sheet }) => sheet.state === 'review') ?? places[0]
    useLooking.setState({
      place: first === undefined ? null : { source: first.source.id, sheet: first.sheet.index, cell: null },
    })
  }, [sources, place])
}

function Head({
  source,
  sheet,
}: {
  readonly source: SourceSummary | undefined
  readonly sheet: SheetSummary | undefined
}): ReactElement {
  const sources = useSession((session) => session.state.sources)
  const forces = useSession((session) => session.state.forces)
  const toReview = sheetPlaces(sources).filter((one) => one.sheet.state === 'review')
  if (source === undefined || sheet === undefined) return <div className="vh" />
  const names = sheet.forces.map((code) => forces.find((force) => force.code === code)?.name ?? code)
  const step = (by: 1 | -1): void => {
    const here = toReview.findIndex((one) => one.source.id === source.id && one.sheet.index === sheet.index)
    const next =
      toReview[here < 0 ? (by > 0 ? 0 : toReview.length - 1) : (here + by + toReview.length) % toReview.length]
    if (next !== undefined)
      useLooking.setState({ place: { source: next.source.id, sheet: next.sheet.index, cell: null } })
  }
  return (
    <div className="vh">
      <h1 className="ell">{source.name}</h1>
      <span className="meta ell">
        {[
          names.join(', ') || (sheet.state === 'read' ? 'no force named' : ''),
          fileSize(source.size),
          `sha256 ${shortHash(source.sha256)}`,
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      <span className="sp" />
      {toReview.length > 1 && (
        <>
          <Button small kind="quiet" icon="chevronUp" onClick={() => step(-1)}>
            Previous
          </Button>
          <Button small kind="quiet" icon="chevronDown" onClick={() => step(1)}>
            Next to review
          </Button>
        </>
      )}
      {sheet.state === 'review' && (
        <Button small kind="primary" icon="tick" onClick={() => void accept(source, sheet, true)}>
          Confirm layout
        </Button>
      )}
    </div>
  )
}

async function accept(source: SourceSummary, sheet: SheetSummary, accepted: boolean): Promise<void> {
  const done = await perform({ do: 'accept layout', sha256: source.sha256, sheet: sheet.name, accepted })
  if (!done.ok) notify('bad', 'The layout was not confirmed.', done.problem)
}

function Centre({ hidden }: { readonly hidden: ReactNode }): ReactElement {
  const roles = useLooking((looking) => looking.roles)
  return (
    <div className="pane fill">
      <div className="tool" role="toolbar" aria-label="Sheet">
        <Segments
          label="How the sheet is drawn"
          options={[
            { key: 'roles', label: 'Roles' },
            { key: 'arrived', label: 'As received' },
          ]}
          value={roles ? 'roles' : 'arrived'}
          onChange={(key) => useLooking.setState({ roles: key === 'roles' })}
        />
        {roles &&
          LEGEND.map((role) => (
            <span key={role} className="key">
              <i className={ROLE_LOOKS[role]?.className}>{ROLE_LOOKS[role]?.letter}</i>
              {ROLE_LOOKS[role]?.word}
            </span>
          ))}
      </div>
      {hidden}
      <SheetPane />
    </div>
  )
}

function NoFiles(): ReactElement {
  return (
    <section className="view" aria-label="Source">
      <div className="vh">
        <h1>Source</h1>
        <span className="meta">No files yet</span>
      </div>
      <div className="blank">
        <p>Each reply shows here as it arrived, cell by cell, once it is imported.</p>
        <span className="row g6">
          <Button kind="primary" icon="folder" onClick={() => run('import-folder')}>
            Choose folder…
          </Button>
          <Button onClick={() => run('import-files')}>Choose files…</Button>
        </span>
      </div>
    </section>
  )
}
