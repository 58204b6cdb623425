import { type ReactElement, useState } from 'react'
import type { DecisionAbout } from '../../../app/query/index.ts'
import { type Draft, takeDecision, useDeciding, useTrial } from '../../state/decisions.ts'
import { notify } from '../../state/notices.ts'
import { useSession } from '../../state/session.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'

/** What is decided, what it comes to, and the reason without which nothing is decided. */
export function DecideForm({ draft }: { readonly draft: Draft }): ReactElement | null {
  const [chosen, setChosen] = useState(0)
  const [reason, setReason] = useState(draft.reason)
  const [busy, setBusy] = useState(false)
  const author = useSession((session) => session.state.settings.author ?? '')
  const about = draft.options[chosen] ?? draft.options[0]
  const close = (): void => useDeciding.setState({ draft: null })
  if (about === undefined) return null
  const take = async (): Promise<void> => {
    if (busy || reason.trim() === '') return
    setBusy(true)
    const done = await takeDecision(about, reason)
    setBusy(false)
    if (!done) return
    close()
    notify('good', 'Decided. Every view counts by it; Ctrl Z takes it back.')
  }
  return (
    <Dialog title="Decide what counts" width={560} onClose={close} className="decide">
      <div className="decide-form scroll">
        <fieldset className="decide-options">
          <legend className="label">Decision</legend>
          {draft.options.map((option, nth) => (
            <Option
              key={JSON.stringify(option)}
              about={option}
              on={nth === chosen}
              only={draft.options.length === 1}
              onChoose={() => setChosen(nth)}
            />
          ))}
        </fieldset>
        <label className="field">
          <span className="label">Reason: it stands beside every figure that this changes</span>
          <textarea
            className="area"
            rows={3}
            autoFocus
            maxLength={5000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void take()
            }}
          />
        </label>
        <p className="muted">
          {author === '' ? 'No name is set: the decision carries none.' : `Decided by ${author}.`} What the files say
          stays as it is; Ctrl Z takes the decision back.
        </p>
      </div>
      <Foot about={about} ready={reason.trim() !== '' && !busy} onCancel={close} onTake={() => void take()} />
    </Dialog>
  )
}

function Option({
  about,
  on,
  only,
  onChoose,
}: {
  readonly about: DecisionAbout
  readonly on: boolean
  readonly only: boolean
  readonly onChoose: () => void
}): ReactElement {
  const trial = useTrial(about).data
  return (
    <label className="row g6 t">
      <input type="radio" name="decision" className={only ? 'unseen' : 'radio'} checked={on} onChange={onChoose} />
      <span>
        <span className={only ? 'md' : ''}>{trial?.what ?? '…'}.</span>{' '}
        {trial !== undefined && trial.refused === null && <span className="muted">{trial.effect}.</span>}
        {trial?.refused != null && <span className="c-bad">{trial.refused}.</span>}
      </span>
    </label>
  )
}

function Foot({
  about,
  ready,
  onCancel,
  onTake,
}: {
  readonly about: DecisionAbout
  readonly ready: boolean
  readonly onCancel: () => void
  readonly onTake: () => void
}): ReactElement {
  const trial = useTrial(about).data
  const may = trial !== undefined && trial.refused === null
  return (
    <div className="df">
      <span className={may ? 'muted' : 'c-bad'} aria-live="polite">
        {trial?.refused != null ? 'This cannot be decided' : ready ? '' : 'A decision needs a reason'}
      </span>
      <span className="sp" />
      <Button onClick={onCancel}>Cancel</Button>
      <Button kind="primary" disabled={!ready || !may} onClick={onTake}>
        Decide
      </Button>
    </div>
  )
}
