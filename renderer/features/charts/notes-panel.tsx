import { type ReactElement, useState } from 'react'
import type { Annotation, PlacedAnnotation } from '../../../app/annotate/index.ts'
import type { ChartLayout, ChartSpec } from '../../../app/chart/index.ts'
import { useSession } from '../../state/session.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button, IconButton } from '../../ui/button.tsx'
import type { Mark } from './marks.ts'
import { NoteEditor } from './note-editor.tsx'
import { addNote, anchorWords, changeNote, concerns, deleteNote, type PinOption } from './pinning.ts'

/** A new note that is being written: on which mark, and what it can be pinned to. */
export interface NewNote {
  readonly mark: Mark
  readonly options: readonly PinOption[]
}

/** The right panel's list: the notes that speak of what the chart shows, numbered as on the paper. */
export function NotesPanel({
  spec,
  layout,
  chosen,
  writing,
  selected,
  onChoose,
  onWrite,
  onWritten,
}: {
  readonly spec: ChartSpec
  readonly layout: ChartLayout
  readonly chosen: string | null
  readonly writing: NewNote | null
  readonly selected: Mark | null
  readonly onChoose: (id: string | null) => void
  readonly onWrite: () => void
  readonly onWritten: () => void
}): ReactElement {
  const annotations = useSession((session) => session.state.annotations)
  const own = annotations.filter((annotation) => concerns(spec, layout, annotation))
  const number = (id: string) => layout.annotations.find((mark) => mark.id === id)?.number ?? null
  const sorted = [...own].sort((a, b) => (number(a.id) ?? 1000) - (number(b.id) ?? 1000))
  return (
    <section aria-label="Annotations">
      <div className="ph">
        <h3>
          Annotations <span className="plain muted">{own.length}</span>
        </h3>
        <span className="sp" />
        <Button
          small
          kind="quiet"
          icon="plus"
          disabled={selected === null}
          title={selected === null ? 'Select a point or bar first' : `On ${selected.label}`}
          onClick={onWrite}
        >
          Add
        </Button>
      </div>
      {writing !== null && (
        <NoteEditor
          key={writing.mark.key}
          heading={writing.mark.label}
          options={writing.options}
          text=""
          forPublication
          onCancel={onWritten}
          onSave={async (text, forPublication, option) => {
            if (option !== null && (await addNote(option.anchor, text, forPublication))) onWritten()
          }}
        />
      )}
      {own.length === 0 && writing === null && (
        <p className="hint-line muted">
          Select a point or bar, then press Enter: what you write travels with the figure.
        </p>
      )}
      <ul className="notes-list">
        {sorted.map((annotation) => (
          <Entry
            key={annotation.id}
            annotation={annotation}
            number={number(annotation.id)}
            layout={layout}
            on={annotation.id === chosen}
            onChoose={() => onChoose(annotation.id === chosen ? null : annotation.id)}
          />
        ))}
      </ul>
    </section>
  )
}

function Entry({
  annotation,
  number,
  layout,
  on,
  onChoose,
}: {
  readonly annotation: PlacedAnnotation
  readonly number: number | null
  readonly layout: ChartLayout
  readonly on: boolean
  readonly onChoose: () => void
}): ReactElement {
  const forces = useSession((session) => session.state.forces)
  const [changing, setChanging] = useState(false)
  const { id, text, anchor, forPublication, changed } = annotation
  const pinned = anchorWords(layout, forces, anchor)
  if (changing) {
    return (
      <li>
        <NoteEditor
          heading={`Pinned to ${pinned}`}
          options={[]}
          text={text}
          forPublication={forPublication}
          onCancel={() => setChanging(false)}
          onSave={async (words, publish) => {
            if (await changeNote(id, words, publish)) setChanging(false)
          }}
        />
      </li>
    )
  }
  return (
    <li className={`an ${on ? 'on' : ''}`}>
      <span className={number === null ? 'nb off' : 'nb'}>{number ?? '–'}</span>
      <button type="button" className="an-text" aria-pressed={on} onClick={onChoose}>
        {text}
      </button>
      <span className="acts">
        <IconButton label="Change the note" icon="edit" onClick={() => setChanging(true)} />
        <IconButton label="Delete the note" icon="trash" onClick={() => void deleteNote(id)} />
      </span>
      {changed !== null && (
        <span className="d">
          <Badge tone="warn" icon="warning" title="The value under this note is not the one it was written about">
            was {changed.was}, now {changed.now}
          </Badge>
        </span>
      )}
      <span className="d">
        {KIND[anchor.on]} {pinned}
        {forPublication ? (
          number === null && ' · in the chart’s notes'
        ) : (
          <Badge icon="eyeOff" title="Stays in the workspace; change it to publish it">
            workspace only
          </Badge>
        )}
      </span>
    </li>
  )
}

const KIND: Readonly<Record<Annotation['anchor']['on'], string>> = {
  value: 'Pinned to',
  period: 'On the whole of',
  force: 'On all of',
}
