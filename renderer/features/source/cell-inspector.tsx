import type { ReactElement, ReactNode } from 'react'
import type { SheetSummary, SourceSummary } from '../../../app/contract/index.ts'
import type { Address, Range } from '../../../app/vocabulary/index.ts'
import { useDetail } from '../../state/answers.ts'
import { useLooking } from '../../state/looking.ts'
import { notify } from '../../state/notices.ts'
import { perform } from '../../state/perform.ts'
import { useSession } from '../../state/session.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Combo } from '../../ui/combo.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useNoteSlots } from '../../ui/note-slots.ts'
import { Reading } from '../../ui/reading.tsx'
import { count, formatWords, list, sentence } from '../../ui/words.ts'
import { CellReason, Readings } from './cell-reason.tsx'
import { openWays, useEditing, useTriedEdits } from './editing.ts'
import { RecipeSection } from './recipes.tsx'
import { useTried } from './use-sheet-editing.ts'

/** Right of the sheet: the number under the lit cell, or else how the sheet was read and whose it is. */
export function CellInspector({
  source,
  sheet,
  number,
}: {
  readonly source: SourceSummary | undefined
  readonly sheet: SheetSummary | undefined
  /** The inspector of a number. */
  readonly number: ReactNode
}): ReactElement {
  const place = useLooking((looking) => looking.place)
  const selected = useLooking((looking) => looking.selected)
  const row = useDetail(selected).data?.row
  const preview = useTried(place)
  const trying = useTriedEdits(place) !== null
  const tried = trying ? preview?.reasons : undefined
  const { ofCells: NotesOfCells, ofFile: NotesOfFile } = useNoteSlots()
  const selection = useEditing((editing) => editing.selection)
  const several = selection !== null && (selection.top !== selection.bottom || selection.left !== selection.right)
  const range = several || place?.cell == null ? selection : rangeOf(place.cell)
  const onNumber =
    !several &&
    row !== undefined &&
    place?.cell !== null &&
    place !== null &&
    row.source === place.source &&
    row.sheetIndex === place.sheet &&
    row.row === place.cell.row &&
    row.column === place.cell.column
  if (onNumber) return <>{number}</>
  if (source === undefined || sheet === undefined) return <aside className="insp fill" />
  return (
    <aside className="insp fill" data-pane aria-label="Layout of the sheet">
      <div className="top">
        <div className="row">
          <b className="title">Layout</b>
          <span className="sp" />
          <StateBadge sheet={sheet} />
        </div>
      </div>
      <div className="scroll">
        <section className="sect">
          <h2>Why</h2>
          <ul className="reasons">
            {(tried ?? sheet.reasons).map((reason) => (
              <li key={reason}>
                <Icon
                  name={speaksFor(reason) ? 'tick' : 'help'}
                  size={12}
                  className={speaksFor(reason) ? 'c-good' : 'c-warn'}
                />
                <span>{sentence(reason)}</span>
              </li>
            ))}
            {sheet.reasons.length === 0 && <li className="muted">Nothing was recognised in this sheet.</li>}
          </ul>
          {(sheet.state === 'read' || sheet.state === 'review') && (
            <div className="row g6 gap-top">
              <Button small icon="compare" title="R in the sheet" onClick={openWays}>
                Read another way…
              </Button>
              {sheet.state === 'read' && (
                <Button small kind="quiet" onClick={() => void send(source, sheet, false)}>
                  Put back to review
                </Button>
              )}
            </div>
          )}
        </section>
        {sheet.state === 'review' && <Proposal sheet={sheet} />}
        {place !== null && <Readings source={source} sheet={sheet} place={place} />}
        {place !== null && <CellReason place={place} />}
        {range !== null && <NotesOfCells source={source} sheet={sheet} range={range} />}
        {(sheet.state === 'read' || sheet.state === 'review') && <RecipeSection source={source} sheet={sheet} />}
        {sheet.unresolved.length > 0 && (
          <section className="sect">
            <h2>
              Not known <span className="sp" />
              <span className="plain">{sheet.unresolved.length}</span>
            </h2>
            <ul className="reasons">
              {sheet.unresolved.map(({ what, written, candidates }) => (
                <li key={`${what}${written}`}>
                  <Icon name="help" size={12} className="c-warn" />
                  <span className="wrap">
                    {UNKNOWN[what]} “{written}”
                    {candidates.length > 0 && <span className="muted"> fits {list(candidates)}</span>}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        )}
        {(sheet.state === 'read' || sheet.state === 'review') && (
          <section className="sect">
            <h2>Force</h2>
            <ForceChoice source={source} sheet={sheet} />
          </section>
        )}
        {source.encoding !== null && (
          <section className="sect">
            <h2>Text taken as</h2>
            <Reading source={source} />
            <p className="muted gap-top">Guessed from the bytes. A change reads the file again.</p>
          </section>
        )}
        {range === null && <NotesOfFile source={source} />}
        <section className="sect last">
          <h2>File</h2>
          <dl className="kv">
            <dt>Path</dt>
            <dd className="wrap">{source.path}</dd>
            <dt>Format</dt>
            <dd>{formatWords(source.format)}</dd>
            <dt>SHA-256</dt>
            <dd className="mono wrap">{source.sha256}</dd>
            <dt>Sheet</dt>
            <dd>
              {sheet.rowCount} rows, {sheet.columnCount} columns
            </dd>
          </dl>
        </section>
      </div>
    </aside>
  )
}

/** Whether a reason speaks for the reading of a sheet; the others are doubts. */
function speaksFor(reason: string): boolean {
  return /^(?:every figure|read by recipe|confirmed by hand|its roles were set)/.test(reason)
}

function rangeOf({ row, column }: Address): Range {
  return { top: row, left: column, bottom: row, right: column }
}

/** What is proposed for a sheet that waits for a person, and what confirming it does. */
function Proposal({ sheet }: { readonly sheet: SheetSummary }): ReactElement {
  if (sheet.proposals === 0) {
    return (
      <section className="sect">
        <h2>Proposed</h2>
        <p className="sec">No number could be placed. The sheet is kept as it arrived.</p>
      </section>
    )
  }
  return (
    <section className="sect">
      <h2>Proposed</h2>
      <p className="sec">
        {count(sheet.proposals, 'number')}, read as the colours on the sheet show: headers above, labels at the left.
        Until the layout is confirmed they count nowhere.
      </p>
      <p className="sec gap-top">
        If the colours are right, set the force and choose <b>Confirm layout</b>. If they are wrong, select cells and
        give them their role: H, L, V, T, N, E or I. R lists other ways to read the sheet. Ctrl Z takes a step back.
      </p>
    </section>
  )
}

const UNKNOWN = { force: 'Force', period: 'Period', marker: 'Marker', value: 'Value' } as const

function StateBadge({ sheet }: { readonly sheet: SheetSummary }): ReactElement {
  switch (sheet.state) {
    case 'review':
      return (
        <Badge tone="warn" icon="help">
          To review
        </Badge>
      )
    case 'hidden':
      return (
        <Badge tone="warn" icon="eyeOff">
          Hidden in the file
        </Badge>
      )
    case 'empty':
      return <span className="muted">Nothing to read</span>
    case 'read':
      return (
        <span className="c-good row g4">
          <Icon name="tick" size={12} />
          Recognised
        </span>
      )
  }
}

function ForceChoice({
  source,
  sheet,
}: {
  readonly source: SourceSummary
  readonly sheet: SheetSummary
}): ReactElement {
  const forces = useSession((session) => session.state.forces)
  const [only] = sheet.forces
  const single = sheet.forces.length === 1 && only !== undefined ? only : null
  return (
    <>
      {sheet.forces.length > 1 && <p className="sec">{sheet.forces.length} forces are named in its rows or columns.</p>}
      {sheet.forces.length === 0 && sheet.state === 'read' && (
        <p className="c-warn">No force is named. The numbers are kept without one.</p>
      )}
      {sheet.forces.length === 0 && sheet.state === 'review' && (
        <p className="sec">Read from the file once the layout is confirmed, unless you choose it here.</p>
      )}
      <Combo
        key={single ?? 'none'}
        label="Force of this sheet"
        placeholder="Choose the force"
        options={forces.map((force) => ({ key: force.code, label: force.name }))}
        value={single}
        onChange={(code) => void setForce(source, sheet, code)}
      />
    </>
  )
}

async function setForce(source: SourceSummary, sheet: SheetSummary, force: string): Promise<void> {
  const done = await perform({ do: 'set force', sha256: source.sha256, sheet: sheet.name, force })
  if (!done.ok) notify('bad', 'The force was not set.', done.problem)
}

async function send(source: SourceSummary, sheet: SheetSummary, accepted: boolean): Promise<void> {
  const done = await perform({ do: 'accept layout', sha256: source.sha256, sheet: sheet.name, accepted })
  if (!done.ok) notify('bad', 'The layout was not changed.', done.problem)
}
