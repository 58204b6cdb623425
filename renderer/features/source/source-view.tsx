import { type ReactElement, type ReactNode, useEffect } from 'react'
import type { LayoutPreview, ReplacedFile, SheetSummary, SourceSummary } from '../../../app/contract/index.ts'
import { ENTERED_SHEET } from '../../../app/vocabulary/index.ts'
import { type Place, useLooking } from '../../state/looking.ts'
import { useSession } from '../../state/session.ts'
import { fileOf } from '../../state/versions.ts'
import { Button } from '../../ui/button.tsx'
import { Inspected } from '../../ui/inspected.tsx'
import { InspectorToggle } from '../../ui/inspector-toggle.tsx'
import { NothingHere } from '../../ui/nothing-here.tsx'
import { LEGEND } from '../../ui/sheet/roles.ts'
import type { Pane } from '../../ui/split.tsx'
import { Status } from '../../ui/status.tsx'
import { count, figure, fileSize, shortHash } from '../../ui/words.ts'
import { CellInspector } from './cell-inspector.tsx'
import { leaveAsItWas, useEditing, useTriedEdits } from './editing.ts'
import { KeptBand, KeptInspector } from './kept-file.tsx'
import { RoleBar } from './role-bar.tsx'
import { hasLetter, SheetList, sheetPlaces } from './sheet-list.tsx'
import { SheetPane } from './sheet-pane.tsx'
import { TidyPreview } from './tidy-preview.tsx'
import { confirmEdits, useTried } from './use-sheet-editing.ts'
import { Ways } from './ways.tsx'

/** A file's sheet as it arrived, with what was recognised drawn over it. */
export function SourceView({
  inspector,
  hidden,
  letter,
}: {
  readonly inspector: ReactNode
  /** The text and pages of a file, and what stands right of them. */
  readonly letter: { readonly pane: ReactNode; readonly panel: ReactNode }
  /** Says over the sheet what it hides. */
  readonly hidden: ReactNode
}): ReactElement {
  const place = useLooking((looking) => looking.place)
  const sources = useSession((session) => session.state.sources)
  const inspects = useLooking((looking) => looking.inspector)
  const source = useSession(({ state }) => fileOf(state, place?.source))
  const kept = source !== undefined && 'replacedBy' in source ? source : undefined
  const sheet = place === null ? undefined : source?.sheets[place.sheet]
  const onLetter = source !== undefined && kept === undefined && (place?.sheet === ENTERED_SHEET || sheet === undefined)
  useFirstPlace(sources, place, source !== undefined)
  if (sources.length === 0)
    return <NothingHere view="Source" then="Each reply then shows here as it arrived, cell by cell." />
  const panes: Pane[] = [
    { id: 'files', min: 160, size: 208, content: <SheetList /> },
    { id: 'sheet', min: 420, content: onLetter ? letter.pane : <Centre hidden={hidden} kept={kept} /> },
  ]
  const beside = onLetter ? (
    letter.panel
  ) : kept === undefined ? (
    <CellInspector source={source} sheet={sheet} number={inspector} />
  ) : (
    <KeptInspector file={kept} />
  )
  return (
    <section className="view" aria-label="Source">
      <Head source={source} sheet={sheet} />
      <div className="body">
        <Inspected name="source" panes={panes} inspector={inspects ? beside : null} />
      </div>
      <SheetStatus place={place} source={source} sheet={sheet} />
    </section>
  )
}

/** What the sheet comes to. It alone follows each step that is tried: the panes around it need not be drawn anew for it. */
function SheetStatus({
  place,
  source,
  sheet,
}: {
  readonly place: Place | null
  readonly source: SourceSummary | undefined
  readonly sheet: SheetSummary | undefined
}): ReactElement {
  const preview = useTried(place)
  const took = useEditing((editing) => editing.took)
  return (
    <Status
      left={
        source !== undefined && sheet === undefined ? (
          <span>
            {source.entered === undefined ? 'No figure is' : count(source.entered, 'figure is', 'figures are')} entered
            from it by hand
          </span>
        ) : (
          sheet !== undefined && (
            <>
              <span>
                Sheet <b>{sheet.index + 1}</b> of {source?.sheets.length}
              </span>
              <span>{cellWords(sheet, preview)}</span>
              <span>
                {sheet.proposals > 0
                  ? count(sheet.proposals, 'number waits', 'numbers wait')
                  : count(sheet.observations, 'number')}
              </span>
            </>
          )
        )
      }
      right={
        <>
          {source?.illustrative === true && <span>The file calls its figures a reconstruction</span>}
          {took !== null && <span>Re-tidied in {Math.max(1, Math.round(took))} ms</span>}
        </>
      }
    />
  )
}

/** How many cells have each role, where that is known. */
function cellWords(sheet: SheetSummary, preview: LayoutPreview | null): string {
  const all = count(sheet.cellCount, 'cell')
  if (preview === null) return all
  const parts = LEGEND.flatMap((role) => {
    const cells = preview.counts[role] ?? 0
    return cells > 0 ? [`${figure(cells)} ${role}`] : []
  })
  return parts.length === 0 ? all : `${all}: ${parts.join(', ')}`
}

function useFirstPlace(sources: readonly SourceSummary[], place: Place | null, here: boolean): void {
  useEffect(() => {
    if (place !== null && here) return
    const places = sheetPlaces(sources)
    const first = places.find(({ sheet }) => sheet.state === 'review') ?? places[0]
    const letter = sources.find((one) => hasLetter(one))
    useLooking.setState({
      place:
        first !== undefined
          ? { source: first.source.id, sheet: first.sheet.index, cell: null }
          : letter === undefined
            ? null
            : { source: letter.id, sheet: ENTERED_SHEET, cell: null },
    })
  }, [sources, place, here])
}

function Head({
  source,
  sheet,
}: {
  readonly source: SourceSummary | ReplacedFile | undefined
  readonly sheet: SheetSummary | undefined
}): ReactElement {
  const sources = useSession((session) => session.state.sources)
  const forces = useSession((session) => session.state.forces)
  const place = useLooking((looking) => looking.place)
  const tried = useTriedEdits(place) !== null
  const toReview = sheetPlaces(sources).filter((one) => one.sheet.state === 'review')
  if (source !== undefined && sheet === undefined) return <LetterHead source={source} />
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
          'replacedBy' in source ? 'replaced, not counted' : '',
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
      {tried && (
        <Button small kind="quiet" onClick={leaveAsItWas}>
          Leave as it was
        </Button>
      )}
      {(tried || sheet.state === 'review') && (
        <Button
          small
          kind="primary"
          icon="tick"
          title="Ctrl Enter in the sheet"
          onClick={() => void confirmEdits(source, sheet)}
        >
          Confirm layout
        </Button>
      )}
      <InspectorToggle />
    </div>
  )
}

function LetterHead({ source }: { readonly source: SourceSummary }): ReactElement {
  return (
    <div className="vh">
      <h1 className="ell">{source.name}</h1>
      <span className="meta ell">
        {[
          source.unread === undefined ? 'letter' : 'not read',
          fileSize(source.size),
          `sha256 ${shortHash(source.sha256)}`,
        ].join(' · ')}
      </span>
      <span className="sp" />
      <InspectorToggle />
    </div>
  )
}

function Centre({
  hidden,
  kept,
}: {
  readonly hidden: ReactNode
  /** The file of the sheet, where it was replaced. */
  readonly kept: ReplacedFile | undefined
}): ReactElement {
  const place = useLooking((looking) => looking.place)
  const roles = useLooking((looking) => looking.roles)
  if (kept !== undefined) {
    return (
      <div className="pane fill">
        <KeptBand file={kept} />
        <SheetPane />
      </div>
    )
  }
  return (
    <div className="pane fill">
      <RoleBar place={place} shown={roles} onShown={(shown) => useLooking.setState({ roles: shown })} />
      {hidden}
      <SheetPane worked />
      <Ways place={place} />
      <TidyPreview place={place} />
    </div>
  )
}
