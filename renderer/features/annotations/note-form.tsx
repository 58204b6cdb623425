import { type ReactElement, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { type Option, Segments } from '../../ui/choice.tsx'
import type { Pin } from './anchors.ts'

/** The field in which a note is written. `pins` is null where the note already hangs somewhere. Ctrl Enter saves, Esc leaves. */
export function NoteForm({
  pins,
  text,
  forPublication,
  saveLabel,
  onSave,
  onCancel,
}: {
  readonly pins: readonly Option<Pin>[] | null
  readonly text: string
  readonly forPublication: boolean
  readonly saveLabel: string
  readonly onSave: (text: string, forPublication: boolean, pin: Pin) => Promise<void>
  readonly onCancel: () => void
}): ReactElement {
  const [words, setWords] = useState(text)
  const [publish, setPublish] = useState(forPublication)
  const [pin, setPin] = useState<Pin>('value')
  const [busy, setBusy] = useState(false)
  const empty = words.trim() === ''
  const save = async (): Promise<void> => {
    if (empty || busy) return
    setBusy(true)
    await onSave(words.trim(), publish, pin)
    setBusy(false)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc and Ctrl Enter act in every field of the form
    <div
      className="note-form"
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.stopPropagation()
          onCancel()
        }
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault()
          void save()
        }
      }}
    >
      <textarea
        // biome-ignore lint/a11y/noAutofocus: the analyst has just asked to write
        autoFocus
        className="area"
        rows={3}
        aria-label="Note"
        placeholder="What a reader of this figure must know"
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      {pins !== null && pins.length > 1 && <Segments label="Pinned to" options={pins} value={pin} onChange={setPin} />}
      <label className="row g6">
        <input type="checkbox" className="tickbox" checked={publish} onChange={() => setPublish(!publish)} />
        For publication: goes into charts and exports
      </label>
      <div className="row">
        <span className="sp" />
        <Button small kind="quiet" onClick={onCancel}>
          Cancel
        </Button>
        <Button small disabled={empty || busy} onClick={() => void save()}>
          {saveLabel}
        </Button>
      </div>
    </div>
  )
}
