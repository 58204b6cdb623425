import { type ReactElement, useState } from 'react'
import type { DisclosureShown, NamedCell } from '../../../app/contract/index.ts'
import { useDisclosure } from '../../state/disclosure.ts'
import type { Way } from '../../state/hidden-export.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { count } from '../../ui/words.ts'
import './disclosure.css'

/** Cells that are named one by one; the rest are counted. */
const MOST_NAMED = 12

/** Asks what becomes of an export out of which suppressed figures can be worked out. */
export function DisclosureWindow(): ReactElement | null {
  const waiting = useDisclosure((state) => state.waiting)
  const [despite, setDespite] = useState<boolean | null>(null)
  const [reason, setReason] = useState('')
  if (waiting === null) return null
  const { told, leaveOut, unsearched, canLeaveOut, way } = waiting
  const publishes = despite ?? !canLeaveOut
  const does = way === 'copy' ? 'copy' : 'export'
  const answer = (choice: Parameters<typeof waiting.answer>[0]): void => {
    setDespite(null)
    setReason('')
    waiting.answer(choice)
  }
  if (told.length === 0) return <Unsearched unsearched={unsearched} way={way} onAnswer={answer} />
  const said = reason.trim()
  const go = (): void => {
    if (!publishes) answer({ is: 'leave out' })
    else if (said !== '') answer({ is: 'despite', reason: said })
  }
  return (
    <Dialog
      title={`${count(told.length, 'hidden figure')} can be worked out of this ${does}`}
      width={560}
      onClose={() => answer({ is: 'cancelled' })}
      className="disclosure"
    >
      <div className="disclosure-form scroll">
        <p>
          The force suppressed {told.length === 1 ? 'it' : 'them'}, perhaps to protect a person. Together with the
          figures below, whoever can subtract reads {told.length === 1 ? 'it' : 'them'}.
        </p>
        <CellList title="Can be worked out" cells={told} />
        <CellList title="By these" cells={leaveOut} />
        {unsearched.length > 0 && (
          <section aria-label="Not searched">
            <h3 className="label">Not searched</h3>
            <NotSearched unsearched={unsearched} way={way} />
          </section>
        )}
        <fieldset>
          <legend>What to do</legend>
          {canLeaveOut && (
            <label className="row g6">
              <input type="radio" name="disclosure" checked={!publishes} onChange={() => setDespite(false)} />
              Leave out {leaveOut.length === 1 ? 'that figure' : `those ${leaveOut.length} figures`}: nothing
              {unsearched.length > 0 && ' of what was searched'} can then be worked out
            </label>
          )}
          <label className="row g6">
            <input type="radio" name="disclosure" checked={publishes} onChange={() => setDespite(true)} />
            Publish anyway, for a reason
          </label>
        </fieldset>
        {publishes && (
          <label className="field">
            <span className="label">Reason, kept in the history</span>
            <input
              className="inp"
              value={reason}
              maxLength={500}
              onChange={(event) => setReason(event.target.value)}
              onKeyDown={(event) => {
                if (event.key === 'Enter') go()
              }}
            />
          </label>
        )}
      </div>
      <div className="df">
        <span className="sp" />
        <Button onClick={() => answer({ is: 'cancelled' })}>Cancel</Button>
        <Button kind="primary" autoFocus={!publishes} disabled={publishes && said === ''} onClick={go}>
          {publishes ? 'Publish anyway' : `Leave out and ${does}`}
        </Button>
      </div>
    </Dialog>
  )
}

/** The question where nothing is told that was searched, and some of it was not searched. */
function Unsearched({
  unsearched,
  way,
  onAnswer,
}: {
  readonly unsearched: DisclosureShown['unsearched']
  readonly way: Way
  readonly onAnswer: (choice: { readonly is: 'unsearched' } | { readonly is: 'cancelled' }) => void
}): ReactElement {
  const cancel = (): void => onAnswer({ is: 'cancelled' })
  const figures = unsearched.reduce((sum, one) => sum + one.figures, 0)
  return (
    <Dialog
      title={`${count(figures, 'hidden figure')} not searched`}
      width={480}
      onClose={cancel}
      className="disclosure"
    >
      <div className="disclosure-form scroll">
        <NotSearched unsearched={unsearched} way={way} />
        <p>Of the other forces nothing that is hidden can be worked out of this {way}.</p>
      </div>
      <div className="df">
        <span className="sp" />
        <Button onClick={cancel}>Cancel</Button>
        <Button kind="primary" autoFocus onClick={() => onAnswer({ is: 'unsearched' })}>
          {way === 'copy' ? 'Copy' : 'Export'} unsearched
        </Button>
      </div>
    </Dialog>
  )
}

/** Of whose hidden figures nobody knows whether they can be worked out. */
function NotSearched({
  unsearched,
  way,
}: {
  readonly unsearched: DisclosureShown['unsearched']
  readonly way: Way
}): ReactElement {
  return (
    <>
      <p>
        Whether these can be worked out of this {way} is not known: they are too many, or too entangled, to try all that
        fits.
      </p>
      <ul className="unsearched">
        {unsearched.map(({ forceName, figures }) => (
          <li key={forceName}>
            <span className="ell">{forceName}</span>
            <span className="num">{count(figures, 'hidden figure')}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

function CellList({ title, cells }: { readonly title: string; readonly cells: readonly NamedCell[] }): ReactElement {
  return (
    <section aria-label={title}>
      <h3 className="label">{title}</h3>
      <ul>
        {cells.slice(0, MOST_NAMED).map((one) => (
          <li key={one.observation}>
            <span className="mono">{one.shown}</span>
            <span className="ell">{[one.forceName, one.what].filter((word) => word !== '').join(' · ')}</span>
            <span className="muted ell" title={`${one.file} ${one.sheetName}`}>
              {one.sheetName === '' ? one.file : one.sheetName} {one.cell}
            </span>
          </li>
        ))}
        {cells.length > MOST_NAMED && <li className="muted">and {cells.length - MOST_NAMED} more</li>}
      </ul>
    </section>
  )
}
