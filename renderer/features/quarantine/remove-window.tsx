import { type ReactElement, useState } from 'react'
import type { HiddenFile } from '../../../app/contract/index.ts'
import { removeForGood } from '../../state/hidden.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Icon } from '../../ui/icon.tsx'
import { contentWords } from './words.ts'

/** The word that a person types who means it. */
const WORD = 'remove'

/** Says what goes for good and what follows from that, and asks for a typed word: the one command that cannot be undone. */
export function RemoveWindow({
  file,
  onDone,
}: {
  readonly file: HiddenFile
  readonly onDone: () => void
}): ReactElement {
  const [kept, setKept] = useState<ReadonlySet<string>>(
    new Set(file.places.filter(({ state }) => state === 'counted').map(({ id }) => id)),
  )
  const [reason, setReason] = useState('')
  const [typed, setTyped] = useState('')
  const [busy, setBusy] = useState(false)
  const places = file.places.filter(({ id, kind }) => kind === 'part' || !kept.has(id)).map(({ id }) => id)
  const ready = typed.trim().toLowerCase() === WORD && places.length > 0 && !busy
  const remove = async (): Promise<void> => {
    if (!ready) return
    setBusy(true)
    await removeForGood({ do: 'remove hidden', sha256: file.sha256, places, reason: reason.trim() }).finally(onDone)
  }
  return (
    <Dialog
      title={`Remove hidden content of ${file.name} for good`}
      width={560}
      onClose={onDone}
      className="hidden-window"
    >
      <div className="remove-form scroll">
        <fieldset>
          <legend>What goes</legend>
          {file.places.map((place) => (
            <label key={place.id} className="row g6">
              <input
                type="checkbox"
                className="tickbox"
                checked={place.kind === 'part' || !kept.has(place.id)}
                disabled={place.kind === 'part'}
                onChange={() => setKept(toggled(kept, place.id))}
              />
              <span className="ell">{place.what}</span>
              <span className="muted nw">{contentWords(place)}</span>
            </label>
          ))}
        </fieldset>
        <ul className="consequences">
          <li>
            The original bytes of the file leave the workspace: its name, its hash and the cells a reader sees stay.
          </li>
          <li>Words of it that notes, charts or the history quote are blanked.</li>
          <li>The workspace is saved at once. Its journal and older copies beside it go.</li>
          <li>This cannot be undone, nor can anything done to this file before it.</li>
          <li>
            The reply in your own folders, workspaces saved under another name and earlier exports are not touched.
          </li>
        </ul>
        <label className="field">
          <span className="label">Reason, kept in the history</span>
          <input
            autoFocus
            className="inp"
            value={reason}
            maxLength={500}
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
        <label className="field">
          <span className="label">
            Type <b>{WORD}</b> to go on
          </span>
          <input
            className="inp"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') void remove()
            }}
          />
        </label>
      </div>
      <div className="df">
        <Icon name="warning" size={14} className="c-bad" />
        <span className="c-bad md">Cannot be undone</span>
        <span className="sp" />
        <Button onClick={onDone}>Cancel, keep it</Button>
        <Button kind="primary" disabled={!ready} onClick={() => void remove()}>
          Remove for good
        </Button>
      </div>
    </Dialog>
  )
}

function toggled(kept: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(kept)
  if (!next.delete(id)) next.add(id)
  return next
}
