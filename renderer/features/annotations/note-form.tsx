import { type ReactElement, useState } from 'react'
import type { Anchor } from '../../../app/annotate/index.ts'
import type { NoteDraft } from '../../state/notes.ts'
import { useTags } from '../../state/tags.ts'
import { Button } from '../../ui/button.tsx'
import { Choice, Segments } from '../../ui/choice.tsx'
import { formKeys } from '../../ui/form-keys.ts'
import type { PinOption } from '../../ui/note-slots.ts'

/** A few pins stand side by side; more of them open below. */
const SIDE_BY_SIDE = 3

/**
 * The one form in which notes are written: what is thought, the line that travels, tags, who may see it. It can be written in from the
 * moment it is asked for; what it is pinned to may come later. Ctrl Enter keeps it, Esc leaves.
 */
export function NoteForm({
  heading,
  options,
  draft,
  onSave,
  onCancel,
}: {
  readonly heading?: string | undefined
  /** Empty where the note hangs somewhere already; null while the places are being found. */
  readonly options: readonly PinOption[] | null
  readonly draft: NoteDraft
  readonly onSave: (draft: NoteDraft, anchor: Anchor | null) => Promise<boolean>
  readonly onCancel: () => void
}): ReactElement {
  const [text, setText] = useState(draft.text)
  const [caveat, setCaveat] = useState(draft.caveat)
  const [tags, setTags] = useState(draft.tags.join(', '))
  const [publish, setPublish] = useState(draft.forPublication)
  const [chosen, setPin] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const known = useTags()
  const pin = options?.find(({ key }) => key === chosen) ?? options?.[0]
  const empty = text.trim() === ''
  const blocked = empty || busy || options === null
  const save = async (): Promise<void> => {
    if (blocked) return
    setBusy(true)
    const kept = await onSave(
      { text: text.trim(), caveat: oneLine(caveat), tags: tagsIn(tags), forPublication: publish },
      pin?.anchor ?? null,
    )
    if (!kept) setBusy(false)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc and Ctrl Enter act in every field of the form
    <div className="note-form" onKeyDown={formKeys(onCancel, () => void save())}>
      {heading !== undefined && <p className="md">{heading}</p>}
      <textarea
        // biome-ignore lint/a11y/noAutofocus: the analyst has just asked to write
        autoFocus
        className="area"
        rows={3}
        aria-label="Words of the note"
        placeholder="What is to be said of it"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <label className="field">
        <span>Caveat line</span>
        <input
          className="inp"
          placeholder="One sentence that goes wherever the figures go"
          value={caveat}
          onChange={(event) => setCaveat(event.target.value)}
        />
      </label>
      <label className="field">
        <span>Tags</span>
        <input
          className="inp"
          list="note-tags"
          placeholder="telephone, check again"
          value={tags}
          onChange={(event) => setTags(event.target.value)}
        />
      </label>
      <datalist id="note-tags">
        {known.map((tag) => (
          <option key={tag} value={tag} />
        ))}
      </datalist>
      {pin !== undefined && options !== null && options.length > 1 && (
        <Pins options={options} value={pin.key} onChange={setPin} />
      )}
      <label className="row g6">
        <input type="checkbox" className="tickbox" checked={publish} onChange={() => setPublish(!publish)} />
        For publication: goes into charts, tables and exports
      </label>
      <div className="row">
        <span className="sp" />
        <Button small kind="quiet" onClick={onCancel}>
          Cancel
        </Button>
        <Button small disabled={blocked} onClick={() => void save()}>
          Keep note
        </Button>
      </div>
    </div>
  )
}

function Pins(props: {
  readonly options: readonly PinOption[]
  readonly value: string
  readonly onChange: (key: string) => void
}): ReactElement {
  if (props.options.length <= SIDE_BY_SIDE) return <Segments label="Pinned to" {...props} />
  return (
    <div className="field">
      <span>Pinned to</span>
      <Choice label="Pinned to" {...props} />
    </div>
  )
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function tagsIn(text: string): readonly string[] {
  return [...new Set(text.split(/[,;]/).map((tag) => tag.trim()))].filter((tag) => tag !== '')
}
