import type { ReactElement } from 'react'
import type { SheetSummary, SourceSummary } from '../../../app/contract/index.ts'
import { a1 } from '../../../app/vocabulary/index.ts'
import { useSheetWindow } from '../../state/answers.ts'
import type { Place } from '../../state/looking.ts'
import { notify } from '../../state/notices.ts'
import { perform } from '../../state/perform.ts'
import { Button } from '../../ui/button.tsx'
import { useTriedEdits } from './editing.ts'
import { reasonOf } from './reasons.ts'
import { useTried } from './use-sheet-editing.ts'

/** What the lit cell was taken for and why. */
export function CellReason({ place }: { readonly place: Place }): ReactElement | null {
  const preview = useTried(place)
  const edits = useTriedEdits(place)
  const at = place.cell ?? { row: 0, column: 0 }
  const window = useSheetWindow(place, { top: at.row, left: at.column, bottom: at.row, right: at.column }).data
  const cell = window?.cells.find(({ row, column }) => row === at.row && column === at.column)
  if (place.cell === null || preview === null) return null
  const tried = preview.roles.find(({ row, column }) => row === at.row && column === at.column)?.role
  const reason = reasonOf(at, tried ?? cell?.role ?? null, preview, edits ?? preview.standing)
  return (
    <section className="sect">
      <h2>Selected cell</h2>
      <dl className="kv">
        <dt>{a1(at)}</dt>
        <dd className="wrap">{cell?.shown || <span className="muted">empty</span>}</dd>
        {reason !== undefined && (
          <>
            <dt>Role</dt>
            <dd className="wrap">{reason}</dd>
          </>
        )}
        {cell?.formula !== null && cell?.formula !== undefined && (
          <>
            <dt>Formula</dt>
            <dd className="mono wrap">={cell.formula}</dd>
          </>
        )}
      </dl>
    </section>
  )
}

/** The readings between which an analyst may choose: by hand, and as the program has it. */
export function Readings({
  source,
  sheet,
  place,
}: {
  readonly source: SourceSummary
  readonly sheet: SheetSummary
  readonly place: Place
}): ReactElement | null {
  const preview = useTried(place)
  const tried = useTriedEdits(place) !== null
  if (preview === null || tried || preview.by !== 'hand') return null
  return (
    <section className="sect">
      <h2>Read by hand</h2>
      <p className="sec">The roles of this sheet were set by hand.</p>
      <Button small className="gap-top" onClick={() => void forget(source, sheet)}>
        Read as recognised
      </Button>
    </section>
  )
}

async function forget(source: SourceSummary, sheet: SheetSummary): Promise<void> {
  const done = await perform({ do: 'edit layout', sha256: source.sha256, sheet: sheet.name, edits: [] })
  if (!done.ok) notify('bad', 'The roles were not changed.', done.problem)
}
