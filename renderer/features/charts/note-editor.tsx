import { type ReactElement, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Segments } from '../../ui/choice.tsx'
import type { PinOption } from './pinning.ts'

/** The field for a note on the chart. Ctrl Enter keeps it, Esc leaves. */
export function NoteEditor({
  heading,
  options,
  text,
  forPublication,
  onSave,
  onCancel,
}: {
  readonly heading: string
  /** Empty where the note is pinned already. */
  readonly options: readonly PinOption[]
  readonly text: string
  readonly forPublication: boolean
  readonly onSave: (text: string, forPublication: boolean, option: PinOption | null) => Promise<void>
  readonly onCancel: () => void
}): ReactElement {
  const [words, setWords] = useState(text)
  const [publish, setPublish] = useState(forPublication)
  const [pin, setPin] = useState(options[0]?.key ?? 'value')
  const [busy, setBusy] = useState(false)
  const empty = words.trim() === ''
  const save = async (): Promise<void> => {
    if (empty || busy) return
    setBusy(true)
    await onSave(words.trim(), publish, options.find(({ key }) => key === pin) ?? null)
    setBusy(false)
  }
  return (
    <div className="note-editor">
      <p className="md">{heading}</p>
      <textarea
        // biome-ignore lint/a11y/noAutofocus: the analyst has just asked to write
        autoFocus
        className="area"
        rows={3}
        aria-label="Words of the note"
        placeholder="What a reader of this figure must know"
        value={words}
        onChange={(event) => setWords(event.target.value)}
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
      />
      {options.length > 1 && <Segments label="Pinned to" options={options} value={pin} onChange={setPin} />}
      <label className="row g6">
        <input type="checkbox" className="tickbox" checked={publish} onChange={() => setPublish(!publish)} />
        For publication: shown in charts and exports
      </label>
      <div className="row">
        <span className="sp" />
        <Button small kind="quiet" onClick={onCancel}>
          Cancel
        </Button>
        <Button small disabled={empty || busy} onClick={() => void save()}>
          Keep note
        </Button>
      </div>
    </div>
  )
}
