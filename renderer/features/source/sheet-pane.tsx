import { type ReactElement, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { SheetCell, SourceSummary } from '../../../app/contract/index.ts'
import { type Address, a1, type Range } from '../../../app/vocabulary/index.ts'
import { useDetail, useSheetWindow } from '../../state/answers.ts'
import { mayCopyCell } from '../../state/leaving.ts'
import { openSource, type Place, useLooking } from '../../state/looking.ts'
import { useSession } from '../../state/session.ts'
import { fileOf } from '../../state/versions.ts'
import { IconButton } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { SheetGrid, type SheetGridProps } from '../../ui/sheet/sheet-grid.tsx'
import { count } from '../../ui/words.ts'
import { SelectionBar } from './role-bar.tsx'
import { SheetFind } from './sheet-find.tsx'
import { SheetTabs } from './sheet-tabs.tsx'
import { useSheetEditing } from './use-sheet-editing.ts'
import './source.css'

const FIRST: Range = { top: 0, left: 0, bottom: 63, right: 31 }

/** The sheet on which the chosen cell stands, the cell lit, and its tabs. `beside` adds a head with the way to Source. */
export function SheetPane({
  beside = false,
  worked = false,
}: {
  readonly beside?: boolean
  /** Roles can be given and borders drawn. */
  readonly worked?: boolean
}): ReactElement {
  const place = useLooking((looking) => looking.place)
  const source = useSession(({ state }) => fileOf(state, place?.source))
  if (place === null || source === undefined) {
    return <div className="pane fill hint">Choose a file to see its sheets as they arrived.</div>
  }
  return <OpenSheet place={place} source={source} beside={beside} worked={worked} />
}

function OpenSheet({
  place,
  source,
  beside,
  worked,
}: {
  readonly place: Place
  readonly source: SourceSummary
  readonly beside: boolean
  readonly worked: boolean
}): ReactElement {
  const roles = useLooking((looking) => looking.roles)
  const selected = useLooking((looking) => looking.selected)
  const [range, setRange] = useState(FIRST)
  const [cell, setCell] = useState<SheetCell | undefined>()
  const [zoom, setZoom] = useState(1)
  const onZoom = useCallback((by: 1 | -1 | 0) => setZoom((now) => zoomed(now, by)), [])
  const summary = source.sheets[place.sheet]
  const unseen = summary !== undefined && summary.visibility !== 'visible' && summary.revealed !== true
  const sheet = useSheetWindow(unseen ? null : place, range).data ?? null
  const detail = useDetail(selected).data
  const sheetKey = `${place.source}/${place.sheet}`
  const stated = useMemo((): readonly Address[] => {
    if (detail === null || detail === undefined || place.cell === null) return []
    const { row, evidence } = detail
    const same = row.source === place.source && row.sheetIndex === place.sheet
    const lit = row.row === place.cell.row && row.column === place.cell.column
    return same && lit ? evidence.flatMap(({ at }) => at ?? []) : []
  }, [detail, place])
  const lit = place.cell
  const found =
    lit === null ? undefined : (sheet?.cells.find((one) => one.row === lit.row && one.column === lit.column) ?? cell)
  const light = (at: Address, under: SheetCell | undefined): void => {
    setCell(under)
    useLooking.setState({
      place: { ...place, cell: at },
      ...(under?.observation === undefined || under.observation === null ? {} : { selected: under.observation }),
    })
  }
  const findAsked = useLooking((looking) => looking.findAsked)
  const [finding, setFinding] = useState(false)
  const heard = useRef(findAsked)
  useEffect(() => {
    if (heard.current !== findAsked && !beside) setFinding(true)
    heard.current = findAsked
  }, [findAsked, beside])
  return (
    <div className="pane fill" data-pane>
      {beside && (
        <div className="ph">
          <Icon name="document" size={12} />
          <span className="ell">{source.name}</span>
          <span className="x ell">{summary?.name}</span>
          <span className="sp" />
          <button type="button" className="link x" onClick={() => openSource(place)}>
            Open in Source
          </button>
          <IconButton label="Shut the sheet" icon="cross" onClick={() => useLooking.setState({ beside: false })} />
        </div>
      )}
      {finding && (
        <SheetFind
          place={place}
          summary={summary}
          onFound={(at) => light(at, undefined)}
          onShut={() => setFinding(false)}
        />
      )}
      <FormulaLine at={lit} cell={found} />
      {worked && !unseen && <SelectionBar place={place} zoom={zoom} onZoom={onZoom} />}
      {unseen ? (
        <div className="unseen-sheet">
          <Icon name="eyeOff" size={18} />
          <p>
            {summary.cellCount === 0 && source.redacted === true
              ? 'This sheet was hidden in the file. What it held was removed for good.'
              : `“${summary.name}” is hidden in the file. It holds ${count(summary.cellCount, 'cell')}, which may identify people. They are not shown.`}
          </p>
        </div>
      ) : (
        <Grid
          {...(worked ? { source, place, onStep: onZoom, zoom } : {})}
          sheetKey={sheetKey}
          label={`Sheet ${summary?.name ?? ''} of ${source.name}`}
          sheet={sheet}
          onRange={setRange}
          lit={lit}
          onLight={light}
          stated={stated}
          roles={roles}
          mayCopy={mayCopyCell}
          onOpen={(opened) => {
            if (opened?.observation !== undefined && opened.observation !== null) {
              useLooking.setState({ view: 'explore', selected: opened.observation, beside: true })
            }
          }}
        />
      )}
      <SheetTabs source={source} place={place} />
    </div>
  )
}

const ZOOMS = [0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2] as const

/** The next size, larger or smaller; the usual one for 0. */
function zoomed(now: number, by: 1 | -1 | 0): number {
  if (by === 0) return 1
  return (by > 0 ? ZOOMS.find((size) => size > now) : ZOOMS.findLast((size) => size < now)) ?? now
}

/** The cells, to look at or to work on. */
function Grid({
  source,
  place,
  onStep,
  ...props
}: SheetGridProps & {
  readonly source?: SourceSummary
  readonly place?: Place
  readonly onStep?: (by: 1 | -1 | 0) => void
}): ReactElement {
  return source === undefined || place === undefined || onStep === undefined ? (
    <SheetGrid {...props} />
  ) : (
    <WorkedGrid {...props} source={source} place={place} onStep={onStep} />
  )
}

function WorkedGrid({
  source,
  place,
  onStep,
  ...props
}: SheetGridProps & {
  readonly source: SourceSummary
  readonly place: Place
  readonly onStep: (by: 1 | -1 | 0) => void
}): ReactElement {
  const editing = useSheetEditing(source, place, props.sheet?.cells ?? [], onStep)
  return <SheetGrid {...props} editing={props.roles ? editing : undefined} onZoom={onStep} />
}

/** Address and content of the lit cell: its formula where it has one, and its comment. */
function FormulaLine({
  at,
  cell,
}: {
  readonly at: Address | null
  readonly cell: SheetCell | undefined
}): ReactElement {
  return (
    <div className="formula">
      <span className="at">{at === null ? '' : a1(at)}</span>
      <Icon name="formula" size={12} className="muted" />
      <span className="ell mono grow">
        {cell === undefined ? '' : cell.formula === null ? cell.raw : `=${cell.formula}`}
      </span>
      {cell !== undefined && cell.formula !== null && <span className="muted nw">gives {cell.shown || 'nothing'}</span>}
      {cell?.comment !== null && cell?.comment !== undefined && (
        <span className="c-held row g4 ell" title={cell.comment}>
          <Icon name="comment" size={12} />
          <span className="ell">{cell.comment}</span>
        </span>
      )}
    </div>
  )
}
