import { type ReactElement, useEffect, useMemo, useRef, useState } from 'react'
import type { SheetCell, SourceSummary } from '../../../app/contract/index.ts'
import { type Address, a1, type Range } from '../../../app/vocabulary/index.ts'
import { useDetail, useSheetWindow } from '../../state/answers.ts'
import { openSource, type Place, useLooking } from '../../state/looking.ts'
import { useSession } from '../../state/session.ts'
import { IconButton } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { SheetGrid } from '../../ui/sheet/sheet-grid.tsx'
import { SheetFind } from './sheet-find.tsx'
import { SheetTabs } from './sheet-tabs.tsx'
import './source.css'

const FIRST: Range = { top: 0, left: 0, bottom: 63, right: 31 }

/** The sheet on which the chosen cell stands, the cell lit, and its tabs. `beside` adds a head with the way to Source. */
export function SheetPane({ beside = false }: { readonly beside?: boolean }): ReactElement {
  const place = useLooking((looking) => looking.place)
  const source = useSession((session) => session.state.sources.find((one) => one.id === place?.source))
  if (place === null || source === undefined) {
    return <div className="pane fill hint">Choose a file to see its sheets as they arrived.</div>
  }
  return <OpenSheet place={place} source={source} beside={beside} />
}

function OpenSheet({
  place,
  source,
  beside,
}: {
  readonly place: Place
  readonly source: SourceSummary
  readonly beside: boolean
}): ReactElement {
  const roles = useLooking((looking) => looking.roles)
  const selected = useLooking((looking) => looking.selected)
  const [range, setRange] = useState(FIRST)
  const [cell, setCell] = useState<SheetCell | undefined>()
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
      {unseen ? (
        <div className="unseen-sheet">
          <Icon name="eyeOff" size={18} />
          <p>
            “{summary.name}” is hidden in the file. It holds {summary.cellCount} cells, which may identify people. They
            are not shown.
          </p>
        </div>
      ) : (
        <SheetGrid
          sheetKey={sheetKey}
          label={`Sheet ${summary?.name ?? ''} of ${source.name}`}
          sheet={sheet}
          onRange={setRange}
          lit={lit}
          onLight={light}
          stated={stated}
          roles={roles}
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
