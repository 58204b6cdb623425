import { type ReactElement, useState } from 'react'
import { readRequest, type SentRequest } from '../../../app/vocabulary/index.ts'
import { useLooking } from '../../state/looking.ts'
import { notify } from '../../state/notices.ts'
import { perform } from '../../state/perform.ts'
import { useSession } from '../../state/session.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { count } from '../../ui/words.ts'
import { Bodies } from './bodies.tsx'
import { Breakdowns } from './breakdowns.tsx'
import { DayField } from './day-field.tsx'
import { Periods } from './periods.tsx'
import { useSuggestion } from './suggestion.ts'
import './request.css'

/** What was asked, of whom and when: the yardstick of board, comparison and findings. Ctrl Enter keeps it, Esc leaves it as it was. */
export function RequestDialog(): ReactElement {
  const kept = useSession((session) => session.state.request)
  const [draft, setDraft] = useState<SentRequest>(kept)
  const [busy, setBusy] = useState(false)
  const suggestion = useSuggestion()
  const change = (part: Partial<SentRequest>): void => setDraft((before) => ({ ...before, ...part }))
  const close = (): void => useLooking.setState({ layer: null })
  const trouble = troubleOf(draft)
  const save = async (): Promise<void> => {
    if (trouble !== null || busy) return
    setBusy(true)
    if (JSON.stringify(draft) === JSON.stringify(kept)) return close()
    const done = await perform({ do: 'change request', request: draft })
    setBusy(false)
    if (done.ok) close()
    else notify('bad', 'The request was not kept.', done.problem)
  }
  return (
    <Dialog title="What was asked" width={760} onClose={close} className="request">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Ctrl Enter acts in every field of the form */}
      <div
        className="request-form scroll"
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault()
            void save()
          }
        }}
      >
        {suggestion !== null && draft.periods.length === 0 && (
          <p className="suggestion">
            The replies give figures for {suggestion.words}.
            <button type="button" className="link" onClick={() => change(suggestion.request)}>
              Take these as asked
            </button>
          </p>
        )}
        <label className="field wide">
          <span className="label">Request</span>
          <textarea
            className="area"
            rows={2}
            autoFocus
            placeholder="The words that were sent"
            value={draft.text}
            onChange={(event) => change({ text: event.target.value })}
          />
        </label>
        <div className="fields">
          <div className="field">
            <span className="label">Sent on</span>
            <DayField label="Sent on" value={draft.date ?? ''} onChange={(date) => change({ date: date || null })} />
          </div>
          <label className="field">
            <span className="label">Measure</span>
            <span className="inp">
              <input
                className="bare"
                type="text"
                list="measures"
                value={draft.measure}
                onChange={(event) => change({ measure: event.target.value })}
              />
            </span>
            <datalist id="measures">
              {suggestion?.measures.map((measure) => (
                <option key={measure} value={measure} />
              ))}
            </datalist>
          </label>
          <label className="field">
            <span className="label">Counting unit</span>
            <span className="inp">
              <input
                className="bare"
                type="text"
                placeholder="offences recorded"
                value={draft.countingUnit}
                onChange={(event) => change({ countingUnit: event.target.value })}
              />
            </span>
          </label>
        </div>
        <Periods periods={draft.periods} onChange={(periods) => change({ periods })} />
        <Breakdowns
          chosen={draft.dimensions}
          known={suggestion?.keys ?? []}
          onChange={(dimensions) => change({ dimensions })}
        />
        <Bodies chosen={draft.bodies} onChange={(bodies) => change({ bodies })} />
      </div>
      <div className="df">
        <span className={trouble === null ? 'muted' : 'c-bad'} aria-live="polite">
          {trouble ??
            `${count(draft.bodies.length, 'body', 'bodies')} asked for ${count(draft.periods.length, 'period')}`}
        </span>
        <span className="sp" />
        <Button onClick={close}>Cancel</Button>
        <Button kind="primary" disabled={trouble !== null || busy} onClick={() => void save()}>
          Keep the request
        </Button>
      </div>
    </Dialog>
  )
}

/** What keeps a request from being kept, in words. */
function troubleOf(draft: SentRequest): string | null {
  if (draft.measure.trim() === '') return 'Say what was to be counted: offences, for example.'
  const open = draft.periods.findIndex(({ start, end }) => start === '' || end === '')
  if (open >= 0) return `Period ${open + 1} wants its first and its last day.`
  const late = draft.periods.findIndex(({ start, end }) => start > end)
  if (late >= 0) return `Period ${late + 1} ends before it starts.`
  const read = readRequest(draft)
  return typeof read === 'string' ? `The request cannot be kept: ${read}.` : null
}
